"""No file yet: make a request, so that the private key never leaves this computer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from cvpn_wizard.adapters.bundle.request import ENDING, KeptRequest
from cvpn_wizard.journeys.laptop.requesting import Requested, person_problem
from cvpn_wizard.model.errors import WizardError
from cvpn_wizard.texts import text
from cvpn_wizard.ui.forms import Field, MoreSection, Notice
from cvpn_wizard.ui.jobs import Jobs, Latest
from cvpn_wizard.ui.labels import muted
from cvpn_wizard.ui.laptop.work import LaptopWork
from cvpn_wizard.ui.refusal_view import RefusalView
from cvpn_wizard.ui.save_text import ask_where

Asking = Callable[[QWidget, str, str, str], Path | None]


class RequestPart(QWidget):
    """Folded away until somebody needs it.

    Signals:
        asked: a request was made.
    """

    asked = Signal()

    def __init__(self, jobs: Jobs, work: LaptopWork, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ask: Asking = ask_where
        self.work = work
        self._jobs = jobs
        self._job = Latest()
        self._made: Requested | None = None
        self._waiting: tuple[KeptRequest, ...] = ()
        self._fold = MoreSection("laptop-ask-title", "laptop.ask")
        self._lead = muted("laptop.ask_lead")
        self._person = QLineEdit()
        self._person.setObjectName("laptop.person")
        self._person.setMaximumWidth(360)
        self._field = Field("laptop-person", self._person, "laptop-person-hint")
        self._person.textChanged.connect(self._typed)
        self._button = QPushButton()
        self._button.setObjectName("laptop.ask_go")
        self._button.clicked.connect(self._go)
        self._said = Notice("good", name="laptop.asked")
        self._refusal = RefusalView("laptop.ask_refusal")
        self._waits = muted("laptop.waiting")
        row = QHBoxLayout()
        row.addWidget(self._button)
        row.addStretch(1)
        self._fold.add(self._lead)
        self._fold.add(self._field)
        self._fold.add(row)
        self._fold.add(self._refusal)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._fold)
        column.addWidget(self._said)
        column.addWidget(self._waits)
        self.retranslate()

    @property
    def busy(self) -> bool:
        return self._job.busy

    def enter_pressed(self) -> bool:
        """Whether Enter was meant for the name."""
        if not self._person.hasFocus():
            return False
        self._go()
        return True

    def open(self) -> None:
        self._fold.open()

    def show_waiting(self, waiting: Sequence[KeptRequest]) -> None:
        """Requests that were made here, and have no answer yet."""
        self._waiting = tuple(waiting)
        self.retranslate()

    @Slot()
    def _typed(self) -> None:
        self._field.set_problem(None)

    @Slot()
    def _go(self) -> None:
        person = self._person.text().strip()
        problem = person_problem(person)
        self._field.set_problem(problem)
        if problem is not None or self.busy:
            self._person.setFocus()
            return
        kind = f"{text('laptop-ask-kind')} (*{ENDING})"
        out = self.ask(self, text("laptop-ask-save"), f"{person}{ENDING}", kind)
        if out is None:
            return
        self._refusal.clear()
        work = self.work.asking(person, out if out.suffix == ENDING else Path(f"{out}{ENDING}"))
        self._job.replace(self._jobs.start(work, done=self._asked, failed=self._failed))
        self.retranslate()

    @Slot(object)
    def _asked(self, made: object) -> None:
        self._made = made if isinstance(made, Requested) else None
        self.retranslate()
        self.asked.emit()

    @Slot(object)
    def _failed(self, error: object) -> None:
        if isinstance(error, WizardError):
            self._refusal.show_refusal(error)
        self.retranslate()

    def retranslate(self) -> None:
        self._fold.retranslate()
        self._field.retranslate()
        self._refusal.retranslate()
        self._lead.setText(text("laptop-ask-lead"))
        self._button.setText(text("laptop-asking" if self.busy else "laptop-ask-go"))
        self._button.setAccessibleName(self._button.text())
        self._button.setEnabled(not self.busy)
        if self._made is not None:
            key = "laptop-asked" if self._made.encrypted else "laptop-asked-plain"
            self._said.say(key, path=self._made.path)
        else:
            self._said.say("")
        names = ", ".join(dict.fromkeys(kept.person for kept in self._waiting))
        self._waits.setVisible(bool(names))
        self._waits.setText(text("laptop-waiting", names=names))
