"""The widgets by keyboard alone: where Tab goes, and what shows where one is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cvpn_wizard.texts import text
from cvpn_wizard.ui.focus import focus_first
from cvpn_wizard.ui.forms import Field
from cvpn_wizard.ui.widgets.address_edit import AddressEdit
from cvpn_wizard.ui.widgets.check_list import CheckRow, CheckTable
from cvpn_wizard.ui.widgets.list_edit import ListEdit


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made)
    return made


def between_two_lines(window: QWidget, middle: QWidget) -> None:
    column = window.layout()
    assert column is not None
    first, last = QLineEdit(), QLineEdit()
    first.setObjectName("first")
    last.setObjectName("last")
    for part in (first, middle, last):
        column.addWidget(part)


def tab_stops(window: QWidget) -> list[str]:
    """Where Tab goes from the first line to the last."""
    QApplication.processEvents()  # what is new is shown
    stops = []
    first = window.findChild(QLineEdit, "first")
    assert isinstance(first, QLineEdit)
    at: QWidget = first
    while at.objectName() != "last":
        at = at.nextInFocusChain()
        # Those that were taken away stay in the chain until Qt deletes them.
        if at.focusPolicy() & Qt.FocusPolicy.TabFocus and at.isVisibleTo(window):
            stops.append(at.objectName())
    return stops[:-1]


def test_tab_goes_from_line_to_line_of_a_list(window: QWidget) -> None:
    people = ListEdit("people")
    between_two_lines(window, people)
    people.set_values(("sato", "suzuki"))
    window.show()
    lines = ["people.0", "people.0.remove", "people.1", "people.1.remove", "people.add"]
    assert tab_stops(window) == lines
    people.set_values(("ito",))
    assert tab_stops(window) == ["people.0", "people.0.remove", "people.add"]
    people.set_values(())
    people.set_values(("abe",))
    assert tab_stops(window) == ["people.0", "people.0.remove", "people.add"]


def test_a_list_filled_before_it_is_on_a_page_begins_with_its_first_line(window: QWidget) -> None:
    people = ListEdit("people")
    people.set_values(("sato",))
    between_two_lines(window, people)
    window.show()
    assert tab_stops(window) == ["people.0", "people.0.remove", "people.add"]
    assert focus_first(people)
    assert people.edits()[0].hasFocus()


def test_tab_reaches_a_field_before_its_why(window: QWidget) -> None:
    field = Field("map-endpoint", AddressEdit("addresses.client_cidr"), None, "map-title")
    between_two_lines(window, field)
    window.show()
    assert tab_stops(window) == ["addresses.client_cidr", "addresses.client_cidr_why"]


def test_a_table_marks_its_row_while_one_is_in_it(qtbot: QtBot, window: QWidget) -> None:
    table = CheckTable("t")
    between_two_lines(window, table)
    table.set_headers(["Subnet", "Verdict"])
    table.set_rows([CheckRow(key, (key,), "good") for key in ("a", "b")])
    window.show()
    window.activateWindow()
    assert not table.selectedItems()
    table.setFocus()
    qtbot.waitUntil(lambda: len(table.selectedItems()) == 2)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert table.checked() == ("b",)
    window.findChild(QLineEdit, "last").setFocus()  # type: ignore[union-attr]  # made above
    assert not table.selectedItems()


def test_what_is_said_about_a_box_stands_beside_it(window: QWidget) -> None:
    box = QCheckBox()
    box.setObjectName("network.ping")
    field = Field("network-ping_allowed", box, "list-empty", "map-title")
    between_two_lines(window, field)
    window.show()
    assert tab_stops(window) == ["network.ping", "network.ping_why"]
    why = field.findChild(QToolButton, "network.ping_why")
    term = next(
        label for label in field.findChildren(QLabel) if label.text().startswith("All ICMP")
    )
    hint = next(label for label in field.findChildren(QLabel) if label.text() == text("list-empty"))
    assert isinstance(why, QToolButton)
    for beside in (term, why):
        assert abs(beside.geometry().center().y() - box.geometry().center().y()) <= 2
        assert beside.x() > box.x()
    assert hint.indent() > 0
