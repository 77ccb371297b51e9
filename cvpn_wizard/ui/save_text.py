"""Saving a text where the person says: the question, and the writing off the UI thread."""

from __future__ import annotations

from collections.abc import Callable
from errno import ENOSPC
from pathlib import Path
from threading import Event

from PySide6.QtWidgets import QFileDialog, QWidget

from cvpn_wizard.model.errors import ErrorCode, WizardError


def ask_where(parent: QWidget, title: str, name: str, kind: str) -> Path | None:
    """Ask for a file; ``None`` when the person thinks better of it."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, name, kind)
    return Path(chosen) if chosen else None


def writing(path: Path, content: str) -> Callable[[Event], Path]:
    """The job that writes it.

    :raises WizardError: DISK_FULL, FILE_UNWRITABLE.
    """

    def work(_cancelled: Event) -> Path:
        try:
            path.write_text(content, encoding="utf-8", newline="\n")
        except OSError as error:
            full = error.errno == ENOSPC
            code = ErrorCode.DISK_FULL if full else ErrorCode.FILE_UNWRITABLE
            raise WizardError(code, path=str(path), why=error.strerror) from error
        return path

    return work
