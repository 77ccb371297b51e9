"""Add a laptop: what works today, said honestly."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cvpn_wizard.texts import text
from cvpn_wizard.ui.forms import Heading, Notice
from cvpn_wizard.ui.scrolled import ScrolledPage
from cvpn_wizard.ui.services import Services

STEPS = ("laptop-step-profile", "laptop-step-client", "laptop-step-check")


class LaptopPage(ScrolledPage):
    """The way by hand, until the journey of its own is there."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__("laptop", parent, back_text="frame-home")
        self._heading = Heading("laptop-heading", "laptop-lead")
        self._steps = [Notice("info", step, name=step) for step in STEPS]
        self.column.addWidget(self._heading)
        for step in self._steps:
            self.column.addWidget(step)
        self.column.addStretch(1)
        self.retranslate()

    def retranslate(self) -> None:
        self.say_back()
        self._heading.retranslate()
        self.setAccessibleName(text("laptop-heading"))
        for step in self._steps:
            step.retranslate()
