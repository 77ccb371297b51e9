"""Every page of the installer and of its uninstaller, walked through by its buttons, with pictures.

Run by proving.py. What a page says is looked up in the texts that it was built from.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import dialogs

TEXTS = Path(__file__).resolve().parent.parent.parent / "packaging" / "windows"
FACES = {"en": "Segoe UI", "ja": "Yu Gothic UI"}
"""As installer.nsi sets them."""
LANGUAGES = ("en", "ja")
"""In the order in which the installer lists them."""


def texts(language: str) -> dict[str, str]:
    """The installer's own sentences by name, up to their first line break or variable."""
    rows = re.findall(
        r'^LangString (\w+) \S+ "([^"$]*)',
        (TEXTS / f"texts_{language}.nsh").read_text("utf-8"),
        re.MULTILINE,
    )
    return dict(rows)


class Walk:
    """One walk through a program's pages.

    :param command: the installer or the uninstaller, which must stay in its own process.
    """

    def __init__(self, command: str, language: str, folder: Path) -> None:
        self.process = subprocess.Popen(command)
        self.words = texts(language)
        self.language = language
        self._folder, self._face = folder, FACES[language]
        self.cut_off: list[str] = []

    def __enter__(self) -> Walk:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()

    def page(self, name: str, words: str) -> int:
        """Wait for a page by words of it, picture it and look whether all of it fits."""
        window = dialogs.wait_for_words(self.process.pid, words)
        dialogs.picture(window, self._folder / f"{name}-{self.language}.png")
        self.cut_off += [f"{name}: {one}" for one in dialogs.cut_off(window, self._face)]
        return window

    def next(self, name: str, words: str) -> None:
        dialogs.press(self.page(name, words), dialogs.NEXT)

    def choose_language(self) -> None:
        window = self.page("language", "言語")
        dialogs.choose(window, LANGUAGES.index(self.language))
        dialogs.press(window, dialogs.NEXT)

    def end(self) -> int:
        return self.process.wait(120)


def install(setup: Path, language: str, folder: Path, admin: bool, place: str) -> Walk:
    """From the choice of a language to the last page, whose box is left unticked."""
    with Walk(f'"{setup}"', language, folder) as walk:
        words = walk.words
        walk.choose_language()
        walk.next("welcome", words["WelcomeNext"])
        if admin:
            walk.next("scope", words["ScopeMe"])
        walk.next("parts", dialogs.TREE)
        walk.next("folder", place)
        last = walk.page("finish", words["RunIt"])
        dialogs.tick(last, words["RunIt"])
        dialogs.press(last, dialogs.NEXT)
        assert walk.end() == 0
    return walk


def uninstall(command: str, language: str, folder: Path, ticks: tuple[str, ...]) -> Walk:
    """From the question to the end.

    :param ticks: the names of the boxes to tick.
    """
    with Walk(command, language, folder) as walk:
        words = walk.words
        window = walk.page("keep", words["KeepForget"])
        assert not dialogs.ticked(window), "everything is kept, unless somebody says otherwise"
        for name in ticks:
            dialogs.tick(window, words[name])
        assert len(dialogs.ticked(window)) == len(ticks)
        dialogs.press(window, dialogs.NEXT)
        walk.next("confirm", words["ConfirmWords"])
        walk.next("removed", words["RemovedTitle"])
        assert walk.end() == 0
    return walk
