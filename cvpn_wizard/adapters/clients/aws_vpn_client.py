"""AWS's own client. From 6.0 (August 2026) it has a command line; older ones have none.

Commands and their answers: AWS Client VPN User Guide, "CLI command syntax". Profiles of older
clients lie in files of no documented form, so those are left alone.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from threading import Event
from typing import ClassVar

from cvpn_wizard.adapters.clients.base import (
    CONNECT_SECONDS,
    ClientKind,
    ClientProfile,
    ConnectionState,
    FoundClient,
    VpnClient,
)
from cvpn_wizard.adapters.clients.installed_version import installed_version
from cvpn_wizard.adapters.clients.running import Ran
from cvpn_wizard.adapters.clients.windows_places import folders_of

OLD_VERSION = "1–5"
"""What we call a client without a command line where nobody says which of these it is."""
NO_COMMANDS = "no-commands"
_NOT_UP = ("not connected", "not found")
"""In the messages of a ``disconnect`` that has nothing to do ("Profile is not connected")."""

_STATES = {
    "connected": ConnectionState.CONNECTED,
    "connecting": ConnectionState.CONNECTING,
    "reconnecting": ConnectionState.CONNECTING,
    "waitingforidentity": ConnectionState.CONNECTING,
    "disconnected": ConnectionState.DISCONNECTED,
}


def _windows(name: str) -> tuple[Path, ...]:
    # Windows' own spelling of its variables.
    folder = os.environ.get("ProgramFiles", r"C:\Program Files")  # noqa: SIM112
    usual = Path(folder) / "Amazon" / "AWS VPN Client"
    return tuple(place / name for place in (usual, *folders_of("AWS VPN Client")))


def usual_programs() -> tuple[Path, ...]:
    """Where the command line of 6.0 and later is."""
    return (
        *_windows("aws-vpn-client.exe"),
        Path("/Applications/AWS VPN Client/AWS VPN Client.app/Contents/MacOS/aws-vpn-client"),
        Path("/opt/awsvpnclient/aws-vpn-client"),
        Path("/usr/local/bin/aws-vpn-client"),
    )


def usual_old_programs() -> tuple[Path, ...]:
    """Where a client without a command line is."""
    return (
        *_windows("AWSVPNClient.exe"),
        Path("/Applications/AWS VPN Client/AWS VPN Client.app/Contents/MacOS/AWS VPN Client"),
        Path("/opt/awsvpnclient/AWS VPN Client"),
    )


class AwsVpnClient(VpnClient):
    """The AWS VPN Client."""

    kind: ClassVar[ClientKind] = ClientKind.AWS_VPN_CLIENT
    name: ClassVar[str] = "AWS VPN Client"

    def __init__(
        self,
        programs: Sequence[Path] | None = None,
        old_programs: Sequence[Path] | None = None,
    ) -> None:
        super().__init__(usual_programs() if programs is None else programs)
        self._old = tuple(usual_old_programs() if old_programs is None else old_programs)

    def find(self) -> FoundClient | None:
        program = self._program()
        if program is not None:
            version = installed_version(program, self.name)
            return FoundClient(
                self.kind, self.name, version, program, can_import=True, can_connect=True
            )
        old = next((path for path in self._old if path.is_file()), None)
        if old is None:
            return None
        return FoundClient(
            self.kind,
            self.name,
            installed_version(old, self.name) or OLD_VERSION,
            old,
            can_import=False,
            can_connect=False,
            note=NO_COMMANDS,
        )

    def import_profile(self, profile: ClientProfile) -> None:
        if profile.name in self._profiles():
            self._done("delete-profile", "--profile-name", profile.name)
        ran = self._done(
            "import-profile", "--profile-name", profile.name, "--config-path", str(profile.path)
        )
        if _answer(ran).get("status", "Success") != "Success":
            raise self._failed(ran, _message(ran))

    def connect(self, profile: ClientProfile, cancelled: Event) -> ConnectionState:
        ran = self._run("connect", "--profile-name", profile.name, seconds=CONNECT_SECONDS)
        if ran.status != 0:
            raise self._failed(ran, _message(ran))
        state = _state(_answer(ran).get("status"))
        return self._wait(profile, cancelled) if state is not ConnectionState.CONNECTED else state

    def status(self, profile: ClientProfile) -> ConnectionState:
        """A profile that is not connected is answered with status 1 (there is no code for it)."""
        ran = self._run("get-connection-status", "--profile-name", profile.name)
        if ran.status != 0:
            return ConnectionState.DISCONNECTED
        return _state(_answer(ran).get("connection-status"))

    def disconnect(self, profile: ClientProfile) -> None:
        ran = self._run("disconnect", "--profile-name", profile.name)
        if ran.status != 0 and not any(words in _message(ran).lower() for words in _NOT_UP):
            raise self._failed(ran, _message(ran))

    def _profiles(self) -> frozenset[str]:
        ran = self._done("list-profiles")
        try:
            rows = json.loads(ran.out)
        except ValueError:
            return frozenset()
        if not isinstance(rows, list):
            return frozenset()
        return frozenset(str(row.get("profile-name")) for row in rows if isinstance(row, dict))

    def _done(self, *arguments: str) -> Ran:
        ran = self._run(*arguments)
        if ran.status != 0:
            raise self._failed(ran, _message(ran))
        return ran


def _answer(ran: Ran) -> dict[str, object]:
    """The JSON object that a command answers with; empty where it said nothing."""
    try:
        answer = json.loads(ran.out)
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}


def _message(ran: Ran) -> str:
    return str(_answer(ran).get("message", "")) or ran.words


def _state(word: object) -> ConnectionState:
    return _STATES.get(str(word).replace(" ", "").lower(), ConnectionState.UNKNOWN)
