"""The room of a VPN as pictures, in all its sections, with much that is wrong."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QWidget

from cvpn_wizard.adapters.records import CertificateRecord
from cvpn_wizard.model.care import Connection
from cvpn_wizard.model.names import TAG_NAME
from cvpn_wizard.ui.care import CarePage
from cvpn_wizard.ui.window import MainWindow
from tests.fakes.stranger import order_beside
from tests.ui.pictures.look import PRACTICE, Look, services_at, spin, take
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


def show(window: MainWindow, look: Look) -> None:
    page = window.findChild(CarePage)
    assert page is not None
    page.list.adopt.open()
    page.list.adopt.look_button.click()
    spin(600)
    take(window, look.path("care-list"))
    opened = window.findChild(QWidget, "care.office.open")
    assert opened is not None
    opened.click()  # type: ignore[attr-defined]  # a QPushButton
    for number, section in enumerate(page.room.sections):
        page.room.tabs.setCurrentIndex(number)
        spin(900)
        take(window, look.path(f"care-{section.section_id}"))


def draw(look: Look) -> None:
    home = look.home("care")
    cloud = stage(home).cloud
    services = services_at(home, cloud_for=lambda _account, _mfa: cloud, practice=lambda: PRACTICE)
    with look.window(services) as window:
        window.choose("care")
        spin(500)
        show(window, look)
