"""Where the keyboard is after a page change, and what a screen reader says then."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QToolButton, QWidget


def focus_first(page: QWidget) -> bool:
    """Put the focus on the first thing that a person can use; whether there is one.

    The buttons that only explain or unfold come later: nobody wants to begin there. Links, which
    mostly lead away, are for pages that have nothing else.
    """
    from PySide6.QtCore import Qt  # noqa: PLC0415  not for the first page

    from cvpn_wizard.ui.tab_order import reading_order  # noqa: PLC0415

    possible = [one for one in reading_order(page) if not isinstance(one, QToolButton | QLabel)]
    usual = (widget for widget in possible if widget.property("kind") != "link")
    first = next(usual, possible[0] if possible else None)
    if first is not None:
        first.setFocus(Qt.FocusReason.OtherFocusReason)
    return first is not None


def announce(source: QWidget, words: str) -> None:
    """Let a screen reader say something that nothing focused would tell."""
    from PySide6.QtGui import (  # noqa: PLC0415  not for the first page
        QAccessible,
        QAccessibleAnnouncementEvent,
    )

    if QAccessible.isActive() and words:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(source, words))
