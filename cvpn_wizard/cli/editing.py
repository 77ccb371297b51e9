"""``apply`` of a plan that was edited: what the edit changed, and what others changed meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.records import Records
from cvpn_wizard.cli.account import cloud_in
from cvpn_wizard.cli.output import Output
from cvpn_wizard.engine.waiting import Clock
from cvpn_wizard.journeys.changing.editing import Editing, edited, plan_that_stands
from cvpn_wizard.journeys.doctoring.drift import Drift
from cvpn_wizard.journeys.showing import look_at
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.names import EndpointId
from cvpn_wizard.model.spec import VpnSpec
from cvpn_wizard.model.steps import RefusalEvent, ResultEvent, RunEvent, StepKind, step_id
from cvpn_wizard.texts import text
from cvpn_wizard.texts.settings import value_words


def drift_words(one: Drift) -> str:
    """What differs at AWS from the plan, in a line."""
    return text(
        "cli-show-drift",
        what=text(f"drift-{one.what}"),
        made=value_words(one.made, "-"),
        now=value_words(one.now, "-"),
    )


def tell_changes(spec: VpnSpec, home: Path, output: Output) -> None:
    """What applying this plan would change of a VPN that stands."""
    before = plan_that_stands(spec.name, Records(home))
    for one in edited(before, spec) if before else ():
        output.json({"event": "change", "what": one.what, "was": one.now, "now": one.made})
        output.line(_words("cli-change", one))


def with_edit(
    run: Iterator[RunEvent],
    spec: VpnSpec,
    home: Path,
    output: Output,
    cancelled: Event,
) -> Iterator[RunEvent]:
    """The events of a run, with the edit carried out around it; the result comes last.

    :raises WizardError: UNCHANGEABLE, what AWS refuses before the run has begun.
    """
    records = Records(home)
    before, known = plan_that_stands(spec.name, records), records.vpn(spec.name)
    if before is None or known is None or before.adopted or before.region != spec.region:
        yield from run
        return
    cloud = cloud_in(spec.region)
    cloud.cancelled = cancelled
    endpoint = EndpointId(known.endpoint)
    editing = Editing(before, spec, endpoint, home, cloud, Clock(), cancelled)
    result = ResultEvent(ok=False, vpn=spec.name, endpoint_id=endpoint)
    try:
        for change in editing.settings():
            tell_change(change, output)
        for event in run:
            if isinstance(event, ResultEvent):
                result = event
            else:
                yield event
        if result.ok:
            for change in editing.what_goes():
                tell_change(change, output)
            tell_what_differs(spec.name, cloud, records, output)
    except WizardError as error:
        if error.code is not ErrorCode.STOPPED:
            if not result.ok:
                raise
            yield RefusalEvent(step_id(StepKind.ENDPOINT), error)
        result = replace(result, ok=False, stopped=error.code is ErrorCode.STOPPED)
    yield result


def tell_change(change: Drift, output: Output) -> None:
    """Something was changed at AWS, and read back."""
    entry = {"event": "changed", "what": change.what, "was": change.now, "now": change.made}
    output.json(entry)
    output.line(_words("cli-changed", change))
    if change.what == "port":
        output.line(text("cli-changed-port"))


def _words(key: str, change: Drift) -> str:
    return text(
        key,
        what=text(f"drift-{change.what}"),
        was=value_words(change.now, "-"),
        now=value_words(change.made, "-"),
    )


def tell_what_differs(name: str, cloud: Cloud, records: Records, output: Output) -> None:
    """What others changed at AWS, which was left alone."""
    left = look_at(name, cloud, records).drift
    for one in left:
        output.json({"event": "drift", "what": one.what, "made": one.made, "now": one.now})
        output.line(drift_words(one))
    if left:
        output.line(text("cli-still-differs", name=name))
