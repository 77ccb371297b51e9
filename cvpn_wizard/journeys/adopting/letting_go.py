"""``remove`` of a VPN that was made by hand: our care ends, and everything stays.

Whatever existed before we came is never deleted. What a fix added (a log group, a security group)
stays too: the endpoint, which is not ours, uses it.
"""

from __future__ import annotations

from collections.abc import Iterator

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.records import Records, RunState
from cvpn_wizard.journeys.showing import seen_of
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.names import EndpointId
from cvpn_wizard.model.spec import VpnSpec
from cvpn_wizard.model.steps import (
    Leftover,
    ResultEvent,
    RunEvent,
    StepEvent,
    StepKind,
    StepState,
    step_id,
)


def let_go(spec: VpnSpec, cloud: Cloud, records: Records) -> Iterator[RunEvent]:
    """Forget it, and tell what stays: of others, and what we added.

    :raises WizardError: what keeps us from looking.
    """
    others, left = _what_stays(spec, cloud)
    for stays in (*others, *left):
        yield StepEvent(stays.step, StepState.LEFT, stays.resource)
    records.set_run_state(records.runs(spec.name)[0].id, RunState.REMOVED)
    records.set_removed(spec.name)
    yield ResultEvent(
        ok=True,
        vpn=spec.name,
        endpoint_id=spec.adopted,
        left=tuple(left),
        others=tuple(others),
    )


def _what_stays(spec: VpnSpec, cloud: Cloud) -> tuple[list[Leftover], list[Leftover]]:
    seen = seen_of(EndpointId(spec.adopted), cloud)
    endpoint = seen.endpoint
    others: list[Leftover] = []
    left: list[Leftover] = []
    if endpoint is None:
        return others, left
    others.append(Leftover(step_id(StepKind.ENDPOINT), endpoint.id))
    others += [
        Leftover(step_id(StepKind.ASSOCIATION, one.subnet_id), one.id) for one in seen.associations
    ]
    groups = cloud.security_groups(endpoint.vpc_id) if endpoint.vpc_id else ()
    for group in groups:
        if group.id in endpoint.security_group_ids:
            step = step_id(StepKind.SECURITY_GROUP)
            if group.belongs_to(spec.name):
                left.append(Leftover(step, group.id, _in_use(group.group_name)))
            else:
                others.append(Leftover(step, group.id))
    log = cloud.log_group(endpoint.log_group) if endpoint.log_group else None
    if log is not None:
        step = step_id(StepKind.LOG_GROUP)
        if log.belongs_to(spec.name):
            left.append(Leftover(step, log.group_name, _in_use(log.group_name)))
        else:
            others.append(Leftover(step, log.group_name))
    return others, left


def _in_use(name: str) -> WizardError:
    return WizardError(ErrorCode.IN_USE, name=name)
