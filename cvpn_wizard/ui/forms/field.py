"""A field: its name in plain words, AWS's term in grey, why, and what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cvpn_wizard.model.errors import Problem
from cvpn_wizard.texts import has_text, text
from cvpn_wizard.ui.labels import muted, plain
from cvpn_wizard.ui.theme import pixmap, restyle, tone

BOX_INDENT = 32
"""Where the words of a check box begin."""


class Field(QWidget):
    """One value that a person gives. Texts: the label, and beside it by their ids the others.

    :param label_id: plain words. ``<label_id>-term`` (AWS's term), if there is such a text, stands
        in grey behind it.
    :param hint_id: a short line below.
    :param why_id: the explanation that the "why?" button opens.

    Signals:
        suggestion_taken: the button with the value that would do was pressed; carries the value.
    """

    suggestion_taken = Signal(str)

    def __init__(
        self,
        label_id: str,
        widget: QWidget,
        hint_id: str | None = None,
        why_id: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.widget = widget
        self._ids = (label_id, hint_id, why_id)
        self._problem: Problem | None = None
        self._label = QLabel()
        self._label.setBuddy(widget)
        self._term: QLabel | None = None
        self._hint: QLabel | None = None
        self._why: QLabel | None = None
        self._why_button: QToolButton | None = None
        self._wrong: _Wrong | None = None
        self._top = QHBoxLayout()
        self._top.setSpacing(8)
        boxed = isinstance(widget, QCheckBox)
        # A box carries its own words, so what stands beside a label stands beside it.
        self._top.addWidget(widget if boxed else self._label)
        self._top.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addLayout(self._top)
        if not boxed:
            self._column.addWidget(widget)
        # A page has many fields; each makes only what it has something to say in.
        if hint_id:
            self._hint = muted()
            self._column.addWidget(self._hint)
        if why_id:
            self._add_why()
        for words in (self._hint, self._why):
            if boxed and words is not None:
                words.setIndent(BOX_INDENT)
        self.retranslate()

    def _add_why(self) -> None:
        self._why_button = QToolButton()
        self._why_button.setObjectName(f"{self.widget.objectName()}_why")
        self._why_button.setProperty("kind", "link")
        self._why_button.setProperty("tab_beside", True)  # noqa: FBT003  ui/tab_order.py
        self._why_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._why_button.setCheckable(True)
        self._why = muted()
        self._why.hide()
        self._why_button.toggled.connect(self._why.setVisible)
        self._top.addWidget(self._why_button)
        self._column.addWidget(self._why)

    @property
    def problem(self) -> Problem | None:
        return self._problem

    def set_problem(self, problem: Problem | None) -> None:
        """Show what is wrong, or that nothing is."""
        if problem == self._problem:
            return
        self._problem = problem
        wrong = problem is not None and not problem.warning
        self.widget.setProperty("wrong", "true" if wrong else "false")
        restyle(self.widget)
        self._show_problem()

    def _show_problem(self) -> None:
        problem = self._problem
        if problem is None:
            if self._wrong is not None:
                self._wrong.hide()
            hint = self._hint.text() if self._hint is not None else ""
            self.widget.setAccessibleDescription(hint)
            return
        if self._wrong is None:
            self._wrong = _Wrong(self.widget.objectName())
            self._wrong.take.clicked.connect(self._taken)
            self._column.insertWidget(1 if isinstance(self.widget, QCheckBox) else 2, self._wrong)
        self._wrong.show_problem(problem)
        self.widget.setAccessibleDescription(self._wrong.said.text())

    @Slot()
    def _taken(self) -> None:
        value = self._problem.suggestion if self._problem else None
        if not value:
            return
        if isinstance(self.widget, QLineEdit):
            self.widget.setText(value)
        elif isinstance(self.widget, QSpinBox):
            self.widget.setValue(int(value))
        elif isinstance(self.widget, QComboBox):
            self.widget.setCurrentText(value)
        self.suggestion_taken.emit(value)

    def retranslate(self) -> None:
        label_id, hint_id, why_id = self._ids
        words = text(label_id)
        self._label.setText(words)
        if isinstance(self.widget, QCheckBox):
            self.widget.setText(words)
        term = text(f"{label_id}-term") if has_text(f"{label_id}-term") else ""
        self._say_term(term)
        self.widget.setAccessibleName(f"{words} {term}".replace("&", "").strip())
        if hint_id and self._hint is not None:
            self._hint.setText(text(hint_id))
        if why_id and self._why is not None and self._why_button is not None:
            self._why.setText(text(why_id))
            self._why_button.setText(text("field-why"))
            self._why_button.setAccessibleName(text("field-why-of", label=words))
        self._show_problem()

    def _say_term(self, term: str) -> None:
        if self._term is None and term:
            self._term = muted()
            self._term.setWordWrap(False)
            self._top.insertWidget(1, self._term)
        if self._term is not None:
            self._term.setText(term)
            self._term.setVisible(bool(term))


class _Wrong(QWidget):
    """What is wrong with a value: a sign, a sentence, and a button with a value that would do."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._sign = QLabel()
        self.said = plain(f"{name}_problem")
        self.take = QPushButton()
        self.take.setObjectName(f"{name}_take")
        self.take.setProperty("kind", "link")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.said, 1)
        row.addWidget(self.take, 0, Qt.AlignmentFlag.AlignTop)

    def show_problem(self, problem: Problem) -> None:
        kind = "warn" if problem.warning else "bad"
        self._sign.setPixmap(pixmap("warning" if problem.warning else "bad", 18, tone(kind)))
        self.said.setText(text(f"problem-{problem.code}", **problem.facts))
        self.said.setProperty("tone", kind)
        restyle(self.said)
        self.take.setVisible(bool(problem.suggestion))
        if problem.suggestion:
            self.take.setText(text("field-take", value=problem.suggestion))
        self.show()
