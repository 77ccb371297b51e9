"""Where the credentials come from: three ways, the usual one first."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QWidget

from cvpn_wizard.journeys.answers import AccountSource
from cvpn_wizard.texts import text

WAYS = (AccountSource.KEYS, AccountSource.PROFILE, AccountSource.SIGN_IN)


class SourceChoice(QWidget):
    """Signals:
    changed: another way.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._buttons = {way: QRadioButton() for way in WAYS}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        for way, button in self._buttons.items():
            button.setObjectName(f"account.source_{way.value.replace('-', '_')}")
            self._group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        self._buttons[AccountSource.KEYS].setChecked(True)
        self._group.buttonToggled.connect(self._toggled)
        self.retranslate()

    @property
    def way(self) -> AccountSource:
        return next(way for way, button in self._buttons.items() if button.isChecked())

    def choose(self, way: AccountSource) -> None:
        if way in self._buttons:
            self._buttons[way].setChecked(True)

    @Slot(object, bool)
    def _toggled(self, _button: object, on: bool) -> None:  # noqa: FBT001  what the signal carries
        if on:
            self.changed.emit()

    def retranslate(self) -> None:
        for way, button in self._buttons.items():
            button.setText(text(f"account-source-{way.value}"))
            button.setAccessibleName(f"{text('account-source')} {button.text()}")
