"""A bug: told once, with where the details are, and never as a traceback."""

from __future__ import annotations

import logging
import sys
import threading
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from cvpn_wizard.model.bugs import report_of
from cvpn_wizard.texts import text

__all__ = ["CrashReporter", "report_of"]

log = logging.getLogger("cvpn_wizard.crash")


class CrashReporter(QObject):
    """Takes over the hooks; hops to the GUI thread before it opens its dialog.

    Signals:
        crashed: internal; carries the report.
    """

    crashed = Signal(str)

    def __init__(self, log_file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log_file = log_file
        self._report = ""
        self.crashed.connect(self._tell)

    def install(self) -> None:
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook

    def _hook(
        self, kind: type[BaseException], _error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        report = report_of(kind, trace)
        log.error("bug: %s", report)
        self.crashed.emit(report)

    def _thread_hook(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_type is not SystemExit:
            error = arguments.exc_value or arguments.exc_type()
            self._hook(arguments.exc_type, error, arguments.exc_traceback)

    @Slot(str)
    def _tell(self, report: str) -> None:
        """The first one only: what follows is mostly the same, and the log has it."""
        if not self._report:
            self._report = report
            # Not in the middle of what went wrong, which may have been a painting.
            QTimer.singleShot(0, self, self._open)

    @Slot()
    def _open(self) -> None:
        from PySide6.QtCore import Qt  # noqa: PLC0415  not for the first page
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415

        box = QMessageBox(QMessageBox.Icon.Critical, text("crash-title"), text("crash-what"))
        box.setObjectName("crash")
        box.setInformativeText(text("crash-do", path=str(self._log_file)))
        box.setDetailedText(self._report)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.show()
        self._box = box
