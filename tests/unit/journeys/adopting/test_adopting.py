"""Endpoints made by hand: named, described, kept, let go."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cvpn_wizard.adapters.records import Records
from cvpn_wizard.journeys.adopting.adopting import Adopter
from cvpn_wizard.journeys.adopting.describing import describe, name_for, with_names
from cvpn_wizard.journeys.adopting.letting_go import let_go
from cvpn_wizard.journeys.answers import AccountAnswers
from cvpn_wizard.journeys.plan_file import parse_plan, write_plan
from cvpn_wizard.journeys.plan_reading import PlanProblems
from cvpn_wizard.journeys.showing import look_at, seen_of
from cvpn_wizard.model.aws import Endpoint, EndpointOrder
from cvpn_wizard.model.care import Attempt, Connection
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.names import EndpointId
from cvpn_wizard.model.steps import ResultEvent, StepEvent, StepState
from tests.fakes.stranger import order_beside
from tests.unit.journeys.doctoring.conftest import WHOLE, Stage

NOW = datetime.now(UTC)


def endpoint(stage: Stage, **changes: object) -> Endpoint:
    found = stage.cloud.endpoint(stage.endpoint)
    assert found is not None
    return replace(found, **changes)  # type: ignore[arg-type]


@pytest.fixture
def stage() -> Stage:
    """Made by somebody else: it carries no tag of ours."""
    made = Stage()
    known = made.cloud._endpoints[made.endpoint]
    known.endpoint = replace(known.endpoint, tags={"Name": "Old VPN (Osaka)"})
    return made


@pytest.fixture
def adopter(stage: Stage, tmp_path: Path) -> Adopter:
    return Adopter(tmp_path, stage.cloud, Records(tmp_path), AccountAnswers())


@pytest.mark.parametrize(
    ("tags", "description", "taken", "name"),
    [
        ({"Name": "Old VPN (Osaka)"}, "", (), "Old-VPN-Osaka"),
        ({"Name": "大阪オフィス"}, "osaka vpn", (), "osaka-vpn"),
        ({}, "", (), "cvpn-endpoint-0000000000000000a"),
        ({"Name": "office"}, "the office", ("OFFICE",), "the-office"),
        ({"Name": "con"}, "", (), "cvpn-endpoint-0000000000000000a"),
        ({"Name": "x" * 200}, "", (), "x" * 60),
    ],
)
def test_it_is_called_as_at_aws_where_that_can_be(
    stage: Stage, tags: dict[str, str], description: str, taken: tuple[str, ...], name: str
) -> None:
    known = EndpointId("cvpn-endpoint-0000000000000000a")
    one = endpoint(stage, id=known, tags=tags, description=description)
    assert name_for(one, taken) == name


def test_the_plan_describes_it_and_reads_back(stage: Stage, tmp_path: Path) -> None:
    spec = describe("osaka", "ap-northeast-1", seen_of(stage.endpoint, stage.cloud))
    assert spec.adopted == stage.endpoint
    assert spec.authorize == (WHOLE,)
    assert parse_plan(write_plan(spec), where=tmp_path) == spec
    people = ("sato.laptop", "", "..", "server", "sato.laptop", "a/b", "suzuki")
    named = with_names(spec, None, people)
    assert named.certificates.clients == ("sato.laptop", "suzuki")
    assert parse_plan(write_plan(named), where=tmp_path) == named


def test_an_endpoint_that_lacks_all_that_we_would_make_is_described(
    stage: Stage, tmp_path: Path
) -> None:
    for one in stage.cloud.associations(stage.endpoint):
        stage.cloud.disassociate(stage.endpoint, one.id)
    stage.cloud.revoke_authorization(stage.endpoint, WHOLE)
    spec = describe("osaka", "ap-northeast-1", seen_of(stage.endpoint, stage.cloud))
    assert (spec.authorize, spec.network.target_subnets) == ((), ())
    assert parse_plan(write_plan(spec), where=tmp_path) == spec


@pytest.mark.parametrize("part", ["client_root", "client_cidr", "vpc_id"])
def test_what_we_cannot_look_after_is_refused(stage: Stage, part: str) -> None:
    seen = seen_of(stage.endpoint, stage.cloud)
    with pytest.raises(WizardError) as caught:
        describe("osaka", "r", replace(seen, endpoint=endpoint(stage, **{part: None})))
    assert caught.value.code is ErrorCode.NOT_ADOPTABLE


def test_adopting_changes_nothing_at_aws_and_keeps_what_it_saw(
    stage: Stage, adopter: Adopter
) -> None:
    stage.cloud.around.connections = (Connection("1", "sato.laptop", "10.0.0.2", "active"),)
    stage.cloud.around.attempts = (
        Attempt(datetime.now(UTC), "connection-attempt", "successful", "suzuki.laptop"),
    )
    assert [one.id for one in adopter.strangers()] == [stage.endpoint]
    stage.cloud.calls.clear()
    adoption = adopter.examine(stage.endpoint, NOW)
    adopter.adopt(adoption)
    changing = ("create", "delete", "authorize", "associate", "change", "apply", "set", "revoke")
    reading = {"associations", "authorization_rules"}
    assert [c for c in stage.cloud.calls if c.startswith(changing) and c not in reading] == []
    assert adoption.spec.certificates.clients == ("sato.laptop", "suzuki.laptop")
    assert adopter.strangers() == ()
    now = look_at("Old-VPN-Osaka", stage.cloud, adopter.records)
    assert now.drift == ()
    assert adopter.examine(stage.endpoint, NOW).known
    adopter.adopt(adopter.examine(stage.endpoint, NOW))
    assert len(adopter.records.runs("Old-VPN-Osaka")) == 1


def test_a_name_may_be_chosen_but_not_twice(stage: Stage, adopter: Adopter) -> None:
    adopter.adopt(adopter.examine(stage.endpoint, NOW, name="osaka"))
    other = EndpointId(stage.cloud.create_endpoint(_order(stage), {"Name": "osaka"}, "second"))
    assert adopter.examine(other, NOW).spec.name != "osaka"
    for wrong, code in (("osaka", "vpn-name-taken"), ("a/b", "vpn-name-form")):
        with pytest.raises(PlanProblems) as caught:
            adopter.examine(other, NOW, name=wrong)
        assert caught.value.problems[0].code == code


def _order(stage: Stage) -> EndpointOrder:
    return order_beside(endpoint(stage), "other")


def test_what_is_not_there_is_refused(adopter: Adopter) -> None:
    with pytest.raises(WizardError) as caught:
        adopter.examine(EndpointId("cvpn-endpoint-0"), NOW)
    assert caught.value.code is ErrorCode.NOT_FOUND


def test_letting_go_takes_nothing_and_tells_what_stays(stage: Stage, adopter: Adopter) -> None:
    adoption = adopter.examine(stage.endpoint, NOW)
    adopter.adopt(adoption)
    events = list(let_go(adoption.spec, stage.cloud, adopter.records))
    result = events[-1]
    assert isinstance(result, ResultEvent)
    assert result.ok
    assert stage.endpoint in {one.resource for one in result.others}
    assert all(one.state is StepState.LEFT for one in events if isinstance(one, StepEvent))
    assert stage.cloud.endpoint(stage.endpoint) is not None
    assert adopter.records.vpns() == ()
    assert [one.id for one in adopter.strangers()] == [stage.endpoint]


def test_letting_go_of_one_that_is_gone_already(stage: Stage, adopter: Adopter) -> None:
    adoption = adopter.examine(stage.endpoint, NOW)
    adopter.adopt(adoption)
    for one in stage.cloud.associations(stage.endpoint):
        stage.cloud.disassociate(stage.endpoint, one.id)
    stage.cloud.associations(stage.endpoint)
    stage.cloud.delete_endpoint(stage.endpoint)
    (result,) = let_go(adoption.spec, stage.cloud, adopter.records)
    assert isinstance(result, ResultEvent)
    assert result.ok
    assert adopter.records.vpns() == ()
