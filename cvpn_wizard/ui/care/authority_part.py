"""The CA of a VPN that was made by hand: where it is, so that people can be added from here."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton

from cvpn_wizard.model.errors import WizardError
from cvpn_wizard.model.names import EndpointId
from cvpn_wizard.texts import text
from cvpn_wizard.ui.care.section import Known
from cvpn_wizard.ui.forms import FormSection
from cvpn_wizard.ui.jobs import Latest
from cvpn_wizard.ui.labels import muted
from cvpn_wizard.ui.pages.certificates.easy_rsa_part import EasyRsaPart
from cvpn_wizard.ui.refusal_view import RefusalView
from cvpn_wizard.ui.services import Services


class AuthorityPart(FormSection):
    """Hidden where the CA is known, or was made by us.

    Signals:
        named: the records know its folder now.
    """

    named = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__("care-authority-title")
        self._services = services
        self._known: Known | None = None
        self._latest = Latest()
        self._lead = muted("care.authority.lead")
        self.folder = EasyRsaPart(services)
        self.folder.changed.connect(self._look)
        self.folder.names_wanted.connect(self._use)
        self.button = QPushButton()
        self.button.setObjectName("care.authority.use")
        self.button.clicked.connect(self._use)
        self._refusal = RefusalView("care.authority.refusal")
        self.add(self._lead)
        self.add(self.folder)
        self.column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(self._refusal)
        self._look()
        self.say()

    def show_vpn(self, known: Known, *, wanted: bool) -> None:
        """:param wanted: it was made by hand, and nobody has named its CA."""
        self._known = known
        self.setVisible(wanted)

    @Slot()
    def _look(self) -> None:
        found = self.folder.found
        self.button.setEnabled(found is not None and not self._latest.busy)

    @Slot()
    def _use(self) -> None:
        known, found = self._known, self.folder.found
        if known is None or found is None or self._latest.busy:
            return
        self._refusal.clear()
        self.button.setEnabled(False)
        self._latest.replace(
            self._services.jobs.start(
                lambda _cancelled: self._keep(known, found.path),
                done=self._kept,
                failed=self._failed,
            )
        )

    def _keep(self, known: Known, folder: Path) -> None:
        """In a job."""
        from cvpn_wizard.journeys.adopting.adopting import Adopter  # noqa: PLC0415

        services = self._services
        cloud = services.cloud_for(known.account, None)
        adopter = Adopter(services.home, cloud, services.records, known.account)
        endpoint = EndpointId(known.vpn.endpoint)
        adopter.adopt(adopter.examine(endpoint, datetime.now(UTC), authority=folder))

    @Slot(object)
    def _kept(self, _nothing: object) -> None:
        self.hide()
        self.named.emit()

    @Slot(object)
    def _failed(self, error: object) -> None:
        self._look()
        if isinstance(error, WizardError):
            self._refusal.show_refusal(error)

    def say(self) -> None:
        """Every text of this part."""
        super().retranslate()
        self._lead.setText(text("care-authority-lead"))
        self.folder.retranslate()
        self.button.setText(text("care-authority-use"))
        self._refusal.retranslate()
