"""Names, addresses and keys are planted everywhere; every byte of the bundle is searched."""

from __future__ import annotations

import io
import json
import re
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Interface, IPv4Network
from pathlib import Path
from threading import Event

import pytest

from cvpn_wizard.adapters.clients.base import ClientKind, FoundClient
from cvpn_wizard.adapters.network.interfaces import Interface, InterfaceKind
from cvpn_wizard.adapters.network.routes import LocalRoute
from cvpn_wizard.adapters.pki.authority import Authority
from cvpn_wizard.adapters.records import CertificateRecord, Records, VpnRecord
from cvpn_wizard.journeys.checking.report import Report
from cvpn_wizard.journeys.support.collecting import Collected, SupportBundle, collect
from cvpn_wizard.journeys.support.packing import packed, save
from cvpn_wizard.journeys.support.pseudonyms import Pseudonyms
from cvpn_wizard.journeys.support.system_facts import Computer
from cvpn_wizard.model.checking import Finding, Layer, Mender
from cvpn_wizard.model.errors import ErrorCode, WizardError
from tests.unit.journeys.checking.stage import Stage

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
ENDPOINT = "cvpn-endpoint-0123456789abcdef0"
PLANTED = {
    "person": "hanako.plantedson",
    "family": "plantedson",
    "authority": "Planted Works CA",
    "server": "vpn.planted-works.example.com",
    "user": "planteduser",
    "computer": "PLANTED-PC-77",
    "vpn": "planted-vpn",
    "colleague": "taro.otherplanted",
    "japanese": "植田花子",
    "host": "db01.planted-works.co.jp",
    "endpoint": ENDPOINT,
    "vpc": "vpc-0feedbeefcafe1234",
    "account": "210987654321",
    "role": "PlantedAdmins",
    "mail": "hanako@planted-works.co.jp",
    "range": "10.77.0.0",
    "server address": "10.77.5.12",
    "lan": "192.168.77.7",
    "public": "198.51.100.77",
    "ipv6": "2001:db8:7777::1",
    "wlan": "Planted WLAN",
    "folder": "PlantedFolder",
    "access key": "AKIAPLANTED0000SEEN1",
    "secret access key": "PlantedSecretKey+/wJalrXUtnFEMI7K8MDENGbPxRf",
    "passphrase": "planted-passphrase horse battery 馬",
}
LOG = "\n".join(
    (
        "2026-11-24 09:12:13,123 INFO cvpn_wizard.engine.runner made {vpc} in {account}",
        "2026-11-24 09:12:13,124 WARNING x arn:aws:iam::{account}:role/{role} for {mail}",
        "2026-11-24 09:12:14,000 ERROR cvpn_wizard.crash bug: builtins.KeyError",
        "  checking.py:67 check_connection",
        "/home/{user}/vpn and C:\\Users\\{user}\\x on {computer}: {host} {public} {ipv6}",
        "{colleague} and {japanese} of {vpn}; {access key} {secret access key}",
        "passphrase: {passphrase}",
        "{server address} in {range}/16 through 10.77.4.0 255.255.252.0",
        "",
    )
)


@pytest.fixture
def secrets() -> dict[str, str]:
    return dict(PLANTED)


@pytest.fixture
def profile(tmp_path: Path, secrets: dict[str, str]) -> Path:
    """As broken as they come: a key in its block, one outside, one whose block never ends."""
    authority = Authority.create(PLANTED["authority"], 10, NOW)
    person = authority.issue_client(PLANTED["person"], 2, NOW)
    lines = person.key.reveal().splitlines()
    secrets |= {f"key {n}": line for n, line in enumerate(lines) if "-----" not in line}
    body = "".join(authority.certificate.splitlines()[3:5])
    secrets["certificate"] = body[:40]
    path = tmp_path / PLANTED["folder"] / f"{PLANTED['person']}.ovpn"
    path.parent.mkdir()
    path.write_text(
        f"# for {PLANTED['mail']}, {PLANTED['passphrase']}\nclient\ndev tun\nproto udp\n"
        f"remote {ENDPOINT}.prod.clientvpn.ap-northeast-1.amazonaws.com 443\n"
        f"remote {PLANTED['public']} 1194\nroute {PLANTED['range']} 255.255.0.0\n"
        f"verify-x509-name {PLANTED['server']} name\nstatic-challenge {PLANTED['passphrase']} 1\n"
        f"auth-user-pass /home/{PLANTED['user']}/pass\nkey /srv/{PLANTED['folder']}/own.key\n"
        f"dhcp-option DNS {PLANTED['server address']}\n{person.key.reveal()}"
        f"<ca>\n{authority.certificate}</ca>\n<cert>\n{person.certificate}</cert>\n"
        f"<key>\n{person.key.reveal()}",
        encoding="utf-8",
    )
    return path


