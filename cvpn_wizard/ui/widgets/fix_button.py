"""The button that puts a finding right; where that costs money, it asks with the price first."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cvpn_wizard.texts import text
from cvpn_wizard.ui.labels import plain


class FixButton(QWidget):
    """Asks in place, below the finding, not in a dialog.

    :param name: of the button; the question's parts are called after it.
    :param month: what it costs a month in USD; ``None``: nothing, and nothing is asked.

    Signals:
        wanted: it shall be put right.
    """

    wanted = Signal()

    def __init__(self, name: str, month: Decimal | None = None) -> None:
        super().__init__()
        self._month = month
        self._about = ""
        self.button = QPushButton()
        self.button.setObjectName(name)
        self.button.clicked.connect(self._pressed)
        self._price = plain(f"{name}_price")
        self._sure = QPushButton()
        self._sure.setObjectName(f"{name}_sure")
        self._sure.setProperty("kind", "primary")
        self._sure.clicked.connect(self._confirmed)
        self._not = QPushButton()
        self._not.setObjectName(f"{name}_not")
        self._not.clicked.connect(self._ask_no_more)
        answers = QHBoxLayout()
        answers.setSpacing(8)
        for button in (self._sure, self._not):
            answers.addWidget(button)
        answers.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._price)
        column.addLayout(answers)
        self._ask(on=False)

    def setEnabled(self, on: bool) -> None:  # noqa: FBT001  as Qt has it
        """While another finding is put right, this one waits; its question is over."""
        self._ask(on=False)
        self.button.setEnabled(on)

    def _ask(self, *, on: bool) -> None:
        self.button.setVisible(not on)
        for part in (self._price, self._sure, self._not):
            part.setVisible(on)

    @Slot()
    def _pressed(self) -> None:
        if self._month is None:
            self.wanted.emit()
            return
        self._ask(on=True)
        # Enter pressed twice must not spend money.
        self._not.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _confirmed(self) -> None:
        self._ask(on=False)
        self.wanted.emit()

    @Slot()
    def _ask_no_more(self) -> None:
        self._ask(on=False)
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, about: str) -> None:
        """Words, also in another language.

        :param about: what is put right; a screen reader says it with the button.
        """
        self._about = about
        self.button.setText(text("care-fix"))
        self._price.setText("")
        if self._month is not None:
            self.button.setText(text("care-fix-priced"))
            self._price.setText(text("care-fix-price", usd=f"{self._month:,.0f}"))
        self._sure.setText(text("care-fix-sure"))
        self._not.setText(text("care-fix-not"))
        self.button.setAccessibleDescription(f"{about} {self._price.text()}".strip())
        self._sure.setAccessibleDescription(self._price.text())
