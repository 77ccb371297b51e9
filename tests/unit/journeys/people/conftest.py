"""An office with a VPN, its CA and an AWS in memory; time goes where the test wants it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from cvpn_wizard.adapters.pki.authority import CA_CERTIFICATE, Authority
from cvpn_wizard.adapters.records import CertificateRecord, Records, RunRecord, RunState, VpnRecord
from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.model.aws import Endpoint, EndpointState
from cvpn_wizard.model.care import CertificateText, Connection, RevocationList
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.names import CertificateArn, EndpointId
from cvpn_wizard.model.secret import Secret
from tests.fakes.cloud import EXPORT, FakeCloud
from tests.fakes.moved_clock import START, MovedClock

PLAN = Path(__file__).parents[3] / "examples" / "worked-example.toml"
NAME = "cvpn-endpoint-01"
ENDPOINT = EndpointId("cvpn-endpoint-0123456789abcdef0")
SERVER_ARN = CertificateArn("arn:aws:acm:ap-northeast-1:1:certificate/1")
PASSPHRASE = Secret("correct horse")


class OfficeCloud(FakeCloud):
    """One endpoint, and whether AWS can be reached and shows what it was given.

    :ivar away: no network.
    :ivar forgetful: a list that is imported is not shown (yet).
    """

    def __init__(self, ca: str) -> None:
        super().__init__()
        self.ca = ca
        self.away = False
        self.forgetful = False
        self.calls: list[str] = []

    def _reach(self, call: str) -> None:
        self.calls.append(call)
        if self.away:
            raise WizardError(ErrorCode.NO_NETWORK)

    def export_profile(self, endpoint: EndpointId) -> str:
        self._reach("export_profile")
        return EXPORT.format(
            transport="udp",
            host=f"{endpoint}.prod.clientvpn.ap-northeast-1.amazonaws.com",
            port=443,
            ca=self.ca.strip(),
        )

    def endpoint(self, endpoint: EndpointId) -> Endpoint | None:
        self._reach("endpoint")
        return Endpoint(
            id=endpoint,
            state=EndpointState.AVAILABLE,
            message="",
            dns_name="",
            client_cidr=None,
            vpc_id=None,
            security_group_ids=(),
            server_certificate=SERVER_ARN,
            client_root=SERVER_ARN,
            transport="udp",
            port=443,
            split_tunnel=True,
            dns_servers=(),
            session_hours=24,
            banner="",
            log_group="",
            log_stream="",
        )

    def certificate_text(self, arn: CertificateArn) -> CertificateText | None:
        self._reach("certificate_text")
        return self.around.texts.get(arn)

    def reimport_certificate(
        self, arn: CertificateArn, *, certificate: str, key: Secret, chain: str
    ) -> None:
        self._reach("reimport_certificate")
        self.around.texts[arn] = CertificateText(certificate, chain)

    def connections(self, endpoint: EndpointId) -> tuple[Connection, ...]:
        self._reach("connections")
        return self.around.connections

    def revocation_list(self, endpoint: EndpointId) -> RevocationList | None:
        self._reach("revocation_list")
        return self.around.revocation_list

    def import_revocation_list(self, endpoint: EndpointId, pem: str) -> None:
        self._reach("import_revocation_list")
        if not self.forgetful:
            self.around.revocation_list = RevocationList(pem, active=False)


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """The CA: made once, ten years from the first day."""
    return Authority.create("Office CA", 10, START)


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock()


@pytest.fixture
def aws(office: Authority) -> OfficeCloud:
    return OfficeCloud(office.certificate)


MakeDesk = Callable[..., Desk]


@pytest.fixture
def make_desk(tmp_path: Path, office: Authority, aws: OfficeCloud, clock: MovedClock) -> MakeDesk:
    """Sit down at the desk again, with other records if wanted."""
    home, folder = tmp_path / "home", tmp_path / "office"
    office.save(home / "authorities" / NAME, PASSPHRASE)
    (folder / "certificates").mkdir(parents=True)
    (folder / "certificates" / CA_CERTIFICATE).write_text(office.certificate, encoding="utf-8")
    records = Records(home)
    records.remember_vpn(
        VpnRecord(NAME, "1" * 12, "ap-northeast-1", folder, "{}", "2026", endpoint=ENDPOINT)
    )
    plan = PLAN.read_text(encoding="utf-8")
    records.remember_run(RunRecord("r1", NAME, "2026", RunState.DONE, plan))
    server = CertificateRecord(NAME, "server", "server", "5e", START, START + timedelta(days=731))
    records.remember_certificate(server)
    vault = Vault()
    vault.hold(f"ca:{NAME}", PASSPHRASE)

    def desk(with_records: Records | None = None) -> Desk:
        return Desk.at(
            NAME,
            home=home,
            records=with_records or records,
            vault=vault,
            cloud=lambda: aws,
            clock=clock,
        )

    return desk


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    return make_desk()
