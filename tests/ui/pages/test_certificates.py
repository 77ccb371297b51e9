"""The page Certificates."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from cvpn_wizard.adapters.pki.authority import Authority
from cvpn_wizard.journeys.answers import Answers, CertificateAnswers
from cvpn_wizard.model.secret import Secret
from cvpn_wizard.model.spec import ProfileStyle
from cvpn_wizard.texts import set_language, text
from cvpn_wizard.ui.pages.certificates import CertificatesPage
from cvpn_wizard.ui.services import Services
from cvpn_wizard.ui.widgets.list_edit import ListEdit

PASSPHRASE = Secret("correct horse")


@pytest.fixture
def page(qtbot: QtBot, services: Services) -> CertificatesPage:
    made = CertificatesPage(services)
    qtbot.addWidget(made)
    made.show_answers(Answers())
    made.show()
    made.entered()
    return made


@pytest.fixture
def pki(tmp_path: Path) -> Path:
    """A folder as EasyRSA leaves it; the CA's key is encrypted."""
    folder = tmp_path / "easy-rsa" / "pki"
    (folder / "private").mkdir(parents=True)
    (folder / "issued").mkdir()
    now = datetime.now(UTC)
    authority = Authority.create("Office CA", 5, now)
    authority.save(tmp_path / "ca", PASSPHRASE)
    (folder / "ca.crt").write_text(authority.certificate, encoding="ascii")
    (folder / "private" / "ca.key").write_bytes((tmp_path / "ca" / "ca.key").read_bytes())
    issued = authority.issue_client("sato.laptop", 1, now)
    (folder / "issued" / "sato.laptop.crt").write_text(issued.certificate, encoding="ascii")
    (folder / "private" / "sato.laptop.key").write_text(issued.key.reveal(), encoding="ascii")
    return folder


def part(page: CertificatesPage, name: str) -> QWidget:
    found = page.findChild(QWidget, f"certificates.{name}")
    assert isinstance(found, QWidget)
    return found


def words(page: CertificatesPage, name: str) -> str:
    found = part(page, name)
    assert isinstance(found, QLabel)
    return found.text() if found.isVisibleTo(page) else ""


def write(page: CertificatesPage, name: str, value: str) -> None:
    found = part(page, name)
    assert isinstance(found, QLineEdit)
    found.setText(value)


def clients(page: CertificatesPage) -> ListEdit:
    found = part(page, "clients")
    assert isinstance(found, ListEdit)
    return found


def use_folder(page: CertificatesPage, folder: Path) -> None:
    way = part(page, "easyrsa")
    assert isinstance(way, QRadioButton)
    way.click()
    write(page, "easyrsa_folder", str(folder))


def test_the_defaults_are_enough(page: CertificatesPage) -> None:
    assert page.problem() is None
    assert page.collect(Answers()) == Answers()
    assert not part(page, "server").isVisible()


def test_the_usual_folder_follows_the_vpns_name(page: CertificatesPage, services: Services) -> None:
    renamed = replace(Answers(), name="tokyo")
    page.show_answers(renamed)
    folder = part(page, "folder")
    assert isinstance(folder, QLineEdit)
    assert folder.text() == str(services.home / "vpns" / "tokyo")
    assert page.collect(renamed).certificates.folder is None


def test_what_was_said_comes_back(page: CertificatesPage, tmp_path: Path) -> None:
    said = replace(
        Answers(),
        certificates=CertificateAnswers(
            server="vpn.example.internal",
            clients=("sato.laptop", "tanaka.laptop"),
            import_client=True,
            profile_style=ProfileStyle.PATHS,
            ca_years=5,
            certificate_years=1,
            folder=tmp_path / "cert",
        ),
    )
    page.show_answers(said)
    assert page.collect(Answers()) == said


@pytest.mark.parametrize(
    ("names", "code"),
    [
        ((), "clients-empty"),
        (("a", "A"), "name-twice"),
        (("server",), "name-twice"),
        (("佐藤",), "name-form"),
        (("con",), "name-reserved"),
    ],
)
def test_names_that_will_not_do(page: CertificatesPage, names: tuple[str, ...], code: str) -> None:
    clients(page).set_values(names)
    problem = page.problem()
    assert problem is not None
    assert (problem.code, problem.field) == (code, "certificates.clients")
    assert words(page, "clients_problem") != ""


def test_a_name_that_would_do_is_taken_with_one_click(page: CertificatesPage) -> None:
    clients(page).set_values(("sato", "tanaka/laptop"))
    take = part(page, "clients_take")
    assert isinstance(take, QPushButton)
    take.click()
    assert clients(page).values() == ("sato", "tanaka-laptop")
    assert page.problem() is None


def test_an_easyrsa_folder_asks_for_its_passphrase(
    page: CertificatesPage, services: Services, pki: Path, qtbot: QtBot
) -> None:
    use_folder(page, pki.parent)
    problem = page.problem()
    assert problem is not None
    assert problem.field == "certificates.easyrsa_folder"
    qtbot.waitUntil(lambda: words(page, "easyrsa_refusal_title") != "")
    assert words(page, "easyrsa_refusal_title") == text("refusal-passphrase-missing-title")
    write(page, "easyrsa_passphrase", "wrong")
    qtbot.waitUntil(
        lambda: words(page, "easyrsa_refusal_title") == text("refusal-passphrase-wrong-title")
    )
    assert services.vault.get(f"pki:{pki.resolve()}") is None
    write(page, "easyrsa_passphrase", PASSPHRASE.reveal())
    qtbot.waitUntil(lambda: page.problem() is None)
    # The run finds the passphrase where it looks for it.
    assert services.vault.get(f"pki:{pki.resolve()}") == PASSPHRASE
    said = page.collect(Answers()).certificates
    assert said.authority == pki.resolve()
    assert PASSPHRASE.reveal() not in repr(said)
    found = words(page, "easyrsa_found_words")
    assert "Office CA" in found
    assert f"sato.laptop ({datetime.now(UTC).year + 1}-" in found
    assert words(page, "easyrsa_refusal_title") == ""


def test_a_folder_that_is_none_stays_typed_on_the_way_back(
    page: CertificatesPage, tmp_path: Path, qtbot: QtBot
) -> None:
    use_folder(page, tmp_path / "nowhere")
    qtbot.waitUntil(
        lambda: words(page, "easyrsa_refusal_title") == text("refusal-folder-missing-title")
    )
    page.show_answers(page.collect(Answers()))
    folder = part(page, "easyrsa_folder")
    assert isinstance(folder, QLineEdit)
    assert folder.isVisible()
    assert folder.text() == str(tmp_path / "nowhere")
    assert page.problem() is not None


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_change_of_language_changes_no_answer(page: CertificatesPage, language: str) -> None:
    tick = part(page, "import_client")
    assert isinstance(tick, QCheckBox)
    tick.setChecked(True)
    said = page.collect(Answers())
    set_language(language)
    page.retranslate()
    assert page.collect(Answers()) == said
    assert tick.text() == text("certificates-import")
