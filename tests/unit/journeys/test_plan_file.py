"""Plan files: what is right is read whole, what is wrong is told all at once with its line."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import IPv4Address, IPv4Network
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cvpn_wizard.journeys.plan_file import PlanProblems, parse_plan, read_plan, write_plan
from cvpn_wizard.model.errors import ErrorCode, Problem, WizardError
from cvpn_wizard.model.spec import (
    CheckServer,
    Existing,
    LogSpec,
    NewSecurityGroup,
    NewSubnet,
    NewVpc,
    ProfileStyle,
    Transport,
    VpnSpec,
)
from cvpn_wizard.texts import text as text_of

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
HERE = Path("/plans").absolute()
SMALL = """\
[vpn]
name = "office"
region = "ap-northeast-1"
client_cidr = "10.100.0.0/22"
[certificates]
clients = ["sato"]
[network]
vpc = "vpc-1"
target_subnets = ["subnet-a"]
security_group = "sg-1"
[access]
authorize = ["10.0.0.0/16"]
"""


def faults(text: str) -> tuple[Problem, ...]:
    with pytest.raises(PlanProblems) as refusal:
        parse_plan(text, HERE)
    assert refusal.value.code is ErrorCode.PLAN_BAD
    for problem in refusal.value.problems:
        words = text_of(f"problem-{problem.code}", **problem.facts)
        assert "{$" not in words.replace(" ", ""), problem
    return refusal.value.problems


def told(text: str) -> list[tuple[str, str, int | None]]:
    return [(problem.code, problem.field, problem.line) for problem in faults(text)]


def test_the_worked_example_is_read_whole() -> None:
    spec = read_plan(EXAMPLES / "worked-example.toml")
    assert spec.name == "cvpn-endpoint-01"
    assert spec.client_cidr == IPv4Network("10.0.0.0/16")
    assert (spec.transport, spec.port, spec.session_hours) == (Transport.UDP, 443, 24)
    assert spec.certificates.authority is None
    assert spec.certificates.import_client
    assert spec.network.vpc == NewVpc("cvpn-vpc", IPv4Network("10.255.0.0/16"))
    assert spec.network.target_subnets == (
        NewSubnet("cvpn-target-subnet", IPv4Network("10.255.255.0/24")),
    )
    assert spec.network.security_group == NewSecurityGroup("icmp-sg", IPv4Network("0.0.0.0/0"))
    assert spec.log == LogSpec("/aws/clientvpn", "connection-log", 30)
    assert spec.check_server == CheckServer("server-subnet", IPv4Address("10.255.1.125"))
    assert spec.ping == IPv4Address("10.255.1.125")


def test_what_is_left_out_has_a_default() -> None:
    spec = read_plan(EXAMPLES / "existing-network.toml")
    assert spec.network.vpc == Existing("cvpn-vpc")
    assert spec.log == LogSpec("/aws/clientvpn", "connection-log", 30)
    assert (spec.check_server, spec.ping) == (None, None)
    assert spec.certificates.profile_style is ProfileStyle.INLINE


@pytest.mark.parametrize("name", ["worked-example.toml", "existing-network.toml"])
def test_what_is_written_reads_back_the_same(name: str) -> None:
    spec = read_plan(EXAMPLES / name)
    assert parse_plan(write_plan(spec), HERE) == spec


def test_the_log_can_be_turned_off_and_kept_for_ever() -> None:
    assert parse_plan(SMALL + "[log]\nenabled = false\n", HERE).log is None
    kept = parse_plan(SMALL + "[log]\nretention_days = 0\n", HERE).log
    assert kept is not None
    assert kept.retention_days is None


def test_a_pki_folder_is_found_from_the_plan_and_from_home(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    beside = SMALL.replace("clients =", 'authority = "pki"\nclients =')
    assert parse_plan(beside, HERE).certificates.authority == HERE / "pki"
    at_home = SMALL.replace("clients =", 'authority = "~/pki"\nclients =')
    assert parse_plan(at_home, HERE).certificates.authority == tmp_path / "pki"
    assert told(SMALL.replace("clients =", 'authority = "~no-such-person/pki"\nclients =')) == [
        ("authority-form", "certificates.authority", 6)
    ]


def test_everything_that_is_wrong_is_told_at_once_with_its_line() -> None:
    text = """\
