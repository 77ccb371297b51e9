"""Many people at once, a bundle for each; the words that open them in one file.

The words go into a table that only its owner can read, not on the screen: five hundred of them
would stay in scrollback and logs, and have to be copied by hand from there. The table never lies in
the folder of the bundles, since that one is sent or shared as a whole. A line is on disk before its
bundle is: no bundle is without its words, whenever the program dies.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from cvpn_wizard.adapters.bundle.manifest import is_person
from cvpn_wizard.adapters.bundle.words import new_words
from cvpn_wizard.adapters.files import append_private
from cvpn_wizard.journeys.handing_over import facts_of, make_bundle
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.journeys.people.many import ManyResult, Progress, add_many
from cvpn_wizard.journeys.people.names import Newcomer
from cvpn_wizard.model.errors import ErrorCode, Problem, WizardError
from cvpn_wizard.model.names import BUNDLE_ENDING

BUNDLES = "bundles"
"""The folder for them in the VPN's own, where no other is named."""
COLUMNS = ("name", "passphrase", "spoken", "bundle")
MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Excel takes a table for UTF-8 only where it begins with this."""
_NO_PROFILE = frozenset({ErrorCode.PROFILE_BAD, ErrorCode.FILE_UNREADABLE})


@dataclass(frozen=True)
class ManyBundles:
    """How it ended.

    :ivar made: how many bundles.
    :ivar without: had a certificate already, whose profile is not here or does not connect.
    :ivar stopped: the same list again goes on.
    :ivar words: the table with what opens them; ``None`` where no bundle was made.
    """

    issued: ManyResult
    made: int
    without: tuple[str, ...]
    stopped: bool
    folder: Path
    words: Path | None


BundleEvents = Generator[Progress, None, ManyBundles]


def words_problem(words: Path | None, folder: Path | None) -> Problem | None:
    """Why the words cannot be written there."""
    if words is None:
        return None
    if folder is not None and words.absolute().parent.is_relative_to(folder.absolute()):
        return Problem("words-beside-bundles", "person.words", {"path": str(words)})
    if words.exists():
        return Problem("words-there", "person.words", {"path": str(words)})
    return None


def add_many_bundles(
    desk: Desk,
    people: Sequence[Newcomer],
    language: str,
    cancelled: Event,
    folder: Path | None = None,
    words: Path | None = None,
) -> BundleEvents:
    """Certificates for all who have none, and a bundle for everybody who has none there.

    :param language: of the guides and the words.
    :param folder: for the bundles; ``bundles`` in the VPN's own by default.
    :param words: the new table; in the home folder by default.
    :raises WizardError: as :func:`add_many`; what the disk refuses.
    :raises ValueError: where :func:`words_problem` says so.
    """
    folder = folder or desk.vpn.folder / BUNDLES
    if words_problem(words, folder) is not None:
        raise ValueError(str(words))
    work = _Bundling(desk, language, folder, words or _table_for(desk))
    events = add_many(desk, people, cancelled)
    while True:
        try:
            told = next(events)
        except StopIteration as end:
            issued: ManyResult = end.value
            break
        if told.handed is not None or not cancelled.is_set():
            work.bundle(told)
        else:
            work.left_out = True
        yield told
    return ManyBundles(
        issued,
        work.made,
        tuple(work.without),
        issued.stopped or work.left_out,
        folder,
        work.table if work.made else None,
    )


def _table_for(desk: Desk) -> Path:
    """A name that no table has yet."""
    stamp = f"{desk.clock.now():%Y%m%d-%H%M%S}"
    for number in range(1, 1000):
        more = f"-{number}" if number > 1 else ""
        path = desk.home / "words" / f"{desk.name}-{stamp}{more}.csv"
        if not path.exists():
            break
    return path


class _Bundling:
    def __init__(self, desk: Desk, language: str, folder: Path, table: Path) -> None:
        self.table, self.made, self.left_out = table, 0, False
        self.without: list[str] = []
        self._desk, self._language, self._folder = desk, language, folder
        self._facts = facts_of(desk.spec)

    def bundle(self, told: Progress) -> None:
        """Make the bundle of one who was just issued, or who had a certificate and no bundle."""
        name, path = told.name, self._folder / f"{told.name}{BUNDLE_ENDING}"
        if told.handed is None and path.exists():
            return
        profile = told.handed.profile if told.handed else self._desk.vpn.folder / f"{name}.ovpn"
        if not is_person(name) or not profile.is_file():
            self.without.append(name)
            return
        words = new_words(self._language)
        line = (name, words.typed.reveal(), words.spoken.reveal(), str(path))
        begin = MARK + _row(COLUMNS) if not self.made and not self.table.exists() else ""
        append_private(self.table, begin + _row(line))
        try:
            make_bundle(
                profile,
                name,
                self._facts,
                self._language,
                out=path,
                now=self._desk.clock.now(),
                words=words,
            )
        except WizardError as error:
            if told.handed is not None or error.code not in _NO_PROFILE:
                raise
            self.without.append(name)
        else:
            self.made += 1


def _row(cells: Sequence[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()
