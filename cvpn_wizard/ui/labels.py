"""Lines of text on a page: plain, muted, large. Colours are the theme's."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QSizePolicy


def line(name: str = "") -> QLabel:
    """A text of our own that wraps; what came from elsewhere goes into :func:`plain`."""
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return label


def plain(name: str = "") -> QLabel:
    """A text that wraps and can be copied."""
    from PySide6.QtCore import Qt  # noqa: PLC0415  not for the first page

    label = line(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def muted(name: str = "") -> QLabel:
    """An explanation: there for who wants it, quiet for who does not."""
    label = plain(name)
    label.setProperty("tone", "muted")
    return label


def large(name: str = "", times: float = 2.4) -> QLabel:
    """A number that people care about."""
    label = plain(name)
    label.setWordWrap(False)
    font = QFont(label.font())
    font.setPointSizeF(font.pointSizeF() * times)
    font.setWeight(QFont.Weight.DemiBold)
    label.setFont(font)
    return label


def strong(name: str = "", times: float = 1.15) -> QLabel:
    """The title of a part of a page."""
    label = large(name, times)
    label.setWordWrap(True)
    return label
