"""Faults of a connection, each made for real, and how the check has to name it.

Shared by ``test_faults.py`` and ``benchmarks/check_matrix.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from ipaddress import IPv4Address, IPv4Network
from pathlib import Path

from cvpn_wizard.practice.tunnel.layout import WEB_SERVER
from cvpn_wizard.practice.tunnel.names import Zone
from tests.tunnel.by_hand import PING, SERVER, VPC, WEB, Vpn, fronts
from tests.tunnel.papers import SERVER_USE, Pair, Papers
from tests.tunnel.proving_ground import connected

HOUR = timedelta(hours=1)
TO_SERVER = ("--ping", SERVER, "--tcp", f"{SERVER}:80")


@dataclass(frozen=True)
class Question:
    """What the check is asked while the fault is there."""

    profile: Path
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class Case:
    """One fault.

    :ivar first: codes by which the first finding may name it; empty: it is no fault at all.
    :ivar who: who can apply the remedy.
    :ivar tcp: it is made on the VPN over TCP.
    :ivar elsewhere: the benchmark tries it; the tests do not, or ``test_check.py`` does already.
    """

    name: str
    make: Callable[[Vpn], AbstractContextManager[Question]]
    first: tuple[str, ...]
    who: str
    tcp: bool = False
    elsewhere: bool = False


# certificates


@contextmanager
def revoked(vpn: Vpn) -> Iterator[Question]:
    lost = vpn.papers.issue("lost.laptop")
    with _list(vpn, vpn.papers.revocation_list([lost])):
        yield Question(vpn.profile(lost))


@contextmanager
def list_expired(vpn: Vpn) -> Iterator[Question]:
    with _list(vpn, vpn.papers.revocation_list([], ends=-HOUR)):
        yield Question(_good(vpn))


@contextmanager
def of_somebody(vpn: Vpn, pair: Callable[[Papers], Pair]) -> Iterator[Question]:
    yield Question(vpn.profile(pair(vpn.papers)))


@contextmanager
def clock_behind(vpn: Vpn) -> Iterator[Question]:
    """By the laptop's clock, a certificate that was issued yesterday begins tomorrow."""
    profile = vpn.profile(vpn.papers.issue("a.laptop", starts=24 * HOUR))
    with vpn.place.ground.time_told(48 * HOUR):
        yield Question(profile)


@contextmanager
def clock_right(vpn: Vpn) -> Iterator[Question]:
    """The certificate really begins tomorrow only."""
    profile = vpn.profile(vpn.papers.issue("a.laptop", starts=24 * HOUR))
    with vpn.place.ground.time_told(0 * HOUR):
        yield Question(profile)


@contextmanager
def keys_mixed_up(vpn: Vpn) -> Iterator[Question]:
    one, other = vpn.papers.issue("one.laptop"), vpn.papers.issue("other.laptop")
    yield Question(vpn.profile(Pair(one.certificate, other.key)))


@contextmanager
def profile_of_another_vpn(vpn: Vpn) -> Iterator[Question]:
    """CA, certificate and key of another VPN, with this one's name."""
    strange = Papers("Another CA")
    profile = vpn.profile(strange.issue("a.laptop"))
    text = profile.read_text().replace(vpn.papers.authority.pem.strip(), strange.authority.pem)
    profile.write_text(text)
    yield Question(profile)


@contextmanager
def server_with(vpn: Vpn, pair: Callable[[Papers], Pair]) -> Iterator[Question]:
    """The endpoint has got another certificate since the profile was made."""
    profile = _good(vpn)
    _reimport(vpn, pair(vpn.papers))
    try:
        yield Question(profile)
    finally:
        _reimport(vpn, vpn.papers.server)


# the way to the endpoint


@contextmanager
def on_the_way(
    vpn: Vpn, fault: Callable[[Vpn], AbstractContextManager[None]]
) -> Iterator[Question]:
    with fault(vpn):
        yield Question(_good(vpn), TO_SERVER)


@contextmanager
def edited(vpn: Vpn, old: str, new: str) -> Iterator[Question]:
    profile = _good(vpn)
    text = profile.read_text()
    assert old in text
    profile.write_text(text.replace(old, new))
    yield Question(profile, TO_SERVER)


@contextmanager
def paused(vpn: Vpn) -> Iterator[Question]:
    profile = _good(vpn)
    for one in vpn.associations:
        vpn.disassociate(one)
    vpn.follow()
    try:
        yield Question(profile)
    finally:
        vpn.associations = [vpn.associate(one) for one in vpn.targets]
        vpn.follow()


def another_there(vpn: Vpn) -> AbstractContextManager[None]:
    """The name leads to a web server: a hotel's sign-in page, for instance."""
    return vpn.place.ground.names(Zone({}, {vpn.domain: [WEB_SERVER]}))


