"""The preview of a support bundle as pictures.

``CVPN_WIZARD_SHOTS=folder python -m tests.ui.support_pictures`` writes
``support-<what>-<language>-<theme>.png``.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")

from PySide6.QtWidgets import QApplication, QListWidget

from cvpn_wizard.adapters.pki.authority import Authority
from cvpn_wizard.journeys.support.system_facts import Computer
from cvpn_wizard.model.handshake import Outcome
from cvpn_wizard.ui.checking.page import CheckPage
from cvpn_wizard.ui.jobs import Jobs
from cvpn_wizard.ui.language import Language
from cvpn_wizard.ui.services import Services
from cvpn_wizard.ui.support.preview import Preview
from cvpn_wizard.ui.theme import apply_theme
from tests.fakes.cloud import FakeCloud
from tests.ui.pages.conftest import MemoryVault
from tests.ui.pictures import spin
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


def show(services: Services, path: Path, folder: Path, end: str) -> None:
    page = CheckPage(services)
    stage = Stage(handshake=handshake(Outcome.PORT_SILENT, 2))
    page.tools = stage.tools
    page.ways.support.computer = Computer(stage.tools, tuple)
    page.resize(1280, 720)
    page.show()
    page.take_file(path)
    spin(1500)
    page.grab().save(str(folder / f"support-page-{end}.png"))
    page.ways.support.click()
    spin(1500)
    preview = page.findChild(Preview)
    assert preview is not None
    files = preview.findChild(QListWidget, "support.files")
    assert files is not None
    for row in (0, 1, 3, files.count() - 1):
        files.setCurrentRow(row)
        spin(200)
        preview.grab().save(str(folder / f"support-{row}-{end}.png"))
    preview.close()
    page.close()


def main() -> int:
    folder = Path(os.environ.get("CVPN_WIZARD_SHOTS", "shots"))
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    language, jobs = Language(app), Jobs()
    with tempfile.TemporaryDirectory() as base:
        home = Path(base)
        (home / "log").mkdir()
        log = "2026-11-24 09:12:13,123 INFO cvpn_wizard.engine made vpc-0a1b2c3d4e5f60718\n"
        (home / "log" / "cvpn-wizard.log").write_text(log, encoding="utf-8")
        services = Services(jobs, home, MemoryVault(), lambda _account, _mfa: FakeCloud())
        for code in ("en", "ja"):
            for theme in ("light", "dark"):
                language.speak(code)
                apply_theme(app, theme)
                show(services, profile_in(home), folder, f"{code}-{theme}")
    jobs.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main())
