"""One VPN as AWS has it now: state, people, expiry, cost, drift."""

from __future__ import annotations

from dataclasses import dataclass

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.records import CertificateRecord, Records, RunState
from cvpn_wizard.journeys.doctoring.drift import GOES_WITH_A_PAUSE, Drift, Seen, drift_of
from cvpn_wizard.journeys.plan_file import parse_plan
from cvpn_wizard.model.aws import Association, AuthorizationRule, ClientRoute, Endpoint
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.names import EndpointId
from cvpn_wizard.model.spec import VpnSpec

__all__ = ["Drift", "VpnNow", "look_at", "seen_of"]


@dataclass(frozen=True)
class VpnNow:
    """A VPN as it stands. ``endpoint`` is ``None`` when AWS does not have it.

    :ivar paused: its target networks were taken away by a pause; that is no drift.
    """

    spec: VpnSpec
    run_state: RunState
    endpoint: Endpoint | None
    associations: tuple[Association, ...]
    rules: tuple[AuthorizationRule, ...]
    routes: tuple[ClientRoute, ...]
    certificates: tuple[CertificateRecord, ...]
    drift: tuple[Drift, ...]
    seen: Seen
    paused: bool = False


def look_at(name: str, cloud: Cloud, records: Records) -> VpnNow:
    """Ask AWS about a VPN that we know.

    :raises WizardError: VPN_UNKNOWN, and what AWS refuses.
    """
    known, runs = records.vpn(name), records.runs(name)
    if known is None or not runs:
        raise WizardError(ErrorCode.VPN_UNKNOWN, name=name)
    spec = parse_plan(runs[0].plan, where=known.folder)
    seen = seen_of(EndpointId(known.endpoint), cloud)
    paused = bool(known.paused) and seen.endpoint is not None and not seen.associated
    drift = drift_of(spec, seen) if known.endpoint else ()
    return VpnNow(
        spec=spec,
        run_state=runs[0].state,
        endpoint=seen.endpoint,
        associations=seen.associations,
        rules=seen.rules,
        routes=seen.routes,
        certificates=records.certificates(name),
        drift=tuple(one for one in drift if not (paused and one.what in GOES_WITH_A_PAUSE)),
        seen=seen,
        paused=paused,
    )


def seen_of(endpoint_id: EndpointId, cloud: Cloud) -> Seen:
    """An endpoint with all that belongs to it; an empty id, or one that is gone, has nothing."""
    endpoint = cloud.endpoint(endpoint_id) if endpoint_id else None
    if endpoint is None:
        return Seen(None)
    return Seen(
        endpoint,
        cloud.associations(endpoint.id),
        cloud.authorization_rules(endpoint.id),
        cloud.client_routes(endpoint.id),
        cloud.subnets(endpoint.vpc_id) if endpoint.vpc_id else (),
    )