# behind the tunnel


@contextmanager
def connected_with(
    vpn: Vpn,
    fault: Callable[[Vpn], AbstractContextManager[None]],
    *,
    options: tuple[str, ...] = TO_SERVER,
) -> Iterator[Question]:
    """The tunnel is up, and then something behind it goes wrong."""
    profile = _good(vpn)
    with connected(vpn.place.ground, profile), fault(vpn):
        yield Question(profile, options)


@contextmanager
def connected_without_route(vpn: Vpn) -> Iterator[Question]:
    """The route table's row for another range has been forgotten."""
    profile = _good(vpn)
    with connected(vpn.place.ground, profile):
        yield Question(profile, ("--ping", "172.20.0.9"))


@contextmanager
def route_on_the_other_subnet(vpn: Vpn) -> Iterator[Question]:
    destination = f"{WEB_SERVER}/32"
    vpn.authorize(destination)
    vpn.route(destination, vpn.targets[0])
    vpn.follow()
    pair = vpn.papers.issue("a.laptop")
    profile = vpn.profile(pair, remote=fronts(vpn)[1])
    try:
        with connected(vpn.place.ground, profile):
            yield Question(profile, ("--ping", str(WEB_SERVER), "--tcp", f"{WEB_SERVER}:80"))
    finally:
        vpn.no_route(destination, vpn.targets[0])
        vpn.forbid(destination)
        vpn.follow()


@contextmanager
def no_rule(vpn: Vpn) -> Iterator[None]:
    vpn.forbid(VPC)
    vpn.follow()
    try:
        yield
    finally:
        vpn.authorize(VPC)
        vpn.follow()


@contextmanager
def group_without(vpn: Vpn, *permissions: dict[str, object]) -> Iterator[None]:
    named = {"GroupId": vpn.group_id, "IpPermissions": list(permissions)}
    vpn.ec2.revoke_security_group_ingress(**named)
    vpn.follow()
    try:
        yield
    finally:
        vpn.ec2.authorize_security_group_ingress(**named)
        vpn.follow()


def _good(vpn: Vpn) -> Path:
    return vpn.profile(vpn.papers.issue("a.laptop"))


@contextmanager
def _list(vpn: Vpn, revocation_list: str) -> Iterator[None]:
    vpn.revoke(revocation_list)
    vpn.follow()
    try:
        yield
    finally:
        vpn.revoke(vpn.papers.revocation_list([]))
        vpn.follow()


def _reimport(vpn: Vpn, pair: Pair) -> None:
    """Straight into the practice AWS's memory: ACM takes none that has expired already."""
    for estate in vpn.place.aws.account.estates:
        if vpn.endpoint_id in estate.endpoints:
            arn = estate.endpoints[vpn.endpoint_id].settings["ServerCertificateArn"]
            bundle = estate.acm._certificates[arn]
            bundle.cert, bundle.key = pair.pem.encode(), pair.key_pem.encode()
    vpn.follow()


CARRIES = ("target-silent-carries",)
"""The VPC's resolver answers: it is the server, its group or its ACL."""
OVERLAP = (IPv4Address("10.77.9.200"), IPv4Network("10.77.9.0/24"))
OTHER = (IPv4Address("10.200.0.2"), IPv4Network(VPC))
FRONTS = IPv4Network("192.0.2.0/24")

