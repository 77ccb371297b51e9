"""What is particular to one VPN client."""

from __future__ import annotations

import os
import plistlib
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from threading import Event
from types import ModuleType
from typing import ClassVar

import pytest

from cvpn_wizard.adapters.clients import ClientProfile, ConnectionState
from cvpn_wizard.adapters.clients.aws_vpn_client import OLD_VERSION, AwsVpnClient
from cvpn_wizard.adapters.clients.installed_version import installed_version
from cvpn_wizard.adapters.clients.network_manager import NetworkManager
from cvpn_wizard.adapters.clients.openvpn import OpenVpn
from cvpn_wizard.adapters.clients.openvpn_connect import OpenVpnConnect
from cvpn_wizard.adapters.clients.openvpn_gui import OpenVpnGui
from cvpn_wizard.adapters.clients.openvpn_log import state_in
from cvpn_wizard.adapters.clients.running import run, start
from cvpn_wizard.adapters.clients.windows_places import folders_of, version_of
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.texts import LANGUAGES, has_text
from tests.fakes.vpn_clients import AWS, CONNECT, GUI, NMCLI, OPENVPN, calls, install

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are shell scripts")


@pytest.fixture
def profile(tmp_path: Path) -> ClientProfile:
    path = tmp_path / "sato.ovpn"
    path.write_text("client\n", encoding="utf-8")
    return ClientProfile("sato", path)


def test_an_aws_client_before_6_is_found_but_takes_nothing(tmp_path: Path) -> None:
    old = install(tmp_path, "AWSVPNClient.exe", CONNECT)
    found = AwsVpnClient((tmp_path / "aws-vpn-client",), (old,)).find()
    assert found is not None
    assert (found.version, found.path) == (OLD_VERSION, old)
    assert all(has_text(f"client-note-{found.note}", language) for language in LANGUAGES)
    assert not found.can_import
    assert not found.can_connect


def test_a_mac_tells_which_version_an_app_is(tmp_path: Path) -> None:
    inside = tmp_path / "AWS VPN Client.app" / "Contents"
    new = install(inside / "MacOS", "aws-vpn-client", AWS)
    (inside / "Info.plist").write_bytes(plistlib.dumps({"CFBundleShortVersionString": "6.2.0"}))
    link = tmp_path / "aws-vpn-client"
    link.symlink_to(new)
    for program in (new, link):
        found = AwsVpnClient((program,), ()).find()
        assert found is not None
        assert (found.version, found.note) == ("6.2.0", "")
    old = AwsVpnClient((), (new,)).find()
    assert old is not None
    assert (old.version, old.can_connect) == ("6.2.0", False)
    (inside / "Info.plist").write_bytes(b"<plist><dict>")
    assert installed_version(new, "AWS VPN Client") == ""


def test_windows_list_of_programs_tells_which_version_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "winreg", _Registry("winreg"))
    old = install(tmp_path, "AWSVPNClient.exe", CONNECT)
    found = AwsVpnClient((), (old,)).find()
    assert found is not None
    assert found.version == "5.4.3"
    assert version_of("OpenVPN") == ""
    assert folders_of("AWS VPN Client") == (Path("C:/Amazon/AWS VPN Client"),)


class _Registry(ModuleType):
    """As much of Windows' registry as a list of one program needs."""

    HKEY_CURRENT_USER, HKEY_LOCAL_MACHINE, KEY_READ = 1, 2, 0
    KEY_WOW64_64KEY, KEY_WOW64_32KEY = 4, 8
    PROGRAM: ClassVar = {
        "DisplayName": "AWS VPN Client",
        "DisplayVersion": "5.4.3",
        "InstallLocation": '"C:/Amazon/AWS VPN Client"',
    }

    def OpenKey(self, _root: int, key: str, *_: int) -> AbstractContextManager[str]:
        return nullcontext(key)

    def QueryInfoKey(self, _key: str) -> tuple[int, int, int]:
        return (1, 0, 0)

    def EnumKey(self, _key: str, _number: int) -> str:
        return "{4711}"

    def QueryValueEx(self, key: str, name: str) -> tuple[str, int]:
        if not key.endswith("{4711}"):
            raise OSError(key)
        return self.PROGRAM[name], 1


