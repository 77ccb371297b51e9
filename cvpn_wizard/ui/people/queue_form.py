"""What a queue for the helpdesk shall be: its name, how many, and until when it is handed out."""

from __future__ import annotations

from datetime import UTC, datetime, time

from PySide6.QtCore import QDate, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
)

from cvpn_wizard.adapters.bundle.queue import MOST_SLOTS
from cvpn_wizard.model.errors import Problem
from cvpn_wizard.texts import LANGUAGES, current_language, text
from cvpn_wizard.ui.forms import Field
from cvpn_wizard.ui.labels import muted, plain
from cvpn_wizard.ui.widgets.number import INSET, NumberLine

USUAL_DAYS, USUAL_COUNT, USUAL_NAME = 60, 20, "hd1"


class QueueForm(QFrame):
    """Signals:
    wanted: (name, count, last moment of handing out in UTC, language of the words).
    """

    wanted = Signal(str, int, object, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("people.queue_form")
        self.setProperty("card", "plain")
        self.lead = plain("people.queue_lead")
        self.name = QLineEdit(USUAL_NAME)
        self.name.setObjectName("people.queue_name")
        self.name.returnPressed.connect(self._make)
        self.count = NumberLine()
        self.count.setObjectName("people.queue_count")
        self.count.setRange(1, MOST_SLOTS)
        self.count.setValue(USUAL_COUNT)
        self.until = QDateEdit(QDate.currentDate().addDays(USUAL_DAYS))
        self.until.setObjectName("people.queue_until")
        self.until.lineEdit().setTextMargins(INSET, 0, 0, 0)
        self.until.setDisplayFormat("yyyy-MM-dd")
        self.language = QComboBox()
        self.language.setObjectName("people.queue_language")
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        self.language.setCurrentIndex(self.language.findData(current_language()))
        self._name = Field("people-queue-name", self.name)
        self._fields = (
            self._name,
            Field("people-queue-count", self.count),
            Field("people-queue-until", self.until),
            Field("people-queue-language", self.language),
        )
        self.note = muted("people.queue_note")
        self.make = QPushButton()
        self.make.setObjectName("people.queue_make")
        self.make.setProperty("kind", "primary")
        self.make.clicked.connect(self._make)
        self.cancel = QPushButton()
        self.cancel.setObjectName("people.queue_cancel")
        self.cancel.clicked.connect(self.hide)
        values = QHBoxLayout()
        values.setSpacing(16)
        for field in self._fields:
            values.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.addWidget(self.note, 1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.make)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(self.lead)
        column.addLayout(values)
        column.addLayout(buttons)
        self.retranslate()

    def show_problem(self, problem: Problem | None) -> None:
        """At the field that it is about."""
        for field in self._fields:
            field.set_problem(None)
        if problem is not None:
            until = problem.field == "helpdesk.until"
            self._fields[2 if until else 0].set_problem(problem)

    @Slot()
    def _make(self) -> None:
        day = self.until.date()
        last = datetime.combine(
            datetime(day.year(), day.month(), day.day(), tzinfo=UTC), time(23, 59, 59), UTC
        )
        name, language = self.name.text().strip(), str(self.language.currentData())
        self.wanted.emit(name, self.count.value(), last, language)

    def retranslate(self) -> None:
        self.lead.setText(text("people-queue-lead"))
        self.note.setText(text("people-queue-note"))
        for field in self._fields:
            field.retranslate()
        self.make.setText(text("people-queue-make"))
        self.cancel.setText(text("people-cancel"))
