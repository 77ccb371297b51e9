"""The admin's part, in one step: issue profiles ahead and seal them into a queue.

It can be stopped between any two certificates; the same name and count again go on. A queue that
was sealed once is never sealed again: its certificates would go out twice.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Event

from cvpn_wizard.adapters.files import write_private
from cvpn_wizard.journeys.handing_over import facts_of
from cvpn_wizard.journeys.helpdesk.queueing import QueueMade, make_queue, queue_problem
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.journeys.people.many import ManyResult, Progress, add_many
from cvpn_wizard.journeys.people.names import Newcomer
from cvpn_wizard.model.errors import ErrorCode, Problem, WizardError

SEALED = ".queues"
"""Beside the certificates: a file for each queue that was sealed here; a team's store has all."""


@dataclass(frozen=True)
class QueuePrepared:
    """How it ended.

    :ivar made: the queue; ``None`` when it was stopped before.
    """

    issued: ManyResult
    made: QueueMade | None


PrepareEvents = Generator[Progress, None, QueuePrepared]


def order_problem(name: str, count: int, give_until: datetime, now: datetime) -> Problem | None:
    """Why such a queue cannot be made."""
    problem = queue_problem(name, count)
    if problem is None and give_until <= now:
        return Problem("helpdesk-until-past", "helpdesk.until")
    return problem


def prepare_queue(
    desk: Desk,
    name: str,
    count: int,
    give_until: datetime,
    language: str,
    cancelled: Event,
    out: Path | None = None,
) -> PrepareEvents:
    """Issue ``<name>.001`` and so on, and seal them.

    :param language: of the words that open it.
    :param out: the file, or the folder for it; the VPN's own by default.
    :raises WizardError: QUEUE_SEALED, before anything is issued, where a queue of that name was
        made for this VPN; what :func:`add_many` and :func:`make_queue` raise.
    :raises ValueError: where :func:`order_problem` says so.
    """
    now = desk.clock.now()
    if order_problem(name, count, give_until, now) is not None:
        raise ValueError(name)
    sealed = desk.certificates / SEALED / name
    slots = [Newcomer(f"{name}.{number:03d}") for number in range(1, count + 1)]
    away = [one.name for one in slots if not (desk.vpn.folder / f"{one.name}.ovpn").is_file()]
    if sealed.exists() or desk.records.queue_is_elsewhere(desk.name, name, away):
        raise WizardError(ErrorCode.QUEUE_SEALED, name=name)
    issued = yield from add_many(desk, slots, cancelled)
    if issued.stopped:
        return QueuePrepared(issued, None)
    profiles = [desk.vpn.folder / f"{slot.name}.ovpn" for slot in slots]
    desk.records.take_queue(desk.name, name)
    try:
        write_private(sealed, f"{now.isoformat(timespec='seconds')} {count}\n")
        facts = facts_of(desk.spec)
        made = make_queue(name, profiles, facts, give_until, language, out or desk.vpn.folder, now)
    except WizardError:
        sealed.unlink(missing_ok=True)  # nobody has it: the next try may seal it
        desk.records.give_queue_back(desk.name, name)
        raise
    return QueuePrepared(issued, made)
