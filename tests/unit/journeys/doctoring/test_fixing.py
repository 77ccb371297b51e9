"""Fixes, each read back; and what is refused because others would be cut off."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from ipaddress import IPv4Network
from pathlib import Path
from threading import Event

import pytest

from cvpn_wizard.journeys.doctoring.examining import all_findings
from cvpn_wizard.journeys.doctoring.fixing import COSTLY, REPAIRS, Fixer, fixable
from cvpn_wizard.journeys.doctoring.looking import situation_of
from cvpn_wizard.journeys.doctoring.situation import Situation
from cvpn_wizard.model.aws import SecurityGroup
from cvpn_wizard.model.care import EndpointChange, Filter, GroupRules
from cvpn_wizard.model.checking import Finding, Layer, Mender
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.names import SecurityGroupId
from tests.unit.journeys.doctoring.conftest import WHOLE
from tests.unit.journeys.doctoring.test_righting import Hasty, Kept

FAR = IPv4Network("10.30.0.0/16")


class Clinic(Kept):
    """The stage with a fixer."""

    def __init__(self, home: Path) -> None:
        super().__init__(home)
        self.fixer = Fixer("office", home, self.cloud, self.records, Hasty(), Event())

    def now(self) -> Situation:
        return situation_of("office", self.cloud, self.records, datetime.now(UTC))

    def found(self, code: str) -> Finding:
        return next(one for one in all_findings(self.now()) if one.code == code)

    def codes(self) -> set[str]:
        return {one.code for one in all_findings(self.now())}

    def fix(self, code: str) -> None:
        self.fixer.fix(self.found(code), self.now(), self.now)


@pytest.fixture
def clinic(tmp_path: Path) -> Clinic:
    return Clinic(tmp_path)


def test_a_rule_is_added_and_those_of_others_stay(clinic: Clinic) -> None:
    clinic.cloud.revoke_authorization(clinic.endpoint, WHOLE)
    clinic.cloud.authorize(clinic.endpoint, FAR, "theirs")
    clinic.fix("aws-rule-target")
    rules = {rule.cidr for rule in clinic.cloud.authorization_rules(clinic.endpoint)}
    assert rules == {WHOLE, FAR}


def test_an_association_is_put_back(clinic: Clinic) -> None:
    for one in clinic.cloud.associations(clinic.endpoint):
        clinic.cloud.disassociate(clinic.endpoint, one.id)
    assert "aws-association-none" in COSTLY
    clinic.fix("aws-association-none")
    assert len(clinic.cloud.associations(clinic.endpoint)) == 2


def test_a_route_is_added_where_it_is_missing(clinic: Clinic) -> None:
    clinic.cloud.create_client_route(clinic.endpoint, FAR, clinic.c, "theirs")
    clinic.fix("aws-route-partial")
    through = {r.subnet_id for r in clinic.cloud.client_routes(clinic.endpoint) if r.cidr == FAR}
    assert through == {clinic.a, clinic.c}


def test_the_log_is_switched_on_in_a_group_of_our_own(clinic: Clinic) -> None:
    clinic.cloud.change_endpoint(clinic.endpoint, EndpointChange(log=("", "")))
    clinic.fix("risk-log-off")
    endpoint = clinic.cloud.endpoint(clinic.endpoint)
    assert endpoint is not None
    assert endpoint.log_group == "/aws/clientvpn/office"
    group = clinic.cloud.log_group(endpoint.log_group)
    assert group is not None
    assert group.belongs_to("office")
    assert group.retention_days == 30
    assert clinic.drift() == []


def test_a_log_group_that_is_gone_is_made_again(clinic: Clinic) -> None:
    clinic.cloud.delete_log_group("/aws/clientvpn")
    clinic.fix("aws-log-gone")
    assert clinic.cloud.log_stream_exists("/aws/clientvpn", "s")
    assert clinic.codes() <= {"risk-all-users"}


def test_the_portal_is_switched_off(clinic: Clinic) -> None:
    clinic.cloud.change_endpoint(clinic.endpoint, EndpointChange(portal=True))
    clinic.fix("risk-portal-on")
    assert "risk-portal-on" not in clinic.codes()


def default_group(clinic: Clinic) -> SecurityGroupId:
    """The endpoint wears the VPC's default group, as it does where none was named."""
    made = clinic.cloud.create_security_group(clinic.vpc, "default", "default VPC group", {})
    assert isinstance(clinic.cloud._groups[made], SecurityGroup)
    clinic.cloud.apply_security_groups(clinic.endpoint, clinic.vpc, [made])
    return made


