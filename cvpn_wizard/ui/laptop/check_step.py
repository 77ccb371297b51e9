"""Does something behind the tunnel answer?"""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from cvpn_wizard.journeys.laptop.state import LaptopState
from cvpn_wizard.texts import text
from cvpn_wizard.ui.forms import Heading
from cvpn_wizard.ui.laptop.step import LaptopStep
from cvpn_wizard.ui.pages.connect.check_panel import CheckPanel
from cvpn_wizard.ui.services import Services


class CheckStep(LaptopStep):
    """The proof; it may be left for later."""

    step_id: ClassVar[str] = "laptop-check"

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        lead = "laptop-check-lead-practice" if services.practising else "laptop-check-lead"
        self._heading = Heading("laptop-check-heading", lead)
        self.check = CheckPanel(services)
        self.check.answered.connect(self._answered)
        self.check.started.connect(self.refreshed)
        self.column.addWidget(self._heading)
        self.column.addWidget(self.check)
        self.column.addStretch(1)
        self.retranslate()

    def show_state(self, state: LaptopState) -> None:
        before = self.state.placed
        super().show_state(state)
        if state.placed is not None and state.placed != before:
            self.check.show_host(state.placed.manifest.ping)

    @Slot()
    def _answered(self) -> None:
        self.changed.emit(replace(self.state, answered=True))

    def next_text(self) -> str:
        return text("laptop-check-go" if self.state.answered else "laptop-check-skip")

    def busy(self) -> bool:
        return self.check.busy

    def retranslate(self) -> None:
        self._heading.retranslate()
        self.check.retranslate()
        self.setAccessibleName(text("page-laptop-check"))
