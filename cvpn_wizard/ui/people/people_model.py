"""Everybody, as a table. Searched and sorted here and not by a proxy: a proxy asks Python for
every comparison, which thousands of people would feel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cvpn_wizard.model.people import PersonNow, PersonState
from cvpn_wizard.texts import text
from cvpn_wizard.texts.people import bytes_both_ways, state_words
from cvpn_wizard.ui.theme import tone

Index = QModelIndex | QPersistentModelIndex

COLUMNS = ("name", "person", "device", "state", "until", "seen", "now")

TONES = {
    PersonState.VALID: "good",
    PersonState.SOON: "warn",
    PersonState.EXPIRED: "bad",
    PersonState.REVOKED: "muted",
    PersonState.UNFINISHED: "warn",
}

_ORDER = {state: number for number, state in enumerate(PersonState)}
_KEYS: dict[str, Callable[[PersonNow], Any]] = {
    "name": lambda one: one.name.lower(),
    "person": lambda one: one.person.lower(),
    "device": lambda one: one.device.lower(),
    "state": lambda one: _ORDER[one.state],
    "until": lambda one: one.not_after,
    "seen": lambda one: one.seen,
    "now": lambda one: (one.connected, one.received + one.sent),
}


class PeopleModel(QAbstractTableModel):
    """Rows that fit what is searched for, in the order that was asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[PersonNow, ...] = ()
        self._shown: list[PersonNow] = []
        self._said: dict[str, str] = {}
        self._words: tuple[str, ...] = ()
        self._state: PersonState | None = None
        self._column, self._down = 0, False

    # what is shown

    def set_people(self, people: tuple[PersonNow, ...]) -> None:
        self._all = people
        self._said = {one.name: f"{one.name} {one.person} {one.device}".lower() for one in people}
        self._again()

    def search(self, typed: str, state: PersonState | None) -> None:
        """Every word must stand in the name, the person or the device; ``None``: any state."""
        self._words, self._state = tuple(typed.lower().split()), state
        self._again()

    def person(self, row: int) -> PersonNow:
        return self._shown[row]

    def row_of(self, name: str) -> int | None:
        """Where somebody is shown now; ``None`` where they are not."""
        for row, one in enumerate(self._shown):
            if one.name == name:
                return row
        return None

    @property
    def total(self) -> int:
        return len(self._all)

    def _again(self) -> None:
        self.beginResetModel()
        every = not self._words and self._state is None
        self._shown = [one for one in self._all if every or self._fits(one)]
        self._shown.sort(key=_KEYS[COLUMNS[self._column]], reverse=self._down)
        self.endResetModel()

    def _fits(self, one: PersonNow) -> bool:
        if self._state is not None and one.state is not self._state:
            return False
        if not self._words:
            return True
        said = self._said[one.name]
        return all(word in said for word in self._words)

    # what the view asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(COLUMNS)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._column, self._down = max(column, 0), order is Qt.SortOrder.DescendingOrder
        self._again()

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return text(f"people-column-{COLUMNS[section]}")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        one, column = self._shown[index.row()], COLUMNS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _shown(one, column)
            case Qt.ItemDataRole.ToolTipRole:
                exact = column == "seen" and one.seen
                return f"{one.seen.replace('T', ' ')[:16]} (UTC)" if exact else _shown(one, column)
            case Qt.ItemDataRole.ForegroundRole if column == "state":
                return tone(TONES[one.state])
            case Qt.ItemDataRole.ForegroundRole if one.state is PersonState.REVOKED:
                return tone("muted")
        return None


def _shown(one: PersonNow, column: str) -> str:
    match column:
        case "state":
            return state_words(one)
        case "until":
            return f"{one.not_after:%Y-%m-%d}"
        case "seen":
            return one.seen[:10] or text("person-seen-never")
        case "now":
            return bytes_both_ways(one)
    return str(getattr(one, column))
