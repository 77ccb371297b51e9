"""A table with a box to tick in each row, and the reason where a row will not do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QIcon, QKeyEvent, QPixmap
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
SIGN = 18


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


def _no_box() -> QPixmap:
    """The room of a box, empty."""
    room = QPixmap(SIGN, SIGN)
    room.fill(Qt.GlobalColor.transparent)
    return room


class CheckTable(QTableWidget):
    """Space ticks the row at hand; a click on a row does too. That row is marked while one is here.

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
        self.setIconSize(QSize(SIGN, SIGN))
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.itemChanged.connect(self._item_changed)
        self.cellClicked.connect(self._cell_clicked)

    def set_headers(self, headers: Sequence[str]) -> None:
        self.setColumnCount(len(headers))
        self.setHorizontalHeaderLabels(list(headers))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def set_rows(self, rows: Sequence[CheckRow]) -> None:
        """Show these rows; the last column is the verdict."""
        self.blockSignals(True)  # noqa: FBT003  Qt's own
        self._rows = tuple(rows)
        self.setRowCount(len(rows))
        for number, row in enumerate(rows):
            for column, words in enumerate((*row.columns, row.verdict)):
                item = QTableWidgetItem(words)
                if column == 0:
                    state = Qt.CheckState.Checked if row.checked else Qt.CheckState.Unchecked
                    item.setCheckState(state)
                self._dress(item, row, column)
                self.setItem(number, column, item)
        self.resizeRowsToContents()
        shown = min(len(rows), MOST_ROWS_SHOWN)
        height = sum(self.rowHeight(n) for n in range(shown)) + self.horizontalHeader().height()
        self.setFixedHeight(max(height + 6, 60))
        self.blockSignals(False)  # noqa: FBT003

    def judge_rows(self, rows: Sequence[CheckRow]) -> None:
        """Other verdicts on the same rows; what is ticked and where one is stays as it is."""
        if [row.key for row in rows] != [row.key for row in self._rows]:
            self.set_rows(rows)
            return
        self.blockSignals(True)  # noqa: FBT003  Qt's own
        self._rows = tuple(rows)
        for number, row in enumerate(rows):
            for column, words in enumerate((*row.columns, row.verdict)):
                item = self.item(number, column)
                if item is not None:
                    item.setText(words)
                    self._dress(item, row, column)
        self.blockSignals(False)  # noqa: FBT003
        self.viewport().update()

    @staticmethod
    def _dress(item: QTableWidgetItem, row: CheckRow, column: int) -> None:
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        role = Qt.ItemDataRole.CheckStateRole
        if column == 0 and row.suitable:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
            item.setIcon(QIcon())
            if item.data(role) is None:
                item.setCheckState(Qt.CheckState.Unchecked)
        elif column == 0:
            # No box at all: a grey one looks as if it could be ticked. Its room stays free.
            item.setData(role, None)
            item.setIcon(QIcon(_no_box()))
        item.setForeground(tone("text" if row.suitable else "muted"))
        item.setFlags(flags)
        if column == len(row.columns):
            kind = "good" if row.suitable else "warn"
            item.setIcon(icon("good" if row.suitable else "warning", tone(kind)))
            item.setToolTip(item.text())

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

    @Slot(int, int)
    def _cell_clicked(self, row: int, column: int) -> None:
        if column > 0:  # the box itself is Qt's
            self._toggle(row)

    def _toggle(self, row: int) -> None:
        item = self.item(row, 0)
        if item is not None and row < len(self._rows) and self._rows[row].suitable:
            ticked = item.checkState() is Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentRow() >= 0:
            self._toggle(self.currentRow())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.rowCount():
            self.selectRow(max(0, self.currentRow()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.clearSelection()
