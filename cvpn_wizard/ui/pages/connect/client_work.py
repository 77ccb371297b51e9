"""What the page Connect asks of VPN clients, off the UI thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event


@dataclass(frozen=True)
class FoundClient:
    """A VPN client on this computer.

    :ivar id: as in the texts: ``aws_vpn_client``, ``openvpn_gui``, …
    :ivar can_import: it has a command that takes a profile in.
    :ivar can_connect: it has a command that connects.
    """

    id: str
    name: str
    version: str = ""
    can_import: bool = False
    can_connect: bool = False


class ClientWork:
    """The jobs. Tests put a subclass in."""

    def finding(self) -> Callable[[Event], tuple[FoundClient, ...]]:
        """Which clients are here."""
        raise NotImplementedError

    def importing(self, client: str, profile: Path) -> Callable[[Event], None]:
        """Put a profile in.

        :raises WizardError: CLIENT_MISSING, CLIENT_FAILED.
        """
        raise NotImplementedError

    def connecting(self, client: str, profile: Path) -> Callable[[Event], None]:
        """Connect.

        :raises WizardError: CLIENT_MISSING, CLIENT_FAILED.
        """
        raise NotImplementedError
