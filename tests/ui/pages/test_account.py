"""The page Account."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.aws.sso import DeviceCode, DeviceFlow, SignIn, SsoAccount
from cvpn_wizard.journeys.answers import AccountAnswers, AccountSource, Answers
from cvpn_wizard.model.aws import Identity
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.secret import Secret
from cvpn_wizard.texts import set_language, text
from cvpn_wizard.ui.pages.account import AccountPage
from cvpn_wizard.ui.services import Services
from cvpn_wizard.ui.widgets.combo import Choice
from tests.fakes.cloud import ACCOUNT, FakeCloud

KEY = "AKIAEXAMPLE"


class Root(FakeCloud):
    def identity(self) -> Identity:
        return Identity(ACCOUNT, f"arn:aws:iam::{ACCOUNT}:root")


@pytest.fixture
def cloud() -> FakeCloud:
    return FakeCloud()


@pytest.fixture
def asked() -> list[tuple[AccountAnswers, Secret | None]]:
    return []


@pytest.fixture
def here(
    services: Services, cloud: FakeCloud, asked: list[tuple[AccountAnswers, Secret | None]]
) -> Services:
    def cloud_for(account: AccountAnswers, mfa: Secret | None) -> Cloud:
        asked.append((account, mfa))
        return cloud

    return replace(services, cloud_for=cloud_for)


Opener = Callable[[Services], AccountPage]


@pytest.fixture
def opened(qtbot: QtBot) -> Opener:
    def make(services: Services) -> AccountPage:
        page = AccountPage(services)
        qtbot.addWidget(page)
        page.show_answers(Answers())
        page.show()
        page.entered()
        return page

    return make


def part(page: AccountPage, name: str) -> QWidget:
    found = page.findChild(QWidget, name)
    assert isinstance(found, QWidget)
    return found


def words(page: AccountPage, name: str) -> str:
    found = part(page, f"account.{name}")
    assert isinstance(found, QLabel)
    return found.text() if found.isVisibleTo(page) else ""


def press(page: AccountPage, name: str) -> None:
    button = part(page, name)
    assert isinstance(button, QPushButton)
    button.click()


def type_key(page: AccountPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(part(page, "credentials.access_key"), KEY)
    qtbot.keyClicks(part(page, "credentials.secret_key"), "very-secret")


def verified(page: AccountPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.problem() is None)


def test_a_key_is_verified_and_its_secret_put_away(
    opened: Opener, here: Services, qtbot: QtBot
) -> None:
    page = opened(here)
    problem = page.problem()
    assert problem is not None
    assert (problem.code, problem.field) == ("account-missing", "credentials.access_key")
    type_key(page, qtbot)
    press(page, "account.verify")
    assert page.busy()
    verified(page, qtbot)
    said = page.collect(Answers()).account
    assert said.source is AccountSource.KEYS
    assert said.access_key_id == KEY
    assert said.identity == Identity(ACCOUNT, f"arn:aws:iam::{ACCOUNT}:user/admin")
    assert here.vault.get(f"aws:{KEY}") == Secret("very-secret")
    assert "very-secret" not in repr(said)
    secret = part(page, "credentials.secret_key")
    assert isinstance(secret, QLineEdit)
    assert secret.text() == ""
    assert secret.placeholderText() == text("account-secret-held")
    assert words(page, "verified_account") == "1234-5678-9012"
    assert words(page, "verified_region") == "Tokyo"
    assert words(page, "verified_identity") == "user/admin"
    # There is no keyring in this test, and the page says so.
    assert words(page, "no_keyring_words") == text("account-no-keyring")
    # Back and here again: nothing is lost.
    page.show_answers(page.collect(Answers()))
    assert page.problem() is None


def test_a_session_token_is_held_beside_the_secret(
    opened: Opener, here: Services, qtbot: QtBot
) -> None:
    page = opened(here)
    type_key(page, qtbot)
    token = part(page, "credentials.session_token")
    qtbot.keyClicks(token, "token")
    press(page, "account.verify")
    verified(page, qtbot)
    assert here.vault.get(f"aws:{KEY}:token") == Secret("token")
    assert here.vault.get(f"aws:{KEY}") == Secret("very-secret")
    # It ends by itself: that there is no keyring is nothing to tell of.
    assert not words(page, "no_keyring_words")


def test_temporary_keys_never_reach_the_keyring(
    opened: Opener, here: Services, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[str] = []
    monkeypatch.setattr(here.vault, "put", lambda name, _secret: kept.append(name))
    page = opened(here)
    type_key(page, qtbot)
    qtbot.keyClicks(part(page, "credentials.session_token"), "token")
    press(page, "account.verify")
    verified(page, qtbot)
    assert kept == []


def test_temporary_keys_are_said_to_be_safer(opened: Opener, here: Services) -> None:
    page = opened(here)
    assert text("account-keys-advice") in [label.text() for label in page.findChildren(QLabel)]
    for language in ("en", "ja"):
        set_language(language)
        assert "ASIA" in text("account-keys-advice")
    set_language("en")


def test_a_key_may_come_from_dictation_or_another_program(
    opened: Opener, here: Services, qtbot: QtBot
) -> None:
    # What helps people to type sets a whole text: no key is pressed.
    page = opened(here)
    for name, value in (("access_key", KEY), ("secret_key", "very-secret")):
        line = part(page, f"credentials.{name}")
        assert isinstance(line, QLineEdit)
        line.setText(value)
    press(page, "account.verify")
    verified(page, qtbot)
    # That the secret is put away is not another key.
    assert page.problem() is None
    assert words(page, "verified_account") == "1234-5678-9012"


def test_a_key_that_aws_does_not_know_is_not_kept(
    opened: Opener, here: Services, cloud: FakeCloud, qtbot: QtBot
) -> None:
    cloud.refuse("identity", WizardError(ErrorCode.BAD_CREDENTIALS))
    page = opened(here)
    type_key(page, qtbot)
    press(page, "account.verify")
    qtbot.waitUntil(lambda: words(page, "refusal_title") != "")
    assert words(page, "refusal_title") == text("refusal-bad-credentials-title")
    assert page.problem() is not None
    assert here.vault.get(f"aws:{KEY}") is None
    # What was typed stays; trying again works.
    press(page, "account.again")
    verified(page, qtbot)
    assert words(page, "refusal_title") == ""


def test_another_key_is_another_question(opened: Opener, here: Services, qtbot: QtBot) -> None:
    page = opened(here)
    type_key(page, qtbot)
    press(page, "account.verify")
    verified(page, qtbot)
    qtbot.keyClicks(part(page, "credentials.access_key"), "2")
    assert page.problem() is not None
    assert page.collect(Answers()).account.identity is None
    assert words(page, "verified_account") == ""


def test_forgetting_takes_the_key_out_of_the_keyring(
    opened: Opener, here: Services, qtbot: QtBot
) -> None:
    page = opened(here)
    type_key(page, qtbot)
    press(page, "account.verify")
    verified(page, qtbot)
    press(page, "account.forget")
    qtbot.waitUntil(lambda: page.problem() is not None)
    assert here.vault.get(f"aws:{KEY}") is None
    assert page.collect(Answers()).account.access_key_id == ""


def test_practice_verifies_by_itself_and_asks_for_nothing(
    opened: Opener, here: Services, practising: Services, qtbot: QtBot
) -> None:
    page = opened(replace(here, practice=practising.practice))
    verified(page, qtbot)
    assert page.collect(Answers()).account.source is AccountSource.PRACTICE
    assert words(page, "practice_words") == text("account-practice")
    assert not part(page, "credentials.access_key").isVisible()
    assert not part(page, "account.verify").isVisible()


def test_a_region_is_named_in_words_and_a_disabled_one_said_so(
    opened: Opener, here: Services, practising: Services, qtbot: QtBot
) -> None:
    page = opened(replace(here, practice=practising.practice))
    verified(page, qtbot)
    region = part(page, "account.region")
    assert isinstance(region, Choice)
    names = [region.itemText(number) for number in range(region.count())]
    assert any(name.startswith("Tokyo") for name in names)
    assert any("Cape Town" in name and "not enabled" in name for name in names)
    region.choose("af-south-1")
    problem = page.problem()
    assert problem is not None
    assert problem.code == "account-region-disabled"
    region.choose("us-east-1")
    verified(page, qtbot)
    assert words(page, "verified_region") == "N. Virginia"
    assert page.collect(Answers()).account.region == "us-east-1"


def test_missing_permissions_are_named_and_the_policy_can_be_had(
    opened: Opener, here: Services, cloud: FakeCloud, qtbot: QtBot, tmp_path: Path
) -> None:
    cloud.denied = {"acm:ImportCertificate", "ec2:CreateVpc"}
    page = opened(here)
    type_key(page, qtbot)
    press(page, "account.verify")
    verified(page, qtbot)
    qtbot.waitUntil(lambda: words(page, "permissions_status") == "")
    assert words(page, "permissions_missing").splitlines() == [
        "acm:ImportCertificate",
        "ec2:CreateVpc",
    ]
    # It is a warning: somebody may know better than AWS's answer.
    assert page.problem() is None
    press(page, "account.copy_policy")
    policy = json.loads(QGuiApplication.clipboard().text())
    assert policy["Version"] == "2012-10-17"
    assert ACCOUNT in json.dumps(policy)
    path = tmp_path / "policy.json"
    page.ask_where = lambda *_: path
    press(page, "account.save_policy")
    qtbot.waitUntil(lambda: str(path) in words_of_said(page))
    assert json.loads(path.read_text(encoding="utf-8")) == policy


def words_of_said(page: AccountPage) -> str:
    said = part(page, "account.policy_said")
    assert isinstance(said, QLabel)
    return said.text()


def test_the_root_user_is_warned(opened: Opener, services: Services, qtbot: QtBot) -> None:
    root = Root()
    page = opened(replace(services, cloud_for=lambda _a, _m: root))
    type_key(page, qtbot)
    press(page, "account.verify")
    verified(page, qtbot)
    assert words(page, "root_words") == text("account-root")


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "config"
    path.write_text(
        "[default]\nregion = us-east-1\naws_access_key_id = AKIA1\naws_secret_access_key = x\n"
        "[profile work]\nrole_arn = arn:aws:iam::123456789012:role/Net\nsource_profile = default\n"
        "mfa_serial = arn:aws:iam::123456789012:mfa/me\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("AWS_CONFIG_FILE", str(path))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "none"))


@pytest.mark.usefixtures("config")
def test_a_profile_with_an_mfa_code(
    opened: Opener,
    here: Services,
    asked: list[tuple[AccountAnswers, Secret | None]],
    qtbot: QtBot,
) -> None:
    page = opened(here)
    way = part(page, "account.source_profile")
    assert isinstance(way, QRadioButton)
    way.click()
    profile = part(page, "account.profile")
    assert isinstance(profile, Choice)
    qtbot.waitUntil(lambda: profile.count() == 2)
    code = part(page, "account.mfa_code")
    assert not code.isVisible()
    profile.choose("work")
    assert code.isVisible()
    assert not part(page, "account.verify").isEnabled()
    qtbot.keyClicks(code, "123456")
    press(page, "account.verify")
    verified(page, qtbot)
    account, mfa = asked[0]
    assert (account.source, account.profile) == (AccountSource.PROFILE, "work")
    assert mfa == Secret("123456")


def test_the_region_may_be_changed_while_aws_is_being_asked(
    opened: Opener, here: Services, practising: Services, qtbot: QtBot
) -> None:
    page = opened(replace(here, practice=practising.practice))
    region = part(page, "account.region")
    assert isinstance(region, Choice)
    region.choose("us-east-1")
    verified(page, qtbot)
    assert page.collect(Answers()).account.region == "us-east-1"
    assert words(page, "verified_code") == "us-east-1"


class Portal(DeviceFlow):
    """A portal where somebody confirms at once."""

    def __init__(self, start_url: str, region: str) -> None:
        self.place = (start_url, region)

    def start(self) -> DeviceCode:
        return DeviceCode(
            "https://portal.example/?code=ABCD-EFGH",
            "ABCD-EFGH",
            60,
            1,
            Secret("d"),
            "c",
            Secret("s"),
        )

    def finish(self, code: DeviceCode, cancelled: Event) -> SignIn:
        return Somebody()


class Somebody(SignIn):
    def __init__(self) -> None:
        self.expires = datetime(2030, 1, 1, tzinfo=UTC)

    def accounts(self) -> tuple[SsoAccount, ...]:
        return (SsoAccount("111111111111", "shop"), SsoAccount("222222222222", "office"))

    def roles(self, account: str) -> tuple[str, ...]:
        return {"111111111111": ("Admin", "Net"), "222222222222": ("Admin",)}[account]


def test_a_sign_in_in_the_browser_then_account_and_role(
    opened: Opener, here: Services, qtbot: QtBot
) -> None:
    page = opened(here)
    seen: list[str] = []
    page.way_in.flow_for = Portal
    page.way_in.open_page = seen.append
    way = part(page, "account.source_sign_in")
    assert isinstance(way, QRadioButton)
    way.click()
    url = "https://example.awsapps.com/start"
    qtbot.keyClicks(part(page, "account.sso_start_url"), url)
    press(page, "account.sso_sign_in")
    accounts, roles = part(page, "account.sso_account"), part(page, "account.sso_role")
    assert isinstance(accounts, Choice)
    assert isinstance(roles, Choice)
    qtbot.waitUntil(lambda: roles.count() == 2)
    assert seen == ["https://portal.example/?code=ABCD-EFGH"]
    assert accounts.value() == "111111111111"
    roles.choose("Net")
    press(page, "account.verify")
    verified(page, qtbot)
    said = page.collect(Answers()).account
    assert (said.source, said.sso_start_url) == (AccountSource.SIGN_IN, url)
    assert (said.sso_account, said.sso_role) == ("111111111111", "Net")
    assert here.sign_ins.get(url) is not None
    # An account with one role needs no further question.
    accounts.choose("222222222222")
    verified(page, qtbot)
    assert page.collect(Answers()).account.sso_role == "Admin"


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_change_of_language_changes_no_answer(
    opened: Opener, here: Services, qtbot: QtBot, language: str
) -> None:
    page = opened(here)
    type_key(page, qtbot)
    press(page, "account.verify")
    verified(page, qtbot)
    before = page.collect(Answers())
    set_language(language)
    page.retranslate()
    assert page.collect(Answers()) == before
    assert page.problem() is None
    assert words(page, "verified_region") == text("region-ap-northeast-1")


def test_a_key_that_looks_whole_is_tried_by_itself(
    opened: Opener, here: Services, qtbot: QtBot
) -> None:
    page = opened(here)
    for name, value in (
        ("credentials.access_key", "AKIAIOSFODNN7EXAMPLE"),
        ("credentials.secret_key", "w" * 40),
    ):
        edit = part(page, name)
        assert isinstance(edit, QLineEdit)
        edit.setText(value)
    verified(page, qtbot)


def test_next_asks_aws_when_only_that_is_missing(
    opened: Opener, here: Services, qtbot: QtBot
) -> None:
    page = opened(here)
    assert not page.next_refused()
    for name, value in (
        ("credentials.access_key", "AKIAIOSFODNN7EXAMPLE"),
        ("credentials.secret_key", "short"),
    ):
        edit = part(page, name)
        assert isinstance(edit, QLineEdit)
        edit.setText(value)
    assert page.next_refused()
    verified(page, qtbot)
