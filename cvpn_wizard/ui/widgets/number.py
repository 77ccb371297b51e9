"""Lines for numbers."""

from __future__ import annotations

from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox, QWidget

INSET = 7
"""From the border to the number, as in every other line; a style sheet cannot say it here."""


class NumberLine(QSpinBox):
    """A whole number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lineEdit().setTextMargins(INSET, 0, 0, 0)


class FractionLine(QDoubleSpinBox):
    """A number with a fraction."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lineEdit().setTextMargins(INSET, 0, 0, 0)
