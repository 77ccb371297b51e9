"""A bug on the command line: where it happened, without the values that a traceback may show."""

from __future__ import annotations

import sys
import threading
from types import TracebackType

from cvpn_wizard.model.bugs import report_of
from cvpn_wizard.model.dumps import no_memory_in_dumps
from cvpn_wizard.texts import text


def tell_bugs_without_values() -> None:
    """From now on, for the whole program; Python's status of 1 stays."""
    sys.excepthook = _tell
    threading.excepthook = lambda bug: _tell(bug.exc_type, bug.exc_value, bug.exc_traceback)
    no_memory_in_dumps()


def _tell(
    kind: type[BaseException], _error: BaseException | None, trace: TracebackType | None
) -> None:
    if not issubclass(kind, KeyboardInterrupt | SystemExit):
        sys.stderr.write(f"{text('cli-bug')}\n{report_of(kind, trace)}\n")
