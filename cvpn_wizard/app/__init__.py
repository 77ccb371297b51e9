"""Puts the window together."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from cvpn_wizard.app.log import LOG_FILE, start_log
from cvpn_wizard.app.options import Options, options_of
from cvpn_wizard.app.program import Program
from cvpn_wizard.ui.crash import CrashReporter
from cvpn_wizard.ui.theme import choose_style

__all__ = ["Options", "Program", "choose_style", "main", "options_of"]


def main(arguments: Sequence[str]) -> int:
    """Open the window and run until it is closed."""
    options = options_of(arguments)
    choose_style()
    app = QApplication([sys.argv[0]])
    app.setApplicationName("cvpn-wizard")
    app.setDesktopFileName("cvpn-wizard")
    program = Program(app, options)
    home = program.services.home
    CrashReporter(home / "log" / LOG_FILE, program).install()
    program.window.first_shown.connect(lambda: QTimer.singleShot(0, lambda: start_log(home)))
    program.window.first_shown.connect(lambda: QTimer.singleShot(0, program.accounts.take_secrets))
    bundle = options.bundle
    if bundle is not None:
        program.window.first_shown.connect(
            lambda: QTimer.singleShot(0, lambda: program.window.open_bundle(bundle))
        )
    program.window.show()
    import signal  # noqa: PLC0415  after the first page

    signal.signal(signal.SIGINT, lambda *_: app.quit())
    # Python hears signals only when it runs: let it, now and then.
    alive = QTimer(program)
    alive.start(500)
    status = app.exec()
    program.close()
    return status
