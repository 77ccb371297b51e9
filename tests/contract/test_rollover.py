"""``rollover`` against the practice AWS: another CA, an overlap, and exactly one of each left."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from cryptography import x509

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.home import home_folder
from cvpn_wizard.adapters.profile.profile import Profile
from cvpn_wizard.adapters.records import Records
from cvpn_wizard.cli.account import builder
from cvpn_wizard.model.aws import Endpoint
from cvpn_wizard.model.steps import ResultEvent
from cvpn_wizard.practice.server import PracticeAws
from tests.contract.conftest import WORKED, Run

OLD = "cvpn-endpoint-01"
NEW = f"{OLD}-{datetime.now(UTC).year}"
PEOPLE = ("sato.laptop", "suzuki.pc", "tanaka.mac")

Lines = list[dict[str, Any]]


@pytest.fixture
def built(aws: PracticeAws, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The worked example stands, with three people, one of them locked out; its folder."""
    (tmp_path / "passphrase").write_text("correct horse\n", encoding="utf-8")
    monkeypatch.setenv("CVPN_WIZARD_PASSPHRASE_FILE", str(tmp_path / "passphrase"))
    status, _ = run("apply", WORKED, "--out", tmp_path / "out")
    assert status == 0
    for name in PEOPLE:
        assert run("person", "add", OLD, name)[0] == 0
    assert run("person", "revoke", OLD, "suzuki.pc")[0] == 0
    return tmp_path / "out"


def endpoint_of(cloud: Cloud, name: str) -> Endpoint:
    (found,) = [one for one in cloud.endpoints() if one.belongs_to(name)]
    return found


def issuer_in(profile: Path) -> str:
    pem = Profile.read(profile).block("cert") or ""
    return x509.load_pem_x509_certificate(pem.encode()).issuer.rfc4514_string()


def seen_on(cloud: Cloud, aws: PracticeAws, name: str, people: tuple[str, ...]) -> None:
    """They connect to that VPN's endpoint, as AWS tells it."""
    endpoint = endpoint_of(cloud, name)
    records = Records(home_folder())
    now = datetime.now(UTC).isoformat(timespec="seconds")
    assert endpoint.id
    records.note_seen(name, dict.fromkeys(people, now))


def test_the_plan_changes_nothing_and_tells_the_cost_before(
    cloud: Cloud, run: Run, built: Path
) -> None:
    before = {one.id for one in cloud.endpoints()}
    status, (plan,) = run("rollover", OLD)
    assert (status, plan["event"], plan["new"]) == (0, "rollover-plan", NEW)
    assert (plan["people"], plan["own_keys"]) == (3, 0)
    assert plan["usd_a_day"] == pytest.approx(0.15 * 24)
    assert plan["usd"] == pytest.approx(plan["usd_a_day"] * 60)
    assert [one["phase"] for one in plan["phases"]] == ["set-up", "hand-out", "move", "end"]
    assert {one.id for one in cloud.endpoints()} == before
    status, (refusal,) = run("rollover", OLD, "--begin")
    assert (status, refusal["code"]) == (2, "needs-yes")
    status, (refusal,) = run("rollover", OLD, "--status")
    assert (status, refusal["code"]) == (1, "rollover-none")
    status, (refusal,) = run("rollover", OLD, "--until", "2001-01-01")
    assert (status, refusal["problems"][0]["code"]) == (1, "rollover-until-past")


def test_from_one_ca_to_the_next_and_nothing_is_left_of_the_first(
    aws: PracticeAws, cloud: Cloud, run: Run, built: Path, tmp_path: Path
) -> None:
    first = endpoint_of(cloud, OLD)
    network = {vpc.id for vpc in cloud.vpcs()} | {subnet.id for subnet in cloud.subnets()}
    status, lines = run("rollover", OLD, "--begin", "--yes")
    assert status == 0
    assert lines[-1]["ok"] is True
    second = endpoint_of(cloud, NEW)
    assert network == {v.id for v in cloud.vpcs()} | {s.id for s in cloud.subnets()}
    assert (second.vpc_id, second.security_group_ids) == (first.vpc_id, first.security_group_ids)
    assert {one.subnet_id for one in cloud.associations(second.id)} == {
        one.subnet_id for one in cloud.associations(first.id)
    }
    assert {one.cidr for one in cloud.authorization_rules(second.id)} == {
        one.cidr for one in cloud.authorization_rules(first.id)
    }
    assert first.client_cidr is not None
    assert second.client_cidr is not None
    assert not first.client_cidr.overlaps(second.client_cidr)
    assert second.client_root != first.client_root
    status, (refusal,) = run("rollover", OLD, "--begin", "--yes")
    assert (status, refusal["code"]) == (1, "rollover-open")

    words, bundles = tmp_path / "words.csv", tmp_path / "bundles"
    status, lines = run(
        "rollover", OLD, "--hand-out", "--out", bundles, "--words", words, "--for", "ja"
    )
    assert status == 0
    assert lines[0]["verdict"] == "silent", "nothing answers in practice without a tunnel"
    wanted = {"client1.domain.tld", "sato.laptop", "tanaka.mac"}
    assert {path.stem for path in bundles.iterdir()} == wanted, "who is locked out stays so"
    rows = list(csv.DictReader(words.read_text(encoding="utf-8-sig").splitlines()))
    assert {row["name"] for row in rows} == wanted
    folder = home_folder() / "vpns" / NEW
    assert {issuer_in(folder / f"{name}.ovpn") for name in wanted} == {f"CN={NEW} CA"}
    assert {issuer_in(built / f"{name}.ovpn") for name in wanted} == {f"CN={OLD} CA"}

    seen_on(cloud, aws, NEW, ("sato.laptop", "client1.domain.tld"))
    status, (now,) = run("rollover", OLD, "--status")
    moves = {one["name"]: one["move"] for one in now["people"]}
    assert moves == {
        "client1.domain.tld": "moved",
        "sato.laptop": "moved",
        "tanaka.mac": "handed",
    }
    assert (status, now["behind"], now["phase"]) == (0, ["tanaka.mac"], "move")
    status, (refusal,) = run("rollover", OLD, "--finish", "--yes")
    assert (status, refusal["code"]) == (1, "rollover-unmoved")
    assert "tanaka.mac" in refusal["why"]
    assert endpoint_of(cloud, OLD).id == first.id

    seen_on(cloud, aws, NEW, ("tanaka.mac",))
    status, lines = run("rollover", OLD, "--finish", "--yes")
    assert status == 0
    result = lines[-1]
    assert result["ok"] is True
    assert [one.id for one in cloud.endpoints() if one.belongs_to(OLD)] == []
    assert network == {v.id for v in cloud.vpcs()} | {s.id for s in cloud.subnets()}
    assert endpoint_of(cloud, NEW).id == second.id
    assert len(cloud.associations(second.id)) == 1
    assert {one.domain for one in cloud.certificates() if one.in_use} >= {"server"}
    status, (now,) = run("rollover", OLD, "--status")
    assert now["ended"]
    assert {one["state"] for one in now["phases"]} == {"done"}
    for action in ("--finish", "--cancel"):
        status, (refusal,) = run("rollover", OLD, action, "--yes")
        assert (status, refusal["code"]) == (1, "rollover-ended")

    status, lines = run("remove", NEW, "--yes")
    assert (status, lines[-1]["ok"]) == (0, True)
    assert_all_gone(cloud)


