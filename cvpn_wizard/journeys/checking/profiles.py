"""Profiles that lie on this computer, so that nobody has to look for them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cvpn_wizard.adapters.profile.profile import Profile
from cvpn_wizard.adapters.records import Records
from cvpn_wizard.engine.steps.profile import EXPORTED
from cvpn_wizard.journeys.checking.asked import known_of
from cvpn_wizard.journeys.laptop.placing import placed_here
from cvpn_wizard.model.errors import WizardError


@dataclass(frozen=True)
class KnownProfile:
    """A profile in one of our folders.

    :ivar name: whose it is: the file's name without its ending.
    :ivar vpn: the VPN that it leads to.
    :ivar ping: a server behind it that the plan names; empty for none.
    """

    path: Path
    name: str
    vpn: str
    ping: str = ""


def known_profiles(records: Records, home: Path) -> tuple[KnownProfile, ...]:
    """Of all VPNs that stand, and of this laptop; a folder that is gone is passed over.

    :raises WizardError: what the records refuse.
    """
    of_vpns = [
        KnownProfile(path, path.stem, vpn.name, _ping(path, records))
        for vpn in records.vpns()
        for path in _profiles_in(vpn.folder)
    ]
    handed = [
        KnownProfile(placed.path, placed.path.stem, placed.manifest.vpn, placed.manifest.ping)
        for placed in placed_here(home)
    ]
    return (*of_vpns, *handed)


def _profiles_in(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.glob("*.ovpn") if path.name != EXPORTED)
    except OSError:
        return []


def _ping(path: Path, records: Records) -> str:
    try:
        known = known_of(Profile.read(path), records)
    except WizardError:
        return ""
    return str(known.ping) if known.ping else ""
