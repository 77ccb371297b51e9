"""What the second endpoint shall be: the first one as AWS has it, with another CA."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from ipaddress import IPv4Network
from pathlib import Path

from cvpn_wizard.journeys import checks
from cvpn_wizard.journeys.doctoring.drift import Seen, planned_subnets
from cvpn_wizard.journeys.free_ranges import free_client_cidr
from cvpn_wizard.journeys.helpdesk.preparing import SEALED
from cvpn_wizard.journeys.people.dates import DAYS_A_YEAR
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.journeys.plan_reading import PlanProblems
from cvpn_wizard.journeys.rollover.people import authority_end, movers
from cvpn_wizard.journeys.rollover.phases import overlap, phases, until_problem, usual_end
from cvpn_wizard.journeys.rollover.standing import under_way
from cvpn_wizard.journeys.showing import seen_of
from cvpn_wizard.journeys.team.membership import membership
from cvpn_wizard.model.aws import EndpointState
from cvpn_wizard.model.errors import ErrorCode, Problem, WizardError
from cvpn_wizard.model.rollover import Move, Mover, RolloverPlan
from cvpn_wizard.model.spec import Existing, LogSpec, NetworkSpec, VpnSpec

TRIAL = "rollover.check"
"""The first certificate of the new CA, where nobody's key may be made here."""


@dataclass(frozen=True)
class Wishes:
    """What a person may choose; empty for what is proposed.

    :ivar name: of the second VPN.
    :ivar authority: an EasyRSA folder with the new CA; a new one is made otherwise.
    """

    name: str = ""
    until: date | None = None
    client_cidr: IPv4Network | None = None
    authority: Path | None = None


def plan_rollover(old: Desk, wishes: Wishes | None = None) -> RolloverPlan:
    """Look at the VPN and propose the change; nothing is changed.

    :raises WizardError: ROLLOVER_OPEN where one is under way; NOT_FOUND without an endpoint;
        PLAN_BAD (:class:`PlanProblems`) for wishes that cannot be; what AWS refuses.
    """
    wishes = wishes or Wishes()
    there = under_way(old)
    if there:
        raise WizardError(ErrorCode.ROLLOVER_OPEN, name=old.name, ids=there)
    seen = seen_of(old.endpoint, old.cloud())
    if seen.endpoint is None:
        raise WizardError(ErrorCode.NOT_FOUND, name=old.endpoint)
    today, ends = old.clock.now().date(), authority_end(old)
    until = wishes.until or usual_end(today, ends)
    problem = until_problem(until, today, ends)
    if problem is not None:
        raise PlanProblems([problem])
    people = movers(old, None)
    spec = _second(old, seen, wishes, until, people)
    years = old.spec.certificates.certificate_years
    return RolloverPlan(
        old=old.name,
        spec=spec,
        authority_ends=ends,
        begin_by=ends - timedelta(days=years * DAYS_A_YEAR) if ends is not None else None,
        until=until,
        phases=phases(
            began=today, until=until, today=today, set_up=False, ended=False, people=people
        ),
        overlap=overlap(spec.region, len(spec.network.target_subnets), today, until),
        people=len(people),
        own_keys=sum(1 for one in people if one.move is Move.OWN_KEY),
        remarks=tuple(_remarks(old, seen, ends, today)),
    )


def _second(old: Desk, seen: Seen, wishes: Wishes, until: date, people: Sequence[Mover]) -> VpnSpec:
    endpoint, was = seen.endpoint, old.spec
    assert endpoint is not None  # noqa: S101  the caller has looked
    subnets = seen.associated or tuple(
        found for ref in planned_subnets(was) if (found := seen.subnet_of(ref)) is not None
    )
    groups = endpoint.security_group_ids
    vpc = Existing(endpoint.vpc_id) if endpoint.vpc_id else was.network.vpc
    if not subnets or not groups or not isinstance(vpc, Existing):
        raise WizardError(ErrorCode.NOT_FOUND, name=old.endpoint)
    name = wishes.name or _free_name(old)
    first = next((one.name for one in people if one.move is not Move.OWN_KEY), TRIAL)
    log = LogSpec(endpoint.log_group, name, None) if endpoint.log_group else None
    wanted = replace(
        was,
        name=name,
        adopted="",
        client_cidr=wishes.client_cidr or _free_range(old, seen),
        port=endpoint.port,
        split_tunnel=endpoint.split_tunnel,
        session_hours=endpoint.session_hours,
        banner=endpoint.banner,
        certificates=replace(
            was.certificates,
            authority=wishes.authority.absolute() if wishes.authority else None,
            clients=(first,),
            import_client=False,
        ),
        network=NetworkSpec(
            vpc=vpc,
            target_subnets=tuple(Existing(subnet) for subnet in subnets),
            other_subnets=(),
            security_group=Existing(groups[0]),
        ),
        authorize=seen.authorized or was.authorize,
        routes=tuple(seen.added_routes),
        log=log,
        check_server=None,
        ping=was.ping,
        succeeds=old.name,
        overlap_until=until,
    )
    _refuse_bad(old, wanted, _ranges_of_vpc(old, seen))
    return wanted