CASES = (
    Case("healthy", partial(connected_with, fault=lambda v: nullcontext()), (), "", elsewhere=True),
    Case(
        "ping blocked, TCP open",
        partial(connected_with, fault=lambda v: group_without(v, PING)),
        (),
        "",
        elsewhere=True,
    ),
    Case("revoked", revoked, ("client-revoked",), "admin", elsewhere=True),
    Case("revoked, over TCP", revoked, ("client-revoked",), "admin", tcp=True),
    Case("revocation list expired", list_expired, ("client-list-expired",), "admin", tcp=True),
    Case(
        "client certificate expired",
        partial(of_somebody, pair=lambda p: p.issue("late", ends=-HOUR)),
        ("profile-cert-expired",),
        "helpdesk",
        elsewhere=True,
    ),
    Case("clock wrong", clock_behind, ("clock-behind",), "person", elsewhere=True),
    Case(
        "client certificate not yet valid",
        clock_right,
        ("profile-cert-not-yet",),
        "helpdesk",
        elsewhere=True,
    ),
    Case(
        "client certificate of another CA",
        partial(of_somebody, pair=lambda p: Papers("Another CA").issue("stranger")),
        ("profile-chain", "client-wrong-authority"),
        "helpdesk",
        elsewhere=True,
    ),
    Case("key of another certificate", keys_mixed_up, ("profile-key-mismatch",), "helpdesk"),
    Case(
        "server's certificate used as the client's",
        partial(of_somebody, pair=lambda p: p.issue("server2", SERVER_USE)),
        ("profile-cert-usage",),
        "helpdesk",
        elsewhere=True,
    ),
    Case("profile of another VPN", profile_of_another_vpn, ("server-untrusted",), "admin"),
    Case(
        "server certificate expired",
        partial(server_with, pair=lambda p: p.issue("server", SERVER_USE, ends=-HOUR)),
        ("server-expired",),
        "admin",
    ),
    Case(
        "server certificate with another name",
        partial(server_with, pair=lambda p: p.issue("vpn2", SERVER_USE)),
        ("server-name",),
        "admin",
    ),
    Case(
        "port blocked",
        partial(on_the_way, fault=lambda v: v.place.ground.faults.firewall(443)),
        ("port-silent",),
        "admin",
        elsewhere=True,
    ),
    Case(
        "port blocked, TCP",
        partial(on_the_way, fault=lambda v: v.place.ground.faults.firewall(443, "tcp")),
        ("port-silent",),
        "admin",
        tcp=True,
        elsewhere=True,
    ),
    Case(
        "port refused",
        partial(on_the_way, fault=lambda v: v.place.ground.faults.refuse(443)),
        ("port-refused",),
        "helpdesk",
        elsewhere=True,
    ),
    Case(
        "port forbidden by a firewall",
        partial(on_the_way, fault=lambda v: v.place.ground.faults.forbid(443)),
        ("port-forbidden",),
        "person",
        elsewhere=True,
    ),
    Case(
        "no way to the endpoint",
        partial(on_the_way, fault=lambda v: v.place.ground.faults.unreachable(FRONTS)),
        ("port-unreachable", "port-no-route"),
        "person",
    ),
    Case(
        "wrong transport",
        partial(edited, old="proto udp", new="proto tcp"),
        ("port-elsewhere",),
        "admin",
        elsewhere=True,
    ),
    Case(
        "wrong port",
        partial(edited, old=" 443", new=" 1194"),
        ("port-elsewhere",),
        "admin",
        elsewhere=True,
    ),
    Case(
        "something else answers there",
        partial(on_the_way, fault=another_there),
        ("port-closed", "port-not-openvpn"),
        "admin",
        tcp=True,
    ),
    Case(
        "bare name",
        partial(edited, old="remote-random-hostname\n", new=""),
        ("profile-no-random-hostname", "name-needs-label"),
        "helpdesk",
        elsewhere=True,
    ),
    Case(
        "name not known",
        partial(on_the_way, fault=lambda v: v.place.ground.names(Zone())),
        ("name-unknown",),
        "admin",
    ),
    Case(
        "resolver silent",
        partial(on_the_way, fault=lambda v: v.place.ground.faults.names_unanswered()),
        ("name-no-answer",),
        "person",
        elsewhere=True,
    ),
    Case(
        "laptop offline",
        partial(on_the_way, fault=lambda v: v.place.ground.faults.offline()),
        ("name-no-answer",),
        "person",
        elsewhere=True,
    ),
    Case("endpoint paused", paused, ("name-unknown",), "admin"),
    Case(
        "no authorization rule", partial(connected_with, fault=no_rule), ("target-silent",), "admin"
    ),
    Case(
        "security group closed",
        partial(connected_with, fault=lambda v: group_without(v, PING, WEB)),
        CARRIES,
        "admin",
    ),
    Case(
        "target down",
        partial(connected_with, fault=lambda v: v.place.ground.server_down(v.vpc_id, SERVER)),
        CARRIES,
        "admin",
        elsewhere=True,
    ),
    Case(
        "no route to the target",
        connected_without_route,
        ("route-outside",),
        "admin",
        elsewhere=True,
    ),
    Case(
        "route on the other subnet only",
        route_on_the_other_subnet,
        CARRIES,
        "admin",
        elsewhere=True,
    ),
    Case(
        "large packets lost",
        partial(connected_with, fault=lambda v: v.place.ground.faults.small_packets(1200, 443)),
        ("target-large",),
        "admin",
        elsewhere=True,
    ),
    Case(
        "own network overlaps",
        partial(connected_with, fault=lambda v: v.place.ground.faults.other_network(*OVERLAP)),
        ("lan-overlap", "lan-overlap-partly", "route-outside"),
        "admin",
        elsewhere=True,
    ),
    Case(
        "another VPN takes the range",
        partial(on_the_way, fault=lambda v: v.place.ground.faults.other_vpn(*OTHER)),
        ("other-vpn", "other-vpn-in-way"),
        "person",
        elsewhere=True,
    ),
)