[vpn]
name = "a/b"
region = "Tokyo"
client_cidr = "10.0.0.1/16"
transport = "upd"
port = 8443
session_hours = "24"
split_tunel = true
dns_servers = ["10.0.0.2", "10.0.0.3", "10.0.0.4"]

[certificates]
clients = ["sato", "SATO", "../x"]

[network]
vpc = { name = "v", cidr = "10.255.0.0/16" }
target_subnets = [
  { name = "a", cidr = "10.255.1.0/28" },
  { name = "b", cidr = "10.1.0.0/24" },
]
security_group = { name = "g" }

[access]
authorize = [
  "10.255.0.0/16",
  "10.255.0.0",
]
[acess]
"""
    found = told(text)
    assert [row[2] for row in found] == sorted(row[2] or 0 for row in found)
    assert sorted(found, key=lambda row: (row[2] or 0, row[0])) == [
        ("vpn-name-form", "vpn.name", 2),
        ("region-form", "vpn.region", 3),
        ("range-host-bits", "vpn.client_cidr", 4),
        ("not-allowed", "vpn.transport", 5),
        ("not-allowed", "vpn.port", 6),
        ("type-number", "vpn.session_hours", 7),
        ("key-unknown-near", "vpn.split_tunel", 8),
        ("dns-many", "vpn.dns_servers", 9),
        ("name-form", "certificates.clients", 12),
        ("name-twice", "certificates.clients", 12),
        ("target-subnet-small", "network.target_subnets.cidr", 17),
        ("subnet-outside", "network.target_subnets.cidr", 18),
        ("range-no-prefix", "access.authorize", 25),
        ("key-unknown-near", "acess", 27),
    ]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("10.100.0.0/22", "10.100.0.0/23", "client-cidr-small"),
        ("10.100.0.0/22", "10.0.0.0/11", "client-cidr-large"),
        ('["sato"]', "[]", "clients-empty"),
        ('["sato"]', '["server"]', "name-twice"),
        ('["sato"]', "5", "type-texts"),
        ('"subnet-a"]', '"subnet-a", "subnet-a"]', "name-twice"),
        ('["subnet-a"]', "[]", "targets-empty"),
        ('["subnet-a"]', '"subnet-a"', "type-subnets"),
        ('"vpc-1"', "1", "type-text"),
        ('["10.0.0.0/16"]', "[]", "authorize-empty"),
        ('["10.0.0.0/16"]', '["10.0.0.0/16", "10.0.0.0/16"]', "range-twice"),
        ('"office"', '""', "name-empty"),
        ('name = "office"\n', "", "key-missing"),
        ('security_group = "sg-1"\n', "", "key-missing"),
    ],
)
def test_one_fault_is_told_once(old: str, new: str, code: str) -> None:
    assert old in SMALL
    assert [row[0] for row in told(SMALL.replace(old, new))] == [code]


@pytest.mark.parametrize(
    ("more", "code", "line"),
    [
        ("[log]\ngroup = 'a b'", "log-name-form", 14),
        ("[log]\nretention_days = 31", "not-allowed", 14),
        ("[check]\nping = '10.0.0'", "address-wrong", 14),
        ("[check]\nserver = 5", "type-table", 14),
        (
            "[check]\nserver = { subnet = 'subnet-b', address = '10.0.0.9', instance_type = 'x' }",
            "instance-type-form",
            14,
        ),
        ("[check]\nserver = { subnet = 'b', address = '10.0.0.9' }", "server-subnet-unknown", 14),
    ],
)
def test_faults_of_log_and_check(more: str, code: str, line: int) -> None:
    assert [(row[0], row[2]) for row in told(SMALL + more + "\n")] == [(code, line)]


NEW = (EXAMPLES / "worked-example.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "code", "suggestion"),
    [
        ('"10.255.1.125", i', '"10.255.2.1", i', "server-address-outside", "10.255.1.125"),
        ('"10.255.1.125", i', '"10.255.1.3", i', "server-address-reserved", "10.255.1.125"),
        ('"10.255.1.125", i', '"10.255.1.255", i', "server-address-reserved", "10.255.1.125"),
        ('subnet = "server-subnet"', 'subnet = "sever"', "server-subnet-unknown", "server-subnet"),
        ('"10.0.0.0/16"', '"10.255.0.0/16"', "client-cidr-overlap-vpc", "10.128.0.0/22"),
        ('"10.255.1.0/24"', '"10.255.255.0/25"', "subnet-overlap", "10.255.0.0/25"),
        ("routes = []", 'routes = ["10.255.0.0/16"]', "route-to-vpc", None),
        (
            "routes = []",
            'routes = ["10.0.1.0/24"]',
            "client-cidr-overlap-extra-route",
            "10.128.0.0/22",
        ),
        ('{ name = "icmp-sg", allow_ping_from = "0.0.0.0/0" }', '"x"', "group-in-new-vpc", None),
        (
            '[{ name = "cvpn-target-subnet", cidr = "10.255.255.0/24" }]',
            '["subnet-a"]',
            "subnet-in-new-vpc",
            None,
        ),
    ],
)
def test_a_new_network_has_to_fit_together(
    old: str, new: str, code: str, suggestion: str | None
) -> None:
    assert old in NEW
    first = [one for one in faults(NEW.replace(old, new, 1)) if not one.warning]
    assert [(one.code, one.suggestion) for one in first] == [(code, suggestion)]


def test_a_wrong_vpc_range_is_not_told_of_its_subnets_too() -> None:
    assert [row[0] for row in told(NEW.replace('cidr = "10.255.0.0/16"', 'cidr = "x/16"'))] == [
        "range-wrong"
    ]


def test_everything_into_the_tunnel_is_only_advised_against() -> None:
    whole = SMALL.replace('["10.0.0.0/16"]', '["0.0.0.0/0"]\nroutes = ["0.0.0.0/0"]')
    assert parse_plan(whole, HERE).routes == (IPv4Network("0.0.0.0/0"),)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[vpn]\nname = \n", 2),
        ("[vpn]\nname = 'a'\nname = 'b'\n", 3),
        ("a = " + "[" * 5000, None),
        ("a = " + "9" * 5000, None),
    ],
)
def test_what_is_not_toml_says_where(text: str, line: int | None) -> None:
    (problem,) = faults(text)
    assert problem.code == "toml"
    assert problem.facts["reason"]
    if line is not None:
        assert problem.line == line


@pytest.mark.parametrize("content", [None, b"\xff\xfe[\x00v\x00"])
def test_a_file_that_cannot_be_read_is_a_refusal(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "plan.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(WizardError) as refusal:
        read_plan(path)
    assert refusal.value.code is ErrorCode.FILE_UNREADABLE


NAMES = st.from_regex(r"[A-Za-z][A-Za-z0-9-]{0,20}[A-Za-z0-9]", fullmatch=True).filter(
    lambda name: (
        name.lower() not in {"ca", "con", "prn", "aux", "nul", "server"}
        and name.lower()[:3] not in {"com", "lpt"}
    )
)
ADDRESSES = st.integers(0, 2**32 - 1).map(IPv4Address)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@st.composite
def specs(draw: st.DrawFn) -> VpnSpec:
    base = parse_plan(SMALL, HERE)
    clients = draw(st.lists(NAMES, min_size=1, max_size=4, unique_by=str.lower))
    server = draw(
        st.none() | st.builds(CheckServer, st.just("subnet-a"), ADDRESSES, st.just("t3.micro"))
    )
    return replace(
        base,
        name=draw(NAMES),
        banner=draw(WORDS),
        transport=draw(st.sampled_from(Transport)),
        port=draw(st.sampled_from([443, 1194])),
        split_tunnel=draw(st.booleans()),
        dns_servers=tuple(draw(st.lists(ADDRESSES, max_size=2))),
        certificates=replace(
            base.certificates,
            authority=draw(st.none() | st.just(HERE / "pki")),
            clients=tuple(clients),
            profile_style=draw(st.sampled_from(ProfileStyle)),
        ),
        log=draw(
            st.none() | st.builds(LogSpec, st.just("/a"), st.just("b"), st.sampled_from([None, 30]))
        ),
        check_server=server,
        ping=draw(st.none() | ADDRESSES),
        succeeds=draw(st.just("") | NAMES),
        overlap_until=draw(st.none() | st.dates()),
    )


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(specs())
def test_whatever_is_written_reads_back_the_same(spec: VpnSpec) -> None:
    assert parse_plan(write_plan(spec), HERE) == spec
