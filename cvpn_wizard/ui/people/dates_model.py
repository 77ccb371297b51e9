"""Every date of one VPN, as a table: the nearest first."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cvpn_wizard.model.people import ExpiryDate, Level
from cvpn_wizard.texts import text
from cvpn_wizard.texts.people import date_meaning, date_name
from cvpn_wizard.ui.theme import tone

Index = QModelIndex | QPersistentModelIndex

COLUMNS = ("days", "date", "what", "meaning")
TONES = {
    Level.FINE: "good",
    Level.EARLY: "warn",
    Level.SOON: "warn",
    Level.MONTH: "warn",
    Level.WEEK: "bad",
    Level.OVER: "bad",
}


class DatesModel(QAbstractTableModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.dates: tuple[ExpiryDate, ...] = ()

    def set_dates(self, dates: tuple[ExpiryDate, ...]) -> None:
        self.beginResetModel()
        self.dates = dates
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self.dates)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return text(f"dates-column-{COLUMNS[section]}")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        one, column = self.dates[index.row()], COLUMNS[index.column()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return _shown(one, column)
        if role == Qt.ItemDataRole.ForegroundRole and column == "days":
            return tone(TONES[one.level])
        return None


def _shown(one: ExpiryDate, column: str) -> str:
    match column:
        case "days":
            return text(f"dates-level-{one.level.value}", days=abs(one.days))
        case "date":
            return f"{one.ends:%Y-%m-%d}"
        case "what":
            return date_name(one)
    return date_meaning(one)
