"""Join the team store of a VPN from another computer, with rights at AWS and nothing else."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from pathlib import Path

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.files import write_private
from cvpn_wizard.adapters.pki.authority import CA_CERTIFICATE
from cvpn_wizard.adapters.records import Records, RunRecord, RunState, VpnRecord
from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.engine.waiting import Clock
from cvpn_wizard.journeys.run_lock import only_run_of
from cvpn_wizard.journeys.team.contents import SharedAuthority, SharedVpn
from cvpn_wizard.journeys.team.membership import Membership, membership, remember
from cvpn_wizard.journeys.team.shared import TeamRecords
from cvpn_wizard.journeys.team.store import TeamStore
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.names import TAG_VPN, EndpointId
from cvpn_wizard.model.secret import Secret
from cvpn_wizard.model.team import Part

ENDPOINT_ID = re.compile(r"cvpn-endpoint-[0-9a-f]{17}")


@dataclass(frozen=True)
class Joined:
    """:ivar can_issue: the CA came along; not for who may not read it (a helpdesk).
    :ivar passphrase_kept: in the keyring; otherwise in memory for this run only.
    """

    vpn: str
    folder: Path
    can_issue: bool
    passphrase_kept: bool
    records: TeamRecords


def vpn_named(wanted: str, cloud: Cloud) -> str:
    """The VPN's name, also where its endpoint's id was given.

    :raises WizardError: NOT_FOUND; NOT_OURS for an endpoint without our tag.
    """
    if not ENDPOINT_ID.fullmatch(wanted):
        return wanted
    found = cloud.endpoint(EndpointId(wanted))
    if found is None:
        raise WizardError(ErrorCode.NOT_FOUND, name=wanted)
    name = found.tags.get(TAG_VPN)
    if not name:
        raise WizardError(ErrorCode.NOT_OURS, name=wanted)
    return name


def join(
    wanted: str,
    *,
    home: Path,
    records: Records,
    vault: Vault,
    cloud: Cloud,
    choice: str,
    reads_only: bool = False,
    clock: Clock | None = None,
) -> Joined:
    """Take over what the store has: the VPN, its register, and the CA where we may read it.

    :param wanted: the VPN's name, or its endpoint's id.
    :param choice: how to reach the account again, as the records keep it.
    :param reads_only: leave the CA where it is.
    :raises WizardError: TEAM_GONE; NAME_TAKEN and BACKUP_IN_THE_WAY where another VPN or CA of that
        name is here; RUN_BUSY; what AWS refuses.
    """
    clock = clock or Clock()
    vpn = vpn_named(wanted, cloud)
    store = TeamStore(vpn, lambda: cloud, "", clock)
    store.look(Part.VPN)
    row = store.row(Part.VPN)
    if row is None:
        raise WizardError(ErrorCode.TEAM_GONE, name=vpn)
    shared = SharedVpn.read(vpn, row.values)
    known = records.vpn(vpn)
    if known is not None and not known.removed and known.endpoint != shared.endpoint:
        raise WizardError(
            ErrorCode.NAME_TAKEN, name=vpn, account=known.account, region=known.region
        )
    secret = None if reads_only else _secret(vpn, cloud)
    with only_run_of(vpn, home):
        if secret is not None:
            authority = SharedAuthority.from_secret(vpn, secret)
            authority.place(vpn, home / "authorities" / vpn)
            vault.put(f"ca:{vpn}", authority.passphrase)
        folder = known.folder if known is not None and not known.removed else home / "vpns" / vpn
        write_private(folder / "certificates" / CA_CERTIFICATE, shared.ca)
        _remember_vpn(vpn, shared, records, folder, choice, clock)
        member = Membership.new(reads_only=secret is None)
        before = membership(home, vpn)
        if before is not None:
            member = Membership(before.computer, secret is None)
        team = TeamRecords(home, TeamStore(vpn, lambda: cloud, member.computer, clock), member)
        remember(home, vpn, member)
        team.pull(vpn)
    return Joined(vpn, folder, secret is not None, vault.lasting, team)


def _secret(vpn: str, cloud: Cloud) -> Secret | None:
    try:
        return cloud.team_secret(vpn)
    except WizardError as error:
        if error.code is not ErrorCode.ACCESS_DENIED:
            raise
        return None


def _remember_vpn(
    vpn: str, shared: SharedVpn, records: Records, folder: Path, choice: str, clock: Clock
) -> None:
    records.remember_vpn(
        VpnRecord(
            name=vpn,
            account=shared.account,
            region=shared.region,
            folder=folder,
            account_choice=choice,
            created=shared.created,
            endpoint=shared.endpoint,
        )
    )
    runs = records.runs(vpn)
    if runs and runs[0].plan == shared.plan:
        return
    now = clock.now()
    run = RunRecord(
        id=f"{now:%Y%m%dT%H%M%S}-{secrets.token_hex(4)}",
        vpn=vpn,
        started=now.isoformat(timespec="microseconds"),
        state=RunState.DONE,
        plan=shared.plan,
    )
    records.remember_run(run)
