"""Helpdesk PCs that share a queue: a profile that one of them hands out, no other one does.

A slot is claimed in the team store before anything of it leaves the queue. This is all that a
helpdesk may write there (:mod:`cvpn_wizard.adapters.aws.team_policy`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.records import Records, VpnRecord
from cvpn_wizard.engine.waiting import Clock
from cvpn_wizard.journeys.team.membership import membership
from cvpn_wizard.journeys.team.store import TeamStore
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.team import Part, Row

Claim = Callable[[str, str, str], bool]
"""(slot, person, the slot that it replaces) → whether it is ours to hand out to that person."""


@dataclass(frozen=True)
class HandedOut:
    """:ivar slot: the certificate's name in the queue.
    :ivar replaces: one that is to be revoked.
    """

    slot: str
    person: str
    replaces: str
    by: str


def handed_of(row: Row) -> HandedOut:
    said = {name: str(value) for name, value in row.values.items()}
    return HandedOut(row.key, said["person"], said["replaces"], said["by"])


def claims(
    home: Path,
    records: Records,
    cloud_of: Callable[[VpnRecord], Cloud],
    clock: Clock | None = None,
) -> Callable[[str], Claim | None]:
    """For a VPN: how to claim a slot; ``None`` where this computer is in no team of it."""

    def for_vpn(vpn: str) -> Claim | None:
        member, known = membership(home, vpn), records.vpn(vpn)
        if member is None or known is None:
            return None
        store = TeamStore(vpn, lambda: cloud_of(known), member.computer, clock)
        return _claim(store)

    return for_vpn


def _claim(store: TeamStore) -> Claim:
    def claim(slot: str, person: str, replaces: str) -> bool:
        store.look(Part.HANDED)
        known = store.row(Part.HANDED, slot)
        if known is not None:
            told = handed_of(known)
            return (told.by, told.person) == (store.computer, person)  # a try that was cut off
        at = store.clock.now().isoformat(timespec="seconds")
        values = {"person": person, "replaces": replaces, "by": store.computer, "at": at}
        try:
            store.write([store.over(Part.HANDED, slot, values)])
        except WizardError as error:
            if error.code is not ErrorCode.TEAM_CONFLICT:
                raise
            return False
        return True

    return claim
