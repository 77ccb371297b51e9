"""The CA, the server's certificate and a certificate for each person, on disk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cvpn_wizard.adapters.pki.authority import Authority, Issued, set_aside
from cvpn_wizard.adapters.pki.easy_rsa import EasyRsaFolder
from cvpn_wizard.adapters.pki.keys import STOCK
from cvpn_wizard.adapters.pki.placed import place, read_placed
from cvpn_wizard.engine.step import Made, Step, Tools
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.spec import CertificateSpec
from cvpn_wizard.model.steps import StepKind


@dataclass(frozen=True)
class MakeCertificates(Step):
    """Make (or read) the CA and issue what is missing. Undo and removal keep all of it."""

    wanted: CertificateSpec

    kind: ClassVar[StepKind] = StepKind.CERTIFICATES
    typical_seconds: ClassVar[float] = 0.5
    keeps: ClassVar[bool] = True

    @property
    def makes(self) -> str:
        return ", ".join((self.wanted.server, *self.wanted.clients))

    def look(self, tools: Tools) -> Made | None:
        folder = tools.certificates
        names = (self.wanted.server, *self.wanted.clients)
        if all(read_placed(folder, name) is not None for name in names):
            return Made(str(folder))
        return None

    def make(self, tools: Tools) -> Made:
        """Everything that is missing, in one go; what is there already stays as it is.

        :raises WizardError: PASSPHRASE_MISSING, PASSPHRASE_WRONG, PKI_UNREADABLE, disk refusals.
        """
        wanted, folder = self.wanted, tools.certificates
        STOCK.fill(len(wanted.clients) + 2)
        source = EasyRsaFolder.read(wanted.authority) if wanted.authority else None
        authority: Authority | None = None
        issued: dict[str, Issued] = {}
        for name in (wanted.server, *wanted.clients):
            placed = read_placed(folder, name)
            if placed is None and source is not None:
                placed = source.issued(name, tools.vault.get(_pki_secret(source.path)))
            if placed is None:
                if authority is None:
                    authority = self._authority(tools, source)
                issue = authority.issue_server if name == wanted.server else authority.issue_client
                placed = issue(name, wanted.certificate_years, tools.clock.now())
            issued[name] = placed
        chain = authority.certificate if authority else next(iter(issued.values())).chain
        place(folder, chain, issued)
        return Made(str(folder))

    def _authority(self, tools: Tools, source: EasyRsaFolder | None) -> Authority:
        if source is not None:
            authority = source.authority(tools.vault.get(_pki_secret(source.path)))
            if not authority.can_issue:
                raise WizardError(ErrorCode.PKI_UNREADABLE, path=str(source.path), why="no-ca-key")
            return authority
        folder = tools.authority
        passphrase_name = f"ca:{tools.spec.name}"
        if (folder / "ca.key").exists():
            passphrase = tools.vault.get(passphrase_name)
            if passphrase is not None:
                return Authority.load(folder, passphrase)
            if tools.vault.lasting or tools.vault.has_passphrase_file or _in_service(tools):
                raise WizardError(ErrorCode.PASSPHRASE_MISSING, path=str(folder / "ca.key"))
            set_aside(folder, tools.clock.now())
        passphrase = tools.vault.passphrase(passphrase_name)
        authority = Authority.create(
            f"{tools.spec.name} CA", self.wanted.ca_years, tools.clock.now()
        )
        authority.save(folder, passphrase)
        return authority

    def unmake(self, tools: Tools, made: Made) -> None:
        """Nothing: a CA is never destroyed by an undo."""


def _in_service(tools: Tools) -> bool:
    """Whether an endpoint of this VPN trusts the CA that is there."""
    return any(endpoint.belongs_to(tools.spec.name) for endpoint in tools.cloud.endpoints())


def _pki_secret(path: object) -> str:
    """The name in the keyring of an EasyRSA folder's passphrase."""
    return f"pki:{path}"