def test_aws_replaces_a_profile_of_the_same_name(tmp_path: Path, profile: ClientProfile) -> None:
    program = install(tmp_path, "aws-vpn-client", AWS)
    client = AwsVpnClient((program,), ())
    client.import_profile(profile)
    client.import_profile(profile)
    assert (tmp_path / "profiles").read_text(encoding="utf-8") == "sato\n"
    assert calls(program)[-1].startswith("import-profile --profile-name sato --config-path")


def test_aws_says_why_in_its_own_words(tmp_path: Path, profile: ClientProfile) -> None:
    client = AwsVpnClient((install(tmp_path, "aws-vpn-client", AWS),), ())
    (tmp_path / "broken").touch()
    with pytest.raises(WizardError) as refusal:
        client.connect(profile, Event())
    assert refusal.value.facts["why"] == "daemon is not running"


def test_a_wait_for_a_connection_hears_stop(tmp_path: Path, profile: ClientProfile) -> None:
    script = '#!/bin/sh\necho \'{"connection-status":"Connecting","status":"Connecting"}\'\n'
    client = AwsVpnClient((install(tmp_path, "aws-vpn-client", script),), ())
    stop = Event()
    stop.set()
    with pytest.raises(WizardError) as refusal:
        client.connect(profile, stop)
    assert refusal.value.code is ErrorCode.STOPPED


def test_the_gui_finds_the_profile_where_it_looks(tmp_path: Path, profile: ClientProfile) -> None:
    program = install(tmp_path, "openvpn-gui.exe", GUI)
    OpenVpnGui((program,), tmp_path / "home", 5).import_profile(profile)
    placed = tmp_path / "home/OpenVPN/config/sato/sato.ovpn"
    assert placed.read_text(encoding="utf-8") == "client\n"
    assert placed.stat().st_mode & 0o077 == 0
    assert calls(program) == ["--command rescan"]


def test_the_gui_tells_the_version_of_openvpn_beside_it(tmp_path: Path) -> None:
    program = install(tmp_path, "openvpn-gui.exe", GUI)
    install(tmp_path, "openvpn.exe", OPENVPN)
    found = OpenVpnGui((program,), tmp_path, 5).find()
    assert found is not None
    assert found.version == "2.6.14"


def test_a_log_of_another_day_says_nothing_about_now(tmp_path: Path) -> None:
    log = tmp_path / "sato.log"
    log.write_text("Initialization Sequence Completed\n", encoding="utf-8")
    written = log.stat().st_mtime
    assert state_in(log, since=written) is ConnectionState.CONNECTED
    assert state_in(log, since=written + 60) is ConnectionState.CONNECTING


@pytest.mark.parametrize(
    ("rows", "state"),
    [
        ([], ConnectionState.DISCONNECTED),
        (["TLS: Initial packet from [AF_INET]203.0.113.1:443"], ConnectionState.CONNECTING),
        (["Initialization Sequence Completed"], ConnectionState.CONNECTED),
        (
            ["Initialization Sequence Completed", "SIGUSR1[soft,ping-restart] received"],
            ConnectionState.CONNECTING,
        ),
        (
            ["Initialization Sequence Completed", "SIGTERM[hard,] received, process exiting"],
            ConnectionState.DISCONNECTED,
        ),
        (["Exiting due to fatal error"], ConnectionState.DISCONNECTED),
    ],
)
def test_the_last_telling_row_of_a_log_counts(
    tmp_path: Path, rows: list[str], state: ConnectionState
) -> None:
    log = tmp_path / "sato.log"
    log.write_text("\n".join(rows), encoding="utf-8")
    assert state_in(log) is state


def test_network_manager_needs_its_plug_in(tmp_path: Path) -> None:
    program = install(tmp_path, "nmcli", NMCLI)
    assert NetworkManager((program,), (tmp_path / "missing.name",)).find() is None


def test_network_manager_that_does_not_run_is_no_client(tmp_path: Path) -> None:
    program = install(tmp_path, "nmcli", NMCLI)
    (tmp_path / "broken").touch()
    assert NetworkManager((program,), (tmp_path / "profiles",)).find() is None


