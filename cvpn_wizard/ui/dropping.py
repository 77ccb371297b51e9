"""What is dragged over a page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDropEvent


def file_in(event: QDropEvent) -> Path | None:
    """The one local file that is dragged; ``None`` for several, or for something else."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    return Path(urls[0].toLocalFile())
