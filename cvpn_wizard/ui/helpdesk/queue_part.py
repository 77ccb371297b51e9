"""Take a queue in that an admin sent, or unlock one where no keyring kept its words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from cvpn_wizard.adapters.bundle.queue import ENDING
from cvpn_wizard.journeys.laptop.opening import words_problem
from cvpn_wizard.model.secret import Secret
from cvpn_wizard.texts import text
from cvpn_wizard.ui.forms import Field
from cvpn_wizard.ui.labels import muted


def ask_for_queue(parent: QWidget) -> Path | None:
    """Ask for a queue's file; ``None`` when the person thinks better of it."""
    kinds = f"{text('helpdesk-queues')} (*{ENDING})"
    chosen, _ = QFileDialog.getOpenFileName(parent, text("helpdesk-choose-title"), "", kinds)
    return Path(chosen) if chosen else None


class QueuePart(QWidget):
    """A button for the file, then a line for the words.

    Signals:
        wanted: (file or ``None``, name of a locked queue, words).
    """

    wanted = Signal(object, str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ask: Callable[[QWidget], Path | None] = ask_for_queue
        self._file: Path | None = None
        self._locked = ""
        self._what = muted("helpdesk.what")
        self._choose = QPushButton()
        self._choose.setObjectName("helpdesk.choose")
        self._choose.clicked.connect(self._pick)
        self._words = QLineEdit()
        self._words.setObjectName("helpdesk.words")
        self._words.textChanged.connect(self._typed)
        self._field = Field("laptop-words", self._words, "laptop-words-hint")
        self._open = QPushButton()
        self._open.setObjectName("helpdesk.open")
        self._open.clicked.connect(self.go)
        top = QHBoxLayout()
        top.addWidget(self._what, 1)
        top.addWidget(self._choose)
        below = QHBoxLayout()
        below.addWidget(self._open)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._field)
        column.addLayout(below)
        self.retranslate()

    def show_locked(self, name: str) -> None:
        """A queue that is here and needs its words; empty for none."""
        self._locked = name
        self.retranslate()

    @property
    def wants_words(self) -> bool:
        return self._file is not None or bool(self._locked)

    def clear(self) -> None:
        self._file = None
        self._words.clear()
        self.retranslate()

    @Slot()
    def _pick(self) -> None:
        path = self.ask(self)
        if path is not None:
            self._file = path
            self.retranslate()
            self._words.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _typed(self) -> None:
        self._field.set_problem(None)

    @Slot()
    def go(self) -> None:
        words = Secret(self._words.text())
        problem = words_problem(words)
        self._field.set_problem(problem)
        if problem is None:
            self.wanted.emit(self._file, self._locked, words)

    def enter_pressed(self) -> bool:
        """Whether Enter was meant for the words."""
        if not self._words.hasFocus():
            return False
        self.go()
        return True

    def retranslate(self) -> None:
        if self._file is not None:
            self._what.setText(text("laptop-chosen", name=self._file.name))
        elif self._locked:
            self._what.setText(text("helpdesk-locked", name=self._locked))
        else:
            self._what.setText(text("helpdesk-open-hint"))
        self._choose.setText(text("helpdesk-choose"))
        self._open.setText(text("laptop-open-go"))
        self._field.retranslate()
        for part in (self._field, self._open):
            part.setVisible(self.wants_words)
        for button in (self._choose, self._open):
            button.setAccessibleName(button.text())
