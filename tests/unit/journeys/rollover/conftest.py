"""A VPN in an AWS in memory, with people, and a clock that goes where the test wants it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest

from cvpn_wizard.adapters.records import CertificateRecord, CertificateState, Records
from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.journeys.answers import AccountAnswers
from cvpn_wizard.journeys.building import Builder
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.journeys.plan_file import read_plan
from cvpn_wizard.journeys.rollover.changing import begin
from cvpn_wizard.journeys.rollover.planning import plan_rollover
from cvpn_wizard.journeys.rollover.standing import Both
from cvpn_wizard.model.spec import VpnSpec
from cvpn_wizard.model.steps import ResultEvent, RunEvent
from tests.fakes.cloud import FakeCloud
from tests.fakes.moved_clock import START, MovedClock

WORKED = Path(__file__).parents[3] / "examples" / "worked-example.toml"
OLD, NEW = "office", "office-2026"
SPEC: VpnSpec = replace(read_plan(WORKED), name=OLD, log=None)


@dataclass
class Office:
    home: Path
    cloud: FakeCloud = field(default_factory=FakeCloud)
    clock: MovedClock = field(default_factory=MovedClock)
    vault: Vault = field(default_factory=Vault)

    @property
    def records(self) -> Records:
        return Records(self.home)

    @property
    def builder(self) -> Builder:
        return Builder(
            home=self.home,
            cloud=self.cloud,
            vault=self.vault,
            records=self.records,
            account=AccountAnswers(),
            clock=self.clock,
        )

    def desk(self, name: str = OLD) -> Desk:
        return Desk.at(
            name,
            home=self.home,
            records=self.records,
            vault=self.vault,
            cloud=lambda: self.cloud,
            clock=self.clock,
        )

    def both(self, name: str = OLD) -> Both:
        return Both.of(name, self.desk)

    def begin(self, name: str = OLD) -> str:
        """A second VPN for that one; its name."""
        plan = plan_rollover(self.desk(name))
        assert done(begin(self.desk(name), plan, self.builder, Event())).ok
        return plan.spec.name

    def know(
        self,
        name: str,
        days: int,
        state: CertificateState = CertificateState.ISSUED,
        *,
        by_request: bool = False,
    ) -> None:
        """A certificate of that name that ends so many days after the first one."""
        ends = START + timedelta(days=days)
        serial = name.encode().hex().lstrip("0")
        one = CertificateRecord(OLD, "client", name, serial, START, ends, state=state)
        self.records.prepare_certificates([replace(one, by_request=by_request)])


def done(run: Iterator[RunEvent]) -> ResultEvent:
    """Carry a run through; its result."""
    *_, last = run
    assert isinstance(last, ResultEvent)
    return last


@pytest.fixture(scope="session")
def first_papers(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """An office whose CA and first certificates are lent to all others: making them takes long."""
    made = Office(tmp_path_factory.mktemp("papers") / "home")
    assert done(made.builder.apply(SPEC, None, Event())).ok
    return made


@pytest.fixture
def office(tmp_path: Path, first_papers: Office) -> Office:
    made = Office(tmp_path / "home", vault=first_papers.vault)
    for folder in (f"vpns/{OLD}/certificates", f"authorities/{OLD}"):
        shutil.copytree(first_papers.home / folder, made.home / folder)
    assert done(made.builder.apply(SPEC, None, Event())).ok
    return made
