"""What every VPN client is to us: looked for, given a profile, asked to connect."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from threading import Event
from time import monotonic
from typing import ClassVar

from cvpn_wizard.adapters.clients.running import Ran, run
from cvpn_wizard.model.errors import ErrorCode, WizardError

COMMAND_SECONDS = 30.0
CONNECT_SECONDS = 90.0
"""How long a client may take to connect before we stop waiting. It may go on by itself."""
_VERSION = re.compile(r"\d+(?:\.\d+)+")


class ClientKind(StrEnum):
    """The clients we know. Each has a ``connect-do-<kind>`` text: the way by hand."""

    AWS_VPN_CLIENT = "aws_vpn_client"
    OPENVPN_GUI = "openvpn_gui"
    OPENVPN_CONNECT = "openvpn_connect"
    NETWORK_MANAGER = "network_manager"
    OPENVPN = "openvpn"


class ConnectionState(StrEnum):
    CONNECTED = "connected"
    CONNECTING = "connecting"
    DISCONNECTED = "disconnected"
    UNKNOWN = "unknown"  # this client has no way to be asked


@dataclass(frozen=True)
class ClientProfile:
    """A profile for a client.

    :ivar name: what the client shall call it.
    :ivar path: the finished ``.ovpn``.
    """

    name: str
    path: Path


@dataclass(frozen=True)
class FoundClient:
    """A VPN client on this computer.

    :ivar name: what people call it.
    :ivar version: as far as it can be told.
    :ivar path: of the program that is started.
    :ivar can_import: it has a command that takes a profile in.
    :ivar can_connect: it has a command that connects.
    :ivar note: why it can do less than others, by its text ``client-note-<note>``; mostly empty.
    """

    kind: ClientKind
    name: str
    version: str
    path: Path
    can_import: bool
    can_connect: bool
    note: str = ""


class VpnClient:
    """One VPN client. All methods but :meth:`find` raise CLIENT_MISSING and CLIENT_FAILED.

    :param programs: where its program may be, the likeliest first.
    """

    kind: ClassVar[ClientKind]
    name: ClassVar[str]

    def __init__(self, programs: Sequence[Path]) -> None:
        self._programs = tuple(programs)

    def find(self) -> FoundClient | None:
        """The client, if it is on this computer. Never raises."""
        raise NotImplementedError

    def import_profile(self, profile: ClientProfile) -> None:
        """Put a profile in, in place of an older one of that name."""
        raise NotImplementedError

    def connect(self, profile: ClientProfile, cancelled: Event) -> ConnectionState:
        """Connect, and wait for it where the client can be asked."""
        raise NotImplementedError

    def status(self, profile: ClientProfile) -> ConnectionState:
        """Whether the profile is connected."""
        raise NotImplementedError

    def disconnect(self, profile: ClientProfile) -> None:
        """Disconnect; no harm when it is not connected."""
        raise NotImplementedError

    # for the clients themselves

    def _program(self) -> Path | None:
        return next((path for path in self._programs if path.is_file()), None)

    def _needed(self) -> Path:
        program = self._program()
        if program is None:
            raise WizardError(ErrorCode.CLIENT_MISSING, name=self.name)
        return program

    def _run(self, *arguments: str, seconds: float = COMMAND_SECONDS) -> Ran:
        return run(self._needed(), arguments, name=self.name, seconds=seconds)

    def _failed(self, ran: Ran, why: str = "") -> WizardError:
        return WizardError(
            ErrorCode.CLIENT_FAILED, name=self.name, why=why or ran.words, status=ran.status
        )

    def _wait(
        self, profile: ClientProfile, cancelled: Event, seconds: float = CONNECT_SECONDS
    ) -> ConnectionState:
        """Ask until it is connected, until it has given up, or until the time is over."""
        until, pause = monotonic() + seconds, 0.2
        while True:
            state = self.status(profile)
            if state is not ConnectionState.CONNECTING or monotonic() >= until:
                return state
            if cancelled.wait(pause):
                raise WizardError(ErrorCode.STOPPED, name=self.name)
            pause = min(pause * 1.5, 2.0)


def version_in(words: str) -> str:
    """The first thing in a program's words that looks like a version; empty for none."""
    found = _VERSION.search(words)
    return found.group() if found else ""
