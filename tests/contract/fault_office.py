"""A VPN that stands, and the work on it that the fault matrix lets go wrong."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

from cryptography import x509
from cryptography.hazmat.primitives import serialization

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.records import CertificateRecord, CertificateState
from cvpn_wizard.engine.steps.profile import EXPORTED
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.model.aws import Endpoint
from cvpn_wizard.model.secret import Secret
from cvpn_wizard.practice.records import Connection
from cvpn_wizard.practice.records import Endpoint as PracticeEndpoint
from cvpn_wizard.practice.server import REGION, PracticeAws
from tests.contract.rig import Rig

AUTHORITY, PASSPHRASE = "authority", "passphrase-of-a-test"
"""A folder beside the certificates, and the file in it that only tests have."""


class Office:
    """The worked example, built once, and whoever works on it.

    :ivar round: which cell this is; whoever is added in it gets a name of its own.
    """

    def __init__(self, practice: PracticeAws, folder: Path, certificates: Path) -> None:
        self.practice = practice
        self.rig = Rig(practice, folder, certificates=certificates)
        beside = certificates.with_name(AUTHORITY)
        shutil.copytree(beside, self.rig.home / "authorities" / self.name)
        self.rig.vault.hold(f"ca:{self.name}", Secret((beside / PASSPHRASE).read_text("utf-8")))
        outcome = self.rig.apply()
        assert outcome.ok, outcome.codes
        self.round = 0

    @staticmethod
    def keep_authority(rig: Rig, certificates: Path) -> None:
        """So that the same CA can issue in an office that is built with these certificates."""
        beside = certificates.with_name(AUTHORITY)
        shutil.copytree(rig.home / "authorities" / rig.spec.name, beside)
        passphrase = rig.vault.get(f"ca:{rig.spec.name}")
        assert passphrase is not None
        (beside / PASSPHRASE).write_text(passphrase.reveal(), "utf-8")

    # what the work needs

    @property
    def name(self) -> str:
        return self.rig.spec.name

    @property
    def cloud(self) -> Cloud:
        return self.rig.cloud()

    def desk(self) -> Desk:
        """As a program sees it that was begun just now."""
        return Desk.at(
            self.name,
            home=self.rig.home,
            records=self.rig.records,
            vault=self.rig.vault,
            cloud=lambda: self.cloud,
            clock=self.rig.clock,
        )

    def named(self, word: str) -> str:
        return f"{word}.{self.round}"

    def stop(self) -> Event:
        """Nobody asks to stop."""
        return Event()

    # what there is, as somebody sees it whom nothing happens to

    @property
    def endpoint(self) -> Endpoint:
        (found,) = [e for e in self.rig.bystander.endpoints() if e.belongs_to(self.name)]
        return found

    @property
    def exported(self) -> Path:
        return self.desk().vpn.folder / EXPORTED

    def certificates(self, name: str) -> tuple[CertificateRecord, ...]:
        return self.rig.records.certificates_named(self.name, name)

    def in_state(self, state: CertificateState) -> tuple[CertificateRecord, ...]:
        every = self.rig.records.all_certificates(self.name)
        return tuple(one for one in every if one.state is state)

    def listed(self) -> set[int]:
        """Serials on AWS's revocation list."""
        told = self.rig.bystander.revocation_list(self.endpoint.id)
        if told is None:
            return set()
        return {one.serial_number for one in x509.load_pem_x509_crl(told.pem.encode())}

    def connect(self, name: str) -> Connection:
        """A laptop of that person is connected now."""
        began = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S}"
        one = Connection(f"cvpn-connection-{name}", name, "10.0.0.2", began)
        self.at_practice.connections.append(one)
        return one

    @property
    def at_practice(self) -> PracticeEndpoint:
        return self.practice.account.estate(REGION).endpoints[self.endpoint.id]


def in_place(office: Office, record: CertificateRecord) -> str:
    """What is missing of a certificate that counts as issued; empty when all is well."""
    folder = office.desk().certificates
    certificate, key = folder / f"{record.name}.crt", folder / f"{record.name}.key"
    profile = office.desk().vpn.folder / f"{record.name}.ovpn"
    if not certificate.is_file() or record.pem.strip() not in certificate.read_text("utf-8"):
        return f"the certificate of {record.name} is not in place"
    if not key.is_file():
        return f"the key of {record.name} is not in place"
    issued = x509.load_pem_x509_certificate(record.pem.encode())
    private = serialization.load_pem_private_key(key.read_bytes(), None)
    if private.public_key() != issued.public_key():
        return f"the key of {record.name} is another one"
    if not profile.is_file() or record.pem.strip() not in profile.read_text("utf-8"):
        return f"the profile of {record.name} is not in place"
    return ""
