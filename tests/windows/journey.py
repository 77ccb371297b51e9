"""From Home to Done in the installed program's own window, on the practice AWS, under Windows.

Run by the installed Python (see proving.py), as ``python journey.py LANGUAGE FOLDER PICTURES``:
certificates and profile go to FOLDER, whose paths the profile then names; a picture of each page
goes to PICTURES. Ends with 0 when a ping through the practice tunnel has answered and the files
are as they should be.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from cvpn_wizard.app import Program, options_of
from cvpn_wizard.model.spec import ProfileStyle
from cvpn_wizard.ui.theme import choose_style
from cvpn_wizard.ui.widgets.combo import Choice

PATIENCE = 240.0


class Person:
    """Sees what is visible, presses what is enabled."""

    def __init__(self, app: QApplication, program: Program, pictures: Path) -> None:
        self._app = app
        self.window = program.window
        self._pictures = pictures
        self._number = 0

    def until(self, happened: Callable[[], object], what: str) -> None:
        end = time.monotonic() + PATIENCE
        while not happened():
            if time.monotonic() > end:
                self.picture("too-late")
                raise SystemExit(f"{what} did not happen")
            self._app.processEvents()
            time.sleep(0.01)

    def rest(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        self.until(lambda: time.monotonic() >= end, "rest")

    def find(self, name: str) -> QWidget:
        def visible() -> list[QWidget]:
            found = self.window.findChildren(QWidget, name)
            return [one for one in found if one.isVisibleTo(self.window)]

        self.until(visible, name)
        return visible()[-1]

    def press(self, name: str) -> None:
        button = self.find(name)
        assert isinstance(button, QAbstractButton)
        self.until(button.isEnabled, f"{name} enabled")
        middle = QPointF(button.rect().center())
        for kind, held in (
            (QEvent.Type.MouseButtonPress, Qt.MouseButton.LeftButton),
            (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
        ):
            event = QMouseEvent(
                kind,
                middle,
                button.mapToGlobal(middle),
                Qt.MouseButton.LeftButton,
                held,
                Qt.KeyboardModifier.NoModifier,
            )
            self._app.sendEvent(button, event)

    def picture(self, name: str) -> None:
        self._app.processEvents()
        self._number += 1
        self.window.grab().save(str(self._pictures / f"{self._number:02}-{name}.png"))

    @property
    def frame(self):
        return self.window.setup

    def next_to(self, page: str) -> None:
        self.until(
            lambda: not self.frame.page.busy() and self.frame.page.problem() is None,
            f"{self.frame.journey.page} without a problem",
        )
        self.rest(0.4)
        self.press("nav.next")
        self.until(lambda: self.frame.journey.page == page, page)
        self.rest(0.3)
        self.picture(page)


def fill_certificates(person: Person, folder: Path) -> None:
    """The tutorial's way: files in a folder of one's choice, named by their paths."""
    line = person.find("certificates.folder")
    assert isinstance(line, QLineEdit)
    line.setText(str(folder))
    style = person.frame.page.findChild(Choice, "certificates.profile_style")
    assert style is not None
    assert style.choose(ProfileStyle.PATHS.value)


def check_files(folder: Path, profile: Path) -> None:
    """The files of the worked example, and a profile that names them as Windows has to."""
    words = profile.read_text(encoding="utf-8")
    certificates = {path.name for path in folder.rglob("*") if path.is_file()}
    assert {"ca.crt", "server.crt", "server.key"} <= certificates, certificates
    (key_line,) = [row for row in words.splitlines() if row.startswith("key ")]
    (cert_line,) = [row for row in words.splitlines() if row.startswith("cert ")]
    assert "\\\\" in key_line, key_line
    for row in (key_line, cert_line):
        path = Path(row.split(" ", 1)[1].strip('"').replace("\\\\", "\\"))
        assert path.is_file(), path
        assert path.is_absolute(), path
    after = words.index("</ca>")
    assert after < words.index(cert_line) < words.index(key_line) < words.index("reneg-sec 0")
    print(key_line)


def main() -> int:
    language, folder, pictures = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    pictures.mkdir(parents=True, exist_ok=True)
    choose_style()
    app = QApplication([sys.argv[0]])
    options = options_of(["--practice", "--lang", language, "--theme", "light"])
    program = Program(app, options, practice_speed=0.05)
    person = Person(app, program, pictures)
    program.window.resize(1240, 700)
    program.window.show()
    person.rest(1.0)
    person.picture("home")
    person.press("home.setup")
    person.until(lambda: person.frame.journey.page == "before", "before")
    person.rest(0.3)
    person.picture("before")
    person.next_to("account")
    person.next_to("certificates")
    fill_certificates(person, folder)
    for page in ("network", "addresses", "access", "review"):
        person.next_to(page)
    person.rest(0.4)
    person.press("nav.commit")
    person.until(lambda: person.frame.journey.page != "review", "progress")
    person.rest(0.5)
    person.picture("progress")
    person.until(lambda: person.frame.journey.page == "connect", "connect")
    person.press("connect.ping")
    person.until(lambda: person.frame.answers().answered, "a ping answered")
    person.picture("connect")
    person.next_to("done")
    outcome = person.frame.answers().outcome
    assert outcome is not None
    assert outcome.ok
    (profile,) = outcome.profiles
    person.until((profile.parent / "record.html").is_file, "record.html")
    person.picture("done")
    check_files(folder, profile)
    program.jobs.shutdown(10)
    program.close()
    print("journey done")
    # What Qt still has of pages that were drawn ahead is not worth waiting for.
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
