"""The change itself, phase by phase. Each can be stopped and gone on with, and until the end of
the one before all of it can be taken back.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from pathlib import Path
from threading import Event

from cvpn_wizard.adapters.records import PersonRecord
from cvpn_wizard.journeys.building import Builder
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.journeys.people.many import Progress
from cvpn_wizard.journeys.people.many_bundles import ManyBundles, add_many_bundles
from cvpn_wizard.journeys.rollover.people import newcomers
from cvpn_wizard.journeys.rollover.proving import prove
from cvpn_wizard.journeys.rollover.standing import Both, fresh, look
from cvpn_wizard.journeys.succession import successor_of
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.names import EndpointId
from cvpn_wizard.model.rollover import Proof, RolloverPlan, Verdict
from cvpn_wizard.model.steps import ResultEvent, RunEvent

MOST_NAMED = 10
"""So many are named in a refusal; the rest are counted."""


def begin(old: Desk, plan: RolloverPlan, builder: Builder, cancelled: Event) -> Iterator[RunEvent]:
    """Make the new CA and the second endpoint. Nobody notices.

    :raises WizardError: what keeps a set-up from beginning.
    """
    yield from _set_up(old, builder.apply(plan.spec, None, cancelled))


def go_on(both: Both, builder: Builder, cancelled: Event) -> Iterator[RunEvent]:
    """Go on with a second endpoint that was not finished.

    :raises WizardError: NOTHING_TO_RESUME; what keeps a run from going on.
    """
    yield from _set_up(both.old, builder.resume(both.new.name, cancelled))


def _set_up(old: Desk, run: Iterator[RunEvent]) -> Iterator[RunEvent]:
    for event in run:
        if isinstance(event, ResultEvent) and event.ok:
            _take_over(old, event)
        yield event


def _take_over(old: Desk, made: ResultEvent) -> None:
    """What a plan has no word for: further security groups, and whose laptop the first one is."""
    words = {one.name.lower(): one for one in old.records.people(old.name)}
    found = successor_of(old.name, old.records)
    if found is not None:
        for path in made.profiles:
            known = words.get(Path(path).stem.lower())
            if known is not None:
                old.records.remember_people(
                    [PersonRecord(found.name, known.name, known.person, known.device, known.added)]
                )
    cloud = old.cloud()
    was = cloud.endpoint(EndpointId(old.vpn.endpoint)) if old.vpn.endpoint else None
    now = cloud.endpoint(EndpointId(made.endpoint_id))
    if was is None or now is None or now.vpc_id is None:
        return
    if set(was.security_group_ids) > set(now.security_group_ids):
        cloud.apply_security_groups(now.id, now.vpc_id, was.security_group_ids)


HandOut = Generator[Progress, None, ManyBundles]


def prove_first(both: Both, cancelled: Event) -> Proof:
    """Prove the new endpoint, and refuse to go on where it is wrong; silence is no proof of that.

    :raises WizardError: ROLLOVER_NONE while the second endpoint is not finished;
        ROLLOVER_UNPROVED; STOPPED.
    """
    if not both.set_up:
        raise WizardError(ErrorCode.ROLLOVER_NONE, name=both.old.name)
    proof = prove(both, cancelled)
    if proof.verdict is Verdict.WRONG:
        raise WizardError(
            ErrorCode.ROLLOVER_UNPROVED,
            name=both.new.name,
            outcome=proof.new,
            crossed=proof.crossed,
        )
    return proof


def hand_out(
    both: Both,
    language: str,
    cancelled: Event,
    folder: Path | None = None,
    words: Path | None = None,
) -> HandOut:
    """A certificate of the new CA and a bundle for everybody who has none; the old ones stay good.

    May be repeated: whoever was added to the old VPN meanwhile gets one too.

    :raises WizardError: RUN_BUSY; what the CA, the disk or AWS refuse.
    :raises ValueError: where the words cannot be written there.
    """
    people = newcomers(look(both, ask=False).people)
    return (yield from add_many_bundles(both.new, people, language, cancelled, folder, words))


def finish(
    both: Both, builder: Builder, cancelled: Event, *, leave_behind: bool = False
) -> Iterator[RunEvent]:
    """Take the old endpoint away, and nothing that the new one stands on; with the receipt.

    :param leave_behind: although some have not been seen on the new one: they are locked out.
    :raises WizardError: ROLLOVER_NONE while the second endpoint is not finished;
        ROLLOVER_UNMOVED; ROLLOVER_ENDED where it is gone already; what AWS refuses.
    """
    if fresh(both.old).vpn.removed:
        raise WizardError(ErrorCode.ROLLOVER_ENDED, name=both.old.name, ids=both.new.name)
    if not both.set_up:
        raise WizardError(ErrorCode.ROLLOVER_NONE, name=both.old.name)
    behind = look(both, cancelled=cancelled).behind
    if behind and not leave_behind:
        names = [one.name for one in behind[:MOST_NAMED]]
        names += [f"+ {len(behind) - MOST_NAMED}"] * (len(behind) > MOST_NAMED)
        raise WizardError(ErrorCode.ROLLOVER_UNMOVED, name=both.old.name, ids=", ".join(names))
    yield from builder.remove(both.old.name, cancelled)


def cancel(both: Both, builder: Builder, cancelled: Event) -> Iterator[RunEvent]:
    """Take the second endpoint away again. The old one has never changed; everybody goes on.

    :raises WizardError: ROLLOVER_ENDED where the old one is gone, or going; what AWS refuses.
    """
    begun_to_end = builder.way_back(both.old.name) is not None
    if begun_to_end or fresh(both.old).vpn.removed:
        # What is left of it would not let anybody in.
        raise WizardError(ErrorCode.ROLLOVER_ENDED, name=both.old.name, ids=both.new.name)
    yield from builder.remove(both.new.name, cancelled)
