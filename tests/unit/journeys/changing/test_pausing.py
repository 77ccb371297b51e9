"""A pause takes every target network away; all of it comes back, wherever it was cut short."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import IPv4Network
from pathlib import Path
from threading import Event

import pytest

from cvpn_wizard.adapters.records import Records, RunRecord, RunState, VpnRecord
from cvpn_wizard.journeys.changing.pausing import Pausing
from cvpn_wizard.journeys.doctoring.examining import all_findings
from cvpn_wizard.journeys.doctoring.fixing import Fixer
from cvpn_wizard.journeys.plan_file import write_plan
from cvpn_wizard.journeys.run_lock import only_run_of
from cvpn_wizard.journeys.showing import look_at
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.steps import StepKind, StepState, kind_of
from tests.fakes.cloud import ACCOUNT, FakeCloud
from tests.fakes.mortal import NEVER, Death, SpringClock
from tests.unit.journeys.doctoring.conftest import WHOLE, Stage

FAR = IPv4Network("10.30.0.0/16")


class Dying(FakeCloud):
    """Its caller dies before the call after ``left`` more, or before it hears that one's answer."""

    left = NEVER
    deaf = False

    @contextmanager
    def _call(self, method: str) -> Iterator[None]:
        self.left -= 1
        if self.left < 0 and not self.deaf:
            raise Death
        with super()._call(method):
            yield
        if self.left < 0:
            raise Death


class Office(Stage):
    """The stage, with a route made by hand on both subnets, in the records of whoever made it."""

    def __init__(self, home: Path, settle: float = 0.0) -> None:
        self.clock = SpringClock()
        self.cloud_of_death = Dying(now=self.clock.monotonic, settle=settle)
        super().__init__(self.cloud_of_death)
        self.clock.seconds += settle + 1
        for subnet in (self.a, self.c):
            self.cloud.create_client_route(self.endpoint, FAR, subnet, "t")
        self.clock.seconds += settle + 1
        self.home, self.records = home, Records(home)
        self.records.remember_vpn(
            VpnRecord("office", ACCOUNT, "ap-northeast-1", home, "{}", "2026", self.endpoint)
        )
        plan = write_plan(self.spec)
        self.records.remember_run(RunRecord("r1", "office", "2026-1", RunState.DONE, plan))

    @property
    def pausing(self) -> Pausing:
        return Pausing("office", self.home, self.cloud, self.records, self.clock, Event())

    @property
    def there(self) -> tuple[object, ...]:
        """All that a pause takes away and must bring back."""
        cloud, endpoint = self.cloud, self.endpoint
        return (
            sorted((a.subnet_id, a.state.value) for a in cloud.associations(endpoint)),
            sorted((str(r.cidr), r.subnet_id, r.state) for r in cloud.client_routes(endpoint)),
            sorted((str(r.cidr), r.state) for r in cloud.authorization_rules(endpoint)),
        )

    @property
    def paused(self) -> bool:
        return look_at("office", self.cloud, self.records).paused

    def until_it_dies(self, work: Iterator[object], moments: int, *, deaf: bool) -> bool:
        """Whether it did."""
        self.cloud_of_death.left, self.cloud_of_death.deaf = moments, deaf
        try:
            list(work)
        except Death:
            return True
        finally:
            self.cloud_of_death.left = NEVER
        return False


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path, settle=60.0)


def test_a_pause_takes_the_target_networks_and_no_more(office: Office) -> None:
    events = list(office.pausing.pause())
    assert {kind_of(one.step) for one in events} == {StepKind.ASSOCIATION}
    assert [one.state for one in events] == [StepState.UNMAKING] * 2 + [StepState.GONE] * 2
    now = look_at("office", office.cloud, office.records)
    assert now.paused
    assert now.endpoint is not None
    assert now.associations == ()
    assert [rule.cidr for rule in now.rules] == [WHOLE]
    assert "associations" not in {one.what for one in now.drift}


def test_one_that_is_still_being_made_is_waited_for(office: Office) -> None:
    office.cloud.refuse("disassociate", WizardError(ErrorCode.IN_USE), times=3)
    list(office.pausing.pause())
    assert office.cloud.associations(office.endpoint) == ()


def test_all_comes_back(office: Office) -> None:
    before = office.there
    list(office.pausing.pause())
    assert office.there != before
    events = list(office.pausing.bring_back())
    assert office.there == before
    assert not office.paused
    assert {kind_of(one.step) for one in events} == {StepKind.ASSOCIATION, StepKind.ROUTE}
    with pytest.raises(WizardError) as refused:
        list(office.pausing.bring_back())
    assert refused.value.code is ErrorCode.NOT_PAUSED


def test_a_second_pause_says_so(office: Office) -> None:
    list(office.pausing.pause())
    with pytest.raises(WizardError) as refused:
        list(office.pausing.pause())
    assert refused.value.code is ErrorCode.PAUSED_ALREADY
    before = office.records.vpn("office")
    assert before is not None
    assert before.paused


@pytest.mark.parametrize("deaf", [False, True], ids=["before the call", "before the answer"])
def test_cut_short_anywhere_it_can_be_said_again(tmp_path: Path, *, deaf: bool) -> None:
    moments, dead = 0, True
    while dead:
        office = Office(tmp_path / f"pause-{moments}")
        before = office.there
        dead = office.until_it_dies(office.pausing.pause(), moments, deaf=deaf)
        if dead and office.cloud.associations(office.endpoint):
            list(office.pausing.pause())
        assert office.cloud.associations(office.endpoint) == ()
        list(office.pausing.bring_back())
        assert office.there == before
        moments += 1
    assert moments > 8
    moments, dead = 0, True
    while dead:
        office = Office(tmp_path / f"back-{moments}")
        before = office.there
        list(office.pausing.pause())
        dead = office.until_it_dies(office.pausing.bring_back(), moments, deaf=deaf)
        if dead:
            list(office.pausing.bring_back())
        assert office.there == before
        moments += 1
    assert moments > 12


def test_taken_back_half_way(tmp_path: Path) -> None:
    """A pause that was cut short need not be carried to its end before all is brought back."""
    written = 0
    for moments in range(1, 11):
        office = Office(tmp_path / str(moments))
        before = office.there
        assert office.until_it_dies(office.pausing.pause(), moments, deaf=True)
        known = office.records.vpn("office")
        assert known is not None
        if known.paused:
            written += 1
            list(office.pausing.bring_back())
        assert office.there == before
    assert written


def test_the_doctor_brings_a_paused_vpn_back_whole(office: Office) -> None:
    before = office.there
    list(office.pausing.pause())

    now = office.look()
    (finding,) = [one for one in all_findings(now) if one.code == "aws-association-none"]
    fixer = Fixer("office", office.home, office.cloud, office.records, office.clock, Event())
    fixer.fix(finding, now, office.look)
    assert office.there == before
    assert not office.paused


def test_somebody_elses_run_comes_first(office: Office) -> None:
    with only_run_of("office", office.home), pytest.raises(WizardError) as refused:
        list(office.pausing.pause())
    assert refused.value.code is ErrorCode.RUN_BUSY
    assert len(office.cloud.associations(office.endpoint)) == 2
