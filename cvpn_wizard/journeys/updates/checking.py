"""One look at the manifest: fetched, proved, held against what was seen before, and remembered."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cvpn_wizard import __version__
from cvpn_wizard.adapters.updates.place import (
    CompanyFile,
    address_of_environment,
    company_file,
    company_folder,
    own_address,
    own_keys,
)
from cvpn_wizard.engine.waiting import Clock
from cvpn_wizard.journeys.updates.choice import UpdateChoice, read_choice, write_choice
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.updates import MANIFEST_LARGEST, Found, Release, Standing, numbers

EVERY = timedelta(days=7)
SIGNATURE = ".sig"
SIGNATURE_LARGEST = 4_000

Fetch = Callable[[str, int], bytes]


@dataclass(frozen=True)
class UpdatePlace:
    """Where to ask and whom to believe.

    :ivar allowed: a company may have forbidden it.
    """

    address: str = ""
    keys: tuple[str, ...] = ()
    allowed: bool = True

    @property
    def ready(self) -> bool:
        """Whether a check can be made at all."""
        return bool(self.allowed and self.address and self.keys)


def place_of(choice: UpdateChoice, company: CompanyFile | None = None) -> UpdatePlace:
    """The environment's address goes before the company's, then the user's, then the publisher's.

    Every key counts, from wherever it is: each was put there by somebody who may.
    """
    beside = company_file(company_folder()) if company is None else company
    address = address_of_environment() or beside.address or choice.address or own_address()
    mine = (choice.key,) if choice.key else ()
    return UpdatePlace(address, (*own_keys(), *beside.keys, *mine), beside.allowed)


def is_due(choice: UpdateChoice, now: datetime) -> bool:
    """Whether a week has passed; a clock that was set back counts as passed."""
    try:
        last = datetime.fromisoformat(choice.checked)
    except ValueError:
        return True
    if last.tzinfo is None:
        return True
    return not last <= now < last + EVERY


def known(choice: UpdateChoice, own: str = __version__) -> bool:
    """Whether the last check that could be believed told of a newer version than this one."""
    return choice.on and bool(choice.notes) and numbers(choice.version) > numbers(own)


def check(
    home: Path,
    *,
    fetch: Fetch | None = None,
    clock: Clock | None = None,
    own: str = __version__,
    place: UpdatePlace | None = None,
) -> Found:
    """Ask now, whatever was chosen: somebody wants to know. Slow: in a job only.

    :raises WizardError: UPDATES_FORBIDDEN, UPDATES_NO_ADDRESS, UPDATES_NO_KEY, and why no answer
        came or why it is not believed. Nothing of an answer that is not believed is kept.
    """
    from cvpn_wizard.adapters.updates import fetching, manifest, signature  # noqa: PLC0415  slow

    choice = read_choice(home)
    place = place or place_of(choice)
    if not place.allowed:
        raise WizardError(ErrorCode.UPDATES_FORBIDDEN)
    if not place.address:
        raise WizardError(ErrorCode.UPDATES_NO_ADDRESS)
    if not place.keys:
        raise WizardError(ErrorCode.UPDATES_NO_KEY, name=place.address)
    get = fetch or fetching.fetch
    raw = get(place.address, MANIFEST_LARGEST)
    lines = get(place.address + SIGNATURE, SIGNATURE_LARGEST).decode("ascii", errors="replace")
    key = signature.signed_by(raw, lines, place.keys)
    release = manifest.read_manifest(raw)
    now = (clock or Clock()).now()
    if release.expires <= now:
        raise WizardError(ErrorCode.UPDATES_EXPIRED, name=f"{release.expires:%Y-%m-%d}")
    if release.sequence < choice.sequences.get(key, 0):
        raise WizardError(ErrorCode.UPDATES_REPLAYED, name=release.version)
    _remember(home, key, release, now)
    return Found(release, standing_of(release, own))


def _remember(home: Path, key: str, release: Release, now: datetime) -> None:
    """Read again: meanwhile somebody may have switched the check off."""
    choice = read_choice(home)
    newest = max(release.sequence, choice.sequences.get(key, 0))
    suits = standing_of(release, "0") is not Standing.NEWER_WINDOWS
    write_choice(
        home,
        replace(
            choice,
            sequences={**choice.sequences, key: newest},
            checked=now.astimezone(UTC).isoformat(timespec="seconds"),
            version=release.version if suits else "",
            released=f"{release.released:%Y-%m-%d}",
            notes=dict(release.notes),
        ),
    )


def standing_of(release: Release, own: str) -> Standing:
    if numbers(release.version) <= numbers(own):
        return Standing.CURRENT
    if numbers(release.minimum_windows) > _windows():
        return Standing.NEWER_WINDOWS
    return Standing.NEWER


def _windows() -> tuple[int, ...]:
    """This Windows; elsewhere one that is new enough for everything."""
    if sys.platform == "win32":
        version = sys.getwindowsversion()
        return version.major, version.minor, version.build
    return (sys.maxsize,)
