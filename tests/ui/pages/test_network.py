"""The page Network."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from ipaddress import IPv4Network

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cvpn_wizard.journeys.answers import Answers
from cvpn_wizard.journeys.network import worked_example
from cvpn_wizard.journeys.setup import spec_from
from cvpn_wizard.model.aws import Subnet, Vpc, VpcRoute
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.names import VpcId
from cvpn_wizard.model.spec import Existing, NewSecurityGroup, NewSubnet
from cvpn_wizard.texts import set_language, text
from cvpn_wizard.ui.pages.network import NetworkPage
from cvpn_wizard.ui.services import Services
from cvpn_wizard.ui.widgets.check_list import CheckTable
from cvpn_wizard.ui.widgets.combo import Choice
from tests.fakes.cloud import FakeCloud


class Office(FakeCloud):
    """An account with a VPC that has a peer, four subnets, and a security group."""

    def __init__(self) -> None:
        super().__init__()
        self.vpc = self.create_vpc(IPv4Network("10.20.0.0/16"), {"Name": "office-vpc"})
        self.a = self._put("private-a", "10.20.0.0/24", "a")
        self.c = self._put("private-c", "10.20.1.0/24", "c")
        self.also_a = self._put("other-a", "10.20.2.0/24", "a")
        self.tiny = self._put("tiny-d", "10.20.3.0/28", "d")
        self.group = self.create_security_group(self.vpc.id, "web", "Web servers", {})
        self.create_log_group("/ecs/shop", {})

    def _put(self, name: str, cidr: str, zone: str) -> Subnet:
        return self.create_subnet(
            self.vpc.id, IPv4Network(cidr), f"ap-northeast-1{zone}", {"Name": name}
        )

    def vpc_routes(self, vpc: VpcId) -> tuple[VpcRoute, ...]:
        return (*super().vpc_routes(vpc), VpcRoute(IPv4Network("192.168.7.0/24"), "vgw-1"))

    def peer_ranges(self, vpc: VpcId) -> tuple[IPv4Network, ...]:
        return (IPv4Network("10.30.0.0/16"),)


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def opened(qtbot: QtBot, services: Services, office: Office) -> Callable[[Answers], NetworkPage]:
    def make(answers: Answers) -> NetworkPage:
        page = NetworkPage(replace(services, cloud_for=lambda _a, _m: office))
        qtbot.addWidget(page)
        page.show_answers(answers)
        page.show()
        page.entered()
        qtbot.waitUntil(lambda: words(page, "status") == "")
        return page

    return make


Opener = Callable[[Answers], NetworkPage]


@pytest.fixture
def before(answers: Answers) -> Answers:
    """What was said before this page is reached for the first time."""
    return replace(answers, network=Answers().network, ping="")


def part(page: NetworkPage, name: str) -> QWidget:
    found = page.findChild(QWidget, f"network.{name}")
    assert isinstance(found, QWidget)
    return found


def words(page: NetworkPage, name: str) -> str:
    found = part(page, name)
    assert isinstance(found, QLabel)
    return found.text() if found.isVisibleTo(page) else ""


def choice(page: NetworkPage, name: str) -> Choice:
    found = part(page, name)
    assert isinstance(found, Choice)
    return found


def table(page: NetworkPage) -> CheckTable:
    found = part(page, "subnets")
    assert isinstance(found, CheckTable)
    return found


def write(page: NetworkPage, name: str, value: str) -> None:
    found = part(page, name)
    assert isinstance(found, QLineEdit)
    found.setText(value)


def tick(page: NetworkPage, name: str, *, on: bool = True) -> None:
    found = part(page, name)
    assert isinstance(found, QCheckBox)
    found.setChecked(on)


def choose(page: NetworkPage, qtbot: QtBot, vpc: Vpc) -> None:
    choice(page, "vpc").choose(vpc.id)
    qtbot.waitUntil(lambda: not page.busy())


def verdict(page: NetworkPage, row: int) -> str:
    item = table(page).item(row, 4)
    assert item is not None
    return item.text()


def test_next_may_be_pressed_at_once(opened: Opener, before: Answers) -> None:
    page = opened(before)
    assert page.problem() is None
    assert not page.busy()
    said = page.collect(before)
    assert said.network == worked_example()
    assert said.ping == "10.255.1.125"
    assert spec_from(said).check_server is not None
    assert not part(page, "new_group_name").isVisible()


def test_in_a_vpc_that_is_there_ticking_a_subnet_is_enough(
    opened: Opener, before: Answers, office: Office, qtbot: QtBot
) -> None:
    page = opened(before)
    choose(page, qtbot, office.vpc)
    problem = page.problem()
    assert problem is not None
    assert (problem.code, problem.field) == ("targets-empty", "network.subnets")
    with qtbot.waitSignal(page.map_changed):
        table(page).set_checked(office.a.id, checked=True)
    assert page.problem() is None
    said = page.collect(before).network
    assert said.vpc == Existing(office.vpc.id)
    assert (said.vpc_name, said.vpc_cidrs) == ("office-vpc", ("10.20.0.0/16",))
    assert said.target_subnets == (Existing(office.a.id),)
    assert said.target_labels == (("private-a", "10.20.0.0/24", "ap-northeast-1a"),)
    assert said.security_group == NewSecurityGroup(before.name, IPv4Network("10.20.0.0/16"))
    assert not said.server_enabled
    assert said.other_subnets == ()
    assert said.taken_ranges == (("192.168.7.0/24", "vgw-1"), ("10.30.0.0/16", "peering"))
    assert page.collect(before).ping == ""
    spec_from(page.collect(before))


def test_each_subnet_says_whether_it_will_do(
    opened: Opener, before: Answers, office: Office, qtbot: QtBot
) -> None:
    page = opened(before)
    choose(page, qtbot, office.vpc)
    assert [verdict(page, row) for row in range(4)] == ["Yes", "Yes", "Yes", verdict(page, 3)]
    assert "/27" in verdict(page, 3)
    table(page).set_checked(office.tiny.id, checked=True)
    assert table(page).checked() == ()
    table(page).set_checked(office.a.id, checked=True)
    assert verdict(page, 2) == text("network-subnet-zone-taken")
    table(page).set_checked(office.also_a.id, checked=True)
    table(page).set_checked(office.c.id, checked=True)
    assert table(page).checked() == (office.a.id, office.c.id)
    assert "2 subnets" in words(page, "billing")
    # With the keyboard: Space on the row at hand.
    table(page).setCurrentCell(0, 2)
    qtbot.keyClick(table(page), Qt.Key.Key_Space)
    assert table(page).checked() == (office.c.id,)
    assert verdict(page, 2) == "Yes"


def test_a_new_subnet_in_a_vpc_that_is_there_goes_where_there_is_room(
    opened: Opener, before: Answers, office: Office, qtbot: QtBot
) -> None:
    page = opened(before)
    choose(page, qtbot, office.vpc)
    table(page).set_checked(office.a.id, checked=True)
    tick(page, "new_subnet")
    new = page.collect(before).network.target_subnets[1]
    assert new == NewSubnet("cvpn-target-subnet", IPv4Network("10.20.255.0/24"), "ap-northeast-1c")
    assert page.problem() is None
    write(page, "new_subnet_cidr", "10.20.1.0/25")
    problem = page.problem()
    assert problem is not None
    assert (problem.code, problem.field) == ("subnet-overlap", "network.new_subnet_cidr")


def test_a_server_in_a_vpc_that_is_there(
    opened: Opener, before: Answers, office: Office, qtbot: QtBot
) -> None:
    page = opened(before)
    choose(page, qtbot, office.vpc)
    table(page).set_checked(office.a.id, checked=True)
    tick(page, "server_enabled")
    choice(page, "server_subnet").choose(office.c.id)
    said = page.collect(before)
    assert said.network.server_subnet == office.c.id
    assert said.network.server_address == said.ping == "10.20.1.125"
    write(page, "server_address", "10.20.0.9")
    problem = page.problem()
    assert problem is not None
    assert (problem.code, problem.field) == ("server-address-outside", "network.server_address")
    # A group that lets no ping in is a warning.
    write(page, "server_address", "10.20.1.9")
    choice(page, "security_group").choose(office.group)
    assert words(page, "security_group_problem") != ""
    assert page.problem() is None
    assert page.collect(before).network.security_group == Existing(office.group)
    assert page.collect(before).network.security_group_name == "web"


def test_subnets_follow_a_new_vpcs_range(opened: Opener, before: Answers) -> None:
    page = opened(before)
    write(page, "new_vpc_cidr", "10.9.0.0/16")
    assert page.problem() is None
    said = page.collect(before)
    assert said.network.target_subnets == (
        NewSubnet("cvpn-target-subnet", IPv4Network("10.9.255.0/24")),
    )
    assert said.network.other_subnets == (NewSubnet("server-subnet", IPv4Network("10.9.1.0/24")),)
    assert said.ping == "10.9.1.125"
    # What somebody typed does not follow: it is told.
    write(page, "new_subnet_cidr", "10.9.7.0/24")
    write(page, "new_vpc_cidr", "10.8.0.0/16")
    problem = page.problem()
    assert problem is not None
    assert (problem.code, problem.field) == ("subnet-outside", "network.new_subnet_cidr")


def test_what_was_said_comes_back(
    opened: Opener, before: Answers, office: Office, qtbot: QtBot
) -> None:
    page = opened(before)
    choose(page, qtbot, office.vpc)
    table(page).set_checked(office.c.id, checked=True)
    write(page, "ping_from", "0.0.0.0/0")
    tick(page, "log_enabled", on=False)
    said = page.collect(before)
    page.show_answers(said)
    assert page.collect(said) == said
    # Also on a new page, as after a restart.
    again = opened(said)
    assert again.collect(said) == said
    assert again.problem() is None
    # And a half-typed range of a new VPC is not thrown away.
    choice(page, "vpc").choose("")
    write(page, "new_vpc_cidr", "10.9.0.0/")
    half = page.collect(said)
    page.show_answers(half)
    cidr = part(page, "new_vpc_cidr")
    assert isinstance(cidr, QLineEdit)
    assert cidr.text() == "10.9.0.0/"
    assert page.problem() is not None


def test_when_aws_cannot_be_asked_a_new_network_will_do(
    opened: Opener, before: Answers, office: Office, qtbot: QtBot
) -> None:
    office.refuse("vpcs", WizardError(ErrorCode.NO_NETWORK))
    page = opened(before)
    assert words(page, "refusal_title") == text("refusal-no-network-title")
    assert page.problem() is None
    again = part(page, "again")
    assert isinstance(again, QPushButton)
    again.click()
    qtbot.waitUntil(lambda: choice(page, "vpc").count() == 2)
    assert words(page, "refusal_title") == ""


def test_what_was_chosen_stays_while_it_cannot_be_listed(
    opened: Opener, before: Answers, office: Office, qtbot: QtBot
) -> None:
    first = opened(before)
    choose(first, qtbot, office.vpc)
    table(first).set_checked(office.a.id, checked=True)
    said = first.collect(before)
    office.refuse("vpcs", WizardError(ErrorCode.NO_NETWORK))
    page = opened(said)
    assert page.collect(said) == said
    problem = page.problem()
    assert problem is not None
    assert problem.code == "network-not-listed"


def test_a_vpc_of_another_account_is_not_kept(
    opened: Opener, before: Answers, office: Office, qtbot: QtBot
) -> None:
    page = opened(before)
    choose(page, qtbot, office.vpc)
    table(page).set_checked(office.a.id, checked=True)
    said = page.collect(before)
    office._vpcs.clear()
    moved = replace(said, account=replace(said.account, region="us-east-1"))
    page.show_answers(moved)
    page.entered()
    qtbot.waitUntil(lambda: choice(page, "vpc").count() == 1)
    assert page.collect(moved).network == worked_example()


def test_a_name_that_the_vpc_has_already_is_told(
    opened: Opener, before: Answers, office: Office, qtbot: QtBot
) -> None:
    page = opened(before)
    choose(page, qtbot, office.vpc)
    table(page).set_checked(office.a.id, checked=True)
    write(page, "new_group_name", "web")
    problem = page.problem()
    assert problem is not None
    assert (problem.code, problem.suggestion) == ("network-group-exists", "web-2")
    assert part(page, "new_group_name").isVisible()


def test_logs_that_are_there_are_offered_and_kept_as_they_are(
    opened: Opener, before: Answers
) -> None:
    page = opened(before)
    tick(page, "log_enabled")
    group = page.findChild(QWidget, "network.log_group")
    assert group is not None
    names = [group.itemText(n) for n in range(group.count())]  # type: ignore[attr-defined]
    assert names == ["/aws/clientvpn", "/ecs/shop"]
    group.setEditText("/ecs/shop")  # type: ignore[attr-defined]
    assert page.collect(before).network.log_group == "/ecs/shop"
    line = part(page, "log_there")
    assert isinstance(line, QLabel)
    assert line.text() == text("network-log-there")


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_change_of_language_changes_no_answer(
    opened: Opener, before: Answers, office: Office, qtbot: QtBot, language: str
) -> None:
    page = opened(before)
    choose(page, qtbot, office.vpc)
    table(page).set_checked(office.a.id, checked=True)
    tick(page, "server_enabled")
    said = page.collect(before)
    set_language(language)
    page.retranslate()
    assert page.collect(before) == said
    assert verdict(page, 0) == text("network-subnet-good")
