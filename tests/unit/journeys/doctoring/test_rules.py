"""Each fault, put into a healthy VPN, is the doctor's first finding."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from ipaddress import IPv4Address, IPv4Network
from typing import Any

import pytest

from cvpn_wizard.adapters.pki.reading import Authorities, Revoked
from cvpn_wizard.adapters.records import CertificateRecord
from cvpn_wizard.journeys.doctoring.doctor import judge
from cvpn_wizard.journeys.doctoring.situation import PersonsProfile, Question, Situation
from cvpn_wizard.model.aws import AssociationState, AuthorizationRule, ClientRoute, EndpointState
from cvpn_wizard.model.care import Attempt, Connection, Filter, GroupRules, RouteRow
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.names import SecurityGroupId
from tests.unit.journeys.doctoring.conftest import NOW, SERVER, WHOLE, Stage

Change = Callable[[Situation], Situation]
ANYWHERE = IPv4Network("0.0.0.0/0")
DAY = timedelta(days=1)


def endpoint(**changes: Any) -> Change:
    def change(now: Situation) -> Situation:
        assert now.endpoint is not None
        return replace(now, endpoint=replace(now.endpoint, **changes))

    return change


def first(part: str, **changes: Any) -> Change:
    """The first association, rule or route, changed."""

    def change(now: Situation) -> Situation:
        one, *others = getattr(now, part)
        return replace(now, **{part: (replace(one, **changes), *others)})

    return change


def without_first(part: str) -> Change:
    return lambda now: replace(now, **{part: getattr(now, part)[1:]})


def around(**changes: Any) -> Change:
    return lambda now: replace(now, around=replace(now.around, **changes))


def server(**changes: Any) -> Change:
    def change(now: Situation) -> Situation:
        assert now.trust.server is not None
        one = replace(now.trust.server, **changes)
        return replace(now, trust=replace(now.trust, server=one))

    return change


def trust(**changes: Any) -> Change:
    return lambda now: replace(now, trust=replace(now.trust, **changes))


def use(**changes: Any) -> Change:
    return lambda now: replace(now, use=replace(now.use, **changes))


def group(**changes: Any) -> Change:
    """The rules of every security group."""
    return lambda now: around(
        group_rules=tuple(replace(one, **changes) for one in now.around.group_rules)
    )(now)


def acl(**changes: Any) -> Change:
    return lambda now: around(acls=tuple(replace(one, **changes) for one in now.around.acls))(now)


def spec(**changes: Any) -> Change:
    return lambda now: replace(now, spec=replace(now.spec, **changes))


def asked(**question: Any) -> Change:
    return lambda now: replace(now, question=Question(**question))


def both(*changes: Change) -> Change:
    def change(now: Situation) -> Situation:
        for one in changes:
            now = one(now)
        return now

    return change


def crowded(now: Situation) -> Situation:
    subnets = tuple(replace(one, free_addresses=7) for one in now.around.subnets)
    return around(subnets=subnets)(now)


def no_subnet(now: Situation) -> Situation:
    gone = now.associations[0].subnet_id
    return around(subnets=tuple(one for one in now.around.subnets if one.id != gone))(now)


def other_groups(now: Situation) -> Situation:
    worn = (SecurityGroupId("sg-old"),)
    rules = GroupRules(worn[0], (), (EVERYTHING,))
    now = around(group_rules=(*now.around.group_rules, rules))(now)
    interfaces = tuple(
        replace(one, group_ids=worn) if "ClientVPN" in one.description else one
        for one in now.around.interfaces
    )
    return around(interfaces=interfaces)(now)


def no_server(now: Situation) -> Situation:
    left = tuple(one for one in now.around.interfaces if SERVER not in one.addresses)
    return around(interfaces=left)(now)


def beyond(*rows: RouteRow) -> Change:
    """The plan and the endpoint lead to 10.30/16; the subnets' table has these rows for it."""
    far = IPv4Network("10.30.0.0/16")

    def change(now: Situation) -> Situation:
        made = tuple(ClientRoute(far, a.subnet_id, "active", "add-route") for a in now.associations)
        tables = tuple(replace(one, rows=(*one.rows, *rows)) for one in now.around.tables)
        now = replace(now, routes=(*now.routes, *made))
        return spec(routes=(far,))(around(tables=tables)(now))

    return change


