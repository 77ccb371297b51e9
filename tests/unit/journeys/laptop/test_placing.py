"""The profile in a file and in a VPN client, with stand-ins for the clients."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from cvpn_wizard.adapters.clients.aws_vpn_client import AwsVpnClient
from cvpn_wizard.adapters.clients.base import ClientKind, ConnectionState
from cvpn_wizard.adapters.clients.openvpn import OpenVpn
from cvpn_wizard.adapters.profile.profile import Profile
from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.journeys.handing_over import HandedOver
from cvpn_wizard.journeys.laptop.opening import Opened, open_file
from cvpn_wizard.journeys.laptop.placing import (
    Clients,
    best_of,
    clients_here,
    connect,
    place,
    placed_here,
    put_in,
)
from cvpn_wizard.model.errors import ErrorCode, WizardError
from tests.fakes.vpn_clients import AWS, OPENVPN, calls, install
from tests.unit.journeys.laptop.conftest import NOW, PERSON


@pytest.fixture
def opened(handed: HandedOver, home: Path, vault: Vault) -> Opened:
    return open_file(handed.path, handed.words.typed, home, vault, NOW)


@pytest.fixture
def clients(tmp_path: Path) -> Clients:
    aws = install(tmp_path / "aws", "aws-vpn-client", AWS)
    openvpn = install(tmp_path / "openvpn", "openvpn", OPENVPN)
    runs = tmp_path / "runs"
    return (
        lambda: OpenVpn((openvpn,), runs),
        lambda: AwsVpnClient((aws,), ()),
    )


def test_a_profile_is_placed_for_its_owner(opened: Opened, home: Path, vault: Vault) -> None:
    placed = place(opened, home, vault)
    assert placed.path == home / "laptop" / f"{PERSON}.ovpn"
    assert Profile.read(placed.path).text == opened.profile.text
    if sys.platform != "win32":
        assert placed.path.stat().st_mode & 0o777 == 0o600
    assert placed_here(home) == (placed,)


def test_a_newer_one_takes_its_place(opened: Opened, home: Path, vault: Vault) -> None:
    place(opened, home, vault)
    place(replace(opened, manifest=replace(opened.manifest, ping="10.255.1.1")), home, vault)
    assert [one.manifest.ping for one in placed_here(home)] == ["10.255.1.1"]


def test_the_same_person_in_another_vpn_is_another_profile(
    opened: Opened, home: Path, vault: Vault
) -> None:
    place(opened, home, vault)
    other = place(replace(opened, manifest=replace(opened.manifest, vpn="../Osaka 2")), home, vault)
    assert other.path == home / "laptop" / f"{PERSON}._Osaka_2.ovpn"
    assert len(placed_here(home)) == 2


def test_what_cannot_be_read_is_left_out(opened: Opened, home: Path, vault: Vault) -> None:
    placed = place(opened, home, vault)
    placed.path.with_suffix(".json").write_text("{", encoding="utf-8")
    assert placed_here(home) == ()
    assert placed_here(home / "nowhere") == ()


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are shell scripts")
def test_into_the_client_and_connected(
    opened: Opened, home: Path, vault: Vault, clients: Clients, tmp_path: Path
) -> None:
    placed = place(opened, home, vault)
    found = clients_here(clients)
    best = best_of(found)
    assert best is not None
    assert best.kind is ClientKind.AWS_VPN_CLIENT  # it takes profiles; openvpn does not
    put_in(best.kind, placed, clients)
    assert f"--profile-name {PERSON}" in calls(tmp_path / "aws" / "aws-vpn-client")[-1]
    assert connect(best.kind, placed, Event(), clients) is ConnectionState.CONNECTED


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are shell scripts")
def test_the_client_that_was_asked_for(clients: Clients) -> None:
    found = clients_here(clients)
    chosen = best_of(found, "openvpn")
    assert chosen is not None
    assert chosen.kind is ClientKind.OPENVPN
    with pytest.raises(WizardError) as caught:
        best_of(found, "openvpn_gui")
    assert caught.value.code is ErrorCode.CLIENT_MISSING


def test_no_client_at_all(opened: Opened, home: Path, vault: Vault) -> None:
    assert clients_here(()) == ()
    assert best_of(()) is None
    with pytest.raises(WizardError) as caught:
        put_in(ClientKind.OPENVPN, place(opened, home, vault), ())
    assert caught.value.code is ErrorCode.CLIENT_MISSING