def test_network_manager_keeps_one_of_a_name(tmp_path: Path, profile: ClientProfile) -> None:
    client = NetworkManager((install(tmp_path, "nmcli", NMCLI),), ())
    client.import_profile(profile)
    first = (tmp_path / "profiles").read_text(encoding="utf-8")
    client.import_profile(profile)
    kept = (tmp_path / "profiles").read_text(encoding="utf-8").splitlines()
    assert len(kept) == 1
    assert kept[0].endswith(":vpn:sato")
    assert kept[0] != first.strip()


def test_openvpn_connects_only_for_the_administrator(tmp_path: Path) -> None:
    program = install(tmp_path, "openvpn", OPENVPN)
    found = OpenVpn((program,), tmp_path, administrator=False).find()
    assert found is not None
    assert not found.can_connect


def test_openvpn_says_why_in_the_words_of_its_log(tmp_path: Path, profile: ClientProfile) -> None:
    client = OpenVpn((install(tmp_path, "openvpn", OPENVPN),), tmp_path / "r", administrator=True)
    (tmp_path / "broken").touch()
    with pytest.raises(WizardError) as refusal:
        client.connect(profile, Event())
    assert "Options error" in str(refusal.value.facts["why"])


def test_openvpn_never_ends_a_process_that_is_not_its_own(
    tmp_path: Path, profile: ClientProfile
) -> None:
    """The number in the file may have gone to another program since."""
    client = OpenVpn((install(tmp_path, "openvpn", OPENVPN),), tmp_path, administrator=True)
    (tmp_path / "sato.pid").write_text(str(os.getpid()), encoding="ascii")
    assert client.status(profile) is ConnectionState.DISCONNECTED
    client.disconnect(profile)


def test_openvpn_connect_is_told_by_options_and_not_asked(
    tmp_path: Path, profile: ClientProfile
) -> None:
    program = install(tmp_path, "OpenVPNConnect.exe", CONNECT)
    client = OpenVpnConnect((program,), 5)
    client.import_profile(profile)
    assert calls(program) == [
        f"--accept-gdpr --skip-startup-dialogs --import-profile={profile.path}"
    ]
    assert client.status(profile) is ConnectionState.UNKNOWN


def test_a_program_that_hangs_is_ended(tmp_path: Path) -> None:
    program = install(tmp_path, "slow", "#!/bin/sh\nexec sleep 20\n")
    with pytest.raises(WizardError) as refusal:
        run(program, [], name="Slow", seconds=0.1)
    assert refusal.value.code is ErrorCode.CLIENT_FAILED
    assert refusal.value.facts["why"] == "timeout"


def test_a_program_that_stays_is_left_alone(tmp_path: Path) -> None:
    program = install(tmp_path, "stays", "#!/bin/sh\nexec sleep 1\n")
    assert start(program, [], name="Stays", seconds=0.05) is None
    assert start(install(tmp_path, "ends", "#!/bin/sh\nexit 4\n"), [], name="E", seconds=5) == 4


def test_a_file_that_is_no_program_is_a_refusal(tmp_path: Path) -> None:
    text = tmp_path / "text"
    text.write_text("hello", encoding="utf-8")
    with pytest.raises(WizardError) as refusal:
        run(text, [], name="Text", seconds=1)
    assert refusal.value.code is ErrorCode.CLIENT_FAILED


def test_openvpns_daemon_may_write_its_id_late(tmp_path: Path, profile: ClientProfile) -> None:
    """As the real one does: the program that was started has ended by then."""
    late = OPENVPN.replace(
        'sh -c \'trap "exit 0" TERM; while :; do sleep 0.05; done\' "$0" "$@" > /dev/null 2>&1 &\n'
        'echo $! > "$pid"',
        '(sleep 0.3; sh -c \'trap "exit 0" TERM; while :; do sleep 0.05; done\' "$0" "$@" &\n'
        'echo $! > "$pid") > /dev/null 2>&1 &',
    )
    assert late != OPENVPN
    program = install(tmp_path, "openvpn", late)
    client = OpenVpn((program,), tmp_path / "runs", administrator=True)
    assert client.connect(profile, Event()) is ConnectionState.CONNECTED
    client.disconnect(profile)