def certificate(days: int, serial: str = "a1") -> Change:
    one = CertificateRecord("office", "client", "sato", serial, NOW - 300 * DAY, NOW + days * DAY)
    return both(asked(person="sato"), lambda now: replace(now, certificates=(one,)))


def profile(host: str, port: int = 443) -> Change:
    said = PersonsProfile(host, port, "udp", Authorities(frozenset(), None))
    return both(certificate(300), lambda now: replace(now, profile=said))


def attempt(status: str, minutes_ago: int, reason: str = "") -> Attempt:
    at = NOW - timedelta(minutes=minutes_ago)
    return Attempt(at, "connection-attempt", status, "sato", reason)


def connected(number: int) -> tuple[Connection, ...]:
    return tuple(Connection(str(n), f"p{n}", "10.0.0.2", "active") for n in range(number))


PORT_80 = Filter("tcp", (80, 80), ANYWHERE)
SILENT = Filter("icmp", None, IPv4Network("10.255.0.0/16"), allow=False)
EVERYTHING = Filter("-1", None, ANYWHERE)
NO_PING_OUT = (Filter("tcp", None, ANYWHERE),)

BROKEN: dict[str, tuple[Change, ...]] = {
    "aws-endpoint-gone": (lambda now: replace(now, endpoint=None),),
    "aws-endpoint-deleting": (endpoint(state=EndpointState.DELETING),),
    "aws-endpoint-pending": (endpoint(state=EndpointState.PENDING),),
    "aws-association-none": (lambda now: replace(now, associations=(), routes=()),),
    "aws-association-failed": (
        both(without_first("associations"), first("associations", state=AssociationState.FAILED)),
    ),
    "aws-association-coming": (
        both(
            without_first("associations"), first("associations", state=AssociationState.ASSOCIATING)
        ),
    ),
    "aws-rule-none": (lambda now: replace(now, rules=()),),
    "aws-rule-failed": (first("rules", state="failed"),),
    "aws-rule-target": (
        lambda now: replace(
            now, rules=(AuthorizationRule(IPv4Network("10.255.9.0/24"), "active"),)
        ),
    ),
    "aws-rule-missing": (spec(authorize=(WHOLE, IPv4Network("10.30.0.0/16"))),),
    "aws-rule-group": (
        first("rules", all_people=False),
        lambda now: replace(
            now,
            rules=(
                *now.rules,
                AuthorizationRule(IPv4Network("10.255.1.0/24"), "active", all_people=False),
            ),
        ),
    ),
    "aws-route-target": (lambda now: replace(now, routes=()),),
    "aws-route-partial": (without_first("routes"),),
    "aws-route-missing": (spec(routes=(IPv4Network("10.30.0.0/16"),)),),
    "aws-route-failed": (first("routes", state="failed"),),
    "aws-dns-unauthorized": (
        both(endpoint(dns_servers=("8.8.8.8",), split_tunnel=False)),
        both(
            endpoint(dns_servers=("10.255.0.2",)),
            spec(authorize=(IPv4Network("10.255.1.0/24"),)),
            first("rules", cidr=IPv4Network("10.255.1.0/24")),
        ),
    ),
    "aws-dns-unrouted": (endpoint(dns_servers=("192.168.7.53",)),),
    "aws-subnet-gone": (no_subnet,),
    "aws-group-gone": (endpoint(security_group_ids=(SecurityGroupId("sg-gone"),)),),
    "aws-group-outwards": (group(outwards=()), group(outwards=NO_PING_OUT)),
    "aws-target-absent": (no_server,),
    "aws-target-closed": (group(inwards=()),),
    "aws-target-port": (asked(port=3389),),
    "aws-acl-outwards": (acl(outwards=()), acl(outwards=(SILENT, EVERYTHING))),
    "aws-acl-inwards": (acl(inwards=()), acl(inwards=(SILENT, EVERYTHING))),
    "aws-table-missing": (beyond(),),
    "aws-table-blackhole": (beyond(RouteRow(IPv4Network("10.30.0.0/16"), "pcx-1", usable=False)),),
    "aws-server-certificate-gone": (trust(server=None),),
    "aws-server-certificate-expired": (server(not_after=NOW - DAY),),
    "aws-server-certificate-status": (server(status="FAILED"),),
    "aws-server-certificate-domain": (server(domain=""),),
    "aws-client-root-gone": (trust(client_root=None),),
    "aws-authority-differs": (
        trust(
            root_authorities=Authorities(frozenset({"theirs"}), None),
            own_authority=Authorities(frozenset({"ours"}), None),
        ),
    ),
    "aws-authority-expired": (trust(own_authority=Authorities(frozenset({"k"}), NOW - DAY)),),
    "aws-crl-expired": (trust(revoked=Revoked(NOW - DAY, frozenset())),),
    "aws-person-unknown": (asked(person="nobody"),),
    "aws-person-revoked": (
        both(certificate(300), trust(revoked=Revoked(NOW + 90 * DAY, frozenset({0xA1})))),
    ),
    "aws-person-expired": (certificate(-2),),
    "aws-profile-other": (profile("cvpn-endpoint-older.prod.clientvpn.amazonaws.com"),),
    "aws-attempt-failed": (both(certificate(300), use(attempts=(attempt("failed", 5, "deny"),))),),
}
WARNED: dict[str, tuple[Change, ...]] = {
    "aws-association-failed": (first("associations", state=AssociationState.FAILED),),
    "aws-association-coming": (first("associations", state=AssociationState.ASSOCIATING),),
    "aws-rule-coming": (first("rules", state="authorizing"),),
    "aws-route-coming": (first("routes", state="creating"),),
    "aws-split-anywhere": (
        lambda now: replace(
            beyond(RouteRow(ANYWHERE, "nat-1"))(now),
            routes=(
                *now.routes,
                *(
                    ClientRoute(ANYWHERE, a.subnet_id, "active", "add-route")
                    for a in now.associations
                ),
            ),
            spec=now.spec,
        ),
    ),
    "aws-full-no-internet": (endpoint(split_tunnel=False, dns_servers=("10.255.0.2",)),),
    "aws-dns-missing": (endpoint(split_tunnel=False),),
    "aws-subnet-crowded": (crowded,),
    "aws-group-not-applied": (other_groups,),
    "aws-target-ping": (group(inwards=(PORT_80,)),),
    "aws-server-certificate-soon": (server(not_after=NOW + 5 * DAY),),
    "aws-server-certificate-key": (server(key_algorithm="EC_prime256v1"),),
    "aws-server-certificate-unused": (server(in_use=False),),
    "aws-authority-soon": (trust(own_authority=Authorities(frozenset({"k"}), NOW + 150 * DAY)),),
    "aws-crl-soon": (trust(revoked=Revoked(NOW + 9 * DAY, frozenset())),),
    "aws-crl-pending": (trust(revoked=Revoked(NOW + 90 * DAY, frozenset()), revoked_active=False),),
    "aws-crl-unreadable": (trust(revoked_unreadable=True),),
    "aws-person-soon": (certificate(9),),
    "aws-attempt-failed": (use(attempts=(attempt("failed", 5, "deny"),)),),
    "aws-handshakes-refused": (use(refused_handshakes=4),),
    "aws-log-gone": (use(log_there=False),),
    "aws-quota-connections": (use(connections=connected(33_000)),),
    "aws-range-small": (
        both(endpoint(client_cidr=IPv4Network("10.0.0.0/22")), use(connections=connected(700))),
    ),
    "aws-quota-rules": (lambda now: replace(now, rules=now.rules * 190),),
    "aws-quota-routes": (lambda now: replace(now, routes=now.routes * 95),),
    "aws-quota-revoked": (trust(revoked=Revoked(NOW + 90 * DAY, frozenset(range(19_000)))),),
    "aws-unread": (lambda now: replace(now, unread=("ec2:DescribeNetworkAcls",)),),
}


