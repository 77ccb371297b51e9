"""The log file of the window."""

from __future__ import annotations

import faulthandler
import logging
from pathlib import Path
from typing import Any

from cvpn_wizard.model.bugs import report_of
from cvpn_wizard.model.dumps import no_memory_in_dumps

LOG_BYTES = 500_000
LOG_FILE = "cvpn-wizard.log"


class _WithoutValues(logging.Formatter):
    """What libraries say of their bugs: where, but not what was in their hands."""

    def formatException(self, ei: Any) -> str:
        kind, _error, trace = ei
        return report_of(kind, trace) if kind is not None else ""


def start_log(home: Path) -> None:
    """A log that rotates, and a file for hard crashes. Ours only, from WARNING on for others."""
    no_memory_in_dumps()
    from logging.handlers import RotatingFileHandler  # noqa: PLC0415  after the first page

    folder = home / "log"
    path = folder / LOG_FILE
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handler = RotatingFileHandler(
            path, maxBytes=LOG_BYTES, backupCount=3, encoding="utf-8", delay=True
        )
        faulthandler.enable((folder / "crash.log").open("a", encoding="utf-8"))
    except OSError:
        # No log is no reason not to help; Records will say what is wrong with the folder.
        return
    handler.setFormatter(_WithoutValues("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    logging.getLogger("cvpn_wizard").setLevel(logging.INFO)
