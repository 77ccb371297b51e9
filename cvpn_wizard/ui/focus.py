"""Where the keyboard is after a page change, and what a screen reader says then."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QToolButton, QWidget


def focus_first(page: QWidget) -> bool:
    """Put the focus on the first thing that a person can use; whether there is one.

    The buttons that only explain or unfold come later: nobody wants to begin there.
    """
    from PySide6.QtCore import Qt  # noqa: PLC0415  not for the first page

    for widget in page.findChildren(QWidget):
        reachable = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if (
            reachable
            and not isinstance(widget, QToolButton | QLabel)
            and widget.isVisibleTo(page)
            and widget.isEnabled()
        ):
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
    return False


def announce(source: QWidget, words: str) -> None:
    """Let a screen reader say something that nothing focused would tell."""
    from PySide6.QtGui import (  # noqa: PLC0415  not for the first page
        QAccessible,
        QAccessibleAnnouncementEvent,
    )

    if QAccessible.isActive() and words:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(source, words))
