"""The room of a VPN as pictures, in all its sections, with much that is wrong.

``CVPN_WIZARD_SHOTS=folder python -m tests.ui.care_pictures`` writes
``care-<section>-<language>-<theme>.png`` at 1280×720.
"""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")

from PySide6.QtWidgets import QApplication, QWidget

from cvpn_wizard.adapters.records import CertificateRecord
from cvpn_wizard.model.care import Connection
from cvpn_wizard.model.names import TAG_NAME
from cvpn_wizard.ui.care import CarePage
from cvpn_wizard.ui.jobs import Jobs
from cvpn_wizard.ui.language import Language
from cvpn_wizard.ui.services import Practice, Services
from cvpn_wizard.ui.theme import apply_theme
from cvpn_wizard.ui.window import MainWindow
from tests.fakes.stranger import order_beside
from tests.ui.pages.conftest import MemoryVault
from tests.ui.pictures import spin, take
from tests.unit.journeys.doctoring.test_righting import Kept


def stage(home: Path) -> Kept:
    """A VPN that somebody has changed, with people on it, and a stranger beside it."""
    kept = Kept(home)
    cloud, now = kept.cloud, datetime.now(UTC)
    kept.meddle()
    cloud.around.authentication_failures = 4
    cloud.around.connections = (
        Connection("1", "sato.laptop", "10.0.0.2", "active"),
        Connection("2", "suzuki.laptop", "10.0.0.3", "active"),
    )
    for kind, name, days in (("client", "sato.laptop", 23), ("server", "server", 630)):
        kept.records.remember_certificate(
            CertificateRecord(
                "office", kind, name, name[:2], now - timedelta(days=90), now + timedelta(days=days)
            )
        )
    order = order_beside(cloud.endpoint(kept.endpoint), "Old VPN of the Osaka office")
    cloud.create_endpoint(order, {TAG_NAME: "legacy-vpn"}, "other")
    return kept


def show(window: MainWindow, folder: Path, end: str) -> None:
    page = window.findChild(CarePage)
    assert page is not None
    page.list.adopt.open()
    page.list.adopt.look_button.click()
    spin(600)
    take(window, folder / f"care-list-{end}", 1.0)
    opened = window.findChild(QWidget, "care.office.open")
    assert opened is not None
    opened.click()  # type: ignore[attr-defined]  # a QPushButton
    for number, section in enumerate(page.room.sections):
        page.room.tabs.setCurrentIndex(number)
        spin(900)
        take(window, folder / f"care-{section.section_id}-{end}", 1.0)


def main() -> int:
    folder = Path(os.environ.get("CVPN_WIZARD_SHOTS", "shots"))
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    language = Language(app)
    with tempfile.TemporaryDirectory() as base:
        for code in ("en", "ja"):
            for theme in ("light", "dark"):
                language.speak(code)
                apply_theme(app, theme)
                home = Path(base) / f"{code}-{theme}"
                home.mkdir()
                jobs, cloud = Jobs(), stage(home).cloud
                practice = Practice(url="http://127.0.0.1:1", stand_in=("127.0.0.1", 9))
                services = Services(
                    jobs=jobs,
                    home=home,
                    vault=MemoryVault(),
                    cloud_for=lambda _account, _mfa, cloud=cloud: cloud,  # type: ignore[misc]
                )
                window = MainWindow(replace(services, practice=lambda practice=practice: practice))
                window.show_theme(theme)
                window.resize(1280, 720)
                window.show()
                window.choose("care")
                spin(500)
                show(window, folder, f"{code}-{theme}.png")
                jobs.shutdown()
                window.deleteLater()
                spin(0)
    return 0


if __name__ == "__main__":
    sys.exit(main())
