"""The page Done."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from cvpn_wizard.adapters.records import CertificateRecord, VpnRecord
from cvpn_wizard.journeys.answers import Answers, RunOutcome
from cvpn_wizard.model.secret import Secret
from cvpn_wizard.model.steps import StepId
from cvpn_wizard.texts import set_language, text
from cvpn_wizard.ui.pages.done import DonePage
from cvpn_wizard.ui.services import Services

NOW = datetime(2026, 11, 24, tzinfo=UTC)


@pytest.fixture
def built(answers: Answers, tmp_path: Path) -> Answers:
    folder = tmp_path / "out"
    folder.mkdir()
    return replace(
        answers,
        account=replace(answers.account, access_key_id="AKIAEXAMPLE"),
        outcome=RunOutcome(
            "cvpn-endpoint-01",
            "cvpn-endpoint-0ab",
            folder,
            (folder / "client1.domain.tld.ovpn",),
            ((StepId("vpc"), "vpc-0ab"), (StepId("endpoint"), "cvpn-endpoint-0ab")),
            ok=True,
        ),
    )


@pytest.fixture
def page(qtbot: QtBot, services: Services, built: Answers) -> DonePage:
    records = services.records
    records.remember_vpn(
        VpnRecord("cvpn-endpoint-01", "1", "ap-northeast-1", Path("x"), "{}", "2026-11-24")
    )
    for name, year in (("client1.domain.tld", 2028), ("server", 2029)):
        records.remember_certificate(
            CertificateRecord(
                "cvpn-endpoint-01",
                "client",
                name,
                str(year),
                NOW,
                datetime(year, 11, 24, 12, tzinfo=UTC),
            )
        )
    made = DonePage(services)
    made.now = lambda: NOW
    qtbot.addWidget(made)
    made.show_answers(built)
    made.show()
    return made


def words(page: DonePage, name: str) -> str:
    found = page.findChild(QLabel, f"done.{name}")
    assert isinstance(found, QLabel), name
    return found.text() if found.isVisibleTo(page) else ""


def button(page: DonePage, name: str) -> QPushButton:
    found = page.findChild(QPushButton, f"done.{name}")
    assert isinstance(found, QPushButton), name
    return found


def written(page: DonePage, qtbot: QtBot) -> None:
    page.entered()
    qtbot.waitUntil(lambda: not page.busy())


def test_the_record_is_written_and_opened_with_one_click(
    page: DonePage, qtbot: QtBot, built: Answers
) -> None:
    assert not button(page, "open_record").isEnabled()
    page.entered()
    assert page.busy()
    qtbot.waitUntil(lambda: not page.busy())
    opened: list[Path] = []
    page.open_path = lambda path: bool(opened.append(path)) or True
    button(page, "open_record").click()
    button(page, "open_folder").click()
    assert built.outcome is not None
    folder = built.outcome.folder
    assert opened[1] == folder
    assert opened[0].parent == folder
    record = opened[0].read_text(encoding="utf-8")
    for told in (
        '<html lang="en">',
        "cvpn-endpoint-0ab",
        "vpc-0ab",
        "cvpn-wizard remove cvpn-endpoint-01 --yes",
        "client1.domain.tld",
        "123456789012",
        "2028-11-24",
    ):
        assert told in record
    assert text("record-practice") not in record


def test_what_people_typed_cannot_break_the_record(
    page: DonePage, qtbot: QtBot, built: Answers
) -> None:
    page.show_answers(replace(built, client_cidr="<script>alert(1)</script>"))
    written(page, qtbot)
    assert built.outcome is not None
    assert built.outcome.folder is not None
    record = (built.outcome.folder / "record.html").read_text(encoding="utf-8")
    assert "<script>" not in record
    assert "&lt;script&gt;" in record


def test_the_record_is_in_the_language_of_the_window(page: DonePage, qtbot: QtBot) -> None:
    set_language("ja")
    written(page, qtbot)
    opened: list[Path] = []
    page.open_path = lambda path: bool(opened.append(path)) or True
    button(page, "open_record").click()
    assert 'lang="ja"' in opened[0].read_text(encoding="utf-8")


def test_the_next_date_and_the_cost_are_large(page: DonePage, qtbot: QtBot) -> None:
    written(page, qtbot)
    assert words(page, "expires_days") == text("done-expires-days", days=731)
    assert "client1.domain.tld" in words(page, "expires_date")
    assert "server" in words(page, "dates")
    assert words(page, "cost_yen").startswith("¥")


def test_the_record_is_written_once(page: DonePage, qtbot: QtBot) -> None:
    written(page, qtbot)
    page.entered()
    assert not page.busy()


def test_the_key_is_forgotten_on_this_computer(
    page: DonePage, qtbot: QtBot, services: Services
) -> None:
    services.vault.put(services.vault.key_name("AKIAEXAMPLE"), Secret("s3cret"))
    services.vault.put(f"{services.vault.key_name('AKIAEXAMPLE')}:token", Secret("t0ken"))
    button(page, "forget_keys").click()
    qtbot.waitUntil(lambda: not button(page, "forget_keys").isEnabled())
    assert services.vault.get(services.vault.key_name("AKIAEXAMPLE")) is None
    assert services.vault.get(f"{services.vault.key_name('AKIAEXAMPLE')}:token") is None
    assert "AKIAEXAMPLE" in words(page, "keys_why")


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_lasting_key_is_to_be_deleted_or_narrowed_and_a_temporary_one_is_let_be(
    page: DonePage, built: Answers, language: str
) -> None:
    set_language(language)
    page.retranslate()
    assert words(page, "keys_title") == text("done-keys")
    assert "policy --care" in words(page, "keys_why")
    page.show_answers(replace(built, account=replace(built.account, access_key_id="ASIAEXAMPLE")))
    assert words(page, "keys_title") == text("done-keys-temporary")
    assert not button(page, "open_iam").isVisible()
    assert button(page, "forget_keys").isVisible()


def test_without_a_typed_key_there_is_nothing_to_forget(page: DonePage, built: Answers) -> None:
    page.show_answers(replace(built, account=replace(built.account, access_key_id="")))
    assert not button(page, "forget_keys").isVisible()


def test_how_to_remove_it_can_be_copied(page: DonePage) -> None:
    command = page.findChild(QLineEdit, "done.remove_command")
    assert command is not None
    assert command.text() == "cvpn-wizard remove cvpn-endpoint-01 --yes"
    button(page, "copy_command").click()
    assert QApplication.clipboard().text() == command.text()


def test_a_folder_that_cannot_be_written_is_told_and_tried_again(
    page: DonePage, qtbot: QtBot, built: Answers, tmp_path: Path
) -> None:
    assert built.outcome is not None
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    page.show_answers(replace(built, outcome=replace(built.outcome, folder=blocked / "x")))
    written(page, qtbot)
    assert words(page, "refusal_title")
    page.show_answers(built)
    button(page, "write_again").click()
    qtbot.waitUntil(lambda: button(page, "open_record").isEnabled())
    assert words(page, "refusal_title") == ""


def test_the_heading_says_whether_it_was_proved(page: DonePage, built: Answers) -> None:
    assert words(page, "heading") == text("done-heading")
    page.show_answers(replace(built, answered=True))
    assert words(page, "heading") == text("done-heading-answered")


def test_practice_says_that_nothing_was_billed(
    qtbot: QtBot, practising: Services, built: Answers
) -> None:
    page = DonePage(practising)
    qtbot.addWidget(page)
    page.show_answers(built)
    page.show()
    assert words(page, "heading") == text("done-heading-practice")
    written(page, qtbot)
    assert built.outcome is not None
    assert built.outcome.folder is not None
    record = (built.outcome.folder / "record.html").read_text(encoding="utf-8")
    assert text("record-practice") in record
