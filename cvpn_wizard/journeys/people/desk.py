"""What work on one VPN's people needs, in one place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.pki.authority import CA_KEY, Authority
from cvpn_wizard.adapters.pki.easy_rsa import EasyRsaFolder
from cvpn_wizard.adapters.records import Records, VpnRecord
from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.engine.waiting import Clock
from cvpn_wizard.journeys.plan_file import parse_plan
from cvpn_wizard.journeys.run_lock import only_run_of
from cvpn_wizard.journeys.team.shared import shared
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.names import EndpointId
from cvpn_wizard.model.spec import VpnSpec


@dataclass(frozen=True)
class Desk:
    """One VPN, and everything that is reached from here.

    :ivar cloud: the way to AWS, made when it is needed: issuing works without it.
    """

    vpn: VpnRecord
    spec: VpnSpec
    home: Path
    records: Records
    vault: Vault
    cloud: Callable[[], Cloud]
    clock: Clock

    @classmethod
    def at(
        cls,
        name: str,
        *,
        home: Path,
        records: Records,
        vault: Vault,
        cloud: Callable[[], Cloud],
        clock: Clock | None = None,
    ) -> Desk:
        """:raises WizardError: VPN_UNKNOWN; PLAN_BAD."""
        vpn, runs = records.vpn(name), records.runs(name)
        if vpn is None or not runs:
            raise WizardError(ErrorCode.VPN_UNKNOWN, name=name)
        spec = parse_plan(runs[0].plan, where=vpn.folder)
        clock = clock or Clock()
        records = shared(records, name, home, cloud, clock)
        return cls(vpn, spec, home, records, vault, cloud, clock)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody else on this computer works on this VPN, and what others did is known.

        :raises WizardError: RUN_BUSY; in a team, what AWS refuses.
        """
        with only_run_of(self.name, self.home):
            self.records.pull(self.name)
            yield

    @property
    def name(self) -> str:
        return self.vpn.name

    @property
    def certificates(self) -> Path:
        """The folder with ``ca.crt`` and every certificate and key."""
        return self.vpn.folder / "certificates"

    @property
    def waiting_keys(self) -> Path:
        """Keys whose certificates are not in place yet, each by its serial."""
        return self.certificates / ".waiting"

    @property
    def endpoint(self) -> EndpointId:
        """:raises WizardError: NOT_FOUND when it was never made, or is taken away."""
        if not self.vpn.endpoint:
            raise WizardError(ErrorCode.NOT_FOUND, name=self.name)
        return EndpointId(self.vpn.endpoint)

    def authority(self) -> Authority:
        """The CA with its key. Slow (scrypt).

        :raises WizardError: AUTHORITY_ELSEWHERE; PASSPHRASE_MISSING, PASSPHRASE_WRONG,
            KEYRING_FAILED, PKI_UNREADABLE, FILE_UNREADABLE, KEY_MISMATCH.
        """
        named = self.spec.certificates.authority
        if named is not None:
            source = EasyRsaFolder.read(named)
            authority = source.authority(self.vault.get(f"pki:{source.path}"))
            if not authority.can_issue:
                raise WizardError(ErrorCode.AUTHORITY_ELSEWHERE, name=self.name, path=str(named))
            return authority
        folder = self.home / "authorities" / self.name
        if not (folder / CA_KEY).is_file():
            raise WizardError(ErrorCode.AUTHORITY_ELSEWHERE, name=self.name, path=str(folder))
        passphrase = self.vault.get(f"ca:{self.name}")
        if passphrase is None:
            raise WizardError(ErrorCode.PASSPHRASE_MISSING, path=str(folder / CA_KEY))
        return Authority.load(folder, passphrase)