def test_the_default_group_gives_way_to_one_of_its_own(clinic: Clinic) -> None:
    made = default_group(clinic)
    clinic.fix("risk-default-group")
    endpoint = clinic.cloud.endpoint(clinic.endpoint)
    assert endpoint is not None
    (own,) = [one for one in clinic.cloud.security_groups() if one.group_name == "office-clients"]
    assert endpoint.security_group_ids == (own.id,)
    assert own.belongs_to("office")
    assert made in {one.id for one in clinic.cloud.security_groups()}


def test_a_default_group_that_servers_wear_is_left_alone(clinic: Clinic) -> None:
    made = default_group(clinic)
    (server,) = [one for one in clinic.now().around.interfaces if one.id == f"eni-{clinic.server}"]
    worn = replace(server, group_ids=(made,))
    others = tuple(one for one in clinic.now().around.interfaces if one != server)
    clinic.cloud.around.interfaces = (*others, worn)
    finding = clinic.found("risk-default-group")
    assert finding.facts["others"] == 1
    assert finding not in list(fixable(clinic.now(), all_findings(clinic.now())))
    with pytest.raises(WizardError) as caught:
        clinic.fix("risk-default-group")
    assert caught.value.code is ErrorCode.IN_USE


def test_a_default_group_that_a_server_lets_in_is_left_alone(clinic: Clinic) -> None:
    made = default_group(clinic)
    by_group = GroupRules(SecurityGroupId("sg-files"), (Filter("tcp", None, None, made),), ())
    clinic.cloud.around.groups = (*clinic.now().around.group_rules, by_group)
    assert clinic.found("risk-default-group").facts["others"] == 0
    with pytest.raises(WizardError) as caught:
        clinic.fix("risk-default-group")
    assert caught.value.code is ErrorCode.IN_USE


def test_groups_are_applied_once_more(clinic: Clinic) -> None:
    now = clinic.now()
    old = (SecurityGroupId("sg-old"),)
    clinic.cloud.around.interfaces = tuple(
        replace(one, group_ids=old) if "ClientVPN" in one.description else one
        for one in now.around.interfaces
    )
    finding = clinic.found("aws-group-not-applied")
    clinic.cloud.calls.clear()

    def applied() -> Situation:
        if "apply_security_groups" in clinic.cloud.calls:
            clinic.cloud.around.interfaces = now.around.interfaces
        return clinic.now()

    clinic.fixer.fix(finding, clinic.now(), applied)
    assert "aws-group-not-applied" not in clinic.codes()


def test_a_fix_that_does_not_read_back_is_not_told_as_done(clinic: Clinic) -> None:
    clinic.cloud.change_endpoint(clinic.endpoint, EndpointChange(portal=True))
    clinic.cloud.change_endpoint = lambda *_: None  # type: ignore[method-assign]
    with pytest.raises(WizardError) as caught:
        clinic.fix("risk-portal-on")
    assert caught.value.code is ErrorCode.TOOK_TOO_LONG


def test_what_people_must_decide_is_not_fixed(clinic: Clinic) -> None:
    finding = Finding("aws-crl-expired", Layer.HANDSHAKE, Mender.ADMIN)
    with pytest.raises(WizardError) as caught:
        clinic.fixer.fix(finding, clinic.now(), clinic.now)
    assert caught.value.code is ErrorCode.NOT_FOUND
    assert "risk-all-users" not in REPAIRS


def test_only_what_the_plan_knows_can_be_put_right(clinic: Clinic) -> None:
    """A target that no range of the plan has: which range to open is for people to say."""
    now = clinic.now()
    finding = Finding("aws-rule-target", Layer.ROUTE, Mender.ADMIN, {"target": "10.30.0.9"})
    far = replace(now, spec=replace(now.spec, authorize=(FAR,)))
    assert list(fixable(now, (finding,))) == [finding]
    assert list(fixable(far, (finding,))) == []
