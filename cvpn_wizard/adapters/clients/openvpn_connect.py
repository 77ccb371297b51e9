"""OpenVPN Connect 3, OpenVPN Inc.'s client for Windows and macOS.

Its command line takes a profile in; whether the tunnel is up it does not tell. The options are
from scripts in use, not from a reference, so a refusal here points to the way by hand.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from threading import Event
from typing import ClassVar

from cvpn_wizard.adapters.clients.base import (
    ClientKind,
    ClientProfile,
    ConnectionState,
    FoundClient,
    VpnClient,
)
from cvpn_wizard.adapters.clients.installed_version import installed_version
from cvpn_wizard.adapters.clients.running import start
from cvpn_wizard.adapters.clients.windows_places import folders_of
from cvpn_wizard.model.errors import ErrorCode, WizardError

IMPORT_SECONDS = 15.0


def usual_programs() -> tuple[Path, ...]:
    folder = os.environ.get("ProgramFiles", r"C:\Program Files")  # noqa: SIM112
    return (
        Path(folder) / "OpenVPN Connect" / "OpenVPNConnect.exe",
        *(place / "OpenVPNConnect.exe" for place in folders_of("OpenVPN Connect")),
        Path("/Applications/OpenVPN Connect.app/Contents/MacOS/OpenVPN Connect"),
        Path("/Applications/OpenVPN Connect/OpenVPN Connect.app/Contents/MacOS/OpenVPN Connect"),
    )


class OpenVpnConnect(VpnClient):
    """OpenVPN Connect."""

    kind: ClassVar[ClientKind] = ClientKind.OPENVPN_CONNECT
    name: ClassVar[str] = "OpenVPN Connect"

    def __init__(
        self, programs: Sequence[Path] | None = None, import_seconds: float = IMPORT_SECONDS
    ) -> None:
        super().__init__(usual_programs() if programs is None else programs)
        self._patience = import_seconds

    def find(self) -> FoundClient | None:
        program = self._program()
        if program is None:
            return None
        version = installed_version(program, self.name) or "3"
        return FoundClient(
            self.kind, self.name, version, program, can_import=True, can_connect=False
        )

    def import_profile(self, profile: ClientProfile) -> None:
        """It names the profile itself, after the server and the file."""
        status = start(
            self._needed(),
            ["--accept-gdpr", "--skip-startup-dialogs", f"--import-profile={profile.path}"],
            name=self.name,
            seconds=self._patience,
        )
        if status:
            raise WizardError(ErrorCode.CLIENT_FAILED, name=self.name, status=status)

    def connect(self, profile: ClientProfile, cancelled: Event) -> ConnectionState:
        """Not possible from outside: the person switches the profile on."""
        raise WizardError(
            ErrorCode.CLIENT_FAILED, name=self.name, profile=profile.name, why="no-command"
        )

    def status(self, profile: ClientProfile) -> ConnectionState:
        self._needed()
        return ConnectionState.UNKNOWN

    def disconnect(self, profile: ClientProfile) -> None:
        """Not possible from outside either."""
        raise WizardError(
            ErrorCode.CLIENT_FAILED, name=self.name, profile=profile.name, why="no-command"
        )
