"""The background: what Client VPN is for, what Site-to-Site VPN is for, and the five parts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from cvpn_wizard.texts import text
from cvpn_wizard.ui.forms import Heading
from cvpn_wizard.ui.labels import muted, plain, strong
from cvpn_wizard.ui.scrolled import ScrolledPage
from cvpn_wizard.ui.theme import pixmap, tone
from cvpn_wizard.ui.updates.part import UpdatesPart
from cvpn_wizard.ui.widgets.five_parts import FivePartsPicture
from cvpn_wizard.ui.widgets.picture import TwoVpnsPicture

PARTS = (
    ("endpoint", "endpoint"),
    ("target-network", "subnet"),
    ("client-cidr", "laptop"),
    ("route-table", "internet"),
    ("authorization-rule", "authorization"),
)


class HelpPage(ScrolledPage):
    """The two kinds side by side; the five parts as a picture, and in words by its numbers."""

    def __init__(self, updates: UpdatesPart, parent: QWidget | None = None) -> None:
        super().__init__("help", parent, back_text="help-back")
        self._updates = updates
        self.before: QWidget | None = None
        self._heading = Heading("help-heading", "help-lead")
        self._picture = TwoVpnsPicture()
        self._title = strong()
        self._drawing = FivePartsPicture()
        self._rows: list[tuple[str, QLabel, QLabel, QLabel]] = []
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        for number, (part, picture) in enumerate(PARTS):
            sign, name, what = QLabel(), plain(), muted()
            grid.addWidget(sign, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(name, number, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(what, number, 2)
            self._rows.append((part, sign, name, what))
            sign.setProperty("picture", picture)
        grid.setColumnMinimumWidth(1, 236)
        grid.setColumnStretch(2, 1)
        self.column.addWidget(self._heading)
        self.column.addWidget(self._picture)
        self.column.addWidget(self._title)
        self.column.addWidget(self._drawing)
        self.column.addLayout(grid)
        self.column.addWidget(updates)
        self.column.addStretch(1)
        self.retranslate()

    def look_again(self) -> None:
        """The chapter stays as it is; what is known of new versions may not."""
        self._updates.look_again()

    def retranslate(self) -> None:
        self.say_back()
        self._updates.retranslate()
        self._heading.retranslate()
        self.setAccessibleName(text("help-heading"))
        self._picture.retranslate()
        self._title.setText(text("help-parts"))
        self._drawing.retranslate()
        for number, (part, sign, name, what) in enumerate(self._rows, 1):
            sign.setPixmap(pixmap(str(sign.property("picture")), 24, tone("accent")))
            name.setText(f"{number}. {text(f'help-{part}')}")
            what.setText(text(f"help-{part}-what"))