def cases(table: dict[str, tuple[Change, ...]]) -> list[Any]:
    return [
        pytest.param(code, change, id=f"{code}-{number}")
        for code, changes in table.items()
        for number, change in enumerate(changes)
    ]


def test_a_healthy_vpn_has_nothing(healthy: Situation) -> None:
    assert judge(healthy).findings == ()
    assert judge(healthy).healthy


@pytest.mark.parametrize(("code", "change"), cases(BROKEN))
def test_what_keeps_a_client_out_is_told_first(
    healthy: Situation, code: str, change: Change
) -> None:
    diagnosis = judge(change(healthy))
    assert diagnosis.findings[0].code == code
    assert not diagnosis.findings[0].warning
    assert not diagnosis.healthy


@pytest.mark.parametrize(("code", "change"), cases(WARNED))
def test_what_only_threatens_is_a_warning(healthy: Situation, code: str, change: Change) -> None:
    diagnosis = judge(change(healthy))
    assert code in [one.code for one in diagnosis.findings]
    assert diagnosis.healthy
    assert all(one.warning for one in diagnosis.findings)


def test_what_is_broken_comes_before_what_threatens(healthy: Situation) -> None:
    both_kinds = both(use(refused_handshakes=4), group(inwards=()), crowded)(healthy)
    weights = [one.warning for one in judge(both_kinds).findings]
    assert weights == sorted(weights)
    assert set(weights) == {True, False}


