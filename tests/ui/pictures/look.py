"""What all pictures have in common: language and theme, a window, and the moment to draw it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")

from PySide6.QtCore import QEventLoop, QPoint, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from cvpn_wizard.ui.jobs import Jobs
from cvpn_wizard.ui.language import Language
from cvpn_wizard.ui.services import Practice, Services
from cvpn_wizard.ui.theme import apply_theme
from cvpn_wizard.ui.window import MainWindow
from tests.ui.pages.conftest import MemoryVault

PRACTICE = Practice(url="http://127.0.0.1:1", stand_in=("127.0.0.1", 9))


def spin(milliseconds: int) -> None:
    """Let jobs answer and layouts settle."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def take(window: QWidget, path: Path, ratio: float = 1.0) -> None:
    """Draw it at so many dots a logical pixel, once every layout has had its turn."""
    spin(30)
    picture = QPixmap(window.size() * ratio)
    picture.setDevicePixelRatio(ratio)
    window.render(picture, QPoint())
    picture.save(str(path))


@dataclass(frozen=True)
class Look:
    """A language, a theme, and where the pictures go.

    :ivar base: a folder for homes, gone afterwards.
    """

    code: str
    theme: str
    folder: Path
    base: Path

    @property
    def end(self) -> str:
        return f"{self.code}-{self.theme}.png"

    def path(self, name: str, more: str = "") -> Path:
        """``more`` tells sizes apart, and ends the name."""
        return self.folder / f"{name}-{self.code}-{self.theme}{more}.png"

    def home(self, name: str) -> Path:
        home = self.base / f"{name}-{self.code}-{self.theme}"
        home.mkdir()
        return home

    @contextmanager
    def window(self, services: Services) -> Iterator[MainWindow]:
        """A window at 1280×720 on a computer of its own."""
        window = MainWindow(services)
        window.show_theme(self.theme)
        window.resize(1280, 720)
        window.show()
        yield window
        services.jobs.shutdown()
        window.deleteLater()
        spin(0)


def services_at(home: Path, **more: object) -> Services:
    """Services with jobs of their own; ``more`` by name, such as ``cloud_for``."""
    return Services(jobs=Jobs(), home=home, vault=MemoryVault(), **more)  # type: ignore[arg-type]


def every_look(draw: Callable[[Look], None]) -> None:
    """Draw in both languages and both themes."""
    folder = Path(os.environ.get("CVPN_WIZARD_SHOTS", "shots"))
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    if not isinstance(app, QApplication):
        raise TypeError
    language = Language(app)
    for code in ("en", "ja"):
        for theme in ("light", "dark"):
            language.speak(code)
            apply_theme(app, theme)
            with tempfile.TemporaryDirectory() as base:
                draw(Look(code, theme, folder, Path(base)))
