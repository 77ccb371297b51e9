"""Rows that come and go in a layout, at once."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from cvpn_wizard.ui.widgets.rows import put_in, take_out


def test_a_row_is_there_at_once_and_gone_at_once(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    page.show()
    row = QPushButton()
    row.setObjectName("row")
    put_in(column, row)
    assert row.isVisibleTo(page)
    take_out(column, (row,))
    assert page.findChild(QPushButton, "row") is None
    assert column.count() == 0
    qtbot.waitUntil(lambda: not isValid(row))


def test_a_row_may_be_taken_out_by_its_own_button(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    page.show()
    clicks: list[str] = []
    rows: list[QPushButton] = []

    def taken() -> None:
        take_out(column, rows)
        rows.clear()
        clicks.append("taken")

    for _ in range(200):
        rows.append(QPushButton())
        rows[0].clicked.connect(taken)
        put_in(column, rows[0])
        rows[0].click()
    assert len(clicks) == 200
    assert column.count() == 0
