"""The finished profile on this computer: a file of its own, and inside the VPN client."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from cvpn_wizard.adapters.bundle.manifest import Manifest, ManifestError, manifest_from_json
from cvpn_wizard.adapters.clients import CLIENTS
from cvpn_wizard.adapters.clients.base import (
    ClientKind,
    ClientProfile,
    ConnectionState,
    FoundClient,
    VpnClient,
)
from cvpn_wizard.adapters.files import read_text, write_private
from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.journeys.laptop.opening import Opened
from cvpn_wizard.journeys.laptop.requesting import answered
from cvpn_wizard.model.errors import ErrorCode, WizardError

FOLDER = "laptop"
"""In the home folder: the profiles that this computer uses, and what is known of each."""

Clients = Sequence[Callable[[], VpnClient]]


@dataclass(frozen=True)
class Placed:
    """A profile that lies on this computer.

    :ivar path: the ``.ovpn``, for its owner only; its name is what clients call it.
    """

    path: Path
    manifest: Manifest

    @property
    def for_client(self) -> ClientProfile:
        return ClientProfile(self.path.stem, self.path)


def place(opened: Opened, home: Path, vault: Vault) -> Placed:
    """Write the profile, and beside it what the checks need. An older one is replaced.

    The key of the request that it answers is deleted once it is in the profile.

    :raises WizardError: what the disk refuses; KEYRING_FAILED.
    """
    path = home / FOLDER / f"{_name(opened.manifest, home)}.ovpn"
    write_private(path, opened.profile.text)
    write_private(path.with_suffix(".json"), opened.manifest.to_json())
    if opened.request is not None:
        answered(opened.request, vault)
    return Placed(path, opened.manifest)


def _name(manifest: Manifest, home: Path) -> str:
    """The person's; with the VPN's as well where this computer knows that person in another VPN."""
    others = [one for one in placed_here(home) if one.path.stem == manifest.person]
    if not others or others[0].manifest.vpn == manifest.vpn:
        return manifest.person
    vpn = re.sub(r"[^A-Za-z0-9_.-]", "_", manifest.vpn)[:64].strip(".")
    return f"{manifest.person}.{vpn or 'vpn'}"


def placed_here(home: Path) -> tuple[Placed, ...]:
    """The profiles of this computer, the newest first; what cannot be read is left out."""
    found = []
    folder = home / FOLDER
    for path in folder.glob("*.ovpn") if folder.is_dir() else ():
        try:
            manifest = manifest_from_json(read_text(path.with_suffix(".json")))
            found.append((path.stat().st_mtime, Placed(path, manifest)))
        except (WizardError, ManifestError, OSError):
            continue
    return tuple(placed for _time, placed in sorted(found, key=lambda one: one[0], reverse=True))


def clients_here(clients: Clients = CLIENTS) -> tuple[FoundClient, ...]:
    """The VPN clients of this computer, in the order in which we would choose."""
    found = (make().find() for make in clients)
    return tuple(client for client in found if client is not None)


def best_of(found: Sequence[FoundClient], kind: str = "") -> FoundClient | None:
    """The client to use: the one asked for; else the first that takes profiles; else the first.

    :raises WizardError: CLIENT_MISSING when the one asked for is not here.
    """
    if kind:
        for client in found:
            if client.kind == kind:
                return client
        raise WizardError(ErrorCode.CLIENT_MISSING, name=kind)
    useful = [client for client in found if client.can_import]
    return next(iter((*useful, *found)), None)


def put_in(kind: ClientKind, placed: Placed, clients: Clients = CLIENTS) -> None:
    """Put the profile into a client, in place of an older one of that name.

    :raises WizardError: CLIENT_MISSING, CLIENT_FAILED.
    """
    _client(kind, clients).import_profile(placed.for_client)


def connect(
    kind: ClientKind, placed: Placed, cancelled: Event, clients: Clients = CLIENTS
) -> ConnectionState:
    """Connect, and wait for it where the client can be asked.

    :raises WizardError: CLIENT_MISSING, CLIENT_FAILED, STOPPED.
    """
    return _client(kind, clients).connect(placed.for_client, cancelled)


def _client(kind: ClientKind, clients: Clients) -> VpnClient:
    for make in clients:
        client = make()
        if client.kind is kind:
            return client
    raise WizardError(ErrorCode.CLIENT_MISSING, name=kind.value)
