"""The way back: what is there of a VPN, what of it is ours, taking it away, and the receipt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from cvpn_wizard.adapters.records import RunState
from cvpn_wizard.engine.journal import History
from cvpn_wizard.engine.runner import SHOWN_SECONDS
from cvpn_wizard.engine.step import Made, Step
from cvpn_wizard.engine.sweeping import ROUNDS, alike, left_network, strays
from cvpn_wizard.engine.undoing import Undo
from cvpn_wizard.journeys.run_book import RunBook, Work
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.spec import VpnSpec
from cvpn_wizard.model.steps import (
    Leftover,
    RefusalEvent,
    ResultEvent,
    RunEvent,
    StepEvent,
    StepId,
    StepKind,
    StepState,
    kind_of,
    step_id,
)

LONE = frozenset(
    {
        StepKind.ENDPOINT,
        StepKind.CHECK_SERVER,
        StepKind.SERVER_CERTIFICATE,
        StepKind.CLIENT_CERTIFICATE,
        StepKind.PROFILE,
    }
)
"""Kinds that can be looked for though what they need is gone."""


def what_is_there(work: Work) -> dict[StepId, Made]:
    """What AWS has of this VPN now, with our journals' word on whose it is."""
    _wait_until_shown(work)
    made: dict[StepId, Made] = {}
    tools = replace(work.tools, made=made)
    for step in work.steps:
        if step.kind not in LONE and not all(need in made for need in step.needs):
            continue
        past = work.history.of(step.id)
        try:
            found = step.remains(replace(tools, made_before=past.made, unfinished=past.unfinished))
        except WizardError as error:
            if error.code is not ErrorCode.NOT_FOUND:
                raise
            found = None
        except KeyError:
            # It hangs on something that is gone; then it is gone too, or the journal knows it.
            found = None
        if found is None and past.made is not None and past.made.ours and not step.vanishes:
            found = past.made
        if found is not None:
            made[step.id] = found
    return made


def _wait_until_shown(work: Work) -> None:
    """Let AWS get to know what a run made right before it was cut short.

    What it does not show yet would be left behind, and deleting what one of its computers has
    not heard of yet would pass for done. A run that came to its end has seen all of it.
    """
    pasts = [work.history.of(step.id) for step in work.steps]
    if all(past.made and (past.settled or not past.made.ours) for past in pasts):
        return
    now = work.tools.clock.now()
    ages = [
        (now - past.since).total_seconds()
        for past in pasts
        if past.since is not None and (past.unfinished or past.made is not None)
    ]
    left = SHOWN_SECONDS - min(ages, default=SHOWN_SECONDS)
    if left > 0:  # the clock may have been set back since
        work.tools.clock.pause(work.tools.cancelled, min(left, SHOWN_SECONDS))


def made_by(history: History, found: Mapping[StepId, Made]) -> dict[StepId, Made]:
    """What that diary's own run made, or was about to make when it was cut short."""
    return {
        step: made
        for step, made in found.items()
        if made.ours and (history.of(step).made_here or history.of(step).begun)
    }


