"""A short list of short values: people, ranges, servers."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cvpn_wizard.texts import text
from cvpn_wizard.ui.theme import icon
from cvpn_wizard.ui.widgets.rows import put_in, take_out


class ListEdit(QWidget):
    """One line a value, each with a button that removes it, and one line to add the next.

    Signals:
        changed: the values are others now; also while one types.
    """

    changed = Signal()

    def __init__(self, name: str, example: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._example = example
        self._rows: list[tuple[QWidget, QLineEdit, QToolButton]] = []
        self._lines = QWidget(self)
        self._column = QVBoxLayout(self._lines)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        # Never seen: a place in the order of Tab behind which the first line can be put.
        self._before_all = QWidget(self)
        self._before_all.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._before_all.hide()
        self._add = QPushButton()
        self._add.setObjectName(f"{name}.add")
        self._add.setProperty("kind", "link")
        self._add.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._add.clicked.connect(self._add_pressed)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(6)
        whole.addWidget(self._lines)
        self._lines.hide()
        whole.addWidget(self._add)
        self.retranslate()

    def values(self) -> tuple[str, ...]:
        """What is typed, blank lines left out."""
        return tuple(edit.text().strip() for _, edit, _ in self._rows if edit.text().strip())

    def set_values(self, values: Iterable[str]) -> None:
        wanted = tuple(values)
        if wanted == self.values() and (wanted or not self._rows):
            return
        while self._rows:
            self._drop(self._rows[0][0])
        for value in wanted:
            self._append(value)
        self.changed.emit()

    def edits(self) -> tuple[QLineEdit, ...]:
        return tuple(edit for _, edit, _ in self._rows)

    def _append(self, value: str) -> QLineEdit:
        row = QWidget()
        edit = QLineEdit(value)
        edit.setPlaceholderText(self._example)
        edit.textChanged.connect(self.changed)
        edit.installEventFilter(self)
        remove = QToolButton()
        remove.setIcon(icon("cross"))
        remove.clicked.connect(self._remove_pressed)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(edit, 1)
        line.addWidget(remove)
        put_in(self._column, row)
        self._before_add(edit, remove)
        self._rows.append((row, edit, remove))
        self._lines.show()
        self._name_rows()
        return edit

    def _before_add(self, edit: QLineEdit, remove: QToolButton) -> None:
        """Tab goes from line to line and then to Add; Qt puts what is new at the window's end."""
        self.setTabOrder(self._rows[-1][2] if self._rows else self._before_all, edit)
        self.setTabOrder(edit, remove)

    def _drop(self, row: QWidget) -> None:
        self._rows = [one for one in self._rows if one[0] is not row]
        take_out(self._column, (row,))
        self._lines.setVisible(bool(self._rows))
        self._name_rows()

    @Slot()
    def _add_pressed(self) -> None:
        self._append("").setFocus()
        self.changed.emit()

    @Slot()
    def _remove_pressed(self) -> None:
        for row, _, remove in self._rows:
            if remove is self.sender():
                self._drop(row)
                self.changed.emit()
                return

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in a line adds the next one instead of leaving the page."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            and isinstance(watched, QLineEdit)
            and watched.text().strip()
        ):
            self._add_pressed()
            return True
        return super().eventFilter(watched, event)

    def _name_rows(self) -> None:
        base = self.accessibleName()
        for number, (_, edit, remove) in enumerate(self._rows):
            edit.setObjectName(f"{self.objectName()}.{number}")
            remove.setObjectName(f"{self.objectName()}.{number}.remove")
            edit.setAccessibleName(f"{base} {number + 1}".strip())
            remove.setAccessibleName(text("list-remove", value=edit.text()))
            remove.setToolTip(remove.accessibleName())

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self._name_rows()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        (self._rows[0][1] if self._rows else self._add).setFocus(reason)

    def retranslate(self) -> None:
        self._add.setText(f"＋ {text('list-add')}")
        self._name_rows()