def assert_all_gone(cloud: Cloud) -> None:
    """Nothing carries a tag of either VPN any more."""
    tagged = [*cloud.endpoints(), *cloud.vpcs(), *cloud.subnets(), *cloud.security_groups()]
    assert [one for one in tagged if one.belongs_to(OLD) or one.belongs_to(NEW)] == []
    assert [s for name in (OLD, NEW) for s in cloud.servers(name) if s.state == "running"] == []
    arns = [one.arn for one in cloud.certificates()]
    ours = [cloud.certificate(arn) for arn in arns]
    assert [one for one in ours if one and (one.belongs_to(OLD) or one.belongs_to(NEW))] == []
    log = cloud.log_group("/aws/clientvpn")
    assert log is None or not (log.belongs_to(OLD) or log.belongs_to(NEW))


def test_taken_back_half_way_nothing_has_changed(
    aws: PracticeAws, cloud: Cloud, run: Run, built: Path
) -> None:
    first = endpoint_of(cloud, OLD)
    assert run("rollover", OLD, "--begin", "--yes")[0] == 0
    status, lines = run("rollover", OLD, "--cancel", "--yes")
    assert (status, lines[-1]["ok"]) == (0, True)
    assert endpoint_of(cloud, OLD) == first
    assert [one.id for one in cloud.endpoints() if one.belongs_to(NEW)] == []
    status, (plan,) = run("rollover", OLD)
    assert (status, plan["new"]) == (0, f"{NEW}-2"), "another CA gets another name"
    status, lines = run("remove", OLD, "--yes")
    assert (status, lines[-1]["ok"]) == (0, True)
    assert_all_gone(cloud)


def test_the_old_one_removed_or_undone_by_hand_leaves_what_the_second_stands_on(
    cloud: Cloud, run: Run, built: Path
) -> None:
    assert run("rollover", OLD, "--begin", "--yes")[0] == 0
    second = endpoint_of(cloud, NEW)
    status, lines = run("remove", OLD, "--yes")
    assert (status, lines[-1]["ok"]) == (0, True)
    assert endpoint_of(cloud, NEW) == second
    assert len([one for one in cloud.subnets() if one.belongs_to(OLD)]) == 2
    assert len(cloud.servers(OLD)) == 1
    assert run("remove", NEW, "--yes")[0] == 0
    assert_all_gone(cloud)


def test_cut_short_while_setting_up_it_goes_on(cloud: Cloud, run: Run, built: Path) -> None:
    """Stop after the endpoint is made; ``--begin`` again ends with one of each."""
    plan = run("rollover", OLD)[1][0]
    assert plan["new"] == NEW
    from cvpn_wizard.cli.rollover import _desk  # noqa: PLC0415  the command's own way to a VPN
    from cvpn_wizard.journeys.rollover.changing import begin  # noqa: PLC0415
    from cvpn_wizard.journeys.rollover.planning import plan_rollover  # noqa: PLC0415

    desk, cancelled = _desk(home_folder(), OLD), Event()
    events = begin(
        desk, plan_rollover(desk), builder(home_folder(), desk.vpn.region, desk.vault), cancelled
    )
    told = []
    for event in events:
        told.append(event)
        if getattr(event, "step", "") == "endpoint":
            cancelled.set()
    assert isinstance(told[-1], ResultEvent)
    assert told[-1].stopped
    status, (refusal,) = run("rollover", OLD, "--hand-out")
    assert (status, refusal["code"]) == (1, "rollover-none")
    status, (refusal,) = run("rollover", OLD, "--finish", "--yes")
    assert (status, refusal["code"]) == (1, "rollover-none")
    status, lines = run("rollover", OLD, "--begin", "--yes")
    assert (status, lines[-1]["ok"]) == (0, True)
    assert endpoint_of(cloud, NEW).vpc_id == endpoint_of(cloud, OLD).vpc_id
