"""Computers of one team, each with its home folder, on one AWS in memory."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest

from cvpn_wizard.adapters.pki.authority import CA_CERTIFICATE, Authority
from cvpn_wizard.adapters.pki.signing import NewKey
from cvpn_wizard.adapters.records import CertificateRecord, Records, RunRecord, RunState, VpnRecord
from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.journeys.people.issuing import HandedOut, Issuing
from cvpn_wizard.journeys.people.names import Newcomer
from cvpn_wizard.journeys.team.creating import create
from cvpn_wizard.journeys.team.joining import join
from cvpn_wizard.model.aws import Endpoint, EndpointState
from cvpn_wizard.model.care import RevocationList
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.names import TAG_VPN, CertificateArn, EndpointId
from cvpn_wizard.model.secret import Secret
from tests.fakes.cloud import EXPORT, FakeCloud
from tests.fakes.moved_clock import START, MovedClock

PLAN = Path(__file__).parents[3] / "examples" / "worked-example.toml"
NAME = "cvpn-endpoint-01"
ENDPOINT = EndpointId("cvpn-endpoint-0123456789abcdef0")
PASSPHRASE = Secret("correct horse")


class TeamCloud(FakeCloud):
    """One endpoint, with the revocation list that it was given last."""

    def __init__(self, ca: str) -> None:
        super().__init__()
        self.ca = ca
        self.listed: RevocationList | None = None

    def export_profile(self, endpoint: EndpointId) -> str:
        host = f"{endpoint}.prod.clientvpn.ap-northeast-1.amazonaws.com"
        return EXPORT.format(transport="udp", host=host, port=443, ca=self.ca.strip())

    def endpoint(self, endpoint: EndpointId) -> Endpoint | None:
        if endpoint != ENDPOINT:
            return None
        return Endpoint(
            id=endpoint,
            state=EndpointState.AVAILABLE,
            message="",
            dns_name="",
            client_cidr=None,
            vpc_id=None,
            security_group_ids=(),
            server_certificate=CertificateArn(""),
            client_root=None,
            transport="udp",
            port=443,
            split_tunnel=True,
            dns_servers=(),
            session_hours=24,
            banner="",
            log_group="",
            log_stream="",
            tags={TAG_VPN: NAME},
        )

    def revocation_list(self, endpoint: EndpointId) -> RevocationList | None:
        if self.team.away:
            raise WizardError(ErrorCode.NO_NETWORK)
        return self.listed

    def import_revocation_list(self, endpoint: EndpointId, pem: str) -> None:
        self.listed = RevocationList(pem, active=True)


@pytest.fixture(scope="session")
def office() -> Authority:
    return Authority.create("Office CA", 10, START)


@pytest.fixture(scope="session")
def key() -> NewKey:
    """One for all: the register does not look at keys."""
    from cvpn_wizard.adapters.pki.authority import new_key  # noqa: PLC0415

    return new_key()


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock()


@pytest.fixture
def aws(office: Authority) -> TeamCloud:
    return TeamCloud(office.certificate)


class Computer:
    """One computer: its folder is all that it has."""

    def __init__(self, home: Path, aws: TeamCloud, clock: MovedClock, key: NewKey) -> None:
        self.home = home
        self.vault = Vault()
        self.records = Records(home)
        self.aws, self.clock, self.key = aws, clock, key

    def desk(self) -> Desk:
        """Sit down at it, as a new program does."""
        return Desk.at(
            NAME,
            home=self.home,
            records=self.records,
            vault=self.vault,
            cloud=lambda: self.aws,
            clock=self.clock,
        )

    def issue(self, *names: str, desk: Desk | None = None) -> list[HandedOut]:
        """What ``add`` does, without making keys."""
        desk = desk or self.desk()
        with desk.alone():
            issuing = Issuing(desk)
            issuing.tidy()
            return issuing.finish(issuing.prepare([(Newcomer(name), self.key) for name in names]))

    def state(self, name: str) -> str:
        """Of the newest certificate of that name, after bringing both sides up to date."""
        desk = self.desk()
        desk.records.pull(NAME)
        return desk.records.certificates_named(NAME, name)[-1].state.value

    def join(self) -> None:
        join(
            NAME,
            home=self.home,
            records=self.records,
            vault=self.vault,
            cloud=self.aws,
            choice="{}",
            clock=self.clock,
        )


Hire = Callable[[str], Computer]


@pytest.fixture
def first(
    tmp_path: Path, office: Authority, aws: TeamCloud, clock: MovedClock, key: NewKey
) -> Computer:
    """The one on which the VPN was set up, with a team store."""
    computer = Computer(tmp_path / "first", aws, clock, key)
    folder = tmp_path / "first" / "office"
    office.save(computer.home / "authorities" / NAME, PASSPHRASE)
    (folder / "certificates").mkdir(parents=True)
    (folder / "certificates" / CA_CERTIFICATE).write_text(office.certificate, encoding="utf-8")
    records = computer.records
    records.remember_vpn(
        VpnRecord(NAME, "1" * 12, "ap-northeast-1", folder, "{}", "2026", endpoint=ENDPOINT)
    )
    plan = PLAN.read_text(encoding="utf-8")
    records.remember_run(RunRecord("r1", NAME, "2026", RunState.DONE, plan))
    records.remember_certificate(
        CertificateRecord(NAME, "server", "server", "5e", START, START + timedelta(days=731))
    )
    computer.vault.hold(f"ca:{NAME}", PASSPHRASE)
    create(
        NAME,
        home=computer.home,
        records=records,
        vault=computer.vault,
        cloud=aws,
        cancelled=Event(),
        clock=clock,
    )
    return computer


@pytest.fixture
def hire(tmp_path: Path, aws: TeamCloud, clock: MovedClock, key: NewKey, first: Computer) -> Hire:
    """One more computer, which has joined."""

    def another(name: str) -> Computer:
        computer = Computer(tmp_path / name, aws, clock, key)
        computer.join()
        return computer

    return another


@pytest.fixture
def second(hire: Hire) -> Computer:
    return hire("second")
