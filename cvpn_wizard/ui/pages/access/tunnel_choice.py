"""What goes through the VPN: only what is for this network, or everything."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from cvpn_wizard.texts import text
from cvpn_wizard.ui.labels import muted, plain


class TunnelChoice(QWidget):
    """Two ways, each with a sentence on what it means.

    Signals:
        changed: the other one was chosen.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = plain()
        self._title.setWordWrap(False)
        self._term = muted()
        self._term.setWordWrap(False)
        self._ways = {
            "on": _way("access.split_tunnel"),
            "off": _way("access.full_tunnel"),
        }
        self._whys = {way: muted() for way in self._ways}
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._title)
        top.addWidget(self._term)
        top.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        for way, button in self._ways.items():
            self._whys[way].setIndent(28)
            column.addWidget(button)
            column.addWidget(self._whys[way])
        self._ways["on"].setChecked(True)
        self._ways["on"].toggled.connect(self._toggled)
        self.retranslate()

    @property
    def split(self) -> bool:
        return self._ways["on"].isChecked()

    def choose(self, *, split: bool) -> None:
        self._ways["on" if split else "off"].setChecked(True)

    @Slot()
    def _toggled(self) -> None:
        self.changed.emit()

    def retranslate(self) -> None:
        self._title.setText(text("access-split_tunnel"))
        self._term.setText(text("access-split_tunnel-term"))
        for way, button in self._ways.items():
            button.setText(text(f"access-split_tunnel-{way}"))
            self._whys[way].setText(text(f"access-split_tunnel-{way}-why"))
            button.setAccessibleName(f"{self._title.text()} {button.text()}")
            button.setAccessibleDescription(self._whys[way].text())


def _way(name: str) -> QRadioButton:
    button = QRadioButton()
    button.setObjectName(name)
    return button
