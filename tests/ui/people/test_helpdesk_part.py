"""A queue for the helpdesk, its report, and many bundles, in the section People."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate
from pytestqt.qtbot import QtBot

from cvpn_wizard.adapters.bundle.queue import read_queue
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.ui.people.section import PeopleSection
from tests.ui.people.test_people import WAIT, cells, settle
from tests.unit.journeys.people.conftest import START


@pytest.fixture
def ordered(people: PeopleSection, tmp_path: Path) -> PeopleSection:
    """The form is filled in; the file goes where no ending was typed."""
    part = people.helpdesk
    part.ask = lambda _parent, _title, _name, _kinds: tmp_path / "desk-one"
    part._now = lambda: START
    part.order.trigger()
    part.form.name.setText("hd1")
    part.form.count.setValue(2)
    part.form.until.setDate(QDate(2026, 12, 31))
    return people


def test_a_queue_is_made_and_its_words_are_shown_once(
    qtbot: QtBot, ordered: PeopleSection, tmp_path: Path
) -> None:
    part = ordered.helpdesk
    part.form.make.click()
    qtbot.waitUntil(lambda: part.words.has_words, timeout=WAIT)
    settle(qtbot, ordered)
    words = part.words._words
    assert words is not None
    queue = read_queue(tmp_path / "desk-one.cvpnqueue", (words.typed,))
    assert queue.slots == ("hd1.001", "hd1.002")
    assert queue.rules.give_until - START > timedelta(days=37)
    assert "desk-one.cvpnqueue" in part.said.words
    assert part.form.isHidden()
    ordered._buttons["add"].click()
    assert part.words.has_words  # nobody has passed them on yet
    part.words.forget()
    part.form.make.click()
    qtbot.waitUntil(ordered.refusal.isVisible, timeout=WAIT)
    assert part.button.isEnabled()


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [("name", "HD 1", "helpdesk-name-bad"), ("until", QDate(2026, 1, 1), "helpdesk-until-past")],
)
def test_an_order_that_cannot_be_is_told_at_its_field(
    ordered: PeopleSection, field: str, value: object, code: str
) -> None:
    form = ordered.helpdesk.form
    if isinstance(value, QDate):
        form.until.setDate(value)
    else:
        form.name.setText(str(value))
    form.make.click()
    wrong = form._name if field == "name" else form._fields[2]
    assert wrong._problem is not None
    assert wrong._problem.code == code
    assert not ordered.running


def test_stop_leaves_nothing_sealed(qtbot: QtBot, ordered: PeopleSection, tmp_path: Path) -> None:
    part = ordered.helpdesk
    part.form.count.setValue(200)
    part.form.make.click()
    ordered.under_way.stop.click()
    settle(qtbot, ordered)
    assert part.said.words.startswith("Stopped")
    assert not part.words.has_words
    assert not list(tmp_path.glob("*.cvpnqueue"))


def test_a_report_is_taken_in_and_leads_to_revoking(
    qtbot: QtBot, ordered: PeopleSection, tmp_path: Path
) -> None:
    ordered.helpdesk.form.make.click()
    qtbot.waitUntil(lambda: ordered.helpdesk.words.has_words, timeout=WAIT)
    settle(qtbot, ordered)
    line = {"slot": "hd1.001", "person": "sato.laptop", "state": "given", "at": "", "by": ""}
    newer = {**line, "slot": "hd1.002", "replaces": "hd1.001"}
    report = tmp_path / "report.json"
    entry = {"format": "cvpn-wizard-issued", "queue": "hd1", "issued": [line, newer]}
    report.write_text(json.dumps(entry), encoding="utf-8")
    ordered.helpdesk.take(report)
    qtbot.waitUntil(lambda: cells(ordered, "person") == ["sato", "sato"], timeout=WAIT)
    settle(qtbot, ordered)
    assert "Noted who has 2" in ordered.helpdesk.report.text()
    ordered.helpdesk.revoke_now.click()
    assert ordered.sure.names == ("hd1.001",)
    assert ordered.sure.isVisible()
    line["vpn"] = "other"
    report.write_text(json.dumps(entry), encoding="utf-8")
    ordered.helpdesk.take(report)
    qtbot.waitUntil(ordered.problems.isVisible, timeout=WAIT)
    assert "“other”" in ordered.problems.text()
    assert ordered.helpdesk.report.isHidden()


def test_a_table_becomes_bundles_and_the_words_lie_apart(
    qtbot: QtBot, people: PeopleSection, table: Path, desk: Desk
) -> None:
    people._buttons["many"].click()
    form = people.many.form
    assert not form.issue.isEnabled()
    form.set_table(table)
    form.bundles.setChecked(True)
    form.issue.click()
    qtbot.waitUntil(people.many.words.isVisible, timeout=WAIT)
    settle(qtbot, people)
    made = {path.name for path in (desk.vpn.folder / "bundles").iterdir()}
    assert made == {"sato.laptop.cvpnkit", "suzuki.pc.cvpnkit", "tanaka.mac.cvpnkit"}
    (words,) = (desk.home / "words").iterdir()
    assert str(words) in people.many.words.words
    assert "3 bundles" in people.many.made.words
    people._buttons["many"].click()
    assert people.many.words.isHidden()
    form.set_table(table)
    form.bundles.setChecked(False)
    form.issue.click()
    qtbot.waitUntil(lambda: "3 had one already" in people.said.words, timeout=WAIT)
