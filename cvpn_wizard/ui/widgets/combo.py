"""A choice from a list whose items have a name and a quiet detail."""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

SEARCHABLE_FROM = 12
DETAIL = Qt.ItemDataRole.UserRole + 1
ROW_AIR = 10
Index = QModelIndex | QPersistentModelIndex


class _Rows(QStyledItemDelegate):
    """The open list: names on the left, details quiet on the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        wanted = super().sizeHint(option, index)
        return QSize(wanted.width(), max(wanted.height(), option.fontMetrics.height() + ROW_AIR))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        detail = str(index.data(DETAIL) or "")
        row = QStyleOptionViewItem(option)
        self.initStyleOption(row, index)
        name = row.text.removesuffix(detail).rstrip()
        row.text = ""
        style = row.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, row, painter, row.widget)
        chosen = QStyle.StateFlag.State_Selected in row.state
        can = QStyle.StateFlag.State_Enabled in row.state
        group = QPalette.ColorGroup.Active if can else QPalette.ColorGroup.Disabled
        roles = QPalette.ColorRole
        inside = row.rect.adjusted(8, 0, -8, 0)
        metrics, elide = row.fontMetrics, Qt.TextElideMode.ElideRight
        most = inside.width() * 2 // 3 if detail else inside.width()
        room = min(metrics.horizontalAdvance(name), most)
        left = QRect(inside.left(), inside.top(), room + 1, inside.height())
        right = inside.adjusted(room + 16, 0, 0, 0)
        painter.save()
        painter.setFont(row.font)
        painter.setPen(row.palette.color(group, roles.HighlightedText if chosen else roles.Text))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(left, middle, metrics.elidedText(name, elide, left.width()))
        if not chosen:
            painter.setPen(row.palette.color(roles.PlaceholderText))
        shown = metrics.elidedText(detail, elide, right.width())
        painter.drawText(right, middle | Qt.AlignmentFlag.AlignRight, shown)
        painter.restore()


class Choice(QComboBox):
    """Each item carries a value of ours; long lists can be searched by typing."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(24)
        self.setMaxVisibleItems(14)
        self.setItemDelegate(_Rows(self))

    def set_items(self, items: list[tuple[str, str, object]]) -> None:
        """(name, detail, value) of each; the value chosen before stays chosen if it is there."""
        before = self.value()
        with QSignalBlocker(self):
            self.clear()
            for title, detail, value in items:
                self.addItem(f"{title}   {detail}".rstrip() if detail else title, value)
                self.setItemData(self.count() - 1, detail, DETAIL)
            self._let_search(many=len(items) >= SEARCHABLE_FROM)
            if not self.choose(before) and items:
                self.setCurrentIndex(0)
        if self.value() != before:
            self.currentIndexChanged.emit(self.currentIndex())

    def _let_search(self, *, many: bool) -> None:
        self.setEditable(many)
        completer = self.completer() if many else None
        if many:
            self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        if completer is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)

    def set_enabled(self, index: int, *, enabled: bool) -> None:
        """Grey an item out: shown, but not to be had."""
        item = self.model().item(index)  # type: ignore[attr-defined]  # QComboBox's own model
        item.setEnabled(enabled)

    def value(self) -> object:
        return self.currentData()

    def choose(self, value: object) -> bool:
        """Choose the item with that value; whether there is one."""
        for index in range(self.count()):
            if self.itemData(index) == value:
                self.setCurrentIndex(index)
                return True
        return False