class TakingBack:
    """One way back, with its receipt.

    :param end: UNDONE or REMOVED: what the run is called when nothing is left.
    :param keep: kinds that stay as they are.
    :param heir: the VPN that uses what is kept.
    :param inherited: the plans of VPNs whose place this one took: their network is this one's now.
    """

    def __init__(
        self,
        work: Work,
        book: RunBook,
        end: RunState,
        *,
        keep: frozenset[StepKind] = frozenset(),
        heir: str = "",
        inherited: Sequence[Sequence[VpnSpec]] = (),
    ) -> None:
        self._work = work
        self._book = book
        self._end = end
        self._keep = keep
        self._heir = heir
        self._inherited = inherited
        self._removed: list[tuple[StepId, str]] = []
        self._left: list[Leftover] = []
        self._kept: list[Leftover] = []
        self._others: tuple[Leftover, ...] = ()
        self._whole = True

    def go(
        self, found: Mapping[StepId, Made], unwanted: Mapping[StepId, Made]
    ) -> Iterator[RunEvent]:
        """Take away of what was found that which is unwanted."""
        known = {
            step: made if step in unwanted else replace(made, ours=False)
            for step, made in found.items()
        }
        yield from self._journaled(found, self._round(self._work.steps, known))

    def go_and_sweep(
        self, found: Mapping[StepId, Made], earlier: Sequence[VpnSpec]
    ) -> Iterator[RunEvent]:
        """Take away all of ours, and then whatever else carries our tag.

        :param earlier: the VPN's other plans.
        """
        known = dict(found)
        for step, made in found.items():
            if made.ours and kind_of(step) in self._keep:
                known[step] = replace(made, ours=False)
                self._kept.append(Leftover(step, made.resource))
        yield from self._journaled(found, self._rounds(known, (self._work.spec, *earlier)))

    def _rounds(
        self, known: dict[StepId, Made], plans: Sequence[VpnSpec]
    ) -> Iterator[StepEvent | RefusalEvent]:
        """One round with all that is known and all that our tag finds, then a look what is left.

        What an earlier plan made hangs on the same VPC, and has to go before it.
        """
        self._whole = False
        steps = list(self._work.steps)
        try:
            for step, made in self._strays_if_told(plans, known.values()):
                if step.id not in known and all(step.id != own.id for own in steps):
                    steps.append(step)
                    known[step.id] = made
            yield from self._round(steps, known)
            yield from self._sweep(plans)
        except WizardError as error:
            if error.code is not ErrorCode.STOPPED:
                yield RefusalEvent(step_id(StepKind.ENDPOINT), error)

    def _strays_if_told(
        self, plans: Sequence[VpnSpec], but: Iterable[Made]
    ) -> list[tuple[Step, Made]]:
        """What is known goes also where AWS will not tell us what else there is.

        The sweep afterwards asks again, and then it is a refusal.
        """
        try:
            return self._strays(plans, but)
        except WizardError as error:
            if error.code is ErrorCode.STOPPED:
                raise
            return []

    def _strays(self, plans: Sequence[VpnSpec], but: Iterable[Made]) -> list[tuple[Step, Made]]:
        known = {made.resource for made in but}
        cloud, logs = self._work.tools.cloud, StepKind.LOG_GROUP not in self._keep
        found = list(strays(cloud, plans, logs=logs))
        for former in self._inherited:
            found += left_network(cloud, former, logs=logs)
        return [
            (step, made)
            for step, made in found
            if made.resource not in known and step.kind not in self._keep
        ]

    def _sweep(self, plans: Sequence[VpnSpec]) -> Iterator[StepEvent | RefusalEvent]:
        cloud, stopped = self._work.tools.cloud, self._work.tools.cancelled
        for _ in range(ROUNDS):
            # Of a log group perhaps our stream alone has gone so far; both have the group's name.
            done = [
                Made(resource)
                for step, resource in self._removed
                if kind_of(step) is not StepKind.LOG_GROUP
            ]
            done += [Made(leftover.resource) for leftover in self._left]
            found = self._strays(plans, done)
            if not found or stopped.is_set():
                break
            # Two of a kind that share a step's id: the second in the next round.
            once = {step.id: (step, made) for step, made in found}
            steps = [step for step, _ in once.values()]
            yield from self._round(steps, {key: made for key, (_, made) in once.items()})
        if not stopped.is_set():
            self._others = alike(cloud, self._work.spec)
            self._whole = True

    def _round(
        self, steps: Sequence[Step], known: Mapping[StepId, Made]
    ) -> Iterator[StepEvent | RefusalEvent]:
        run = Undo(steps, self._work.tools, self._work.journal, known)
        for event in run.go():
            if isinstance(event, StepEvent) and event.state is StepState.GONE:
                self._removed.append((event.step, event.resource))
            yield event
        self._left += run.left

    def _journaled(
        self, found: Mapping[StepId, Made], rounds: Iterator[StepEvent | RefusalEvent]
    ) -> Iterator[RunEvent]:
        work = self._work
        work.journal.write("back", vpn=work.spec.name, run=work.run.id, end=self._end.value)
        state = RunState.STOPPED
        try:
            yield from rounds
            if self._whole and not self._left:
                state = self._end
            elif not work.tools.cancelled.is_set():
                state = RunState.FAILED
        finally:
            self._book.note_end(work, state)
        endpoint = found.get(step_id(StepKind.ENDPOINT))
        yield ResultEvent(
            ok=state is self._end,
            vpn=work.spec.name,
            endpoint_id=endpoint.resource if endpoint else "",
            left=tuple(self._left),
            stopped=state is RunState.STOPPED,
            removed=tuple(self._removed),
            kept=tuple(self._kept),
            others=self._others,
            heir=self._heir,
        )
