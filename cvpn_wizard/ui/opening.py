"""Opening files, folders and pages with the program that this computer has for them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_path(path: Path) -> bool:
    """Open a file or folder; false when nothing here can."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def open_page(address: str) -> bool:
    """Open a web page in the browser."""
    return QDesktopServices.openUrl(QUrl(address))
