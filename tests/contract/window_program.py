"""The real window as a program of its own, led over standard input: what a person does, and sees.

``python -m tests.contract.window_program [options]`` reads one JSON object a line and answers with
one: ``{"do": "press", "name": "nav.next"}``, ``{"do": "type", "name": …, "text": …}``,
``{"do": "see"}``, ``{"do": "end"}``; see ``Leader.do_…``. All else is as it is when somebody opens
the window, but for the system's dialog for files.
"""

from __future__ import annotations

import json
import os
import sys
from threading import Thread  # noqa: TID251  it only reads standard input
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QClipboard, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from cvpn_wizard import app as program_room
from cvpn_wizard.app import Program
from cvpn_wizard.model.secret import Secret
from cvpn_wizard.ui.setup_frame import SetupFrame
from cvpn_wizard.ui.widgets.secret_edit import SecretEdit

_CHOSEN: list[str] = []


def _choose(*_: object) -> tuple[str, str]:
    return _CHOSEN.pop(0), ""


class Leader(QObject):
    """Does what it is told, between two events of the window.

    Signals:
        told: internal; a line from standard input.
    """

    told = Signal(str)

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._window = program.window
        self._copied: list[str] = []
        QGuiApplication.clipboard().changed.connect(self._clipboard_changed)
        self.told.connect(self._obey)

    @Slot(object)
    def _clipboard_changed(self, mode: QClipboard.Mode) -> None:
        offered = QGuiApplication.clipboard().mimeData(mode)
        for kind in offered.formats():
            self._copied.append(bytes(offered.data(kind).data()).decode("utf-8", "replace"))

    @Slot(str)
    def _obey(self, line: str) -> None:
        order: dict[str, Any] = json.loads(line)
        answer = getattr(self, f"do_{order.pop('do')}")(**order)
        sys.stdout.write(json.dumps({"answer": answer}) + "\n")
        sys.stdout.flush()

    def _found(self, name: str) -> QWidget | None:
        tops = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
        found = [w for top in tops for w in top.findChildren(QWidget, name) if w.isVisible()]
        return found[-1] if found else None

    def do_press(self, name: str) -> bool:
        button = self._found(name)
        if not isinstance(button, QAbstractButton) or not button.isEnabled():
            return False
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        return True

    def do_type(self, name: str, text: str) -> bool:
        """As by an input method: what is typed is never an argument of a program."""
        line = self._found(name)
        if not isinstance(line, QLineEdit) or not line.isEnabled():
            return False
        line.setFocus()
        line.setText(text)
        return True

    def do_tab(self, name: str, last: int) -> bool:
        """To a tab, counted from the end."""
        tabs = self._found(name)
        if not isinstance(tabs, QTabBar):
            return False
        tabs.setCurrentIndex(tabs.count() - last)
        return True

    def do_copy(self, name: str) -> bool:
        """Mark all of a field or a text, by keys and by mouse, and copy it in every way."""
        widget = self._found(name)
        if widget is None:
            return False
        if isinstance(widget, QLineEdit):
            widget.selectAll()
        QTest.mouseDClick(widget, Qt.MouseButton.LeftButton, pos=widget.rect().center())
        for keys in (QKeySequence.StandardKey.SelectAll, QKeySequence.StandardKey.Copy):
            QTest.keySequence(widget, QKeySequence(keys))
        QApplication.sendEvent(widget, QEvent(QEvent.Type.Clipboard))
        return True

    def do_show(self, name: str, *, shown: bool) -> bool:
        """The eye of a field for a secret."""
        line = self._found(name)
        if not isinstance(line, SecretEdit):
            return False
        line.actions()[0].setChecked(shown)
        return True

    def do_answer(self, path: str) -> bool:
        """What is chosen in the next question for a file: the system's own dialog, not ours."""
        _CHOSEN.append(path)
        return True

    def do_see(self) -> dict[str, Any]:
        """What stands on screen, by the names of the parts, and all that was ever copied."""
        seen: dict[str, str] = {}
        for top in QApplication.topLevelWidgets():
            if not top.isVisible():
                continue
            for widget in (top, *top.findChildren(QWidget)):
                if widget.isVisible() and (words := _words_of(widget)) is not None:
                    name = widget.objectName() or f"? {len(seen)}"
                    seen[name] = words
        setup = self._window.setup
        led = isinstance(setup, SetupFrame) and setup.isVisible()
        page = setup.journey.page if isinstance(setup, SetupFrame) and led else ""
        return {
            "page": page,
            "running": isinstance(setup, SetupFrame) and led and setup.running,
            "seen": seen,
            "copied": self._copied,
        }

    def do_grab(self, path: str) -> bool:
        return self._window.grab().save(path)

    def do_bug(self, text: str) -> bool:
        """A bug of ours, in the window and in a job, with a secret in hand and in its words."""
        _raise_soon(self, Secret(text))
        return True

    def do_end(self) -> bool:
        """Close it; a second time where it asks because something is under way."""
        closed = self._window.close() or self._window.close()
        QApplication.closeAllWindows()  # the dialog of a bug stays open otherwise
        return closed


def _raise_soon(leader: Leader, secret: Secret) -> None:
    from PySide6.QtCore import QTimer  # noqa: PLC0415

    def wrong(*_: object) -> None:
        in_hand = secret.reveal()
        raise KeyError(f"bug with {in_hand}")

    QTimer.singleShot(0, leader, wrong)
    program = leader.parent()
    if isinstance(program, Program):
        program.jobs.start(wrong)


def _words_of(widget: QWidget) -> str | None:
    """Its text, where it has one; marked as greyed out where it cannot be used."""
    if isinstance(widget, QLineEdit):
        words = widget.displayText()
    elif isinstance(widget, QAbstractButton | QLabel):
        words = widget.text()
    elif isinstance(widget, QTextEdit | QPlainTextEdit):
        words = widget.toPlainText()
    elif isinstance(widget, QMessageBox):
        words = "\n".join((widget.text(), widget.informativeText(), widget.detailedText()))
    elif widget.objectName():
        words = ""
    else:
        return None
    return words if widget.isEnabled() else f"(off) {words}"


class LedProgram(Program):
    """The program, and somebody who leads it."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        leader = Leader(self)

        def listen() -> None:
            for line in sys.stdin:
                leader.told.emit(line)

        Thread(target=listen, daemon=True).start()


def main() -> None:
    QFileDialog.getSaveFileName = _choose  # type: ignore[assignment]
    program_room.Program = LedProgram  # type: ignore[misc]  # the one hook that the window has
    status = program_room.main(sys.argv[1:])
    sys.stdout.flush()
    os._exit(status)


if __name__ == "__main__":
    main()
