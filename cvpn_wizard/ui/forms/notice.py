"""A line that says something: a sign, a word, and perhaps a button that does it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from cvpn_wizard.texts import text
from cvpn_wizard.ui.labels import plain
from cvpn_wizard.ui.theme import pixmap, restyle, tone

SIGNS = {"info": "info", "good": "good", "warn": "warning", "bad": "bad"}
TONES = {"info": "accent", "good": "good", "warn": "warn", "bad": "bad"}


class Notice(QFrame):
    """A quiet box in a semantic colour. Hidden while it has nothing to say.

    Signals:
        acted: the button was pressed.
    """

    acted = Signal()

    def __init__(
        self, kind: str = "info", text_id: str = "", name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._text_id = text_id
        self._action_id = ""
        self._facts: dict[str, object] = {}
        self._kind = kind
        self._sign = QLabel()
        self._sign.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._words = plain(f"{name}_words" if name else "")
        self._button = QPushButton()
        self._button.setObjectName(f"{name}_action" if name else "")
        self._button.clicked.connect(self.acted)
        self._button.hide()
        # The sign stands at the first line of the words, wherever the button pushes them.
        said = QWidget()
        line = QHBoxLayout(said)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(10)
        row.addWidget(said, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.set_kind(kind)
        self.retranslate()

    def set_kind(self, kind: str) -> None:
        """``info``, ``good``, ``warn`` or ``bad``."""
        self._kind = kind
        self.setProperty("card", kind)
        self._sign.setPixmap(pixmap(SIGNS[kind], 20, tone(TONES[kind])))
        self._sign.setAccessibleName(text(f"notice-{kind}"))
        restyle(self)

    def say(self, text_id: str, **facts: object) -> None:
        """Say a sentence; an empty id hides the notice."""
        self._text_id, self._facts = text_id, facts
        self.retranslate()

    def set_action(self, text_id: str) -> None:
        """Give it a button; an empty id takes it away."""
        self._action_id = text_id
        self.retranslate()

    @property
    def words(self) -> str:
        return self._words.text()

    def retranslate(self) -> None:
        self.setVisible(bool(self._text_id))
        if self._text_id:
            self._words.setText(text(self._text_id, **self._facts))
        self._button.setVisible(bool(self._action_id))
        if self._action_id:
            self._button.setText(text(self._action_id))
        self._sign.setPixmap(pixmap(SIGNS[self._kind], 20, tone(TONES[self._kind])))
        self.setAccessibleName(self._words.text())
