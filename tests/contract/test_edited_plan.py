"""``apply`` of a plan that was edited: the edit happens at AWS, and nothing beside it."""

from __future__ import annotations

from ipaddress import IPv4Network
from pathlib import Path

import pytest

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.profile.profile import Profile
from cvpn_wizard.model.aws import Endpoint
from cvpn_wizard.model.names import EndpointId
from cvpn_wizard.practice.server import PracticeAws
from tests.contract.conftest import WORKED, Run

NAME = "cvpn-endpoint-01"
THEIRS = IPv4Network("10.77.0.0/16")


class Office:
    """The worked example, built; its plan can be edited and applied."""

    def __init__(self, folder: Path, cloud: Cloud, run: Run) -> None:
        self._folder, self._cloud, self._run = folder, cloud, run
        self._text = WORKED.read_text(encoding="utf-8")
        self._plan = folder / "plan.toml"
        assert self.apply()[0] == 0
        self.id: EndpointId = self.endpoint.id

    @property
    def endpoint(self) -> Endpoint:
        (found,) = [one for one in self._cloud.endpoints() if one.belongs_to(NAME)]
        return found

    @property
    def authorized(self) -> list[str]:
        return sorted(str(one.cidr) for one in self._cloud.authorization_rules(self.endpoint.id))

    def edit(self, *changes: tuple[str, str]) -> None:
        for was, now in changes:
            assert was in self._text
            self._text = self._text.replace(was, now)

    def apply(self, verb: str = "apply") -> tuple[int, list[dict[str, object]]]:
        self._plan.write_text(self._text, encoding="utf-8")
        out = () if verb == "plan" else ("--out", self._folder / "out")
        return self._run(verb, self._plan, *out)


@pytest.fixture
def office(
    aws: PracticeAws, cloud: Cloud, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Office:
    del aws
    (tmp_path / "passphrase").write_text("correct horse\n", encoding="utf-8")
    monkeypatch.setenv("CVPN_WIZARD_PASSPHRASE_FILE", str(tmp_path / "passphrase"))
    return Office(tmp_path, cloud, run)


def changes(lines: list[dict[str, object]], event: str = "changed") -> set[object]:
    return {line["what"] for line in lines if line["event"] == event}


def test_an_edit_is_announced_carried_out_and_nothing_else_is_touched(
    office: Office, cloud: Cloud
) -> None:
    cloud.authorize(office.id, THEIRS, "theirs")  # by hand, in the console
    office.edit(
        ("split_tunnel = true", "split_tunnel = false"),
        ("session_hours = 24", "session_hours = 8"),
        ('authorize = ["10.255.0.0/16"]', 'authorize = ["10.0.0.0/9"]'),
        ("routes = []", 'routes = ["0.0.0.0/0"]'),
    )
    wanted = {"split_tunnel", "session_hours", "authorize", "routes"}
    status, lines = office.apply("plan")
    assert (status, changes(lines, "change")) == (0, wanted)
    assert office.endpoint.split_tunnel is True

    status, lines = office.apply()
    assert status == 0
    assert changes(lines) == {"split_tunnel", "session_hours", "authorize"}  # a route is a step
    assert lines[-1]["ok"] is True
    assert (office.endpoint.split_tunnel, office.endpoint.session_hours) == (False, 8)
    assert office.authorized == ["10.0.0.0/9", str(THEIRS)]
    assert changes(lines, "drift") == {"authorize"}  # what others made is told, and left alone
    assert office.endpoint.id == office.id

    office.edit(('routes = ["0.0.0.0/0"]', "routes = []"))
    status, lines = office.apply()
    assert (status, changes(lines)) == (0, {"routes"})
    assert [str(r.cidr) for r in cloud.client_routes(office.id) if r.origin == "add-route"] == []


def test_another_port_makes_profiles_anew(office: Office, tmp_path: Path) -> None:
    profile = tmp_path / "out" / "client1.domain.tld.ovpn"
    assert (Profile.read(profile).remote or ("", 0))[1] == 443
    office.edit(("port = 443", "port = 1194"))
    status, lines = office.apply()
    assert (status, changes(lines)) == (0, {"port"})
    assert (Profile.read(profile).remote or ("", 0))[1] == 1194


def test_what_an_endpoint_cannot_change_is_refused_before_anything_is_changed(
    office: Office, run: Run
) -> None:
    office.edit(
        ('client_cidr = "10.0.0.0/16"', 'client_cidr = "10.8.0.0/16"'),
        ("session_hours = 24", "session_hours = 8"),
    )
    for verb in ("plan", "apply"):
        status, lines = office.apply(verb)
        assert status == 1
        assert [line["code"] for line in lines if line["event"] == "refusal"] == ["unchangeable"]
    assert office.endpoint.session_hours == 24
    _, (shown,) = run("show", NAME)
    assert (shown["state"], shown["drift"]) == ("done", [])


def test_the_same_plan_again_changes_nothing(office: Office) -> None:
    status, lines = office.apply()
    assert status == 0
    assert changes(lines) == changes(lines, "drift") == set()


def test_settings_without_the_plan_file(office: Office, cloud: Cloud, run: Run) -> None:
    cloud.authorize(office.id, THEIRS, "theirs")
    wanted = ("--session-hours", 8, "--split-tunnel", "off", "--authorize", "10.0.0.0/9")
    status, lines = run("change", NAME, *wanted)
    assert status == 0
    assert changes(lines) == {"session_hours", "split_tunnel", "authorize"}
    assert changes(lines, "drift") == {"authorize"}
    assert (office.endpoint.session_hours, office.endpoint.split_tunnel) == (8, False)
    assert office.authorized == ["10.0.0.0/9", str(THEIRS)]
    assert run("change", NAME)[0] == 2
    assert run("change", NAME, "--dns", "10.0.0.1,10.0.0.2,10.0.0.3")[0] == 1
    _, (shown,) = run("show", NAME)
    assert [one["what"] for one in shown["drift"]] == ["authorize"]
