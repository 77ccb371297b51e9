"""What has to be put right before the plan can be carried out, each with a way there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cvpn_wizard.model.errors import Problem
from cvpn_wizard.texts import text
from cvpn_wizard.ui.labels import plain, strong
from cvpn_wizard.ui.widgets.rows import put_in, take_out


class ProblemList(QWidget):
    """Hidden while all is well.

    Signals:
        go: to this ``page.field``.
    """

    go = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("review.problems")
        self._problems: tuple[Problem, ...] = ()
        self._shown: list[QWidget] = []
        self._title = strong("review.problems_title")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._title)
        layout.addLayout(self._rows)
        self.hide()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        self._problems = tuple(problems)
        self.retranslate()
        self.setVisible(bool(problems))

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self._problems

    def point_out(self) -> None:
        """The focus on the first way to where something has to be put right."""
        first = self.findChild(QPushButton, "review.go_0")
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        self._title.setText(text("review-problems"))
        take_out(self._rows, self._shown)
        self._shown = [self._row(number, one) for number, one in enumerate(self._problems)]
        for row in self._shown:
            put_in(self._rows, row)

    def _row(self, number: int, problem: Problem) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        words = plain(f"review.problem_{number}")
        page = text(f"page-{problem.page}")
        words.setText(
            text(
                "review-problem",
                page=page,
                problem=text(f"problem-{problem.code}", **problem.facts),
            )
        )
        button = QPushButton(text("review-go"))
        button.setObjectName(f"review.go_{number}")
        button.setAccessibleName(f"{text('review-go')}: {words.text()}")
        button.setProperty("where", problem.field)
        button.clicked.connect(self._pressed)
        layout.addWidget(words, 1)
        layout.addWidget(button)
        return row

    @Slot()
    def _pressed(self) -> None:
        button = self.sender()
        if button is not None:
            self.go.emit(str(button.property("where")))
