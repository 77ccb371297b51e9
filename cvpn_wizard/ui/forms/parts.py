"""Sections, a fold for the rest, and large numbers."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QIcon, QTransform
from PySide6.QtWidgets import QHBoxLayout, QLayout, QToolButton, QVBoxLayout, QWidget

from cvpn_wizard.texts import text
from cvpn_wizard.ui.labels import large, muted, strong
from cvpn_wizard.ui.theme import pixmap, tone


class FormSection(QWidget):
    """A group of fields under a small title."""

    def __init__(self, title_id: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title_id = title_id
        self._title = strong()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(14)
        self.column.addWidget(self._title)
        self.retranslate()

    def add(self, part: QWidget | QLayout) -> None:
        if isinstance(part, QWidget):
            self.column.addWidget(part)
        else:
            self.column.addLayout(part)

    def retranslate(self) -> None:
        self._title.setVisible(bool(self._title_id))
        if self._title_id:
            self._title.setText(text(self._title_id))


class MoreSection(QWidget):
    """The rest, with good defaults, behind one line that opens it."""

    def __init__(
        self, title_id: str = "more-title", name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title_id = title_id
        self.button = QToolButton()
        self.button.setObjectName(name)
        self.button.setCheckable(True)
        self.button.setProperty("kind", "link")
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button.toggled.connect(self._toggled)
        self._inside = QWidget()
        self.column = QVBoxLayout(self._inside)
        self.column.setContentsMargins(16, 8, 0, 0)
        self.column.setSpacing(14)
        self._inside.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 4, 0, 0)
        whole.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self._inside)
        self.retranslate()

    def add(self, part: QWidget | QLayout) -> None:
        if isinstance(part, QWidget):
            self.column.addWidget(part)
        else:
            self.column.addLayout(part)

    def open(self) -> None:
        self.button.setChecked(True)

    @Slot(bool)
    def _toggled(self, opened: bool) -> None:  # noqa: FBT001  a Qt slot
        self._inside.setVisible(opened)
        self._point(opened=opened)

    def _point(self, *, opened: bool) -> None:
        """A chevron: down when open, to the right when there is more to see."""
        aside = pixmap("chevron", 18, tone("accent"))
        self.button.setIcon(QIcon(aside.transformed(QTransform().rotate(90)) if opened else aside))

    def retranslate(self) -> None:
        self.button.setText(text(self._title_id))
        self._point(opened=self.button.isChecked())


class BigNumber(QWidget):
    """A number that people care about, with what it is."""

    def __init__(self, label_id: str, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label_id = label_id
        self._label = muted()
        self._value = large(name)
        self._unit = muted()
        self._unit.setWordWrap(False)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._value)
        # Layouts in a row know no baseline: the unit is lifted by what the number hangs lower.
        lift = self._value.fontMetrics().descent() - self._unit.fontMetrics().descent()
        self._unit.setContentsMargins(0, 0, 0, max(0, lift))
        row.addWidget(self._unit, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._label)
        column.addLayout(row)
        self.retranslate()

    def show_value(self, value: str, unit: str = "") -> None:
        self._value.setText(value)
        self._unit.setText(unit)
        self._value.setAccessibleName(f"{self._label.text()} {value} {unit}")

    def retranslate(self) -> None:
        self._label.setText(text(self._label_id))
