"""The button that collects a support bundle and opens its preview."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from cvpn_wizard.journeys.checking.report import Report
from cvpn_wizard.journeys.support.collecting import SupportBundle
from cvpn_wizard.journeys.support.system_facts import Computer
from cvpn_wizard.texts import text
from cvpn_wizard.ui.jobs import Latest
from cvpn_wizard.ui.services import Services
from cvpn_wizard.ui.support.jobs import collecting
from cvpn_wizard.ui.support.preview import Preview

NAMELESS = "support"


class SupportButton(QPushButton):
    """Collects off the GUI thread, since VPN clients are asked for their versions.

    Signals:
        refused: it could not be collected; carries the refusal.
    """

    refused = Signal(object)

    def __init__(self, services: Services, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.computer = Computer()
        self._services = services
        self._report = Report()
        self._latest = Latest()
        self.clicked.connect(self._pressed)
        self.retranslate()

    def show_report(self, report: Report) -> None:
        """What the next bundle is about."""
        self._report = report

    @Slot()
    def _pressed(self) -> None:
        self.setEnabled(False)
        self.retranslate()
        self._latest.replace(
            self._services.jobs.start(
                collecting(self._report, self._services, self.computer),
                done=self._collected,
                failed=self._failed,
            )
        )

    @Slot(object)
    def _collected(self, bundle: object) -> None:
        self._ready()
        if isinstance(bundle, SupportBundle):
            # The file's own name may be somebody's, and the bundle's is not replaced.
            preview = Preview(bundle, self._services, NAMELESS, self.window())
            preview.open()

    @Slot(object)
    def _failed(self, error: object) -> None:
        self._ready()
        self.refused.emit(error)

    def _ready(self) -> None:
        self.setEnabled(True)
        self.retranslate()

    def retranslate(self) -> None:
        words = text("support-open" if self.isEnabled() else "support-collecting")
        self.setText(words)
        self.setAccessibleName(words)
