"""Add one laptop: a name, whose it is, and a request where the key stays on the laptop."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
)

from cvpn_wizard.journeys.people.names import Newcomer, name_problem
from cvpn_wizard.model.errors import Problem
from cvpn_wizard.texts import text
from cvpn_wizard.ui.forms import Field
from cvpn_wizard.ui.labels import muted


class AddForm(QFrame):
    """Signals:
    wanted: issue it; carries the newcomer and the request's path, or ``None``.
    """

    wanted = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("people.add_form")
        self.setProperty("card", "plain")
        self.name, self.person, self.device = QLineEdit(), QLineEdit(), QLineEdit()
        for edit, part in ((self.name, "name"), (self.person, "person"), (self.device, "device")):
            edit.setObjectName(f"people.{part}")
            edit.returnPressed.connect(self._issue)
        self._name = Field("people-name", self.name, "people-name-hint")
        self._person = Field("people-person", self.person)
        self._device = Field("people-device", self.device)
        self.request: Path | None = None
        self._request = muted("people.request_words")
        self.choose = QPushButton()
        self.choose.setObjectName("people.request")
        self.choose.clicked.connect(self._choose)
        self.issue = QPushButton()
        self.issue.setObjectName("people.issue")
        self.issue.setProperty("kind", "primary")
        self.issue.clicked.connect(self._issue)
        self.cancel = QPushButton()
        self.cancel.setObjectName("people.add_cancel")
        self.cancel.clicked.connect(self.hide)
        words = QHBoxLayout()
        words.setSpacing(16)
        for field in (self._name, self._person, self._device):
            words.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.addWidget(self.choose)
        buttons.addWidget(self._request, 1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.issue)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addLayout(words)
        column.addLayout(buttons)
        self.retranslate()

    def clear(self) -> None:
        for edit in (self.name, self.person, self.device):
            edit.clear()
        self._name.set_problem(None)
        self.set_request(None)

    def show_problem(self, problem: Problem) -> None:
        self._name.set_problem(problem)
        self.name.setFocus()

    def set_request(self, path: Path | None) -> None:
        self.request = path
        self.retranslate()

    @Slot()
    def _choose(self) -> None:
        kinds = text("people-request-kinds")
        chosen, _ = QFileDialog.getOpenFileName(self, text("people-request"), "", kinds)
        self.set_request(Path(chosen) if chosen else None)

    @Slot()
    def _issue(self) -> None:
        name = self.name.text().strip()
        problem = name_problem(name)
        self._name.set_problem(problem)
        if problem is None:
            newcomer = Newcomer(name, self.person.text().strip(), self.device.text().strip())
            self.wanted.emit(newcomer, self.request)

    def retranslate(self) -> None:
        for field in (self._name, self._person, self._device):
            field.retranslate()
        self.choose.setText(text("people-request"))
        self._request.setText(
            text("people-request-chosen", file=self.request.name)
            if self.request
            else text("people-request-hint")
        )
        self.issue.setText(text("people-issue"))
        self.cancel.setText(text("people-cancel"))


class ProblemLines(QLabel):
    """What is wrong with a table or a request, line by line. Hidden while nothing is."""

    MOST = 8

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("people.problems")
        self.setWordWrap(True)
        self._problems: tuple[Problem, ...] = ()
        self.hide()

    def say(self, problems: tuple[Problem, ...]) -> None:
        self._problems = problems
        self.retranslate()

    def retranslate(self) -> None:
        lines = []
        for one in self._problems[: self.MOST]:
            sentence = text(f"problem-{one.code}", **one.facts)
            if one.line is not None:
                sentence = text("people-problem-line", line=one.line, problem=sentence)
            lines.append(sentence)
        if len(self._problems) > self.MOST:
            lines.append(text("people-problems-more", count=len(self._problems) - self.MOST))
        self.setText("\n".join(lines))
        self.setVisible(bool(lines))
