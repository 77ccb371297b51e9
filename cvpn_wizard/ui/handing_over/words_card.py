"""The words that open a bundle, large enough to be read over the telephone. Shown once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cvpn_wizard.adapters.bundle.words import Words
from cvpn_wizard.texts import text
from cvpn_wizard.ui.labels import muted, plain, strong
from cvpn_wizard.ui.widgets.rows import take_out

COLUMNS = 2


class WordsCard(QFrame):
    """Hidden until it has words; forgets them when it is told to.

    :param name: how the object names of its parts begin.
    :param why_id: what to say of words that get lost.
    :param to_keep: the words are written down and kept, instead of read out to somebody.

    Signals:
        passed_on: the person has read them out.
    """

    passed_on = Signal()

    def __init__(
        self,
        name: str = "handover",
        why_id: str = "handover-words-why",
        parent: QWidget | None = None,
        *,
        to_keep: bool = False,
    ) -> None:
        super().__init__(parent)
        self._why_id = why_id
        self._title_id = "words-to-keep" if to_keep else "handover-words"
        self._done_id = "words-kept" if to_keep else "handover-passed-on"
        self.setObjectName(f"{name}.words")
        self.setProperty("card", "plain")
        self._name = name
        self._words: Words | None = None
        self._title = strong(f"{name}.words_title")
        self._why = muted(f"{name}.words_why")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(6)
        self._rows: list[QWidget] = []
        self._whole = plain(f"{name}.typed")
        _not_to_be_copied(self._whole)
        self._done = QPushButton()
        self._done.setObjectName(f"{name}.passed_on")
        self._done.clicked.connect(self.forget)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._done)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._why)
        column.addLayout(self._grid)
        column.addWidget(self._whole)
        column.addLayout(buttons)
        self.hide()
        self.retranslate()

    def show_words(self, words: Words) -> None:
        """Show them, one beside the other with its number."""
        self._clear()
        self._words = words
        pairs = words.pairs()
        tall = -(-len(pairs) // COLUMNS)
        for number, (spoken, typed) in enumerate(pairs):
            row, column = number % tall, 3 * (number // tall)
            place = muted()
            place.setText(f"{number + 1}")
            said = strong(f"{self._name}.word_{number + 1}", 1.3)
            said.setText(spoken)
            said.setAccessibleName(f"{number + 1} {spoken}")
            how = muted()
            how.setText(typed if typed != spoken else "")
            for offset, label in enumerate((place, said, how)):
                label.setWordWrap(False)
                _not_to_be_copied(label)
                self._grid.addWidget(label, row, column + offset, Qt.AlignmentFlag.AlignBaseline)
                self._rows.append(label)
        self._grid.setColumnStretch(2, 1)
        self._grid.setColumnStretch(5, 1)
        self.retranslate()
        self.show()

    @property
    def has_words(self) -> bool:
        return self._words is not None

    @Slot()
    def forget(self) -> None:
        """They have been passed on; nobody keeps them."""
        had = self._words is not None
        self._clear()
        self.hide()
        if had:
            self.passed_on.emit()

    def _clear(self) -> None:
        self._words = None
        self._whole.clear()
        take_out(self._grid, self._rows)
        self._rows = []

    def retranslate(self) -> None:
        self._title.setText(text(self._title_id))
        self._why.setText(text(self._why_id))
        self._done.setText(text(self._done_id))
        self._done.setAccessibleName(text(self._done_id))
        self.setAccessibleName(text(self._title_id))
        if self._words is not None:
            typed = self._words.typed.reveal()
            self._whole.setText(text("handover-typed", passphrase=typed))


def _not_to_be_copied(label: QLabel) -> None:
    """Marking it with the mouse would do: clipboards keep a history, and some send it away."""
    label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