def _refuse_bad(old: Desk, spec: VpnSpec, vpc: Sequence[IPv4Network]) -> None:
    """:raises PlanProblems: for a name or a range that cannot be."""
    problems = []
    problem = checks.vpn_name_problem(spec.name)
    if problem is None and spec.name in {one.name for one in old.records.vpns(removed=True)}:
        facts = {"value": spec.name}
        problem = Problem("rollover-name-known", facts=facts, suggestion=_free_name(old))
    if problem is not None:
        problems.append(replace(problem, field="rollover.name"))
    taken = [checks.TakenRange(cidr, checks.RangeKind.VPC) for cidr in vpc]
    problem = checks.client_cidr_problem(str(spec.client_cidr), taken)
    if problem is not None and not problem.warning:
        problems.append(replace(problem, field="rollover.client_cidr"))
    if problems:
        raise PlanProblems(problems)


def _free_name(old: Desk) -> str:
    """The old one's with the year behind it, which no VPN has had here."""
    known = {one.name.lower() for one in old.records.vpns(removed=True)}
    stem = re.sub(r"-\d{4}(-\d+)?$", "", old.name) if old.spec.succeeds else old.name
    base = f"{stem[:50]}-{old.clock.now().year}"
    name, number = base, 2
    while name.lower() in known:
        name, number = f"{base}-{number}", number + 1
    return name


def _ranges_of_vpc(old: Desk, seen: Seen) -> tuple[IPv4Network, ...]:
    assert seen.endpoint is not None  # noqa: S101  the caller has looked
    found = [vpc for vpc in old.cloud().vpcs() if vpc.id == seen.endpoint.vpc_id]
    return tuple(cidr for vpc in found for cidr in vpc.cidrs)


def _free_range(old: Desk, seen: Seen) -> IPv4Network:
    """As large as the first one's, and no other's: whether two endpoints may share a range AWS
    does not say.

    :raises WizardError: ADDRESS_OVERLAP where none is left.
    """
    was = old.spec.client_cidr
    taken = [was, *_ranges_of_vpc(old, seen), *seen.authorized, *seen.added_routes]
    taken += [one.client_cidr for one in old.cloud().endpoints() if one.client_cidr is not None]
    found = free_client_cidr(
        (cidr for cidr in taken if cidr != checks.ANYWHERE), prefix=was.prefixlen
    )
    if found is None:
        raise WizardError(ErrorCode.ADDRESS_OVERLAP, name=str(was))
    return found


def _remarks(old: Desk, seen: Seen, ends: date | None, today: date) -> Iterator[Problem]:
    """What the change does not take along, or may founder on."""

    def remark(code: str, **facts: object) -> Problem:
        return Problem(f"rollover-{code}", facts=facts, warning=True)

    if ends is not None and ends <= today:
        yield remark("ca-ended", date=ends.isoformat())
    cloud = old.cloud()
    dying = {EndpointState.DELETING, EndpointState.DELETED}
    standing = sum(1 for one in cloud.endpoints() if one.state not in dying)
    quota = cloud.endpoint_quota()
    if quota is not None and standing >= quota:
        yield remark("quota", count=standing, quota=quota)
    if old.spec.adopted:
        yield remark("adopted", endpoint=old.spec.adopted)
    if membership(old.home, old.name) is not None:
        yield remark("team", name=old.name)
    if (old.certificates / SEALED).is_dir():
        yield remark("helpdesk")
    assert seen.endpoint is not None  # noqa: S101  the caller has looked
    if seen.endpoint.portal:
        yield remark("portal")
