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
    for issued in (
        authority.issue_client("sato.laptop", 1, now),
        authority.issue_client("key.elsewhere", 1, now),
        authority.issue_server("server.office", 1, now),
    ):
        name = issued.name
        (folder / "issued" / f"{name}.crt").write_text(issued.certificate, encoding="ascii")
        if name != "key.elsewhere":
            key = folder / "private" / f"{name}.key"
            key.write_text(issued.key.reveal(), encoding="ascii")
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
    # It is put away, and need not stand here.
    passphrase = part(page, "easyrsa_passphrase")
    assert isinstance(passphrase, QLineEdit)
    assert passphrase.text() == ""
    assert page.problem() is None


def test_names_that_were_found_are_taken_with_one_click(
    page: CertificatesPage, pki: Path, qtbot: QtBot
) -> None:
    use_folder(page, pki)
    qtbot.waitUntil(lambda: words(page, "easyrsa_refusal_title") != "")
    write(page, "easyrsa_passphrase", PASSPHRASE.reveal())
    qtbot.waitUntil(lambda: page.problem() is None)
    assert page.collect(Answers()).certificates.clients == Answers().certificates.clients
    take = part(page, "easyrsa_found_action")
    assert isinstance(take, QPushButton)
    take.click()
    said = page.collect(Answers()).certificates
    # One whose key is somewhere else is of no use here.
    assert said.clients == ("sato.laptop",)
    assert said.server == "server.office"


def test_without_the_cas_key_only_what_is_there_can_be_used(
    page: CertificatesPage, pki: Path, qtbot: QtBot
) -> None:
    (pki / "private" / "ca.key").unlink()
    use_folder(page, pki)
    qtbot.waitUntil(lambda: words(page, "easyrsa_found_words") != "")
    clients(page).set_values(("key.elsewhere",))
    problem = page.problem()
    assert problem is not None
    assert problem.code == "easyrsa-cannot-issue"
    assert problem.field == "certificates.clients"
    assert problem.facts["value"] == "key.elsewhere"
    take = part(page, "easyrsa_found_action")
    assert isinstance(take, QPushButton)
    take.click()
    assert page.problem() is None
    # A new CA can make all of them.
    clients(page).set_values(("somebody.new",))
    assert page.problem() is not None
    new = part(page, "new_authority")
    assert isinstance(new, QRadioButton)
    new.click()
    assert page.problem() is None


def test_a_folder_that_cannot_be_read_is_not_a_new_ca(
    page: CertificatesPage, tmp_path: Path, qtbot: QtBot
) -> None:
    use_folder(page, tmp_path / "unplugged")
    assert page.collect(Answers()).certificates.authority == tmp_path / "unplugged"
    qtbot.waitUntil(lambda: not page.busy())
    assert page.collect(Answers()).certificates.authority == tmp_path / "unplugged"


def test_an_answer_about_a_folder_that_is_named_no_more_is_dropped(
    page: CertificatesPage, pki: Path, qtbot: QtBot
) -> None:
    (pki / "private" / "ca.key").unlink()
    use_folder(page, pki)
    qtbot.waitUntil(lambda: words(page, "easyrsa_found_words") != "")
    write(page, "easyrsa_folder", "")
    qtbot.waitUntil(lambda: not page.busy())
    problem = page.problem()
    assert problem is not None
    assert problem.field == "certificates.easyrsa_folder"
    assert words(page, "easyrsa_found_words") == ""


@pytest.mark.parametrize(("typed", "code"), [("", "folder-empty"), ("cert", "folder-relative")])
def test_the_folder_for_the_files_is_named_whole(
    page: CertificatesPage, typed: str, code: str
) -> None:
    write(page, "folder", typed)
    problem = page.problem()
    assert problem is not None
    assert (problem.code, problem.field) == (code, "certificates.folder")
    take = part(page, "folder_take")
    assert isinstance(take, QPushButton)
    take.click()
    assert page.problem() is None


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
