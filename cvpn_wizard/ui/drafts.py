"""What was typed, kept on disk: written a moment after the last change, never out of order."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from cvpn_wizard.ui.jobs import Job, Jobs
from cvpn_wizard.ui.settings import DRAFT

PAUSE_MS = 400


class Drafts(QObject):
    """The one draft of a home folder.

    Signals:
        found: something was typed last time (or nothing): true or false.
    """

    found = Signal(bool)

    def __init__(self, jobs: Jobs, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.text = ""
        self._jobs = jobs
        self._path = home / DRAFT
        self._writing: Job | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE_MS)
        self._soon.timeout.connect(self.write_now)

    def keep(self, draft: str) -> None:
        """Keep this one; an empty text takes the draft away."""
        if draft != self.text:
            self.text = draft
            self._soon.start()

    @Slot()
    def write_now(self) -> None:
        """Write what is not written yet; also when the window closes."""
        if self._writing is not None and not self._writing.finished:
            self._soon.start()
            return
        self._soon.stop()
        path, draft = self._path, self.text
        self._writing = self._jobs.start(lambda _c: _write(path, draft))

    @property
    def unwritten(self) -> bool:
        return self._soon.isActive()

    def look(self) -> None:
        """Read what was kept; ``found`` says whether there was something."""
        path = self._path
        self._jobs.start(lambda _c: _read(path), done=self._read_done)

    @Slot(object)
    def _read_done(self, kept: str) -> None:
        self.text = self.text or kept
        self.found.emit(bool(self.text))


def _write(path: Path, draft: str) -> None:
    from cvpn_wizard.adapters.files import write_private  # noqa: PLC0415  not for the first page

    if draft:
        write_private(path, draft)
    else:
        path.unlink(missing_ok=True)


def _read(path: Path) -> str:
    """What was kept; what cannot be read is no draft."""
    from cvpn_wizard.adapters.files import read_text  # noqa: PLC0415
    from cvpn_wizard.model.errors import WizardError  # noqa: PLC0415

    try:
        return read_text(path) if path.is_file() else ""
    except WizardError:
        return ""