@pytest.fixture
def wanted(tmp_path: Path, profile: Path, monkeypatch: pytest.MonkeyPatch) -> Collected:
    monkeypatch.setattr("getpass.getuser", lambda: PLANTED["user"])
    monkeypatch.setattr("socket.gethostname", lambda: PLANTED["computer"])
    home = tmp_path / "home"
    (home / "log").mkdir(parents=True)
    (home / "log" / "cvpn-wizard.log").write_text(LOG.format_map(PLANTED), encoding="utf-8")
    (home / "log" / "crash.log").touch()
    records = Records(home)
    records.remember_vpn(VpnRecord(PLANTED["vpn"], "1", "r", home, "{}", "2026", ""))
    for name in (PLANTED["colleague"], PLANTED["japanese"]):
        records.remember_certificate(
            CertificateRecord(
                PLANTED["vpn"], "client", name, name[:2], NOW, NOW + timedelta(days=9)
            )
        )
    stage = Stage(
        interfaces=(
            Interface(
                PLANTED["wlan"],
                "eth0",
                InterfaceKind.LAN,
                (IPv4Interface(f"{PLANTED['lan']}/24"),),
                "Intel Ethernet",
            ),
        ),
        routes=(LocalRoute(IPv4Network("10.77.0.0/16"), "eth0"),),
    )
    client = FoundClient(
        ClientKind.AWS_VPN_CLIENT, "AWS VPN Client", "6.0.0.1", Path(), True, False
    )
    findings = (
        Finding("x", Layer.NAMES, Mender.ADMIN, {"host": PLANTED["host"], "port": 443}),
        Finding("y", Layer.COMPUTER, Mender.PERSON, {"cidr": "10.77.4.0/22", "name": "eth0"}),
        Finding("other-openvpn", Layer.COMPUTER, Mender.PERSON, {"name": "OpenVPN"}),
    )
    report = Report(
        profile=profile,
        person=PLANTED["person"],
        vpn=PLANTED["vpn"],
        host=f"{ENDPOINT}.prod.clientvpn.ap-northeast-1.amazonaws.com",
        target=f"{PLANTED['server address']}, {PLANTED['host']}:22",
        findings=findings,
    )
    words = f"{PLANTED['person']} cannot reach {PLANTED['host']} ({PLANTED['server address']})"
    return Collected(
        report, words, "about", home, records, Computer(stage.tools, lambda: (client,))
    )


def bundle_of(wanted: Collected) -> SupportBundle:
    return collect(wanted, Event(), Pseudonyms(b"key"))


def text_of(bundle: SupportBundle, name: str) -> str:
    return next(file.text for file in bundle.files if file.name == name)


def written(bundle: SupportBundle) -> Iterator[tuple[str, bytes]]:
    raw = packed(bundle, NOW)
    yield "the archive itself", raw
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            yield f"name of {name}", name.encode()
            yield name, archive.read(name)


def test_no_byte_of_what_is_real(wanted: Collected, secrets: dict[str, str]) -> None:
    content = dict(written(bundle_of(wanted)))
    assert {"about.txt", "findings.json", "profile.ovpn", "system.json"} <= set(content)
    assert "log/cvpn-wizard.log" in content
    left = {
        (where, name)
        for where, raw in content.items()
        for name, real in secrets.items()
        for shape in (real, real.casefold(), real.replace("\\", "\\\\"))
        if shape.encode() in raw or shape in raw.decode("utf-8", errors="replace").casefold()
    }
    assert left == set()
    assert b"PRIVATE KEY" not in b"".join(content.values())


