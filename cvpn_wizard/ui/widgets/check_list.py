"""A table with a box to tick in each row, and the reason where a row will not do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from cvpn_wizard.ui.theme import icon, tone

MOST_ROWS_SHOWN = 6


@dataclass(frozen=True)
class CheckRow:
    """One row.

    :ivar key: what it stands for.
    :ivar columns: a text for each column.
    :ivar verdict: whether it will do, and why not, in words.
    :ivar suitable: false: it cannot be ticked.
    """

    key: str
    columns: tuple[str, ...]
    verdict: str = ""
    suitable: bool = True
    checked: bool = field(default=False)


class CheckTable(QTableWidget):
    """Space ticks the row at hand; a click on a row does too.

    Signals:
        changed: other rows are ticked now.
    """

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._rows: tuple[CheckRow, ...] = ()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.itemChanged.connect(self._item_changed)

    def set_headers(self, headers: Sequence[str]) -> None:
        self.setColumnCount(len(headers))
        self.setHorizontalHeaderLabels(list(headers))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(len(headers) - 1, QHeaderView.ResizeMode.Stretch)

    def set_rows(self, rows: Sequence[CheckRow]) -> None:
        """Show these rows; the last column is the verdict."""
        self.blockSignals(True)  # noqa: FBT003  Qt's own
        self._rows = tuple(rows)
        self.setRowCount(len(rows))
        for number, row in enumerate(rows):
            for column, words in enumerate((*row.columns, row.verdict)):
                item = QTableWidgetItem(words)
                flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
                if column == 0:
                    if row.suitable:
                        flags |= Qt.ItemFlag.ItemIsUserCheckable
                    state = Qt.CheckState.Checked if row.checked else Qt.CheckState.Unchecked
                    item.setCheckState(state)
                if not row.suitable:
                    item.setForeground(tone("muted"))
                item.setFlags(flags)
                if column == len(row.columns):
                    kind = "good" if row.suitable else "warn"
                    item.setIcon(icon("good" if row.suitable else "warning", tone(kind)))
                    item.setToolTip(words)
                self.setItem(number, column, item)
        self.resizeRowsToContents()
        shown = min(len(rows), MOST_ROWS_SHOWN)
        height = sum(self.rowHeight(n) for n in range(shown)) + self.horizontalHeader().height()
        self.setFixedHeight(max(height + 6, 60))
        self.blockSignals(False)  # noqa: FBT003

    def checked(self) -> tuple[str, ...]:
        """The keys of the ticked rows, in order."""
        return tuple(
            row.key
            for number, row in enumerate(self._rows)
            if (item := self.item(number, 0)) and item.checkState() is Qt.CheckState.Checked
        )

    def set_checked(self, key: str, *, checked: bool) -> None:
        for number, row in enumerate(self._rows):
            item = self.item(number, 0)
            if row.key == key and row.suitable and item is not None:
                state = Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked
                item.setCheckState(state)

    @Slot(QTableWidgetItem)
    def _item_changed(self, item: QTableWidgetItem) -> None:
        if item.column() == 0:
            self.changed.emit()
