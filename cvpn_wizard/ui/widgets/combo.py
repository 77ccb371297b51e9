"""A choice from a list whose items have a name and a quiet detail."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

SEARCHABLE_FROM = 12


class Choice(QComboBox):
    """Each item carries a value of ours; long lists can be searched by typing."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(24)
        self.setMaxVisibleItems(14)

    def set_items(self, items: list[tuple[str, str, object]]) -> None:
        """(name, detail, value) of each; the value chosen before stays chosen if it is there."""
        before = self.value()
        with QSignalBlocker(self):
            self.clear()
            for title, detail, value in items:
                self.addItem(f"{title}   {detail}".rstrip() if detail else title, value)
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