def test_the_search_would_find_it(wanted: Collected, secrets: dict[str, str]) -> None:
    """All that is planted is really there before."""
    before = [wanted.report.profile.read_text(encoding="utf-8"), str(wanted.report)]
    before += [str(wanted.report.profile), LOG.format_map(PLANTED), wanted.findings]
    before += [str(one) for one in wanted.computer.tools.interfaces()]
    everything = "\n".join(before).replace("\n", "") + "\n".join(before)
    # The authority's name is in its certificate alone, in DER.
    assert {name for name, real in secrets.items() if real not in everything} == {"authority"}


def test_the_same_thing_is_the_same_in_every_file(wanted: Collected) -> None:
    bundle = bundle_of(wanted)
    stands = dict(bundle.replaced)
    endpoint, server = stands[ENDPOINT], stands[PLANTED["server address"]]
    assert f"remote {endpoint}.prod.clientvpn.ap-northeast-1" in text_of(bundle, "profile.ovpn")
    assert f"dhcp-option DNS {server}" in text_of(bundle, "profile.ovpn")
    assert server in text_of(bundle, "findings.txt")
    assert server in text_of(bundle, "log/cvpn-wizard.log")
    person = text_of(bundle, "findings.txt").split()[0]
    assert f"CN={person} " in text_of(bundle, "profile.ovpn")


def test_what_a_helpdesk_needs_is_there(wanted: Collected) -> None:
    bundle = bundle_of(wanted)
    system = json.loads(text_of(bundle, "system.json"))
    assert system["vpn_clients"][0]["version"] == "6.0.0.1"
    assert {"program", "python", "system", "adapters", "routes", "openssl"} <= set(system)
    findings = json.loads(text_of(bundle, "findings.json"))["findings"]
    by_code = {one["code"]: one["facts"] for one in findings}
    route = IPv4Network(system["routes"][0]["range"])
    assert route.prefixlen == 16
    assert route.subnet_of(IPv4Network("10.0.0.0/8"))
    assert IPv4Network(by_code["y"]["cidr"]).subnet_of(route)
    assert by_code["y"]["name"] == "eth0"
    assert by_code["other-openvpn"]["name"] == "OpenVPN"
    profile = text_of(bundle, "profile.ovpn")
    assert f"route {route.network_address} 255.255.0.0" in profile
    assert re.search(r"# certificate: CN=\S+ issuer=\S+ serial=serial\d+ 20\d\d-", profile)
    log = text_of(bundle, "log/cvpn-wizard.log")
    assert "  checking.py:67 check_connection" in log
    assert "ERROR cvpn_wizard.crash bug: builtins.KeyError" in log


def test_written_whole_with_the_stand_ins_kept_here(wanted: Collected, tmp_path: Path) -> None:
    bundle = bundle_of(wanted)
    path = tmp_path / "send.zip"
    key = save(bundle, path, wanted.home, NOW)
    assert zipfile.is_zipfile(path)
    kept = json.loads(key.read_text(encoding="utf-8"))
    assert {"real": ENDPOINT, "stand_in": "cvpn-endpoint-id1"} in kept
    assert key.is_relative_to(wanted.home)
    if hasattr(stat, "S_IMODE") and key.stat().st_uid is not None:
        assert stat.S_IMODE(key.stat().st_mode) == 0o600
    with pytest.raises(WizardError) as refused:
        save(bundle, tmp_path / "send.zip" / "in.zip", wanted.home, NOW)
    assert refused.value.code is ErrorCode.FOLDER_MISSING
    assert zipfile.is_zipfile(path)


def test_only_the_newest_of_long_logs(wanted: Collected) -> None:
    log = wanted.home / "log" / "cvpn-wizard.log"
    log.write_text("".join(f"line {n}\n" for n in range(120_000)), encoding="utf-8")
    text = text_of(bundle_of(wanted), "log/cvpn-wizard.log")
    assert len(text) <= 500_000
    assert text.startswith("line ")
    assert text.endswith("line 119999\n")


def test_without_a_profile_and_stopped(wanted: Collected, tmp_path: Path) -> None:
    names = [file.name for file in bundle_of(replace(wanted, report=Report())).files]
    assert "profile.ovpn" not in names
    gone = replace(wanted, report=replace(wanted.report, profile=tmp_path / "gone.ovpn"))
    assert "profile.ovpn" not in [file.name for file in bundle_of(gone).files]
    cancelled = Event()
    cancelled.set()
    with pytest.raises(WizardError) as stopped:
        collect(wanted, cancelled)
    assert stopped.value.code is ErrorCode.STOPPED
