"""Drift, both ways: AWS follows the records, or they follow AWS; read back each time."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import IPv4Network
from pathlib import Path
from threading import Event

import pytest

from cvpn_wizard.adapters.records import Records, RunRecord, RunState, VpnRecord
from cvpn_wizard.engine.waiting import Clock
from cvpn_wizard.journeys.doctoring.righting import Righting
from cvpn_wizard.journeys.plan_file import write_plan
from cvpn_wizard.journeys.plan_reading import PlanProblems
from cvpn_wizard.journeys.run_lock import only_run_of
from cvpn_wizard.journeys.showing import look_at
from cvpn_wizard.model.care import EndpointChange
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.names import EndpointId
from tests.fakes.cloud import ACCOUNT
from tests.unit.journeys.doctoring.conftest import WHOLE, Stage

FAR = IPv4Network("10.30.0.0/16")


class Hasty(Clock):
    """An hour passes at each look: what does not settle at once never will."""

    def __init__(self) -> None:
        self._hours = 0

    def monotonic(self) -> float:
        self._hours += 1
        return self._hours * 3600.0

    def pause(self, cancelled: Event, seconds: float) -> None:
        return


class Kept(Stage):
    """The stage, with the records of whoever set it up."""

    def __init__(self, home: Path) -> None:
        super().__init__()
        self.home = home
        self.records = Records(home)
        self.records.remember_vpn(
            VpnRecord("office", ACCOUNT, "ap-northeast-1", home, "{}", "2026", self.endpoint)
        )
        plan = write_plan(self.spec)
        self.records.remember_run(RunRecord("r1", "office", "2026-1", RunState.DONE, plan))
        self.righting = Righting("office", home, self.cloud, self.records, Hasty(), Event())

    def drift(self) -> list[str]:
        return [one.what for one in look_at("office", self.cloud, self.records).drift]

    def meddle(self) -> None:
        """Everything that somebody can change behind our back."""
        cloud = self.cloud
        cloud.create_log_group("/theirs", {})
        cloud.change_endpoint(
            self.endpoint,
            EndpointChange(
                split_tunnel=False,
                port=1194,
                session_hours=8,
                banner="Hello",
                dns_servers=("10.255.0.2",),
                log=("/theirs", "s"),
            ),
        )
        (first, _) = cloud.associations(self.endpoint)
        cloud.disassociate(self.endpoint, first.id)
        cloud.revoke_authorization(self.endpoint, WHOLE)
        cloud.authorize(self.endpoint, FAR, "t")
        cloud.create_client_route(self.endpoint, FAR, self.c, "t")


EVERYTHING = [
    "split_tunnel",
    "port",
    "session_hours",
    "banner",
    "dns_servers",
    "log_group",
    "associations",
    "authorize",
    "routes",
]


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path)


def test_nothing_differs_at_first(kept: Kept) -> None:
    assert kept.drift() == []


def test_all_of_it_is_put_back(kept: Kept) -> None:
    kept.meddle()
    assert kept.drift() == EVERYTHING
    done = [one.what for one in kept.righting.put_back()]
    assert done == EVERYTHING
    assert kept.drift() == []
    assert [one.cidr for one in kept.cloud.authorization_rules(kept.endpoint)] == [WHOLE]
    assert {a.subnet_id for a in kept.cloud.associations(kept.endpoint)} == {kept.a, kept.c}


def test_all_of_it_is_taken_over_and_aws_left_alone(kept: Kept) -> None:
    kept.meddle()
    kept.cloud.calls.clear()
    done = [one.what for one in kept.righting.take_over()]
    assert done == EVERYTHING
    assert kept.drift() == []
    assert set(kept.cloud.calls) <= {
        "endpoint",
        "associations",
        "authorization_rules",
        "client_routes",
        "subnets",
    }
    now = look_at("office", kept.cloud, kept.records)
    assert now.spec.port == 1194
    assert now.spec.authorize == (FAR,)
    assert len(now.spec.network.target_subnets) == 1
    # The plan that it was made by is kept: removal still knows all of it.
    assert len(kept.records.runs("office")) == 2


def test_only_what_was_chosen(kept: Kept) -> None:
    kept.meddle()
    assert [one.what for one in kept.righting.put_back(["port"])] == ["port"]
    assert "port" not in kept.drift()
    assert "banner" in kept.drift()
    assert [one.what for one in kept.righting.take_over(["banner"])] == ["banner"]
    assert "banner" not in kept.drift()
    assert look_at("office", kept.cloud, kept.records).spec.port == 443


def test_what_does_not_read_back_is_not_told_as_done(kept: Kept) -> None:
    kept.meddle()
    kept.cloud.change_endpoint = lambda *_: None  # type: ignore[method-assign]
    with pytest.raises(WizardError) as caught:
        list(kept.righting.put_back(["port"]))
    assert caught.value.code is ErrorCode.TOOK_TOO_LONG
    assert "port" in kept.drift()


def test_a_route_that_only_some_subnets_have_cannot_be_taken_over(kept: Kept) -> None:
    kept.cloud.create_client_route(kept.endpoint, FAR, kept.c, "t")
    assert list(kept.righting.take_over(["routes"])) == []
    (drift,) = look_at("office", kept.cloud, kept.records).drift
    assert (drift.what, drift.now) == ("routes", "10.30.0.0/16 (1/2)")
    assert [one.what for one in kept.righting.put_back()] == ["routes"]
    assert kept.drift() == []


def test_what_no_plan_can_say_is_refused(kept: Kept) -> None:
    kept.cloud.revoke_authorization(kept.endpoint, WHOLE)
    with pytest.raises(PlanProblems):
        list(kept.righting.take_over())
    assert len(kept.records.runs("office")) == 1


def test_an_endpoint_that_is_gone_leads_nowhere(kept: Kept) -> None:
    kept.records.set_endpoint("office", EndpointId("cvpn-endpoint-gone"))
    assert kept.drift() == ["endpoint"]
    for way in (kept.righting.put_back, kept.righting.take_over):
        with pytest.raises(WizardError) as caught:
            list(way())
        assert caught.value.code is ErrorCode.NOT_FOUND


def test_a_run_under_way_comes_first(kept: Kept) -> None:
    kept.meddle()
    with only_run_of("office", kept.home), pytest.raises(WizardError) as caught:
        list(kept.righting.put_back())
    assert caught.value.code is ErrorCode.RUN_BUSY


def test_a_run_that_stopped_half_way_comes_first(kept: Kept) -> None:
    kept.records.set_run_state("r1", RunState.STOPPED)
    with pytest.raises(WizardError) as caught:
        list(kept.righting.take_over())
    assert caught.value.code is ErrorCode.RUN_UNFINISHED


def test_stop_ends_the_wait(kept: Kept) -> None:
    kept.meddle()
    kept.cloud.change_endpoint = lambda *_: None  # type: ignore[method-assign]
    stopped = Event()
    stopped.set()
    with pytest.raises(WizardError) as caught:
        list(replace(kept.righting, cancelled=stopped, clock=Clock()).put_back(["port"]))
    assert caught.value.code is ErrorCode.STOPPED
