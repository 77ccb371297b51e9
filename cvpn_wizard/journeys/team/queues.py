"""Which queues for a helpdesk were sealed, by any computer of the team.

A queue that two computers seal would hand the same certificates to two people.
"""

from __future__ import annotations

from collections.abc import Collection

from cvpn_wizard.journeys.team.rows import name_key
from cvpn_wizard.journeys.team.store import TeamStore
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.team import Part, Row

FREE = ""


def is_elsewhere(store: TeamStore, name: str, slots: Collection[str]) -> bool:
    """Sealed by whichever computer; or begun by another one, which has the profiles.

    :param slots: certificates of the queue whose profiles are not here.
    """
    store.look(Part.QUEUE, Part.NAME)
    if _holder(store, name) != FREE:
        return True
    return any(store.row(Part.NAME, name_key(slot)) is not None for slot in slots)


def take(store: TeamStore, name: str) -> None:
    """:raises WizardError: QUEUE_SEALED; what AWS refuses."""
    store.look(Part.QUEUE)
    if _holder(store, name) != FREE:
        raise WizardError(ErrorCode.QUEUE_SEALED, name=name)
    try:
        store.write([_row(store, name, store.computer)])
    except WizardError as error:
        if error.code is not ErrorCode.TEAM_CONFLICT:
            raise
        raise WizardError(ErrorCode.QUEUE_SEALED, name=name) from error


def give_back(store: TeamStore, name: str) -> None:
    """:raises WizardError: what AWS refuses."""
    store.write([_row(store, name, FREE)])


def _holder(store: TeamStore, name: str) -> str:
    row = store.row(Part.QUEUE, name_key(name))
    return FREE if row is None else str(row.values["by"])


def _row(store: TeamStore, name: str, by: str) -> Row:
    at = store.clock.now().isoformat(timespec="seconds")
    return store.over(Part.QUEUE, name_key(name), {"by": by, "at": at})
