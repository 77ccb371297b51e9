"""The preview of a support bundle as pictures."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QListWidget

from cvpn_wizard.adapters.pki.authority import Authority
from cvpn_wizard.journeys.support.system_facts import Computer
from cvpn_wizard.model.handshake import Outcome
from cvpn_wizard.ui.checking.page import CheckPage
from cvpn_wizard.ui.support.preview import Preview
from tests.fakes.cloud import FakeCloud
from tests.ui.pictures.look import Look, services_at, spin, take
from tests.unit.journeys.checking.stage import NOW, WORDS, Stage, handshake


def profile_in(folder: Path) -> Path:
    authority = Authority.create("Tokyo Works CA", 10, NOW)
    person = authority.issue_client("hanako.sato", 2, NOW)
    path = folder / "hanako.sato.ovpn"
    path.write_text(
        f"{WORDS}remote-cert-tls server\nroute 10.20.0.0 255.255.0.0\n"
        f"<ca>\n{authority.certificate}</ca>\n<cert>\n{person.certificate}</cert>\n"
        f"<key>\n{person.key.reveal()}</key>\n",
        encoding="utf-8",
    )
    return path


def draw(look: Look) -> None:
    home = look.home("support")
    (home / "log").mkdir()
    log = "2026-11-24 09:12:13,123 INFO cvpn_wizard.engine made vpc-0a1b2c3d4e5f60718\n"
    (home / "log" / "cvpn-wizard.log").write_text(log, encoding="utf-8")
    services = services_at(home, cloud_for=lambda _account, _mfa: FakeCloud())
    page = CheckPage(services)
    stage = Stage(handshake=handshake(Outcome.PORT_SILENT, 2))
    page.tools = stage.tools
    page.ways.support.computer = Computer(stage.tools, tuple)
    page.resize(1280, 720)
    page.show()
    page.take_file(profile_in(home))
    spin(1500)
    take(page, look.path("support-page"))
    page.ways.support.click()
    spin(1500)
    preview = page.findChild(Preview)
    assert preview is not None
    files = preview.findChild(QListWidget, "support.files")
    assert files is not None
    for row in (0, 1, 3, files.count() - 1):
        files.setCurrentRow(row)
        spin(200)
        take(preview, look.path(f"support-{row}"))
    preview.close()
    page.close()
    services.jobs.shutdown()
