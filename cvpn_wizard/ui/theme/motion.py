"""Whether things may move: not where the system asks for stillness, nor where nobody looks."""

from __future__ import annotations

import sys

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

SHORT_MS = 180
"""The longest that a change may move."""

_SPI_GETCLIENTAREAANIMATION = 0x1042


def motion_wanted() -> bool:
    """Ask anew each time: people change it while programs run."""
    if QGuiApplication.platformName() in {"offscreen", "minimal"}:
        return False
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  a few milliseconds that only this needs

        wanted = ctypes.c_int(1)
        ctypes.windll.user32.SystemParametersInfoW(
            _SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(wanted), 0
        )
        return bool(wanted.value)
    from PySide6.QtWidgets import QStyle  # noqa: PLC0415  not for the first page

    return QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0
