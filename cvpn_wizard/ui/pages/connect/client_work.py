"""What the page Connect asks of VPN clients, off the UI thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

from cvpn_wizard.adapters.clients import CLIENTS
from cvpn_wizard.adapters.clients.base import (
    ClientKind,
    ClientProfile,
    ConnectionState,
    FoundClient,
    VpnClient,
)
from cvpn_wizard.model.errors import ErrorCode, WizardError


class ClientWork:
    """The jobs. Tests put a subclass in."""

    def finding(self) -> Callable[[Event], tuple[FoundClient, ...]]:
        """Which clients are here."""

        def work(_cancelled: Event) -> tuple[FoundClient, ...]:
            found = (make().find() for make in CLIENTS)
            return tuple(client for client in found if client is not None)

        return work

    def importing(self, kind: ClientKind, profile: Path) -> Callable[[Event], None]:
        """Put a profile in.

        :raises WizardError: CLIENT_MISSING, CLIENT_FAILED.
        """

        def work(_cancelled: Event) -> None:
            _client(kind).import_profile(ClientProfile(profile.stem, profile))

        return work

    def connecting(self, kind: ClientKind, profile: Path) -> Callable[[Event], ConnectionState]:
        """Connect.

        :raises WizardError: CLIENT_MISSING, CLIENT_FAILED, STOPPED.
        """

        def work(cancelled: Event) -> ConnectionState:
            return _client(kind).connect(ClientProfile(profile.stem, profile), cancelled)

        return work


def _client(kind: ClientKind) -> VpnClient:
    for make in CLIENTS:
        client = make()
        if client.kind is kind:
            return client
    raise WizardError(ErrorCode.CLIENT_MISSING, name=kind.value)
