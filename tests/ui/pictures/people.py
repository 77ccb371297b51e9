"""People and Dates as pictures, in every state that matters."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QPushButton

from cvpn_wizard.adapters.bundle.words import new_words
from cvpn_wizard.adapters.pki.authority import Authority
from cvpn_wizard.adapters.records import CertificateRecord, CertificateState, PersonRecord
from cvpn_wizard.journeys.helpdesk.taking_reports import ReportTaken
from cvpn_wizard.model.care import Connection
from cvpn_wizard.model.errors import Problem
from cvpn_wizard.ui.care import CarePage
from cvpn_wizard.ui.people.dates_section import DatesSection
from cvpn_wizard.ui.people.section import PeopleSection
from cvpn_wizard.ui.window import MainWindow
from tests.ui.pictures.look import Look, services_at, spin, take
from tests.unit.journeys.doctoring.test_righting import Kept

PEOPLE = (
    ("sato.laptop", "佐藤 花子", "ThinkPad X1", 640, CertificateState.ISSUED),
    ("suzuki.pc", "鈴木 一郎", "Surface", 48, CertificateState.ISSUED),
    ("tanaka.mac", "田中 実", "MacBook", -3, CertificateState.ISSUED),
    ("ito.laptop", "伊藤 さくら", "LAVIE", 300, CertificateState.REVOKED),
    ("mori.laptop", "森 健", "dynabook", 5, CertificateState.ISSUED),
    ("watanabe.pc", "渡辺 恵", "Let's note", 700, CertificateState.PREPARED),
)


def stage(home: Path) -> Kept:
    kept = Kept(home)
    now = datetime.now(UTC)
    folder = kept.records.vpns()[0].folder / "certificates"
    folder.mkdir(parents=True, exist_ok=True)
    authority = Authority.create("Office CA", 10, now)
    (folder / "ca.crt").write_text(authority.certificate, encoding="utf-8")
    for number, (name, person, device, days, state) in enumerate(PEOPLE):
        end = now + timedelta(days=days, hours=1)
        serial = f"{number + 10:x}"
        changed = now.isoformat() if state is CertificateState.REVOKED else ""
        kept.records.prepare_certificates(
            [
                CertificateRecord(
                    "office",
                    "client",
                    name,
                    serial,
                    end - timedelta(days=730),
                    end,
                    state=state,
                    changed=changed,
                )
            ]
        )
        kept.records.remember_people([PersonRecord("office", name, person, device, "2026")])
    kept.records.note_seen("office", {"suzuki.pc": "2026-11-20T08:12:00+00:00"})
    kept.cloud.around.connections = (
        Connection(
            "1",
            "sato.laptop",
            "10.0.0.2",
            "active",
            ingress_bytes=1_400_000,
            egress_bytes=88_000_000,
        ),
    )
    return kept


def show(window: MainWindow, look: Look) -> None:
    page = window.findChild(CarePage)
    assert page is not None
    opened = window.findChild(QPushButton, "care.office.open")
    assert opened is not None
    opened.click()
    sections = page.room.sections
    people = next(one for one in sections if isinstance(one, PeopleSection))
    dates = next(one for one in sections if isinstance(one, DatesSection))
    page.room.tabs.setCurrentIndex(sections.index(people))
    spin(700)
    people.table.view.selectRow(2)
    take(window, look.path("people-table"))
    people._buttons["add"].click()
    people.form.name.setText("佐藤")
    people.form.issue.click()
    spin(100)
    take(window, look.path("people-add"))
    people.form.hide()
    people._buttons["revoke"].click()
    spin(100)
    take(window, look.path("people-revoke"))
    people.sure.hide()
    people._buttons["many"].click()
    people.many.form.set_table(Path("staff.csv"))
    people.many.form.bundles.setChecked(True)
    people.many.made.say("bundles-made", count=500, folder="/home/admin/office/bundles")
    people.many.words.say("bundles-words", path="/home/admin/words/office-20261124-090000.csv")
    spin(100)
    take(window, look.path("people-many"))
    people.helpdesk.order.trigger()
    spin(100)
    take(window, look.path("people-queue"))
    people.helpdesk.form.hide()
    people.helpdesk.said.say("people-queue-made", count=20, path="/home/admin/hd1.cvpnqueue")
    people.helpdesk.words.show_words(new_words(look.code))
    spin(100)
    take(window, look.path("people-queue-words"))
    people.helpdesk.words.forget()
    people.helpdesk.quiet()
    taken = ReportTaken("hd1", (), (), ("hd1.004",), ("hd1.001", "hd1.002"), ())
    people.helpdesk._took(taken)
    spin(300)
    take(window, look.path("people-report"))
    people.helpdesk.quiet()
    problem = Problem("name-form", "people.name", {"value": "a/b"}, line=3)
    twice = Problem("name-twice", "people.name", {"value": "sato.laptop"}, line=7)
    people.problems.say((problem, twice))
    people.under_way.begin("people-issuing")
    spin(100)
    take(window, look.path("people-problems"))
    page.room.tabs.setCurrentIndex(sections.index(dates))
    spin(700)
    take(window, look.path("people-dates"))


def draw(look: Look) -> None:
    home = look.home("people")
    cloud = stage(home).cloud
    with look.window(services_at(home, cloud_for=lambda _account, _mfa: cloud)) as window:
        window.choose("care")
        spin(500)
        show(window, look)
