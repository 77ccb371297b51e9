"""The layers of a check on a computer that is not there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from ipaddress import IPv4Address, IPv4Interface, IPv4Network
from pathlib import Path
from threading import Event

import pytest

from cvpn_wizard.adapters.network.dns import DnsReply
from cvpn_wizard.adapters.network.interfaces import InterfaceKind
from cvpn_wizard.adapters.network.ping import PingReply
from cvpn_wizard.adapters.network.programs import VpnProgram
from cvpn_wizard.adapters.network.routes import LocalRoute
from cvpn_wizard.adapters.pki.authority import Authority
from cvpn_wizard.journeys.checking.asked import Asked, Known
from cvpn_wizard.journeys.checking.checking import check_connection
from cvpn_wizard.journeys.checking.report import Report
from cvpn_wizard.journeys.checking.run import Run
from cvpn_wizard.model.checking import CheckEvent, Layer, LayerEvent, LayerState
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.handshake import NameLook, Outcome, Suspicion, Way
from tests.unit.journeys.checking.stage import (
    HOST,
    KNOWN,
    LAN,
    NOW,
    SILENT,
    TARGET,
    TUN,
    VPC,
    WIREGUARD,
    WORDS,
    Stage,
    handshake,
)

P, W, F, S = LayerState.PASSED, LayerState.WARNED, LayerState.FAILED, LayerState.SKIPPED


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    authority = Authority.create("office CA", 10, NOW)
    person = authority.issue_client("anna", 2, NOW)
    path = tmp_path_factory.mktemp("profile") / "anna.ovpn"
    path.write_text(
        f"{WORDS}remote-cert-tls server\n<ca>\n{authority.certificate}</ca>\n"
        f"<cert>\n{person.certificate}</cert>\n<key>\n{person.key.reveal()}</key>\n"
        "verify-x509-name server name\n",
        encoding="utf-8",
    )
    return path


@pytest.fixture
def check(sound: Path) -> Callable[..., Report]:
    def run(stage: Stage, told: list[CheckEvent] | None = None, **asked: object) -> Report:
        given = {"profile": sound, **asked}
        events: list[CheckEvent] = [] if told is None else told
        return check_connection(
            Asked(**given),  # type: ignore[arg-type]  # by name
            records=None,
            known=stage.known,
            tell=events.append,
            cancelled=Event(),
            tools=stage.tools,
        )

    return run


Check = Callable[..., Report]


def states(report: Report) -> list[LayerState]:
    return [report.state(layer) for layer in Layer]


def codes(report: Report) -> list[str]:
    return [finding.code for finding in report.sorted_findings]


# the whole


def test_a_healthy_connection(check: Check) -> None:
    told: list[CheckEvent] = []
    report = check(Stage(known=KNOWN).connect(), told, ping=TARGET)
    assert codes(report) == []
    assert states(report) == [P] * 8
    assert report.ok
    assert (report.reached, report.connected, report.finished) == (True, True, True)
    assert (report.host, report.port, report.person, report.vpn) == (HOST, 443, "anna", "office")
    ended = [
        e.layer for e in told if isinstance(e, LayerEvent) and e.state is not LayerState.RUNNING
    ]
    assert list(dict.fromkeys(ended)) == list(Layer)
    put_together = Report()
    for event in told:
        put_together = put_together.after(event)
    assert put_together.layers == report.layers


def test_not_connected_without_a_target_is_no_failure(check: Check) -> None:
    report = check(Stage())
    assert codes(report) == []
    assert states(report) == [P] * 5 + [S] * 3
    assert {report.layers[layer].why for layer in list(Layer)[5:]} == {"not-connected"}
    assert report.ok
    assert report.reached is None


def test_not_connected_with_a_target_says_only_that(check: Check) -> None:
    report = check(Stage(pings=SILENT), ping=TARGET)
    assert codes(report) == ["not-connected"]
    assert report.state(Layer.TARGET) is S
    assert not report.ok


def test_stopping_is_heard_between_two_events(sound: Path) -> None:
    cancelled = Event()
    told: list[CheckEvent] = []

    def tell(event: CheckEvent) -> None:
        told.append(event)
        cancelled.set()

    with pytest.raises(WizardError) as caught:
        check_connection(
            Asked(sound), records=None, tell=tell, cancelled=cancelled, tools=Stage().tools
        )
    assert caught.value.code is ErrorCode.STOPPED
    assert len(told) == 1


def test_in_practice_nobody_is_asked(check: Check) -> None:
    stage = Stage(names={"127.0.0.1": "127.0.0.1"}, tcp={9: ""})
    report = check(stage, tcp=("127.0.0.1", 9), practice=True)
    assert states(report) == [P, P, S, S, S, S, S, P]
    assert "probe" not in stage.asked
    assert "clock" not in stage.asked
    assert report.ok


# profile and clock


def test_a_wrong_clock_is_named_and_not_the_certificates(check: Check, sound: Path) -> None:
    ahead = replace(Stage(clock=timedelta(days=1000)).tools, now=lambda: NOW + timedelta(days=1000))
    told: list[CheckEvent] = []
    report = check_connection(
        Asked(sound), records=None, tell=told.append, cancelled=Event(), tools=ahead
    )
    assert codes(report) == ["clock-ahead"]
    assert report.state(Layer.PROFILE) is P
    assert report.state(Layer.COMPUTER) is F


def test_without_anybody_to_ask_a_certificate_of_tomorrow_means_the_clock(sound: Path) -> None:
    behind = replace(Stage(clock=None).tools, now=lambda: NOW - timedelta(days=30))
    report = check_connection(
        Asked(sound), records=None, tell=lambda _: None, cancelled=Event(), tools=behind
    )
    assert codes(report) == ["clock-perhaps-behind"]
    assert report.state(Layer.PROFILE) is P


def test_a_small_error_of_the_clock_is_not_mentioned(check: Check) -> None:
    assert codes(check(Stage(clock=timedelta(minutes=-3)))) == []
    assert codes(check(Stage(clock=timedelta(minutes=-8)))) == ["clock-behind"]


def test_another_ca_is_a_remark_until_the_endpoint_refuses(
    check: Check, sound: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.ovpn"
    ca = Authority.create("another", 10, NOW).certificate
    text = sound.read_text(encoding="utf-8")
    start, end = text.index("<ca>\n") + 5, text.index("</ca>")
    other.write_text(text[:start] + ca + text[end:], encoding="utf-8")
    report = check(Stage(), profile=other)
    assert (codes(report), report.state(Layer.PROFILE), report.ok) == (["profile-chain"], W, True)
    refused = handshake(
        Outcome.CLIENT_REFUSED, suspicions=(Suspicion.REVOKED, Suspicion.WRONG_AUTHORITY)
    )
    report = check(Stage(handshake=refused), profile=other)
    assert codes(report) == ["client-wrong-authority", "profile-chain"]


def test_a_list_that_has_ended_by_our_records_comes_before_a_revocation(check: Check) -> None:
    suspicions = (Suspicion.REVOKED, Suspicion.LIST_EXPIRED)
    refused = handshake(Outcome.CLIENT_REFUSED, suspicions=suspicions)
    ended = replace(KNOWN, list_ends=NOW - timedelta(days=1))
    (finding, *_) = check(Stage(handshake=refused, known=ended)).sorted_findings
    assert finding.code == "client-list-expired"
    assert finding.facts["suspects"] == "revoked"
    assert finding.facts["certain"] == ""
    lasting = replace(KNOWN, list_ends=NOW + timedelta(days=1))
    assert codes(check(Stage(handshake=refused, known=lasting)))[0] == "client-revoked"
    sure = replace(refused, certain=True)
    assert codes(check(Stage(handshake=sure, known=ended)))[0] == "client-revoked"


def test_what_can_be_mended_is_marked(check: Check, sound: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.ovpn"
    text = sound.read_text(encoding="utf-8").replace("</key>\n", "").replace(" 443\n", " 99999\n")
    broken.write_text(text.replace("dev tun\nproto udp\n", ""), encoding="utf-8")
    report = check(Stage(), profile=broken)
    missing = {f.facts["directive"]: f.mendable for f in report.findings if "directive" in f.facts}
    assert missing == {"dev": True, "proto": False}
    marked = {finding.code: finding.mendable for finding in report.findings}
    assert marked["profile-block-open"]
    assert not marked["profile-bad-remote"]
    assert report.mendable == 2


def test_below_a_broken_form_the_rest_is_looked_at(
    check: Check, sound: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.ovpn"
    text = sound.read_text(encoding="utf-8")
    start = text.index("<ca>")
    broken.write_text(text[start:].replace("</ca>\n", "") + text[:start], encoding="utf-8")
    report = check(Stage(), profile=broken)
    assert codes(report) == ["profile-block-open"]
    assert (report.host, report.person) == (HOST, "anna")
    assert states(report) == [F, P, P, P, P, S, S, S]


def test_something_else_than_a_profile(check: Check, tmp_path: Path) -> None:
    page = tmp_path / "page.ovpn"
    page.write_text("<!doctype html>\n<p>Sign in</p>\n", encoding="utf-8")
    report = check(Stage(), profile=page)
    assert codes(report) == ["profile-not-a-profile"]
    assert {report.layers[layer].why for layer in (Layer.NAMES, Layer.PORT)} == {"no-endpoint"}
    with pytest.raises(WizardError) as caught:
        check(Stage(), profile=tmp_path / "none.ovpn")
    assert caught.value.code is ErrorCode.FILE_UNREADABLE


# this computer


def test_another_vpn_beside_and_in_the_way(check: Check) -> None:
    beside = Stage(interfaces=(LAN, WIREGUARD), known=KNOWN)
    report = check(beside)
    assert codes(report) == ["other-vpn"]
    assert report.state(Layer.COMPUTER) is W
    beside.routes += (LocalRoute(IPv4Network("10.255.0.0/17"), "wg0"),)
    report = check(beside)
    assert codes(report) == ["other-vpn-in-way"]
    assert report.findings[0].facts == {"name": "WireGuard Tunnel", "cidr": "10.255.0.0/17"}


@pytest.mark.parametrize(
    ("own", "code"), [("10.255.1.7/24", "lan-overlap"), ("10.255.7.7/24", "lan-overlap-partly")]
)
def test_the_local_network_has_the_same_addresses(check: Check, own: str, code: str) -> None:
    lan = replace(LAN, addresses=(IPv4Interface(own),))
    report = check(Stage(interfaces=(lan,), known=KNOWN, pings=SILENT), ping=TARGET)
    assert codes(report)[0] == code


def test_which_tunnel_is_ours(check: Check, sound: Path, tmp_path: Path) -> None:
    # by the client range of our records
    second = replace(TUN, name="tun1", key="tun1", addresses=(IPv4Interface("172.30.0.2/24"),))
    stage = Stage(known=KNOWN).connect()
    stage.interfaces += (second,)
    report = check(stage)
    assert report.connected
    assert codes(report) == ["other-vpn"]
    # by the profile of the program that holds it
    elsewhere = tmp_path / "elsewhere.ovpn"
    elsewhere.write_text("client\nremote vpn.example.org 1194\n", encoding="utf-8")
    stage = Stage(interfaces=(LAN, TUN, second))
    stage.programs = (
        VpnProgram(1, "OpenVPN", None, elsewhere, ("tun0",)),
        VpnProgram(2, "OpenVPN", None, sound, ("tun1",)),
    )
    report = check(stage)
    assert report.layers[Layer.TUNNEL].facts["adapter"] == "tun1"
    assert report.layers[Layer.TUNNEL].detail == "tunnel"
    # the only one of its kind: perhaps
    report = check(Stage().connect())
    assert report.layers[Layer.TUNNEL].detail == "tunnel-perhaps"
    assert report.layers[Layer.TUNNEL].facts["client"] == "OpenVPN"
    # a tunnel without any OpenVPN program is somebody else's
    stage = Stage().connect()
    stage.programs = ()
    assert not check(stage).connected
    stage.all_seen = False
    assert check(stage).connected
    # a program with another profile that has no adapter (yet)
    stage = Stage(programs=(VpnProgram(1, "OpenVPN", None, elsewhere),))
    assert codes(check(stage)) == ["other-openvpn"]


# name, port, handshake


HANDSHAKES = {
    "name-unknown": (handshake(Outcome.NAME_UNKNOWN, 1), Layer.NAMES),
    "name-no-answer": (handshake(Outcome.NAME_NO_ANSWER, 1), Layer.NAMES),
    "name-needs-label": (
        handshake(Outcome.NAME_UNKNOWN, 1, name=NameLook(HOST, False, label_known=True)),
        Layer.NAMES,
    ),
    "port-elsewhere": (
        handshake(Outcome.PORT_SILENT, 2, elsewhere=(Way("tcp", 443),)),
        Layer.PORT,
    ),
    **{
        one.value: (handshake(one, 2), Layer.PORT)
        for one in Outcome
        if one.value.startswith("port-")
    },
    **{
        one.value: (handshake(one, 3), Layer.HANDSHAKE)
        for one in Outcome
        if one.value.startswith(("tls-", "server-"))
    },
    **{
        f"client-{why.value}": (
            handshake(Outcome.CLIENT_REFUSED, 4, suspicions=(why,)),
            Layer.HANDSHAKE,
        )
        for why in Suspicion
    },
    "client-silent": (handshake(Outcome.CLIENT_SILENT, 4), Layer.HANDSHAKE),
    "client-unusable": (handshake(Outcome.CLIENT_UNUSABLE, 4), Layer.HANDSHAKE),
}


@pytest.mark.parametrize("code", HANDSHAKES)
def test_what_a_handshake_says(check: Check, code: str) -> None:
    made, layer = HANDSHAKES[code]
    report = check(Stage(handshake=made))
    assert codes(report) == [code]
    assert report.broken_layer is layer
    for later in list(Layer)[list(Layer).index(layer) + 1 : 5]:
        assert report.layers[later].why == "not-reached"
    for before in list(Layer)[: list(Layer).index(layer)]:
        assert report.state(before) is P
    assert not report.ok


def test_a_port_that_refuses_while_another_speaks_openvpn(check: Check) -> None:
    refused = handshake(Outcome.PORT_REFUSED, 2, elsewhere=(Way("tcp", 443),))
    assert codes(check(Stage(handshake=refused))) == ["port-elsewhere"]


def test_what_answers_through_the_tunnel_makes_it_a_remark(check: Check) -> None:
    stage = Stage(handshake=handshake(Outcome.PORT_SILENT, 2)).connect()
    report = check(stage, ping=TARGET)
    assert report.ok
    assert report.state(Layer.PORT) is W
    assert [finding.warning for finding in report.findings] == [True]
    stage.pings = SILENT
    assert codes(check(stage, ping=TARGET)) == ["port-silent", "target-silent"]


# route and target


@pytest.mark.parametrize(
    ("source", "code"),
    [("192.168.1.7", "route-outside"), ("10.7.0.2", "route-other-vpn"), ("", "route-none")],
)
def test_the_way_leads_elsewhere(check: Check, source: str, code: str) -> None:
    stage = Stage(interfaces=(LAN, WIREGUARD), pings=SILENT).connect()
    stage.sources[TARGET] = source
    report = check(stage, ping=TARGET)
    assert report.state(Layer.ROUTE) is F
    assert codes(report)[0] == code


def test_ping_blocked_while_tcp_works_is_a_pass(check: Check) -> None:
    stage = Stage(pings=SILENT, tcp={22: ""}).connect()
    report = check(stage, ping=TARGET, tcp=(TARGET, 22))
    assert (codes(report), report.state(Layer.TARGET), report.ok) == ([], P, True)
    stage = Stage(pings=SILENT, tcp={3389: "refused"}).connect()
    report = check(stage, ping=TARGET)
    assert (codes(report), report.reached, report.ok) == ([], True, True)
    assert report.layers[Layer.TARGET].detail == "target-alive"


TARGETS = {
    "target-silent": Stage(pings=SILENT),
    "target-silent-carries": Stage(
        pings=SILENT, dns=DnsReply(why="failed"), sources={"10.255.0.2": "10.0.0.98"}
    ),
    "target-unreachable": Stage(pings=[PingReply(ok=False, why="unreachable")]),
    "target-port-refused": Stage(pings=SILENT, tcp={22: "refused"}),
}


@pytest.mark.parametrize("code", TARGETS)
def test_what_is_wrong_behind_the_tunnel(check: Check, code: str) -> None:
    report = check(TARGETS[code].connect(), ping=TARGET, tcp=(TARGET, 22))
    assert codes(report) == [code]
    assert report.broken_layer is Layer.TARGET
    assert not report.ok


def test_a_closed_port_of_a_server_that_pings_is_a_remark(check: Check) -> None:
    report = check(Stage().connect(), ping=TARGET, tcp=(TARGET, 81))
    assert (codes(report), report.state(Layer.TARGET)) == (["target-port-closed"], W)
    report = check(Stage(tcp={81: "refused"}).connect(), tcp=(TARGET, 81))
    assert (codes(report), report.ok) == (["target-port-refused"], False)


def test_pings_that_get_lost(check: Check) -> None:
    good, lost = PingReply(ok=True, milliseconds=9.0), PingReply(ok=False, why="timeout")
    report = check(Stage(pings=[good, lost, good, good]).connect(), ping=TARGET)
    assert (codes(report), report.ok) == (["target-lossy"], True)
    assert report.findings[0].facts["lost"] == "1"


@pytest.mark.parametrize(("largest", "passes"), [(1399, "1328"), (1250, "1200"), (700, "576")])
def test_large_packets_that_get_lost(check: Check, largest: int, passes: str) -> None:
    report = check(Stage(large_up_to=largest).connect(), ping=TARGET)
    assert codes(report) == ["target-large"]
    assert report.findings[0].facts["passes"] == passes
    assert not report.ok


def test_an_adapter_for_small_packets_only_is_not_blamed(check: Check) -> None:
    stage = Stage(large_up_to=1300).connect(replace(TUN, mtu=1280))
    assert codes(check(stage, ping=TARGET)) == []


def test_the_plans_server_is_tried_where_nobody_names_another(check: Check) -> None:
    report = check(Stage(known=KNOWN).connect())
    assert report.target == TARGET
    assert report.state(Layer.TARGET) is P
    assert report.reached is None
    assert check(Stage().connect()).layers[Layer.TARGET].why == "no-target"


@pytest.mark.parametrize(
    ("here", "dns", "code"),
    [
        ("10.255.1.9", DnsReply(why="timeout"), ""),
        ("", DnsReply((IPv4Address("10.255.1.9"),), "", 9.0), "dns-not-used"),
        ("", DnsReply(why="no-name"), "dns-no-name"),
        ("", DnsReply(why="timeout"), "dns-silent"),
    ],
)
def test_a_private_name(check: Check, here: str, dns: DnsReply, code: str) -> None:
    tunnel = replace(TUN, resolvers=(IPv4Address("10.255.0.2"),))
    stage = Stage(dns=dns, names={HOST: "1.2.3.4", "files.office": here}).connect(tunnel)
    report = check(stage, dns="files.office")
    assert codes(report) == ([code] if code else [])
    assert report.ok is (not code)


def test_a_target_by_a_name_that_nobody_knows(check: Check) -> None:
    report = check(Stage().connect(), ping="files.office")
    assert codes(report) == ["target-name"]
    assert report.layers[Layer.ROUTE].why == "no-address"


def test_a_run_knows_nothing_by_itself() -> None:
    stage = Stage()
    run = Run(Asked(Path("x")), lambda _p: Known(), stage.tools, lambda _e: None, Event())
    stage.run(run)
    assert run.target_host == ""
    assert run.interfaces[0].kind is InterfaceKind.LAN
    assert VPC not in [route.cidr for route in run.routes]