def test_a_failed_attempt_that_came_right_since_is_no_news(healthy: Situation) -> None:
    well = (attempt("failed", 9, "deny"), attempt("successful", 5))
    assert judge(use(attempts=well)(healthy)).findings == ()


def test_a_wider_route_will_do(healthy: Situation) -> None:
    wanted = spec(routes=(IPv4Network("10.255.7.0/24"),))(healthy)
    assert judge(wanted).findings == ()


def test_a_server_may_let_the_endpoints_group_in(healthy: Situation) -> None:
    assert healthy.endpoint is not None
    (worn,) = healthy.endpoint.security_group_ids
    by_group = (Filter("icmp", None, None, worn),)
    assert judge(group(inwards=by_group)(healthy)).findings == ()


def test_the_client_range_matches_no_filter(healthy: Situation) -> None:
    """AWS translates clients' addresses: a rule for 10.0.0.0/16 lets nobody in."""
    by_range = (Filter("icmp", None, IPv4Network("10.0.0.0/16")),)
    assert judge(group(inwards=by_range)(healthy)).findings[0].code == "aws-target-closed"


def test_a_port_of_the_profile_that_is_not_the_endpoints(healthy: Situation) -> None:
    assert healthy.endpoint is not None
    host = healthy.endpoint.dns_name
    assert judge(profile(host, 443)(healthy)).findings == ()
    (finding,) = judge(profile(host, 1194)(healthy)).findings
    assert (finding.code, finding.facts["asked"]) == ("aws-profile-port", "udp 1194")


def test_another_target_is_asked_about(healthy: Situation) -> None:
    now = asked(target=IPv4Address("10.30.0.9"))(healthy)
    assert judge(now).findings[0].code == "aws-rule-target"


@pytest.mark.parametrize(
    ("method", "code", "said"),
    [
        ("network_acls", ErrorCode.ACCESS_DENIED, ["aws-unread"]),
        ("authentication_failures", ErrorCode.AWS_TROUBLE, ["aws-unread"]),
        ("revocation_list", ErrorCode.ACCESS_DENIED, ["aws-unread"]),
        ("revocation_list", ErrorCode.NOT_FOUND, []),
        ("revocation_list", ErrorCode.BAD_REQUEST, []),
    ],
)
def test_what_cannot_be_looked_at_stops_nothing(
    stage: Stage, method: str, code: ErrorCode, said: list[str]
) -> None:
    stage.cloud.refuse(method, WizardError(code, action="ec2:X"))
    findings = judge(stage.look()).findings
    assert [one.code for one in findings] == said


def test_what_must_be_read_is_refused(stage: Stage) -> None:
    stage.cloud.refuse("associations", WizardError(ErrorCode.NO_NETWORK))
    with pytest.raises(WizardError):
        stage.look()
