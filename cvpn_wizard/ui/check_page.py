"""Check a connection: does something behind the tunnel answer from this computer?"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cvpn_wizard.texts import text
from cvpn_wizard.ui.forms import Heading
from cvpn_wizard.ui.pages.connect.check_panel import CheckPanel
from cvpn_wizard.ui.scrolled import ScrolledPage
from cvpn_wizard.ui.services import Services


class CheckPage(ScrolledPage):
    """Four pings, or a TCP connection."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__("check", parent, back_text="frame-home")
        self._heading = Heading("check-heading", "check-lead")
        self._panel = CheckPanel(services)
        self.column.addWidget(self._heading)
        self.column.addWidget(self._panel)
        self.column.addStretch(1)
        self.retranslate()

    def retranslate(self) -> None:
        self.say_back()
        self._heading.retranslate()
        self.setAccessibleName(text("check-heading"))
        self._panel.retranslate()
