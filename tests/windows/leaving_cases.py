"""In by the installer's pages and out by the uninstaller's, with one box ticked. For proving.py.

Files, credentials and the registry are compared with before: what was chosen is gone, and no more.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import installer_pages
from machine import is_administrator, run, secrets, tree

SCENE = Path(__file__).with_name("leaving_scene.py")


@dataclass
class Leaving:
    """One install and one removal.

    :ivar place: where the installer puts the program when nobody says otherwise.
    :ivar home: the folder for records; as much is in it as leaving_scene.py makes.
    :ivar pictures: the folder for them.
    :ivar python: makes a Python that runs on the installed files.
    """

    setup: Path
    place: Path
    home: Path
    pictures: Path
    python: Callable[[], Path]

    def walk(self, language: str, tick: str, *, broken_first: bool = False) -> None:
        """Install, fill the home folder, and remove again with that box ticked.

        :param broken_first: try it with a program that cannot forget, before.
        """
        admin, place = is_administrator(), str(self.place)
        walked = installer_pages.install(self.setup, language, self.pictures, admin, place)
        assert not walked.cut_off, walked.cut_off
        self._scene("make")
        os.environ["CVPN_WIZARD_HOME"] = str(self.home)
        kept, known = tree(self.home), secrets()
        if broken_first:
            self._what_cannot_be_forgotten_keeps_all()
        command = f'"{place}\\uninstall.exe" _?={place}'
        walked = installer_pages.uninstall(command, language, self.pictures, (tick,))
        assert not walked.cut_off, walked.cut_off
        self.gone = kept.keys() - tree(self.home).keys()
        self.new = tree(self.home).keys() - kept.keys()
        self.gone_secrets = known - secrets()
        self.new_secrets = secrets() - known

    def check_keys(self) -> None:
        """The access keys went, and nothing else did."""
        names = {"aws:AKIAEXAMPLE", "aws:AKIAEXAMPLE:token"}
        assert self.gone_secrets == {("cvpn-wizard", name) for name in names}, self.gone_secrets
        assert (self.new_secrets, self.gone, self.new) == (set(), set(), set())

    def check_removed_vpns(self) -> str:
        """What was known of the VPN that was removed went; where its CA lies now."""
        old = {name for name in self.gone if "old" in Path(name).parts}
        assert old == self.gone, self.gone
        assert len([name for name in old if "佐藤" in name]) == 3, old
        (ca,) = {Path(name).parent for name in self.new}
        assert ca.parent.name == "kept-authorities"
        assert {Path(name).name for name in self.new} == {"ca.crt", "ca.key", "READ-ME.txt"}
        assert not self.gone_secrets, self.gone_secrets
        assert self.new_secrets == {("cvpn-wizard", f"ca:{ca.name}")}, self.new_secrets
        return ca.name

    def check_cas(self, *folders_and_secrets: str) -> None:
        """Each CA can still issue. Needs the program: call it while that is installed."""
        self._scene("check", *folders_and_secrets)

    def _scene(self, *what: str) -> None:
        command = [self.python(), "-X", "utf8", SCENE, what[0], self.home, *what[1:]]
        done = subprocess.run(command, check=False, timeout=600, capture_output=True)
        assert done.returncode == 0, done.stderr.decode(errors="replace")[-3000:]

    def _what_cannot_be_forgotten_keeps_all(self) -> None:
        """A program that is broken cannot forget; then nothing is removed, and that is said."""
        library = self.place / "runtime" / "python313.dll"
        library.rename(library.with_suffix(".aside"))
        before, known = tree(self.place), secrets()
        switches = "/S /ACCESSKEYS /REMOVEDVPNS /FORGET"
        assert run(f'"{self.place}\\uninstall.exe" {switches} _?={self.place}') == 9
        assert (tree(self.place), secrets()) == (before, known)
        library.with_suffix(".aside").rename(library)
