"""The plain ``openvpn`` program (2.4 or later). It opens a tunnel only for the administrator."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import Event
from time import monotonic
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
from cvpn_wizard.adapters.clients.running import run
from cvpn_wizard.adapters.files import unwritable
from cvpn_wizard.model.errors import ErrorCode, WizardError

USUAL_FOLDERS = ("/usr/sbin", "/usr/local/sbin", "/opt/homebrew/sbin", "/usr/bin")
"""None on Windows, where OpenVPN GUI and its service open tunnels, and nobody has a sudo."""
USUAL_PROGRAMS = tuple(
    Path(folder) / "openvpn" for folder in USUAL_FOLDERS if sys.platform != "win32"
)
RUNS = Path("/run/cvpn-wizard")
"""Process ids and logs of tunnels that we opened; only the administrator can write here."""
STARTS_SECONDS = 5.0
"""In which a daemon has written its id, or never will."""


class OpenVpn(VpnClient):
    """``openvpn``, started as a daemon.

    :param runs: the folder for process ids and logs.
    :param administrator: whether we may open a tunnel; ``None``: look.
    """

    kind: ClassVar[ClientKind] = ClientKind.OPENVPN
    name: ClassVar[str] = "OpenVPN"

    def __init__(
        self,
        programs: Sequence[Path] | None = None,
        runs: Path = RUNS,
        *,
        administrator: bool | None = None,
    ) -> None:
        super().__init__(USUAL_PROGRAMS if programs is None else programs)
        self._runs = runs
        asked = getattr(os, "geteuid", None)
        self._administrator = (
            administrator if administrator is not None else asked is not None and int(asked()) == 0
        )

    def find(self) -> FoundClient | None:
        program = self._program()
        if program is None:
            return None
        try:
            version = version_in(run(program, ["--version"], name=self.name, seconds=10).out)
        except WizardError:
            version = ""
        return FoundClient(
            self.kind,
            self.name,
            version,
            program,
            can_import=False,
            can_connect=self._administrator,
        )

    def import_profile(self, profile: ClientProfile) -> None:
        """Nothing to do: it takes the profile from where it lies."""
        self._needed()

    def connect(self, profile: ClientProfile, cancelled: Event) -> ConnectionState:
        if self.status(profile) is ConnectionState.CONNECTED:
            return ConnectionState.CONNECTED
        self.disconnect(profile)
        log = self._file(profile, "log")
        try:
            self._runs.mkdir(parents=True, exist_ok=True, mode=0o700)
            log.unlink(missing_ok=True)
        except OSError as error:
            raise unwritable(log, error) from error
        ran = self._run(
            "--cd", str(profile.path.absolute().parent),
            "--config", str(profile.path.absolute()),
            "--daemon", "cvpn-wizard",
            "--writepid", str(self._file(profile, "pid")),
            "--log", str(log),
        )  # fmt: skip
        if ran.status != 0:
            raise self._failed(ran, self._last_words(log))
        self._wait_for_daemon(profile, cancelled)
        return self._wait(profile, cancelled)

    def _wait_for_daemon(self, profile: ClientProfile, cancelled: Event) -> None:
        """The process that we started ends at once; the daemon it left writes its id a bit later.

        :raises WizardError: STOPPED.
        """
        until = monotonic() + STARTS_SECONDS
        while not self._file(profile, "pid").is_file() and monotonic() < until:
            if cancelled.wait(0.02):
                raise WizardError(ErrorCode.STOPPED, name=self.name)

    def status(self, profile: ClientProfile) -> ConnectionState:
        if self._process(profile) is None:
            return ConnectionState.DISCONNECTED
        state = state_in(self._file(profile, "log"))
        if state is ConnectionState.DISCONNECTED:  # it runs, and has not said anything yet
            return ConnectionState.CONNECTING
        return state

    def disconnect(self, profile: ClientProfile) -> None:
        process = self._process(profile)
        if process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGTERM)
        with contextlib.suppress(OSError):
            self._file(profile, "pid").unlink(missing_ok=True)

    def _file(self, profile: ClientProfile, ending: str) -> Path:
        return self._runs / f"{profile.name}.{ending}"

    def _process(self, profile: ClientProfile) -> int | None:
        """The process that we started for it, if it is still that one and not a later namesake."""
        file = self._file(profile, "pid")
        try:
            number = int(file.read_text(encoding="ascii"))
            command = Path(f"/proc/{number}/cmdline").read_bytes()
        except (OSError, ValueError):
            return None
        return number if os.fsencode(file) in command else None

    @staticmethod
    def _last_words(log: Path) -> str:
        try:
            rows = log.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return ""
        return rows[-1] if rows else ""
