"""NetworkManager with its OpenVPN plug-in, by way of ``nmcli``.

``nmcli --terse`` separates by colons and does not translate; exit status 10 is "not there".
"""

from __future__ import annotations

import re
import sys
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
    version_in,
)
from cvpn_wizard.adapters.clients.running import Ran, run
from cvpn_wizard.model.errors import WizardError

USUAL_PROGRAMS = tuple(
    Path(folder) / "nmcli"
    for folder in ("/usr/bin", "/usr/local/bin")
    if sys.platform.startswith("linux")
)
USUAL_PLUGINS = tuple(
    Path(folder) / "NetworkManager/VPN/nm-openvpn-service.name"
    for folder in ("/usr/lib", "/etc", "/usr/share")
)
"""Where NetworkManager looks for what its plug-in for OpenVPN says of itself."""
NOT_THERE = 10
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class NetworkManager(VpnClient):
    """Linux desktops' own network settings.

    :param plugins: one of these files is there when the OpenVPN plug-in is installed.
    """

    kind: ClassVar[ClientKind] = ClientKind.NETWORK_MANAGER
    name: ClassVar[str] = "NetworkManager"

    def __init__(
        self,
        programs: Sequence[Path] | None = None,
        plugins: Sequence[Path] = USUAL_PLUGINS,
    ) -> None:
        super().__init__(USUAL_PROGRAMS if programs is None else programs)
        self._plugins = tuple(plugins)

    def find(self) -> FoundClient | None:
        """Only one that runs and can do OpenVPN is of use."""
        program = self._program()
        if program is None or not any(path.is_file() for path in self._plugins):
            return None
        try:
            running = run(
                program, ["--terse", "--fields", "RUNNING", "general"], name=self.name, seconds=10
            )
            version = run(program, ["--version"], name=self.name, seconds=10)
        except WizardError:
            return None
        if running.status != 0 or running.out.strip() != "running":
            return None
        return FoundClient(
            self.kind,
            self.name,
            version_in(version.out),
            program,
            can_import=True,
            can_connect=True,
        )

    def import_profile(self, profile: ClientProfile) -> None:
        """Take the new one in first; only then are older ones of that name removed."""
        older = self._connections(profile.name)
        ran = self._done(
            "connection", "import", "type", "openvpn", "file", str(profile.path.absolute())
        )
        found = _UUID.search(ran.out)
        if found is None:
            raise self._failed(ran)
        self._done("connection", "modify", "uuid", found.group(), "connection.id", profile.name)
        for uuid in older:
            if uuid != found.group():
                self._done("connection", "delete", "uuid", uuid)

    def connect(self, profile: ClientProfile, cancelled: Event) -> ConnectionState:
        ran = self._run(
            "--wait",
            str(int(CONNECT_SECONDS)),
            "connection",
            "up",
            "id",
            profile.name,
            seconds=CONNECT_SECONDS + 5,
        )
        if ran.status != 0:
            raise self._failed(ran)
        return self._wait(profile, cancelled)

    def status(self, profile: ClientProfile) -> ConnectionState:
        """An active connection has a state; one that is not active has none."""
        ran = self._run(
            "--terse", "--fields", "GENERAL.STATE", "connection", "show", "id", profile.name
        )
        match ran.out.strip().rpartition(":")[2]:
            case "activated":
                return ConnectionState.CONNECTED
            case "activating":
                return ConnectionState.CONNECTING
            case _:
                return ConnectionState.DISCONNECTED

    def disconnect(self, profile: ClientProfile) -> None:
        ran = self._run("connection", "down", "id", profile.name)
        if ran.status not in {0, NOT_THERE}:
            raise self._failed(ran)

    def _connections(self, name: str) -> tuple[str, ...]:
        """The UUIDs of VPN connections of that name."""
        ran = self._done("--terse", "--fields", "UUID,TYPE,NAME", "connection", "show")
        rows = (row.split(":", 2) for row in ran.out.splitlines())
        escaped = name.replace("\\", "\\\\").replace(":", "\\:")
        return tuple(
            row[0] for row in rows if len(row) == 3 and row[1] == "vpn" and row[2] == escaped
        )

    def _done(self, *arguments: str) -> Ran:
        ran = self._run(*arguments)
        if ran.status != 0:
            raise self._failed(ran)
        return ran
