"""Make a team store for a VPN, and take it away again."""

from __future__ import annotations

from pathlib import Path
from threading import Event

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.files import read_text
from cvpn_wizard.adapters.pki.authority import CA_CERTIFICATE, CA_KEY
from cvpn_wizard.adapters.records import Records
from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.engine.waiting import Clock, wait_until
from cvpn_wizard.journeys.plan_file import parse_plan
from cvpn_wizard.journeys.run_lock import only_run_of
from cvpn_wizard.journeys.team.contents import SharedAuthority, SharedVpn
from cvpn_wizard.journeys.team.membership import Membership, forget, membership, remember
from cvpn_wizard.journeys.team.rows import ONLY
from cvpn_wizard.journeys.team.shared import TeamRecords
from cvpn_wizard.journeys.team.store import TeamStore
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.names import TAG_NAME, TAG_RUN, TAG_VPN
from cvpn_wizard.model.team import Part

TABLE_MINUTES = 5.0
"""A table usually takes some seconds; the DynamoDB waiter gives it eight minutes."""


def create(
    vpn: str,
    *,
    home: Path,
    records: Records,
    vault: Vault,
    cloud: Cloud,
    cancelled: Event,
    clock: Clock | None = None,
) -> TeamRecords:
    """Make the store, put into it all that is known here, and share from now on.

    What an earlier try left unfinished is finished: the row of the VPN comes last.

    :raises WizardError: VPN_UNKNOWN; TEAM_EXISTS; AUTHORITY_ELSEWHERE where the CA is not our own
        (an EasyRSA folder), PASSPHRASE_MISSING; NOT_OURS for somebody else's table of that name;
        RUN_BUSY; what AWS refuses.
    """
    clock = clock or Clock()
    known, runs = records.vpn(vpn), records.runs(vpn)
    if known is None or known.removed or not runs:
        raise WizardError(ErrorCode.VPN_UNKNOWN, name=vpn)
    folder = home / "authorities" / vpn
    own = parse_plan(runs[0].plan, where=known.folder).certificates.authority is None
    if not own or not (folder / CA_KEY).is_file():
        raise WizardError(ErrorCode.AUTHORITY_ELSEWHERE, name=vpn, path=str(folder))
    passphrase = vault.get(f"ca:{vpn}")
    if passphrase is None:
        raise WizardError(ErrorCode.PASSPHRASE_MISSING, path=str(folder / CA_KEY))
    authority = SharedAuthority.of_folder(folder, passphrase)
    with only_run_of(vpn, home):
        member = membership(home, vpn) or Membership.new()
        store = TeamStore(vpn, lambda: cloud, member.computer, clock)
        tags = {TAG_VPN: vpn, TAG_RUN: runs[0].id, TAG_NAME: vpn}
        _make_table(vpn, cloud, tags, cancelled, clock)
        store.look(Part.VPN)
        if store.row(Part.VPN) is not None:
            raise WizardError(ErrorCode.TEAM_EXISTS, name=vpn)
        cloud.put_team_secret(vpn, authority.as_secret(), tags)
        team = TeamRecords(home, store, member)
        team.pull(vpn)
        shared = SharedVpn.of(known, runs[0].plan, read_text(folder / CA_CERTIFICATE))
        remember(home, vpn, member)
        store.write([store.over(Part.VPN, ONLY, shared.values())])
    return team


def _make_table(
    vpn: str, cloud: Cloud, tags: dict[str, str], cancelled: Event, clock: Clock
) -> None:
    cloud.create_team_table(vpn, tags)

    def ready() -> bool | None:
        table = cloud.team_table(vpn)
        if table is None:  # one of that name was just being deleted
            cloud.create_team_table(vpn, tags)
        if table is not None and table.ready and not table.belongs_to(vpn):
            raise WizardError(ErrorCode.NOT_OURS, name=table.id)
        return True if table is not None and table.ready else None

    wait_until(
        ready,
        cancelled=cancelled,
        clock=clock,
        minutes=TABLE_MINUTES,
        waiting_for="DynamoDB",
    )


def leave(vpn: str, *, home: Path, cloud: Cloud, delete: bool = False) -> None:
    """Go on alone, with all that is known up to now.

    :param delete: take the store away as well, for everybody.
    :raises WizardError: TEAM_NOT_JOINED; what AWS refuses, but for a store that is gone.
    """
    member = membership(home, vpn)
    if member is None:
        raise WizardError(ErrorCode.TEAM_NOT_JOINED, name=vpn)
    with only_run_of(vpn, home):
        try:
            TeamRecords(home, TeamStore(vpn, lambda: cloud, member.computer), member).pull(vpn)
        except WizardError as error:
            if error.code is not ErrorCode.TEAM_GONE:
                raise
        if delete:
            cloud.delete_team_table(vpn)
            cloud.delete_team_secret(vpn)
        forget(home, vpn)
