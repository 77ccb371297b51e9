"""People and Dates in the window: what is shown, asked and done."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from cvpn_wizard.adapters.pki.reading import read_revocation_list
from cvpn_wizard.journeys.people.adding import add
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.journeys.people.names import Newcomer
from cvpn_wizard.model.care import Connection, Sightings
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.people import PersonNow, PersonState
from cvpn_wizard.texts import set_language
from cvpn_wizard.ui.people.dates_section import DatesSection
from cvpn_wizard.ui.people.people_model import COLUMNS, PeopleModel
from cvpn_wizard.ui.people.section import PeopleSection
from tests.unit.journeys.people.conftest import START, OfficeCloud

WAIT = 20_000


def cells(section: PeopleSection, column: str) -> list[str]:
    model = section.table.model
    number = COLUMNS.index(column)
    return [model.data(model.index(row, number)) for row in range(model.rowCount())]


def settle(qtbot: QtBot, section: PeopleSection | DatesSection) -> None:
    qtbot.waitUntil(lambda: not section.running and not section._looking.busy, timeout=WAIT)


def test_everybody_is_listed_with_who_is_connected(
    qtbot: QtBot, people: PeopleSection, desk: Desk, aws: OfficeCloud
) -> None:
    add(desk, Newcomer("sato.laptop", "佐藤 花子", "ThinkPad"))
    aws.around.connections = (
        Connection("c", "sato.laptop", "10.0.0.2", "active", ingress_bytes=1500, egress_bytes=10),
    )
    people.entered()
    qtbot.waitUntil(lambda: cells(people, "now") == ["↓ 10 B  ↑ 1.5 kB"], timeout=WAIT)
    assert cells(people, "person") == ["佐藤 花子"]
    assert people.table.words.text() == "1 of 1 shown."
    aws.away = True
    people.look()
    settle(qtbot, people)
    assert "could not be asked" in people.table.words.text()
    assert cells(people, "name") == ["sato.laptop"]


def test_last_seen_comes_from_the_log_and_is_said_where_it_is_not_known(
    qtbot: QtBot, people: PeopleSection, desk: Desk, aws: OfficeCloud
) -> None:
    for name in ("sato.laptop", "suzuki.pc"):
        add(desk, Newcomer(name))
    at = datetime(2026, 11, 20, 8, 12, tzinfo=UTC)
    aws.around.sightings = [Sightings({"suzuki.pc": at}, at)]
    people.entered()
    qtbot.waitUntil(lambda: cells(people, "seen") == ["never", "2026-11-20"], timeout=WAIT)
    settle(qtbot, people)
    model, seen = people.table.model, COLUMNS.index("seen")
    tip = model.data(model.index(1, seen), Qt.ItemDataRole.ToolTipRole)
    assert tip == "2026-11-20 08:12 (UTC)"
    people.table.view.sortByColumn(seen, Qt.SortOrder.DescendingOrder)
    assert cells(people, "name") == ["suzuki.pc", "sato.laptop"]
    assert people.table.words.text() == "2 of 2 shown."
    aws.refuse("sightings", WizardError(ErrorCode.ACCESS_DENIED, action="logs:FilterLogEvents"))
    people.look()
    settle(qtbot, people)
    assert "not up to date" in people.table.words.text()
    assert "logs:FilterLogEvents" in people.table.words.text()
    assert cells(people, "seen") == ["2026-11-20", "never"], "what was read stays"


def test_one_is_added_and_a_bad_name_is_told_at_its_field(
    qtbot: QtBot, people: PeopleSection, desk: Desk
) -> None:
    people.entered()
    settle(qtbot, people)
    people._buttons["add"].click()
    assert people.form.isVisible()
    people.form.name.setText("../x")
    people.form.issue.click()
    assert people.form._name.problem is not None
    people.form.name.setText("sato.laptop")
    people.form.person.setText("佐藤")
    people.form.issue.click()
    qtbot.waitUntil(lambda: cells(people, "name") == ["sato.laptop"], timeout=WAIT)
    assert "sato.laptop is valid until" in people.said.words
    assert not people.form.isVisible()
    assert (desk.vpn.folder / "sato.laptop.ovpn").is_file()


def test_many_are_added_with_progress_and_a_bad_table_is_told_by_line(
    qtbot: QtBot, people: PeopleSection, desk: Desk, table: Path, tmp_path: Path
) -> None:
    people.add_table(table)
    assert people.under_way.isVisible()
    assert people.running
    settle(qtbot, people)
    assert people.said.words == "Done: 3 issued, 0 had one already."
    assert people.under_way.bar.value() == 3
    bad = tmp_path / "bad.csv"
    bad.write_text("name\n../x\n", encoding="utf-8")
    people.add_table(bad)
    settle(qtbot, people)
    assert people.refusal.isVisible()
    assert people.problems.text().startswith("Line 2:")


def test_revoking_says_first_what_it_means_and_then_what_was_proved(
    qtbot: QtBot, people: PeopleSection, desk: Desk, aws: OfficeCloud
) -> None:
    sato = add(desk, Newcomer("sato.laptop"))
    add(desk, Newcomer("suzuki.pc"))
    people.entered()
    qtbot.waitUntil(lambda: len(cells(people, "name")) == 2, timeout=WAIT)
    settle(qtbot, people)
    assert not people._buttons["revoke"].isEnabled()
    people.table.view.selectRow(0)
    people._buttons["revoke"].click()
    assert people.sure.isVisible()
    assert "sato.laptop" in people.sure._sentence.text()
    assert "four hours" in people.sure._meaning.text()
    assert aws.around.revocation_list is None, "nothing is done before it is confirmed"
    people.sure.sure.click()
    settle(qtbot, people)
    qtbot.waitUntil(lambda: "revoked" in cells(people, "state"), timeout=WAIT)
    assert aws.around.revocation_list is not None
    shown = read_revocation_list(aws.around.revocation_list.pem)
    assert shown.serials == {int(sato.serial, 16)}
    assert "AWS has shown list no. 1 again" in people.said.words
    assert "reconnects once" in people.more.words


def test_renewing_keeps_the_choice_and_the_name(
    qtbot: QtBot, people: PeopleSection, desk: Desk, aws: OfficeCloud
) -> None:
    before = add(desk, Newcomer("sato.laptop"))
    people.entered()
    qtbot.waitUntil(lambda: len(cells(people, "name")) == 1, timeout=WAIT)
    settle(qtbot, people)
    people.table.view.selectRow(0)
    people._buttons["renew"].click()
    settle(qtbot, people)
    qtbot.waitUntil(lambda: people.table.model.person(0).serial != before.serial, timeout=WAIT)
    assert [one.name for one in people.table.chosen()] == ["sato.laptop"]
    people.said.acted.emit()
    settle(qtbot, people)
    assert aws.around.revocation_list is not None
    shown = read_revocation_list(aws.around.revocation_list.pem)
    assert shown.serials == {int(before.serial, 16)}, "the old one only"


def somebody(number: int) -> PersonNow:
    end = START + timedelta(days=number)
    return PersonNow(
        name=f"person{number:05}.laptop",
        person=f"Person {number}",
        device="ThinkPad" if number % 2 else "MacBook",
        state=PersonState.REVOKED if number % 10 == 0 else PersonState.VALID,
        serial=f"{number:x}",
        not_before=START,
        not_after=end,
        days=number,
    )


def test_thousands_are_searched_and_sorted() -> None:
    """How long it takes is in ``benchmarks/people_table.py``."""
    model = PeopleModel()
    model.set_people(tuple(somebody(number) for number in range(5000)))
    for number, column in enumerate(COLUMNS):
        model.sort(number, Qt.SortOrder.DescendingOrder)
        if column == "until":
            assert model.person(0).name == "person04999.laptop"
    model.search("thinkpad 77", None)
    assert 0 < model.rowCount() < 300
    assert all("77" in model.person(row).name for row in range(model.rowCount()))
    model.search("", PersonState.REVOKED)
    assert model.rowCount() == 500


def test_dates_warn_and_are_saved_and_the_list_is_refreshed(
    qtbot: QtBot, dates: DatesSection, desk: Desk, aws: OfficeCloud, tmp_path: Path
) -> None:
    add(desk, Newcomer("sato.laptop"))
    dates.entered()
    qtbot.waitUntil(lambda: dates.model.rowCount() == 3, timeout=WAIT)
    assert not dates.refresh.isEnabled(), "there is no list yet"
    dates.save_to(tmp_path / "dates.ics")
    settle(qtbot, dates)
    assert (tmp_path / "dates.ics").read_bytes().count(b"BEGIN:VEVENT") == 3
    dates.server.click()
    settle(qtbot, dates)
    assert "in its place at AWS" in dates.said.words
    assert "reimport_certificate" in aws.calls


@pytest.mark.parametrize("language", ["en", "ja"])
def test_everything_a_person_can_use_has_a_name(
    people: PeopleSection, dates: DatesSection, language: str
) -> None:
    set_language(language)
    for section in (people, dates):
        section.retranslate()
        for kind in (QAbstractButton, QLineEdit):
            for widget in section.findChildren(kind):
                if widget.isHidden():
                    continue  # a notice has a button only where there is something to do
                if widget.objectName().startswith(("people.", "dates.")):
                    said = widget.accessibleName() or getattr(widget, "text", str)()
                    assert said or widget.objectName() == "people.name", widget.objectName()


def test_what_a_date_means_is_read_whole(qtbot: QtBot, dates: DatesSection, desk: Desk) -> None:
    add(desk, Newcomer("sato.laptop"))
    add(desk, Newcomer("suzuki.pc"))
    dates.entered()
    qtbot.waitUntil(lambda: dates.model.rowCount() == 4, timeout=WAIT)
    for width in (900, 640):
        dates.resize(width, 600)
        wanted = max(width, dates.minimumSizeHint().width())
        qtbot.waitUntil(lambda wanted=wanted: dates.width() == wanted)
        view = dates.view
        for row in range(4):
            assert view.rowHeight(row) >= view.sizeHintForRow(row) > view.fontMetrics().height()
    index = dates.model.index(0, 3)
    tip = dates.model.data(index, Qt.ItemDataRole.ToolTipRole)
    assert tip == dates.model.data(index)
