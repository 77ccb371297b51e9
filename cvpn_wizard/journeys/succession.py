"""One VPN in the place of another: who stands beside whom, and what both use.

An endpoint's client root never changes (ModifyClientVpnEndpoint has no member for it), so a new CA
needs a second endpoint. It stands in the network of the first one. As long as it does, taking the
first one away leaves that network alone; afterwards it belongs to the second one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from cvpn_wizard.adapters.records import Records, RunState, VpnRecord
from cvpn_wizard.journeys.plan_file import parse_plan
from cvpn_wizard.model.spec import VpnSpec
from cvpn_wizard.model.steps import StepKind

SHARED = frozenset(
    {
        StepKind.VPC,
        StepKind.SUBNET,
        StepKind.SECURITY_GROUP,
        StepKind.CHECK_SERVER,
        StepKind.LOG_GROUP,
    }
)
"""What the second endpoint uses of the first one's."""


def successor_of(name: str, records: Records) -> VpnRecord | None:
    """The VPN that stands (or was begun) to take that one's place; the newest, were there two."""
    found = [
        vpn
        for vpn in records.vpns()
        if (plan := _newest_plan(vpn, records)) is not None and plan.succeeds == name
    ]
    return max(found, key=lambda vpn: vpn.created, default=None)


def _newest_plan(vpn: VpnRecord, records: Records) -> VpnSpec | None:
    runs = records.runs(vpn.name)
    if not runs or runs[0].state is RunState.UNDONE:
        return None
    return parse_plan(runs[0].plan, where=vpn.folder)


def inherited_plans(spec: VpnSpec, records: Records, home: Path) -> Iterator[tuple[VpnSpec, ...]]:
    """The plans of each VPN whose place this one took, as far back as is known, by VPN.

    One that still stands has left nothing behind yet. Where the records do not know it (another
    computer's did), its name alone has to do.
    """
    seen = {spec.name}
    name = spec.succeeds
    while name and name not in seen:
        seen.add(name)
        known, runs = records.vpn(name), records.runs(name)
        if known is not None and not known.removed:
            return
        plans = dict.fromkeys(run.plan for run in runs)
        found = tuple(parse_plan(plan, where=home) for plan in plans)
        yield found or (replace(spec, name=name, succeeds=""),)
        name = found[0].succeeds if found else ""
