"""OpenVPN GUI, the community's client for Windows.

Its own import asks Yes or No; so the profile is laid where it looks, as its README describes, and
the running instance is told to look again (``--command rescan``).
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from threading import Event
from time import time
from typing import ClassVar

from cvpn_wizard.adapters.clients.base import (
    ClientKind,
    ClientProfile,
    ConnectionState,
    FoundClient,
    VpnClient,
    version_in,
)
from cvpn_wizard.adapters.clients.openvpn_log import state_in
from cvpn_wizard.adapters.clients.running import run, start
from cvpn_wizard.adapters.clients.windows_places import openvpn_folder
from cvpn_wizard.adapters.files import read_bytes, write_private
from cvpn_wizard.model.errors import ErrorCode, WizardError

ENDS_AT_ONCE_SECONDS = 3.0
"""A second instance hands its command to the first one and ends; a first one stays."""


def usual_programs() -> tuple[Path, ...]:
    folder = os.environ.get("ProgramFiles", r"C:\Program Files")  # noqa: SIM112
    places = (Path(folder) / "OpenVPN", *openvpn_folder())
    return tuple(dict.fromkeys(place / "bin" / "openvpn-gui.exe" for place in places))


class OpenVpnGui(VpnClient):
    """OpenVPN GUI.

    :param home: the person's folder; profiles and logs are in ``OpenVPN`` below it.
    """

    kind: ClassVar[ClientKind] = ClientKind.OPENVPN_GUI
    name: ClassVar[str] = "OpenVPN GUI"

    def __init__(
        self,
        programs: Sequence[Path] | None = None,
        home: Path | None = None,
        ends_at_once_seconds: float = ENDS_AT_ONCE_SECONDS,
    ) -> None:
        super().__init__(usual_programs() if programs is None else programs)
        self._folder = (home or Path.home()) / "OpenVPN"
        self._patience = ends_at_once_seconds
        self._asked: dict[str, float] = {}

    def find(self) -> FoundClient | None:
        program = self._program()
        if program is None:
            return None
        return FoundClient(
            self.kind,
            self.name,
            self._version(program),
            program,
            can_import=True,
            can_connect=True,
        )

    def _version(self, program: Path) -> str:
        """The version of OpenVPN beside it: the GUI itself tells its own only in a window."""
        beside = program.with_name("openvpn.exe")
        if not beside.is_file():
            return ""
        try:
            return version_in(run(beside, ["--version"], name=self.name, seconds=10).out)
        except WizardError:
            return ""

    def _place(self, profile: ClientProfile) -> Path:
        return self._folder / "config" / profile.name / f"{profile.name}.ovpn"

    def import_profile(self, profile: ClientProfile) -> None:
        self._needed()
        write_private(self._place(profile), read_bytes(profile.path))
        self._tell("rescan")

    def connect(self, profile: ClientProfile, cancelled: Event) -> ConnectionState:
        if not self._place(profile).is_file():
            self.import_profile(profile)
        # File systems keep times of two seconds at worst.
        self._asked[profile.name] = time() - 2
        self._tell("connect", profile.name)
        return self._wait(profile, cancelled)

    def status(self, profile: ClientProfile) -> ConnectionState:
        """As the log says; the GUI shows its status in a window only."""
        log = self._folder / "log" / f"{profile.name}.log"
        return state_in(log, since=self._asked.get(profile.name, 0.0))

    def disconnect(self, profile: ClientProfile) -> None:
        self._asked.pop(profile.name, None)
        self._tell("disconnect", profile.name)

    def _tell(self, *command: str) -> None:
        """Give the running instance a command; for ``connect`` a first one starts and stays."""
        status = start(
            self._needed(), ["--command", *command], name=self.name, seconds=self._patience
        )
        # A command that finds no running instance ends with 1; only connect starts one.
        if status and command[0] == "connect":
            raise WizardError(ErrorCode.CLIENT_FAILED, name=self.name, status=status)
