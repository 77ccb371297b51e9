"""AWS's side beside a check on screen: joined, mended, left alone, or out of reach."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.pki.authority import Authority
from cvpn_wizard.adapters.pki.revocation import make_list
from cvpn_wizard.journeys.answers import AccountAnswers
from cvpn_wizard.model.checking import Layer, LayerState
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.handshake import Outcome, Suspicion
from cvpn_wizard.model.map import LinkState
from cvpn_wizard.model.secret import Secret
from cvpn_wizard.texts import set_language, text
from cvpn_wizard.texts.checking_report import report_text
from cvpn_wizard.ui.checking.page import CheckPage
from cvpn_wizard.ui.jobs import Jobs
from cvpn_wizard.ui.services import Practice, Services
from tests.ui.pages.conftest import MemoryVault
from tests.unit.journeys.checking.stage import HOST, NOW, SILENT, TARGET, WORDS, Stage, handshake
from tests.unit.journeys.doctoring.conftest import WHOLE
from tests.unit.journeys.doctoring.test_righting import Kept

T = TypeVar("T", bound=QWidget)
CloudFor = Callable[[AccountAnswers, Secret | None], Cloud]
Make = Callable[..., CheckPage]


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path)


@pytest.fixture
def profile(tmp_path: Path, kept: Kept) -> Path:
    authority = Authority.create("office CA", 10, NOW)
    person = authority.issue_client("anna", 2, NOW)
    path = tmp_path / "anna.ovpn"
    path.write_text(
        f"{WORDS.replace(HOST, HOST.replace(HOST.partition('.')[0], kept.endpoint))}"
        f"remote-cert-tls server\n<ca>\n{authority.certificate}</ca>\n"
        f"<cert>\n{person.certificate}</cert>\n<key>\n{person.key.reveal()}</key>\n"
        "verify-x509-name server name\n",
        encoding="utf-8",
    )
    return path


@pytest.fixture
def make(qtbot: QtBot, jobs: Jobs, kept: Kept) -> Make:
    def made(stage: Stage, cloud_for: CloudFor | None = None, **more: object) -> CheckPage:
        services = Services(
            jobs=jobs,
            home=kept.home,
            vault=MemoryVault(),
            cloud_for=cloud_for or (lambda _account, _mfa: kept.cloud),
        )
        page = CheckPage(replace(services, **more))  # type: ignore[arg-type]  # by name
        page.tools = stage.tools
        qtbot.addWidget(page)
        page.resize(1280, 660)
        page.show()
        return page

    return made


def part(page: QWidget, name: str, kind: type[T]) -> T:
    found = page.findChild(kind, name)
    assert found is not None, name
    return found


def line(page: CheckPage) -> str:
    label = part(page, "check.aws_words", QLabel)
    return label.text() if label.isVisibleTo(page) else ""


def codes(page: CheckPage) -> list[str]:
    return [card.finding.code for card in page.layers.cards]


def begin(page: CheckPage, path: Path) -> CheckPage:
    part(page, "check.profile", QLineEdit).setText(str(path))
    part(page, "check.host", QLineEdit).setText(TARGET)
    page.start()
    return page


def looked(qtbot: QtBot, page: CheckPage, path: Path) -> CheckPage:
    """The page once both sides are known."""
    begin(page, path)
    done = (text("checking-aws-looked", vpn="office"), text("checking-aws-unknown"))
    qtbot.waitUntil(lambda: not page.busy and line(page) in done)
    return page


def test_the_cause_at_aws_comes_first_and_is_mended_by_its_button(
    qtbot: QtBot, make: Make, kept: Kept, profile: Path
) -> None:
    kept.cloud.revoke_authorization(kept.endpoint, WHOLE)
    stage = Stage(pings=SILENT).connect()
    page = looked(qtbot, make(stage), profile)
    assert codes(page)[0] == "aws-rule-none"
    assert "target-silent" in codes(page)
    cause, *others = page.layers.cards
    assert not cause.button.isHidden()
    assert all(card.button.isHidden() for card in others)
    assert part(page, "check.verdict_words", QLabel).text() == cause.accessibleName()
    assert page.map.model.links["subnet"] is LinkState.BROKEN
    qtbot.mouseClick(cause.button.button, Qt.MouseButton.LeftButton)
    assert line(page) == text("care-doctor-fixing")
    qtbot.waitUntil(lambda: not page.busy and "aws-rule-none" not in codes(page))
    qtbot.waitUntil(lambda: line(page) == text("checking-aws-looked", vpn="office"))
    assert [rule.cidr for rule in kept.cloud.authorization_rules(kept.endpoint)] == [WHOLE]


def test_what_costs_money_is_asked_about_with_its_price(
    qtbot: QtBot, make: Make, kept: Kept, profile: Path
) -> None:
    for one in kept.cloud.associations(kept.endpoint):
        kept.cloud.disassociate(kept.endpoint, one.id)
    page = looked(qtbot, make(Stage(pings=SILENT).connect()), profile)
    (number,) = [n for n, code in enumerate(codes(page), 1) if code == "aws-association-none"]
    name = f"check.finding_{number}_fix"
    qtbot.mouseClick(part(page, name, QPushButton), Qt.MouseButton.LeftButton)
    assert not page.aws.fixing
    asked = part(page, f"{name}_price", QLabel)
    # Two subnets in Tokyo for 730 hours at 0.15 USD.
    assert "$219" in asked.text()
    assert asked.isVisibleTo(page)
    assert page.focusWidget() is part(page, f"{name}_not", QPushButton)
    qtbot.mouseClick(part(page, f"{name}_not", QPushButton), Qt.MouseButton.LeftButton)
    assert not asked.isVisibleTo(page)
    assert not kept.cloud.associations(kept.endpoint)
    qtbot.mouseClick(part(page, name, QPushButton), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(part(page, f"{name}_sure", QPushButton), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.busy and "aws-association-none" not in codes(page))
    assert kept.cloud.associations(kept.endpoint)


def test_an_expired_list_is_no_suspicion_any_more(
    qtbot: QtBot, make: Make, kept: Kept, profile: Path
) -> None:
    past = datetime.now(UTC) - timedelta(days=500)
    listed = make_list(Authority.create("office CA", 1, past), {}, now=past, number=1)
    kept.cloud.import_revocation_list(kept.endpoint, listed.pem)
    refused = handshake(
        Outcome.CLIENT_REFUSED, suspicions=(Suspicion.REVOKED, Suspicion.LIST_EXPIRED)
    )
    page = looked(qtbot, make(Stage(handshake=refused)), profile)
    assert codes(page)[:2] == ["client-list-expired", "aws-crl-expired"]
    assert "client-revoked" not in codes(page)


def test_a_laptop_that_gets_through_makes_it_a_warning(
    qtbot: QtBot, make: Make, kept: Kept, profile: Path
) -> None:
    kept.cloud.revoke_authorization(kept.endpoint, WHOLE)
    page = looked(qtbot, make(Stage().connect()), profile)
    assert codes(page) == ["aws-rule-none"]
    (card,) = page.layers.cards
    assert card.finding.warning
    assert not card.button.isHidden()
    assert page.map.model.broken_at == ""


def test_aws_never_holds_up_the_layers_of_this_computer(
    qtbot: QtBot, make: Make, kept: Kept, profile: Path
) -> None:
    kept.cloud.revoke_authorization(kept.endpoint, WHOLE)
    hold = Event()

    def slow(_account: AccountAnswers, _mfa: Secret | None) -> Cloud:
        hold.wait(10)
        return kept.cloud

    page = begin(make(Stage(pings=SILENT).connect(), slow), profile)
    qtbot.waitUntil(lambda: not page.busy)
    assert codes(page) == ["target-silent"]
    assert line(page) == text("checking-aws-looking")
    hold.set()
    qtbot.waitUntil(lambda: codes(page)[:1] == ["aws-rule-none"])


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (ErrorCode.NO_CREDENTIALS, "checking-aws-no-way-in"),
        (ErrorCode.NO_NETWORK, "checking-aws-refused"),
    ],
)
def test_without_a_way_in_there_is_only_a_quiet_line(
    qtbot: QtBot, make: Make, profile: Path, code: ErrorCode, said: str
) -> None:
    def refuse(_account: AccountAnswers, _mfa: Secret | None) -> Cloud:
        raise WizardError(code)

    page = begin(make(Stage().connect(), refuse), profile)
    why = text(f"refusal-{code.value}-title")
    qtbot.waitUntil(lambda: line(page) == text(said, why=why))
    qtbot.waitUntil(lambda: not page.busy)
    assert codes(page) == []
    set_language("ja")
    page.retranslate()
    assert "管理者" in line(page)


def test_a_vpn_that_nobody_here_knows_is_left_to_an_admin(
    qtbot: QtBot, make: Make, kept: Kept, profile: Path
) -> None:
    profile.write_text(profile.read_text(encoding="utf-8").replace(kept.endpoint, "cvpn-other"))
    kept.cloud.calls.clear()
    page = looked(qtbot, make(Stage()), profile)
    assert line(page) == text("checking-aws-unknown")
    assert kept.cloud.calls == []


def test_the_switch_leaves_aws_alone(qtbot: QtBot, make: Make, kept: Kept, profile: Path) -> None:
    kept.cloud.revoke_authorization(kept.endpoint, WHOLE)
    page = looked(qtbot, make(Stage(pings=SILENT).connect()), profile)
    assert "aws-rule-none" in codes(page)
    switch = part(page, "check.aws", QCheckBox)
    switch.click()
    assert codes(page) == ["target-silent"]
    assert line(page) == ""
    kept.cloud.calls.clear()
    begin(page, profile)
    qtbot.waitUntil(lambda: not page.busy)
    assert kept.cloud.calls == []
    assert codes(page) == ["target-silent"]


def test_in_practice_the_practice_aws_is_looked_at(
    qtbot: QtBot, make: Make, kept: Kept, profile: Path
) -> None:
    kept.cloud.revoke_authorization(kept.endpoint, WHOLE)
    practice = Practice("http://127.0.0.1:1", ("127.0.0.1", 9))
    stage = Stage(names={"127.0.0.1": "127.0.0.1"}, tcp={9: ""})
    page = looked(qtbot, make(stage, practice=lambda: practice), profile)
    assert codes(page) == ["aws-rule-none"]
    assert page.map.model.broken_at == "subnet"
    report = page.shown
    assert report.state(Layer.ROUTE) is LayerState.FAILED
    assert "aws-rule-none" in report_text(report, NOW)
    assert text("checking-report-none") not in report_text(report, NOW)


def test_a_fix_that_aws_refuses_is_told(
    qtbot: QtBot, make: Make, kept: Kept, profile: Path
) -> None:
    kept.cloud.revoke_authorization(kept.endpoint, WHOLE)
    page = looked(qtbot, make(Stage(pings=SILENT).connect()), profile)
    kept.cloud.refuse("authorize", WizardError(ErrorCode.ACCESS_DENIED, action="x"))
    qtbot.mouseClick(part(page, "check.finding_1_fix", QPushButton), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: part(page, "check.aws_refusal", QWidget).isVisibleTo(page))
    assert codes(page)[0] == "aws-rule-none"
    assert not page.layers.cards[0].button.isHidden()
