"""What the team store has, and whether this computer knows the same."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.aws.team_calls import secret_of, table_of
from cvpn_wizard.adapters.records import CertificateState
from cvpn_wizard.engine.waiting import Clock
from cvpn_wizard.journeys.team.handing_out import handed_of
from cvpn_wizard.journeys.team.membership import membership
from cvpn_wizard.journeys.team.rows import certificate_of, held_of, list_of
from cvpn_wizard.journeys.team.shared import TeamRecords
from cvpn_wizard.journeys.team.store import TeamStore
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.team import Part


@dataclass(frozen=True)
class TeamStatus:
    """:ivar list_number: of the newest revocation list; 0 before the first.
    :ivar computers: who has written names, with how many of them are theirs.
    :ivar to_revoke: what a helpdesk has replaced and still lets somebody in.
    :ivar agrees: every certificate is here as it is there, and none is missing on either side.
    """

    vpn: str
    table: str
    secret: str
    computer: str
    reads_only: bool
    people: int
    certificates: int
    revoked: int
    list_number: int
    computers: tuple[tuple[str, int], ...]
    handed_out: int
    to_revoke: tuple[str, ...]
    agrees: bool


def status(vpn: str, *, home: Path, cloud: Cloud, clock: Clock | None = None) -> TeamStatus:
    """After bringing both sides up to date.

    :raises WizardError: TEAM_NOT_JOINED, TEAM_GONE; what AWS refuses.
    """
    member = membership(home, vpn)
    if member is None:
        raise WizardError(ErrorCode.TEAM_NOT_JOINED, name=vpn)
    store = TeamStore(vpn, lambda: cloud, member.computer, clock)
    records = TeamRecords(home, store, member)
    records.pull(vpn)
    there = {row.key: certificate_of(vpn, row) for row in store.rows(Part.CERTIFICATE)}
    here = {one.serial: one for one in records.all_certificates(vpn)}
    names = [held_of(vpn, row) for row in store.rows(Part.NAME)]
    handed = [handed_of(row) for row in store.rows(Part.HANDED)]
    lets_in = {one.name for one in there.values() if one.state is not CertificateState.REVOKED}
    listed = store.row(Part.LIST)
    computers: dict[str, int] = {}
    for one in names:
        computers[one.by] = computers.get(one.by, 0) + 1
    return TeamStatus(
        vpn=vpn,
        table=table_of(vpn),
        secret=secret_of(vpn),
        computer=member.computer,
        reads_only=member.reads_only,
        people=len(names),
        certificates=len(there),
        revoked=sum(one.state is CertificateState.REVOKED for one in there.values()),
        list_number=list_of(vpn, listed).number if listed else 0,
        computers=tuple(sorted(computers.items())),
        handed_out=len(handed),
        to_revoke=tuple(sorted({one.replaces for one in handed} & lets_in)),
        agrees={(k, one.state) for k, one in there.items()}
        == {(k, one.state) for k, one in here.items()},
    )
