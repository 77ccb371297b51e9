"""Work that is under way: what, how far, and Stop."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout

from cvpn_wizard.journeys.people.many import Progress
from cvpn_wizard.texts import text
from cvpn_wizard.ui.labels import plain


class UnderWay(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("people.under_way")
        self.setProperty("card", "plain")
        self._text_id = ""
        self._last: Progress | None = None
        self._words = plain("people.under_way_words")
        self.bar = QProgressBar()
        self.bar.setObjectName("people.progress")
        self.bar.setTextVisible(False)
        self.stop = QPushButton()
        self.stop.setObjectName("people.stop")
        row = QHBoxLayout()
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(self._words)
        column.addLayout(row)
        self.retranslate()

    def begin(self, text_id: str) -> None:
        self._text_id, self._last = text_id, None
        self.bar.setRange(0, 0)
        self.stop.setEnabled(True)
        self.retranslate()
        self.show()

    @Slot(object)
    def progress(self, told: Progress) -> None:
        self._last = told
        self.bar.setRange(0, told.total)
        self.bar.setValue(told.done)
        self.retranslate()

    def stopping(self) -> None:
        self._text_id, self._last = "people-stopping", None
        self.stop.setEnabled(False)
        self.retranslate()

    def retranslate(self) -> None:
        if self._last is not None:
            told = self._last
            words = text("cli-person-progress", done=told.done, total=told.total, name=told.name)
        else:
            words = text(self._text_id) if self._text_id else ""
        self._words.setText(words)
        self.bar.setAccessibleName(words)
        self.stop.setText(text("people-stop"))
