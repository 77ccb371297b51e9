"""Where Tab leads: as one reads, the page first, then its buttons, then what stands beside it.

Qt's own order is that in which widgets were made, so that rows that come later, and pages that
are made ahead, would stand behind everything else.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLayout,
    QLineEdit,
    QScrollArea,
    QStackedLayout,
    QWidget,
)

LATER = "tab_later"
"""A property: how far behind its neighbours a part is reached. What is inside inherits it."""
BESIDE = "tab_beside"
"""A property: it is reached behind what stands beside it in the same widget: a field's why."""
ALONE = (QAbstractSpinBox, QComboBox, QAbstractItemView, QLineEdit)
"""What is inside of these is their own business."""


def reading_order(root: QWidget) -> list[QWidget]:
    """Everything below ``root`` that Tab can reach now, in the order in which it is read."""
    found = list(_inside(root, 0))
    found.sort(key=lambda one: one[0])
    return [widget for _, widget in found]


def order_tabs(root: QWidget) -> None:
    """Have Tab follow the reading order, as the window is at this moment."""
    for before, after in pairwise(reading_order(root)):
        QWidget.setTabOrder(before, after)


def _inside(widget: QWidget, later: int) -> Iterator[tuple[int, QWidget]]:
    own = widget.property(LATER)
    later += own if isinstance(own, int) else 0
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled():
        yield later, widget
    if isinstance(widget, ALONE):
        return
    if isinstance(widget, QAbstractScrollArea):
        inner = widget.widget() if isinstance(widget, QScrollArea) else None
        parts = [inner] if inner is not None else []
    elif (layout := widget.layout()) is not None:
        parts = sorted(_laid_out(layout), key=lambda part: bool(part.property(BESIDE)))
    else:
        parts = [child for child in widget.children() if isinstance(child, QWidget)]
    for part in parts:
        if part.isVisible() and not part.isWindow():
            yield from _inside(part, later)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    """The widgets of a layout, in its order; of pages on each other the one on top."""
    if isinstance(layout, QStackedLayout):
        top = layout.currentWidget()
        if top is not None:
            yield top
        return
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, within = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif within is not None:
            yield from _laid_out(within)
