"""What was typed, kept on disk: written a moment after the last change.

Whoever writes, writes the newest there is, one after the other; so no order can be wrong.
"""

from __future__ import annotations

import logging
from pathlib import Path
from threading import Event, Lock

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from cvpn_wizard.ui.jobs import Jobs
from cvpn_wizard.ui.settings import DRAFT

PAUSE_MS = 400

log = logging.getLogger(__name__)


class Drafts(QObject):
    """The one draft of a home folder.

    Signals:
        found: something was typed last time (or nothing): true or false.
    """

    found = Signal(bool)

    def __init__(self, jobs: Jobs, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.text = ""
        self._on_disk = ""
        self._jobs = jobs
        self._path = home / DRAFT
        self._lock = Lock()
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
        """Write what is not written yet, in a job."""
        self._soon.stop()
        self._jobs.start(self._write)

    def write_at_end(self) -> None:
        """Write what is not written yet before the window goes: a job might not be begun."""
        self._soon.stop()
        if self.text != self._on_disk:
            self._write(Event())

    def _write(self, _cancelled: Event) -> None:
        from cvpn_wizard.adapters.files import write_private  # noqa: PLC0415
        from cvpn_wizard.model.errors import WizardError  # noqa: PLC0415

        with self._lock:
            draft = self.text
            try:
                if draft:
                    write_private(self._path, draft)
                else:
                    self._path.unlink(missing_ok=True)
            except (WizardError, OSError) as error:
                # No draft is no reason to keep anybody from working, or from closing.
                log.warning("draft: %s", type(error).__name__)
            else:
                self._on_disk = draft

    def look(self) -> None:
        """Read what was kept; ``found`` says whether there was something."""
        path = self._path
        self._jobs.start(lambda _c: _read(path), done=self._read_done)

    @Slot(object)
    def _read_done(self, kept: str) -> None:
        self._on_disk = kept
        self.text = self.text or kept
        self.found.emit(bool(self.text))


def _read(path: Path) -> str:
    """What was kept; what cannot be read is no draft."""
    from cvpn_wizard.adapters.files import read_text  # noqa: PLC0415
    from cvpn_wizard.model.errors import WizardError  # noqa: PLC0415

    try:
        return read_text(path) if path.is_file() else ""
    except WizardError:
        return ""
