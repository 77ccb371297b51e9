"""One VPN as AWS has it now: state, people, expiry, cost, drift."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv4Network

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.records import CertificateRecord, Records, RunState
from cvpn_wizard.journeys.plan_file import parse_plan
from cvpn_wizard.model.aws import Association, AuthorizationRule, ClientRoute, Endpoint
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.names import EndpointId
from cvpn_wizard.model.spec import VpnSpec


@dataclass(frozen=True)
class Drift:
    """Something that differs at AWS from what we made.

    :ivar what: ``split_tunnel``, ``port``, … or ``endpoint`` when it is gone.
    """

    what: str
    made: str
    now: str


@dataclass(frozen=True)
class VpnNow:
    """A VPN as it stands. ``endpoint`` is ``None`` when AWS does not have it."""

    spec: VpnSpec
    run_state: RunState
    endpoint: Endpoint | None
    associations: tuple[Association, ...]
    rules: tuple[AuthorizationRule, ...]
    routes: tuple[ClientRoute, ...]
    certificates: tuple[CertificateRecord, ...]
    drift: tuple[Drift, ...]


def look_at(name: str, cloud: Cloud, records: Records) -> VpnNow:
    """Ask AWS about a VPN that we know.

    :raises WizardError: VPN_UNKNOWN, and what AWS refuses.
    """
    known, runs = records.vpn(name), records.runs(name)
    if known is None or not runs:
        raise WizardError(ErrorCode.VPN_UNKNOWN, name=name)
    spec = parse_plan(runs[0].plan, where=known.folder)
    endpoint = cloud.endpoint(EndpointId(known.endpoint)) if known.endpoint else None
    associations: tuple[Association, ...] = ()
    rules: tuple[AuthorizationRule, ...] = ()
    routes: tuple[ClientRoute, ...] = ()
    if endpoint is not None:
        associations = cloud.associations(endpoint.id)
        rules = cloud.authorization_rules(endpoint.id)
        routes = cloud.client_routes(endpoint.id)
    return VpnNow(
        spec=spec,
        run_state=runs[0].state,
        endpoint=endpoint,
        associations=associations,
        rules=rules,
        routes=routes,
        certificates=records.certificates(name),
        drift=drift_of(spec, endpoint, associations, rules) if known.endpoint else (),
    )


def drift_of(
    spec: VpnSpec,
    endpoint: Endpoint | None,
    associations: tuple[Association, ...],
    rules: tuple[AuthorizationRule, ...],
) -> tuple[Drift, ...]:
    """What differs between the plan and AWS."""
    if endpoint is None:
        return (Drift("endpoint", spec.name, ""),)
    pairs = [
        ("split_tunnel", spec.split_tunnel, endpoint.split_tunnel),
        ("port", spec.port, endpoint.port),
        ("session_hours", spec.session_hours, endpoint.session_hours),
        ("banner", spec.banner, endpoint.banner),
        ("dns_servers", _joined(spec.dns_servers), _joined(endpoint.dns_servers)),
        ("log_group", spec.log.group if spec.log else "", endpoint.log_group),
        ("associations", len(spec.network.target_subnets), len(associations)),
        ("authorize", _ranges(spec.authorize), _ranges(tuple(rule.cidr for rule in rules))),
    ]
    return tuple(Drift(what, str(made), str(now)) for what, made, now in pairs if made != now)


def _joined(values: tuple[object, ...]) -> str:
    return ", ".join(str(value) for value in values)


def _ranges(ranges: tuple[IPv4Network, ...]) -> str:
    return ", ".join(str(cidr) for cidr in sorted(ranges))
