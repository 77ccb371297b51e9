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
        name = widget.objectName()
        self._label = QLabel()
        self._label.setBuddy(widget)
        self._term = muted()
        self._term.setWordWrap(False)
        self._why_button = QToolButton()
        self._why_button.setObjectName(f"{name}_why")
        self._why_button.setProperty("kind", "link")
        self._why_button.setCheckable(True)
        self._why_button.toggled.connect(self._why_toggled)
        self._why = muted()
        self._why.hide()
        self._hint = muted()
        self._sign = QLabel()
        self._said = plain(f"{name}_problem")
        self._take = QPushButton()
        self._take.setObjectName(f"{name}_take")
        self._take.setProperty("kind", "link")
        self._take.clicked.connect(self._taken)
        self._wrong = QWidget()
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        boxed = isinstance(self.widget, QCheckBox)
        top.addWidget(self.widget if boxed else self._label)
        top.addWidget(self._term)
        top.addStretch(1)
        top.addWidget(self._why_button)
        wrong = QHBoxLayout(self._wrong)
        wrong.setContentsMargins(0, 0, 0, 0)
        wrong.setSpacing(6)
        wrong.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        wrong.addWidget(self._said, 1)
        wrong.addWidget(self._take, 0, Qt.AlignmentFlag.AlignTop)
        self._wrong.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        if boxed:
            # What is said about a box stands under its words.
            for part in (self._hint, self._why):
                part.setIndent(BOX_INDENT)
        else:
            column.addWidget(self.widget)
        column.addWidget(self._wrong)
        column.addWidget(self._hint)
        column.addWidget(self._why)

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
        self._wrong.setVisible(problem is not None)
        if problem is None:
            self.widget.setAccessibleDescription(self._hint.text())
            return
        kind = "warn" if problem.warning else "bad"
        sign = "warning" if problem.warning else "bad"
        self._sign.setPixmap(pixmap(sign, 18, tone(kind)))
        self._said.setText(text(f"problem-{problem.code}", **problem.facts))
        self._said.setProperty("tone", kind)
        restyle(self._said)
        self._take.setVisible(bool(problem.suggestion))
        if problem.suggestion:
            self._take.setText(text("field-take", value=problem.suggestion))
        self.widget.setAccessibleDescription(self._said.text())

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

    @Slot(bool)
    def _why_toggled(self, opened: bool) -> None:  # noqa: FBT001  a Qt slot
        self._why.setVisible(opened)

    def retranslate(self) -> None:
        label_id, hint_id, why_id = self._ids
        words = text(label_id)
        self._label.setText(words)
        if isinstance(self.widget, QCheckBox):
            self.widget.setText(words)
        term = text(f"{label_id}-term") if has_text(f"{label_id}-term") else ""
        self._term.setText(term)
        self._term.setVisible(bool(term))
        self.widget.setAccessibleName(f"{words} {term}".replace("&", "").strip())
        self._hint.setVisible(bool(hint_id))
        if hint_id:
            self._hint.setText(text(hint_id))
        self._why_button.setVisible(bool(why_id))
        if why_id:
            self._why.setText(text(why_id))
            self._why_button.setText(text("field-why"))
            self._why_button.setAccessibleName(text("field-why-of", label=words))
        self._show_problem()
