"""What holds for every VPN client, shown on stand-ins that behave as documented."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event

import pytest

from cvpn_wizard.adapters.clients import (
    CLIENTS,
    ClientKind,
    ClientProfile,
    ConnectionState,
    VpnClient,
)
from cvpn_wizard.adapters.clients.aws_vpn_client import AwsVpnClient
from cvpn_wizard.adapters.clients.network_manager import NetworkManager
from cvpn_wizard.adapters.clients.openvpn import OpenVpn
from cvpn_wizard.adapters.clients.openvpn_connect import OpenVpnConnect
from cvpn_wizard.adapters.clients.openvpn_gui import OpenVpnGui
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.texts import LANGUAGES, has_text
from tests.fakes.vpn_clients import AWS, CONNECT, GUI, NMCLI, OPENVPN, calls, install

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are shell scripts")


@dataclass(frozen=True)
class Kind:
    """How to make a client of one kind on a stand-in, or with nothing installed."""

    kind: ClientKind
    name: str
    script: str
    make: Callable[[tuple[Path, ...], Path], VpnClient]
    can_import: bool = True
    can_connect: bool = True
    version: str = ""


def _network_manager(programs: tuple[Path, ...], folder: Path) -> VpnClient:
    plugin = folder / "nm-openvpn-service.name"
    plugin.touch()
    return NetworkManager(programs, (plugin,))


KINDS = [
    Kind(ClientKind.AWS_VPN_CLIENT, "aws-vpn-client", AWS, lambda p, f: AwsVpnClient(p, ())),
    Kind(ClientKind.OPENVPN_GUI, "gui", GUI, lambda p, f: OpenVpnGui(p, f / "home", 5)),
    Kind(
        ClientKind.OPENVPN_CONNECT,
        "connect",
        CONNECT,
        lambda p, f: OpenVpnConnect(p, 5),
        can_connect=False,
        version="3",
    ),
    Kind(ClientKind.NETWORK_MANAGER, "nmcli", NMCLI, _network_manager, version="1.42.4"),
    Kind(
        ClientKind.OPENVPN,
        "openvpn",
        OPENVPN,
        lambda p, f: OpenVpn(p, f / "runs", administrator=True),
        can_import=False,
        version="2.6.14",
    ),
]
CONNECTING = [kind for kind in KINDS if kind.can_connect]
IMPORTING = [kind for kind in KINDS if kind.can_import]
UNASKED = [kind for kind in KINDS if not kind.can_connect]
SAYING = [
    kind for kind in KINDS if kind.kind in {ClientKind.AWS_VPN_CLIENT, ClientKind.NETWORK_MANAGER}
]
"""Those whose ``disconnect`` answers; the others are sent a signal, or a word to a window."""


def named(kinds: list[Kind]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("kind", kinds, ids=[kind.kind.value for kind in kinds])


@pytest.fixture
def profile(tmp_path: Path) -> ClientProfile:
    path = tmp_path / "sato.ovpn"
    path.write_text("client\n<key>\nPRIVATE\n</key>\n", encoding="utf-8")
    return ClientProfile("office-vpn sato", path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "place"
    folder.mkdir()
    return folder


@pytest.fixture
def tidy(profile: ClientProfile) -> Iterator[list[VpnClient]]:
    """Clients whose tunnel is taken down at the end, whatever happened."""
    used: list[VpnClient] = []
    yield used
    for client in used:
        client.disconnect(profile)


def test_every_client_is_in_the_list_once_and_makes_itself() -> None:
    assert [make().kind for make in CLIENTS] == list(ClientKind)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_client_can_be_used_by_hand(language: str) -> None:
    assert [kind for kind in ClientKind if not has_text(f"connect-do-{kind.value}", language)] == []


@named(KINDS)
def test_a_client_that_is_not_there(kind: Kind, folder: Path, profile: ClientProfile) -> None:
    client = kind.make((folder / "nothing",), folder)
    assert client.find() is None
    with pytest.raises(WizardError) as refusal:
        client.import_profile(profile)
    assert refusal.value.code is ErrorCode.CLIENT_MISSING
    assert refusal.value.facts["name"] == client.name


@named(KINDS)
def test_a_client_is_found(kind: Kind, folder: Path) -> None:
    program = install(folder, kind.name, kind.script)
    found = kind.make((folder / "elsewhere", program), folder).find()
    assert found is not None
    assert (found.kind, found.path, found.version) == (kind.kind, program, kind.version)
    assert (found.can_import, found.can_connect) == (kind.can_import, kind.can_connect)


@named(CONNECTING)
def test_in_up_and_down_again(
    kind: Kind, folder: Path, profile: ClientProfile, tidy: list[VpnClient]
) -> None:
    client = kind.make((install(folder, kind.name, kind.script),), folder)
    client.import_profile(profile)
    tidy.append(client)
    assert client.status(profile) is ConnectionState.DISCONNECTED
    assert client.connect(profile, Event()) is ConnectionState.CONNECTED
    assert client.status(profile) is ConnectionState.CONNECTED
    client.disconnect(profile)
    assert client.status(profile) is ConnectionState.DISCONNECTED
    client.disconnect(profile)  # once more does no harm


@named(CONNECTING)
def test_one_profile_is_taken_down_and_the_other_stays(
    kind: Kind, folder: Path, profile: ClientProfile, tidy: list[VpnClient]
) -> None:
    client = kind.make((install(folder, kind.name, kind.script),), folder)
    other = ClientProfile("other", profile.path)
    for one in (profile, other):
        client.import_profile(one)
    tidy.append(client)
    client.connect(profile, Event())
    client.disconnect(other)  # it was never up
    assert client.status(profile) is ConnectionState.CONNECTED
    client.connect(other, Event())
    client.disconnect(other)
    assert client.status(profile) is ConnectionState.CONNECTED
    assert client.status(other) is ConnectionState.DISCONNECTED


@named(CONNECTING)
def test_up_again_after_down(
    kind: Kind, folder: Path, profile: ClientProfile, tidy: list[VpnClient]
) -> None:
    client = kind.make((install(folder, kind.name, kind.script),), folder)
    client.import_profile(profile)
    tidy.append(client)
    for _ in range(2):
        assert client.connect(profile, Event()) is ConnectionState.CONNECTED
        client.disconnect(profile)
        assert client.status(profile) is ConnectionState.DISCONNECTED


@named(CONNECTING)
def test_nothing_connects_with_a_client_that_is_not_there(
    kind: Kind, folder: Path, profile: ClientProfile
) -> None:
    client = kind.make((folder / "nothing",), folder)
    with pytest.raises(WizardError) as refusal:
        client.connect(profile, Event())
    assert refusal.value.code is ErrorCode.CLIENT_MISSING


@named(SAYING)
def test_a_disconnect_that_fails_is_a_refusal(
    kind: Kind, folder: Path, profile: ClientProfile
) -> None:
    """What is down already is no failure; a client that cannot do it is one."""
    client = kind.make((install(folder, kind.name, kind.script),), folder)
    client.disconnect(profile)
    (folder / "broken").touch()
    with pytest.raises(WizardError) as refusal:
        client.disconnect(profile)
    assert refusal.value.code is ErrorCode.CLIENT_FAILED
    assert "running" in str(refusal.value.facts["why"])


@named(UNASKED)
def test_what_takes_no_commands_says_so(kind: Kind, folder: Path, profile: ClientProfile) -> None:
    client = kind.make((install(folder, kind.name, kind.script),), folder)
    assert client.status(profile) is ConnectionState.UNKNOWN
    for order in (lambda: client.connect(profile, Event()), lambda: client.disconnect(profile)):
        with pytest.raises(WizardError) as refusal:
            order()
        assert refusal.value.facts["why"] == "no-command"


@named(IMPORTING)
def test_a_program_that_fails_is_a_refusal_with_its_name(
    kind: Kind, folder: Path, profile: ClientProfile
) -> None:
    client = kind.make((install(folder, kind.name, kind.script),), folder)
    (folder / "broken").touch()
    if kind.kind is ClientKind.OPENVPN_GUI:
        client.import_profile(profile)  # the file is in place; the GUI sees it when it starts
        client = OpenVpnGui((folder / kind.name,), folder / "home", 5)
        with pytest.raises(WizardError) as refusal:
            client.connect(profile, Event())
    else:
        with pytest.raises(WizardError) as refusal:
            client.import_profile(profile)
    assert refusal.value.code is ErrorCode.CLIENT_FAILED
    assert refusal.value.facts["name"] == client.name
    assert refusal.value.facts["status"] != 0


@named(CONNECTING)
def test_no_call_carries_a_key(
    kind: Kind, folder: Path, profile: ClientProfile, tidy: list[VpnClient]
) -> None:
    program = install(folder, kind.name, kind.script)
    client = kind.make((program,), folder)
    client.import_profile(profile)
    tidy.append(client)
    client.connect(profile, Event())
    assert calls(program)
    assert not [call for call in calls(program) if "PRIVATE" in call]
