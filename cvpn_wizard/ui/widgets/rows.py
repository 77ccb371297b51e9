"""Rows that come and go in a layout, at once.

A layout shows a new widget only when events are next looked at, and ``deleteLater`` leaves an old
one among its parent's children until then: meanwhile there are rows that cannot be seen, and rows
that should not be found.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget


def put_in(layout: QBoxLayout, row: QWidget) -> None:
    """At the end, and on screen."""
    layout.addWidget(row)
    row.show()


def take_out(layout: QLayout, rows: Iterable[QWidget]) -> None:
    """Off the screen and out of the page; deleted once nothing of theirs is at work any more.

    A row may be taken out by a button of its own: Python must not let go of it before the click
    has come back, which is why the timer holds it.
    """
    for row in rows:
        layout.removeWidget(row)
        row.hide()
        row.setParent(None)
        QTimer.singleShot(0, lambda gone=row: gone.deleteLater())
