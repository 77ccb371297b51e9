"""Other settings: changed at AWS and in the records; what others did stays."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import IPv4Address, IPv4Network
from pathlib import Path
from threading import Event

import pytest

from cvpn_wizard.journeys.changing.settings import Settings
from cvpn_wizard.journeys.showing import look_at
from cvpn_wizard.model.care import EndpointChange
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.spec import Transport
from tests.unit.journeys.changing.test_pausing import FAR, Office
from tests.unit.journeys.doctoring.conftest import WHOLE

PART = IPv4Network("10.255.1.0/24")
THEIRS = IPv4Network("10.77.0.0/16")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def settings(office: Office) -> Settings:
    return Settings("office", office.home, office.cloud, office.records, office.clock, Event())


def drift(office: Office) -> list[str]:
    return [one.what for one in look_at("office", office.cloud, office.records).drift]


def test_everything_that_can_be_changed(office: Office) -> None:
    after = replace(
        office.spec,
        split_tunnel=False,
        port=1194,
        session_hours=8,
        banner="Hello",
        dns_servers=(IPv4Address("10.255.0.2"),),
        authorize=(PART,),
        routes=(FAR,),
    )
    changed = {one.what for one in settings(office).change(after)}
    assert changed == {
        "split_tunnel", "port", "session_hours", "banner", "dns_servers", "authorize", "routes",
    }  # fmt: skip
    endpoint = office.cloud.endpoint(office.endpoint)
    assert endpoint is not None
    assert (endpoint.split_tunnel, endpoint.port, endpoint.session_hours) == (False, 1194, 8)
    assert (endpoint.banner, endpoint.dns_servers) == ("Hello", ("10.255.0.2",))
    assert [one.cidr for one in office.cloud.authorization_rules(office.endpoint)] == [PART]
    assert settings(office).plan == after
    assert drift(office) == []


def test_what_others_changed_stays(office: Office) -> None:
    office.cloud.authorize(office.endpoint, THEIRS, "t")
    office.cloud.change_endpoint(office.endpoint, EndpointChange(banner="theirs"))
    after = replace(office.spec, session_hours=8, authorize=(PART,))
    assert {one.what for one in settings(office).change(after)} == {"session_hours", "authorize"}
    rules = {one.cidr for one in office.cloud.authorization_rules(office.endpoint)}
    assert rules == {PART, THEIRS}
    endpoint = office.cloud.endpoint(office.endpoint)
    assert endpoint is not None
    assert endpoint.banner == "theirs"
    assert set(drift(office)) == {"banner", "authorize", "routes"}  # the stage has a route by hand


def test_nobody_is_without_a_way_in_between(office: Office) -> None:
    """The new rule is there before the old one goes."""
    office.cloud.calls.clear()
    list(settings(office).change(replace(office.spec, authorize=(PART,))))
    calls = office.cloud.calls
    assert calls.index("authorize") < calls.index("revoke_authorization")


@pytest.mark.parametrize(
    "other",
    [{"client_cidr": IPv4Network("10.8.0.0/16")}, {"transport": Transport.TCP}],
    ids=["client CIDR", "transport"],
)
def test_what_is_settled_is_refused_before_anything_is_changed(
    office: Office, other: dict[str, object]
) -> None:
    after = replace(office.spec, session_hours=8, **other)  # type: ignore[arg-type]
    with pytest.raises(WizardError) as refused:
        list(settings(office).change(after))
    assert refused.value.code is ErrorCode.UNCHANGEABLE
    endpoint = office.cloud.endpoint(office.endpoint)
    assert endpoint is not None
    assert endpoint.session_hours == 24
    assert settings(office).plan == office.spec


def test_a_refusal_half_way_leaves_a_difference_that_is_told(office: Office) -> None:
    office.cloud.refuse("authorize", WizardError(ErrorCode.ACCESS_DENIED, action="x"))
    after = replace(office.spec, session_hours=8, authorize=(WHOLE, PART))
    with pytest.raises(WizardError):
        list(settings(office).change(after))
    assert "authorize" in drift(office)
    assert "session_hours" not in drift(office)
