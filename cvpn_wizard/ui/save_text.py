"""Saving a text where the person says: the question, and the writing off the UI thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

from PySide6.QtWidgets import QFileDialog, QWidget

from cvpn_wizard.adapters.files import unwritable


def ask_where(parent: QWidget, title: str, name: str, kind: str) -> Path | None:
    """Ask for a file; ``None`` when the person thinks better of it."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, name, kind)
    return Path(chosen) if chosen else None


def writing(path: Path, content: str) -> Callable[[Event], Path]:
    """The job that writes it.

    :raises WizardError: DISK_FULL, FOLDER_MISSING, FILE_UNWRITABLE.
    """

    def work(_cancelled: Event) -> Path:
        try:
            path.write_text(content, encoding="utf-8", newline="\n")
        except OSError as error:
            raise unwritable(path, error) from error
        return path

    return work
