"""Before somebody is revoked: what it means, and the button that means it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from cvpn_wizard.texts import text
from cvpn_wizard.ui.labels import muted, plain

MOST_NAMES = 5


class RevokeForm(QFrame):
    """:ivar names: whom it is about."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("people.revoke_form")
        self.setProperty("card", "warn")
        self.names: tuple[str, ...] = ()
        self._sentence = plain("people.revoke_sentence")
        self._meaning = muted("people.revoke_meaning")
        self.sure = QPushButton()
        self.sure.setObjectName("people.revoke_sure")
        self.sure.setProperty("kind", "danger")
        self.cancel = QPushButton()
        self.cancel.setObjectName("people.revoke_cancel")
        self.cancel.clicked.connect(self.hide)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.sure)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(self._sentence)
        column.addWidget(self._meaning)
        column.addLayout(row)
        self.retranslate()

    def ask(self, names: tuple[str, ...]) -> None:
        self.names = names
        self.retranslate()
        self.show()
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        named = ", ".join(self.names[:MOST_NAMES])
        if len(self.names) > MOST_NAMES:
            named = text("people-and-more", names=named, count=len(self.names) - MOST_NAMES)
        self._sentence.setText(text("people-revoke-ask", names=named, count=len(self.names)))
        self._meaning.setText(text("people-revoke-meaning"))
        self.sure.setText(text("people-revoke-sure", count=len(self.names)))
        self.cancel.setText(text("people-cancel"))
