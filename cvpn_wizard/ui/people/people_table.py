"""The table of people, with its search and its filter."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from cvpn_wizard.journeys.people.last_seen import LogRead
from cvpn_wizard.model.errors import WizardError
from cvpn_wizard.model.people import PersonNow, PersonState
from cvpn_wizard.texts import text
from cvpn_wizard.texts.people import unread_log_words
from cvpn_wizard.texts.refusals import refusal_words
from cvpn_wizard.ui.labels import muted
from cvpn_wizard.ui.people.people_model import COLUMNS, PeopleModel

SEARCH_MS = 120
"""So long after the last key the search begins."""
LEAST_HEIGHT = 300
WIDTHS = {"name": 112, "person": 106, "device": 90, "state": 138, "until": 94, "seen": 94}


class PeopleTable(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._people: tuple[PersonNow, ...] = ()
        self._refusal: WizardError | None = None
        self._log: LogRead | WizardError | None = None
        self._waiting = True
        self.model = PeopleModel(self)
        self.search = QLineEdit()
        self.search.setObjectName("people.search")
        self.search.setClearButtonEnabled(True)
        self.filter = QComboBox()
        self.filter.setObjectName("people.filter")
        self.again = QPushButton()
        self.again.setObjectName("people.again")
        self.view = QTableView()
        self.view.setObjectName("people.table")
        self.view.setModel(self.model)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setTabKeyNavigation(False)
        self.view.setShowGrid(False)
        self.view.setWordWrap(False)
        self.view.verticalHeader().hide()
        self.view.setMinimumHeight(LEAST_HEIGHT)
        head = self.view.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setSectionResizeMode(len(COLUMNS) - 1, QHeaderView.ResizeMode.Stretch)
        for number, column in enumerate(COLUMNS):
            if column in WIDTHS:
                self.view.setColumnWidth(number, WIDTHS[column])
        self.view.setSortingEnabled(True)
        self.view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.words = muted("people.words")
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SEARCH_MS)
        self._soon.timeout.connect(self.search_now)
        self.search.textChanged.connect(self._typed)
        self.filter.currentIndexChanged.connect(self.search_now)
        top = QHBoxLayout()
        top.addWidget(self.search, 1)
        top.addWidget(self.filter)
        top.addWidget(self.again)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.addLayout(top)
        column_.addWidget(self.view)
        column_.addWidget(self.words)
        self.retranslate()

    def chosen(self) -> tuple[PersonNow, ...]:
        """Whose rows are selected, in the order that is shown."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        return tuple(self.model.person(row) for row in rows)

    def show_people(self, people: tuple[PersonNow, ...]) -> None:
        """Who is chosen stays chosen, where they are still shown."""
        self._waiting = False
        if people == self._people:
            self._say()
            return
        names = [one.name for one in self.chosen()]
        self._people = people
        self.model.set_people(people)
        for name in names:
            row = self.model.row_of(name)
            if row is not None:
                self.view.selectRow(row)
        self._say()

    def say_waiting(self) -> None:
        self._people, self._waiting, self._refusal, self._log = (), True, None, None
        self._say()

    def say_refused(
        self, refusal: WizardError | None, log: LogRead | WizardError | None = None
    ) -> None:
        """AWS could not be asked; what is shown is what is known here.

        :param log: what came of reading the connection log; ``None`` where it was not tried.
        """
        self._refusal, self._log = refusal, log
        self._say()

    @Slot()
    def _typed(self) -> None:
        self._soon.start()

    @Slot()
    def search_now(self) -> None:
        state = self.filter.currentData()
        self.model.search(self.search.text(), PersonState(state) if state else None)
        self._say()

    def _say(self) -> None:
        if self._waiting:
            words = text("people-looking")
        elif not self.model.total:
            words = text("people-nobody")
        else:
            words = text("people-shown", shown=self.model.rowCount(), total=self.model.total)
        if self._refusal is not None:
            why = refusal_words(self._refusal).title
            words = f"{words} {text('people-not-asked', why=why)}"
        elif self._log is not None and self.model.total:
            words = f"{words} {_log_words(self._log)}".strip()
        self.words.setText(words)

    def retranslate(self) -> None:
        self.search.setPlaceholderText(text("people-search"))
        self.search.setAccessibleName(text("people-search"))
        self.filter.setAccessibleName(text("people-filter"))
        self.again.setText(text("people-again"))
        self.view.setAccessibleName(text("care-section-people"))
        chosen = self.filter.currentIndex()
        self.filter.blockSignals(True)  # noqa: FBT003  Qt's own
        self.filter.clear()
        self.filter.addItem(text("people-filter-all"), "")
        for state in PersonState:
            self.filter.addItem(text(f"person-state-{state.value}"), state.value)
        self.filter.setCurrentIndex(max(chosen, 0))
        self.filter.blockSignals(False)  # noqa: FBT003  Qt's own
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        self._say()


def _log_words(log: LogRead | WizardError) -> str:
    if isinstance(log, WizardError):
        return unread_log_words(log)
    return text("person-log-off") if log is LogRead.OFF else ""
