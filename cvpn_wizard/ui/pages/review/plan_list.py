"""The plan as a list: what is new, what exists already."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QFont, QIcon
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from cvpn_wizard.model.plan import PlannedStep
from cvpn_wizard.model.steps import StepId, subject_of
from cvpn_wizard.texts import text
from cvpn_wizard.texts.steps import step_words
from cvpn_wizard.ui.theme import pixmap, tone

SIGN = 16
INSIDE = 6
"""Logical pixels above and below the rows; the style sheet has them as padding."""
STEP = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class _Roomy(QStyledItemDelegate):
    """Rows with some air."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return super().sizeHint(option, index) + QSize(0, 8)


class PlanList(QTreeWidget):
    """Steps in the order in which they are carried out, in two groups. As tall as its rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("review.plan")
        self.setColumnCount(3)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setItemDelegate(_Roomy(self))
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(8)
        self.setIconSize(QSize(SIGN, SIGN))
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setTabKeyNavigation(False)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        self._steps: tuple[PlannedStep, ...] = ()
        # Rows are made anew after a change of colours, never in the middle of it.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.retranslate)

    @property
    def steps(self) -> tuple[PlannedStep, ...]:
        return self._steps

    def show_steps(self, steps: Sequence[PlannedStep]) -> None:
        """Show a plan; what nobody has looked for yet counts as new."""
        self._steps = tuple(steps)
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(text("review-plan-table"))
        self.clear()
        new = [step for step in self._steps if not step.exists]
        there = [step for step in self._steps if step.exists]
        if new:
            self._group(text("review-new-count", count=len(new)), new)
        if there:
            self._group(text("review-exists-count", count=len(there)), there)
        self.expandAll()
        self.updateGeometry()

    def _group(self, title: str, steps: Sequence[PlannedStep]) -> None:
        group = QTreeWidgetItem(self, [title])
        group.setFirstColumnSpanned(True)
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        group.setFont(0, bold)
        for step in steps:
            self._row(group, step)

    def _row(self, group: QTreeWidgetItem, step: PlannedStep) -> None:
        noun = step_words(step.step)
        makes = step.makes.removeprefix(f"{subject_of(step.step)} ".lstrip())
        makes = "" if makes in noun else makes
        remark = step.resource if step.exists else text("review-bills") if step.costs else ""
        row = QTreeWidgetItem(group, [noun, makes, remark])
        # The map's own signs.
        sign = ("check", "muted") if step.exists else ("plus", "accent")
        row.setIcon(0, QIcon(pixmap(sign[0], SIGN, tone(sign[1]))))
        key = "review-step-exists" if step.exists else "review-step-new"
        facts = {"step": noun, "makes": step.makes, "resource": step.resource}
        row.setData(0, Qt.ItemDataRole.AccessibleTextRole, text(key, **facts))
        row.setData(0, STEP, step.step)
        row.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        muted = self.palette().placeholderText()
        row.setForeground(1, muted)
        if not (step.costs and not step.exists):
            row.setForeground(2, muted)
        for column in (1, 2):
            row.setToolTip(column, row.text(column))

    def listed(self) -> tuple[StepId, ...]:
        """The steps as they stand in the list, from the top."""
        found: list[StepId] = []
        for place in range(self.topLevelItemCount()):
            group = self.topLevelItem(place)
            rows = (group.child(n) for n in range(group.childCount())) if group else ()
            found += [StepId(row.data(0, STEP)) for row in rows if row]
        return tuple(found)

    # Qt

    def sizeHint(self) -> QSize:
        return QSize(480, self._whole_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self._whole_height())

    def _whole_height(self) -> int:
        rows = len(self._steps) + self.topLevelItemCount()
        return rows * max(self.sizeHintForRow(0), 1) + 2 * (self.frameWidth() + INSIDE)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # Colours and heights are taken from palette and font when a row is made.
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange} and self._steps:
            self._later.start()
