"""The table of dates: what each one means is wrapped, and the rows are as high as that takes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from cvpn_wizard.model.people import DateKind
from cvpn_wizard.ui.people.dates_model import COLUMNS, DatesModel

LEAST_HEIGHT = 340
WIDTHS = (134, 104, 170)
"""Of all but the last column, which gets the rest."""


class DatesTable(QTableView):
    """Only one row of each kind is measured, so that thousands of people cost nothing."""

    def __init__(self, model: DatesModel) -> None:
        super().__init__()
        self._dates = model
        self.setObjectName("dates.table")
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.setMinimumHeight(LEAST_HEIGHT)
        for column, width in enumerate(WIDTHS):
            self.setColumnWidth(column, width)
        head = self.horizontalHeader()
        head.setSectionResizeMode(len(COLUMNS) - 1, QHeaderView.ResizeMode.Stretch)
        head.sectionResized.connect(self.fit_rows)
        model.modelReset.connect(self.fit_rows)

    @Slot()
    def fit_rows(self) -> None:
        """People have all the same words; the few others may need more lines."""
        first: dict[DateKind, int] = {}
        for row, one in enumerate(self._dates.dates):
            if one.kind is DateKind.PERSON:
                first.setdefault(one.kind, row)
            else:
                self.setRowHeight(row, self.sizeHintForRow(row))
        if DateKind.PERSON in first:
            rows = self.verticalHeader()
            height = self.sizeHintForRow(first[DateKind.PERSON])
            if height != rows.defaultSectionSize():
                rows.setDefaultSectionSize(height)
                self.fit_rows()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_rows()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.fit_rows()
