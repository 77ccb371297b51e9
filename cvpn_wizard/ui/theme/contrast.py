"""High contrast: when the system asks for it, its own colours and nothing subtle."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QGuiApplication, QPalette

_ROLES = {
    "window": QPalette.ColorRole.Window,
    "base": QPalette.ColorRole.Base,
    "raised": QPalette.ColorRole.Window,
    "sheet": QPalette.ColorRole.Window,
    "dot": QPalette.ColorRole.Window,
    "solid": QPalette.ColorRole.Window,
    "text": QPalette.ColorRole.WindowText,
    "muted": QPalette.ColorRole.WindowText,
    "line": QPalette.ColorRole.WindowText,
    "edge": QPalette.ColorRole.WindowText,
    "button": QPalette.ColorRole.Button,
    "accent": QPalette.ColorRole.Highlight,
    "accent-soft": QPalette.ColorRole.Window,
    "on-accent": QPalette.ColorRole.HighlightedText,
    "good": QPalette.ColorRole.WindowText,
    "good-soft": QPalette.ColorRole.Window,
    "warn": QPalette.ColorRole.WindowText,
    "warn-soft": QPalette.ColorRole.Window,
    "bad": QPalette.ColorRole.WindowText,
    "bad-soft": QPalette.ColorRole.Window,
    "practice": QPalette.ColorRole.Highlight,
    "on-practice": QPalette.ColorRole.HighlightedText,
}


def wants_contrast() -> bool:
    """Whether the system asks for high contrast."""
    from PySide6.QtCore import Qt  # noqa: PLC0415  not for the first page

    # Held by a name: with PySide6 6.11 what the hints own dies with a nameless wrapper of them.
    hints = QGuiApplication.styleHints()
    preference = hints.accessibility().contrastPreference()
    return preference == Qt.ContrastPreference.HighContrast


def tokens_from(palette: QPalette, ours: Mapping[str, str]) -> dict[str, str]:
    """The token table made of the system's palette; signs and words carry what colours did."""
    return {name: palette.color(_ROLES[name]).name() for name in ours}
