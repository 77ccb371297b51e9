"""Many people at once: keys from every core, certificates and profiles as they come.

It can be stopped, or die, between any two: what is done is done and written down, and the same
list again goes on with the rest.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import TypeVar

from cvpn_wizard.adapters.pki.many_keys import keys_made
from cvpn_wizard.adapters.pki.signing import NewKey
from cvpn_wizard.adapters.records import CertificateState
from cvpn_wizard.journeys.people.adding import LIVE
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.journeys.people.issuing import HandedOut, Issuing, Prepared
from cvpn_wizard.journeys.people.names import Newcomer
from cvpn_wizard.model.errors import ErrorCode, WizardError


@dataclass(frozen=True)
class Progress:
    """One more is done.

    :ivar done: how many of ``total``, those that were there already included.
    :ivar handed: ``None`` for one that was there already.
    """

    name: str
    done: int
    total: int
    handed: HandedOut | None


@dataclass(frozen=True)
class ManyResult:
    """How it ended.

    :ivar present: had a certificate in use already and were left alone.
    :ivar stopped: Stop was asked for; the same list again goes on.
    :ivar kept_template: AWS could not be asked; the profile file of the last time was taken.
    """

    total: int
    made: int
    present: int
    stopped: bool = False
    kept_template: bool = False


Some = TypeVar("Some")
ManyEvents = Generator[Progress, None, ManyResult]


def add_many(
    desk: Desk, people: Sequence[Newcomer], cancelled: Event, out: Path | None = None
) -> ManyEvents:
    """Certificates and profiles for all who have none; whoever has one is passed over.

    :raises WizardError: RUN_BUSY; what the CA, the disk or AWS refuse.
    """
    with desk.alone():
        in_use = {
            one.name.lower()
            for one in desk.records.all_certificates(desk.name)
            if one.kind == "client" and one.state is CertificateState.ISSUED
        }
        wanted = [one for one in people if one.name.lower() not in in_use]
        there = [one for one in people if one.name.lower() in in_use]
        return (yield from _work(Issuing(desk, out), wanted, there, cancelled))


def renew_many(
    desk: Desk, names: Iterable[str], cancelled: Event, out: Path | None = None
) -> ManyEvents:
    """New certificates for all of these.

    :raises WizardError: PERSON_UNKNOWN and OWN_KEY, before anything is done; as :func:`add_many`.
    """
    with desk.alone():
        wanted = [_renewable(desk, name) for name in dict.fromkeys(names)]
        return (yield from _work(Issuing(desk, out), wanted, [], cancelled))


def _renewable(desk: Desk, name: str) -> Newcomer:
    live = [one for one in desk.records.certificates_named(desk.name, name) if one.state in LIVE]
    if not live:
        raise WizardError(ErrorCode.PERSON_UNKNOWN, name=name)
    if live[-1].by_request:
        raise WizardError(ErrorCode.OWN_KEY, name=live[-1].name)
    words = {one.name.lower(): one for one in desk.records.people(desk.name)}
    known = words.get(name.lower())
    return Newcomer(live[-1].name, known.person, known.device) if known else Newcomer(name)


def _work(
    issuing: Issuing, wanted: Sequence[Newcomer], there: Sequence[Newcomer], cancelled: Event
) -> ManyEvents:
    total, done, made = len(wanted) + len(there), 0, 0
    for one in there:
        done += 1
        yield Progress(one.name, done, total, None)
    issuing.tidy()
    if wanted:
        for batch in _batches(issuing, wanted, cancelled):
            for handed in issuing.finish(batch):
                done, made = done + 1, made + 1
                yield Progress(handed.name, done, total, handed)
    return ManyResult(
        total=total,
        made=made,
        present=len(there),
        stopped=made < len(wanted),
        kept_template=bool(wanted) and made > 0 and issuing.template.kept,
    )


def _batches(
    issuing: Issuing, wanted: Sequence[Newcomer], cancelled: Event
) -> Iterator[list[Prepared]]:
    batch = issuing.desk.records.batch
    left_over = issuing.left_overs(one.name for one in wanted)
    for begun in _parts(list(left_over.values()), batch):
        if cancelled.is_set():
            return
        yield begun
    rest = [one for one in wanted if one.name.lower() not in left_over]
    if not rest:
        return
    with keys_made(len(rest)) as keys:
        # The CA's key and the profile's text come while the first keys are made.
        _ = issuing.authority, issuing.template
        for part in _parts(rest, batch):
            pairs: list[tuple[Newcomer, NewKey]] = []
            for one in part:
                if cancelled.is_set():
                    return
                pairs.append((one, next(keys)))
            yield issuing.prepare(pairs)


def _parts(every: list[Some], most: int) -> Iterator[list[Some]]:
    for start in range(0, len(every), most):
        yield every[start : start + most]
