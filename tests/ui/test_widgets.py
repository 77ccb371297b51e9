"""The widgets by themselves: what they take, what they give, what they say."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from cvpn_wizard.model.address_map import RangeBar
from cvpn_wizard.model.errors import Problem
from cvpn_wizard.model.map import MapModel, MapPart, PartKind, PartState
from cvpn_wizard.model.plan import PlannedStep
from cvpn_wizard.model.resources import resource
from cvpn_wizard.model.secret import Secret
from cvpn_wizard.model.steps import StepEvent, StepId, StepState
from cvpn_wizard.texts import set_language, text
from cvpn_wizard.ui.forms import BigNumber, Field, MoreSection, Notice
from cvpn_wizard.ui.theme import apply_theme, pixmap, tone
from cvpn_wizard.ui.widgets.address_edit import AddressEdit
from cvpn_wizard.ui.widgets.address_map import AddressMap
from cvpn_wizard.ui.widgets.check_list import CheckRow, CheckTable
from cvpn_wizard.ui.widgets.combo import Choice
from cvpn_wizard.ui.widgets.latency_plot import LatencyPlot
from cvpn_wizard.ui.widgets.list_edit import ListEdit
from cvpn_wizard.ui.widgets.network_map import NetworkMap
from cvpn_wizard.ui.widgets.secret_edit import SecretEdit
from cvpn_wizard.ui.widgets.step_list import StepList

WRONG = Problem(
    "range-host-bits",
    "addresses.client_cidr",
    {"value": "10.0.0.1/16", "right": "10.0.0.0/16"},
    suggestion="10.0.0.0/16",
)


def picture(widget: QWidget, width: int = 360, height: int = 640) -> QImage:
    widget.resize(width, height)
    QApplication.processEvents()
    return widget.grab().toImage()


# fields


@pytest.fixture
def field(qtbot: QtBot) -> Field:
    edit = AddressEdit("addresses.client_cidr")
    made = Field("map-endpoint", edit, "list-empty", "map-title")
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_field_says_what_is_wrong_and_puts_it_right(qtbot: QtBot, field: Field) -> None:
    edit = field.widget
    assert isinstance(edit, QLineEdit)
    field.set_problem(WRONG)
    said = field.findChild(QLabel, "addresses.client_cidr_problem")
    take = field.findChild(QPushButton, "addresses.client_cidr_take")
    assert isinstance(said, QLabel)
    assert isinstance(take, QPushButton)
    assert said.isVisibleTo(field)
    assert "10.0.0.1/16" in said.text()
    assert edit.accessibleDescription() == said.text()
    with qtbot.waitSignal(field.suggestion_taken) as taken:
        qtbot.mouseClick(take, Qt.MouseButton.LeftButton)
    assert taken.args == ["10.0.0.0/16"]
    assert edit.text() == "10.0.0.0/16"
    field.set_problem(None)
    assert not said.isVisibleTo(field)
    assert edit.accessibleDescription() == text("list-empty")


def test_why_opens_beside_the_field(qtbot: QtBot, field: Field) -> None:
    why = field.findChild(QToolButton, "addresses.client_cidr_why")
    assert isinstance(why, QToolButton)
    words = [label for label in field.findChildren(QLabel) if label.text() == text("map-title")]
    assert [label.isVisibleTo(field) for label in words] == [False]
    why.setFocus()
    qtbot.keyClick(why, Qt.Key.Key_Space)
    assert words[0].isVisibleTo(field)


def test_a_field_speaks_the_language_of_the_moment(field: Field) -> None:
    field.set_problem(WRONG)
    set_language("ja")
    field.retranslate()
    assert field.widget.accessibleName() == text("map-endpoint")
    said = field.findChild(QLabel, "addresses.client_cidr_problem")
    assert isinstance(said, QLabel)
    assert said.text() == text("problem-range-host-bits", **WRONG.facts)


def test_a_notice_is_there_only_while_it_says_something(qtbot: QtBot) -> None:
    notice = Notice("warn", name="n")
    qtbot.addWidget(notice)
    assert notice.isHidden()
    notice.say("home-stopped", name="office")
    notice.set_action("home-resume")
    assert not notice.isHidden()
    assert "office" in notice.accessibleName()
    button = notice.findChild(QPushButton, "n_action")
    assert isinstance(button, QPushButton)
    with qtbot.waitSignal(notice.acted):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    notice.say("")
    assert notice.isHidden()


def test_more_opens_by_keyboard(qtbot: QtBot) -> None:
    more = MoreSection(name="m")
    qtbot.addWidget(more)
    inside = QLabel("x")
    more.add(inside)
    more.show()
    assert not inside.isVisibleTo(more)
    qtbot.keyClick(more.button, Qt.Key.Key_Space)
    assert inside.isVisibleTo(more)


def test_a_large_number_is_told_with_what_it_is(qtbot: QtBot) -> None:
    number = BigNumber("before-cost", "cost")
    qtbot.addWidget(number)
    number.show_value("38,595", "yen")
    label = number.findChild(QLabel, "cost")
    assert isinstance(label, QLabel)
    assert label.accessibleName() == f"{text('before-cost')} 38,595 yen"


# lines


def test_full_width_digits_become_plain(qtbot: QtBot) -> None:
    edit = AddressEdit("a")
    qtbot.addWidget(edit)
    typed = QInputMethodEvent()
    typed.setCommitString("１０．０．０．０／１６")
    QApplication.sendEvent(edit, typed)
    assert edit.text() == "10.0.0.0/16"


def test_a_secret_is_hidden_and_cannot_be_copied(qtbot: QtBot) -> None:
    edit = SecretEdit("s")
    qtbot.addWidget(edit)
    qtbot.keyClicks(edit, "hush")
    assert edit.secret() == Secret("hush")
    assert edit.displayText() != "hush"
    edit.actions()[0].trigger()
    assert edit.displayText() == "hush"
    clipboard = QApplication.clipboard()
    clipboard.setText("before")
    edit.selectAll()
    for keys in (Qt.Key.Key_C, Qt.Key.Key_X):
        qtbot.keyClick(edit, keys, Qt.KeyboardModifier.ControlModifier)
    assert clipboard.text() == "before"
    assert edit.secret() == Secret("hush")


def test_a_list_grows_and_shrinks(qtbot: QtBot) -> None:
    edit = ListEdit("people")
    qtbot.addWidget(edit)
    edit.setAccessibleName("People")
    edit.set_values(("sato", "suzuki"))
    assert edit.edits()[1].accessibleName() == "People 2"
    qtbot.keyClick(edit.edits()[1], Qt.Key.Key_Return)
    qtbot.keyClicks(edit.edits()[2], "ito")
    assert edit.values() == ("sato", "suzuki", "ito")
    remove = edit.findChild(QToolButton, "people.0.remove")
    assert isinstance(remove, QToolButton)
    with qtbot.waitSignal(edit.changed):
        qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert edit.values() == ("suzuki", "ito")


def test_a_choice_stays_chosen_when_the_list_is_read_again(qtbot: QtBot) -> None:
    choice = Choice("c")
    qtbot.addWidget(choice)
    choice.set_items([("one", "", 1), ("two", "2", 2)])
    assert choice.choose(2)
    choice.set_items([("zero", "", 0), ("one", "", 1), ("two", "2", 2)])
    assert choice.value() == 2
    assert not choice.choose(9)
    choice.set_items([(str(n), "", n) for n in range(20)])
    assert choice.isEditable(), "long lists can be searched by typing"


def test_a_table_ticks_only_what_will_do(qtbot: QtBot) -> None:
    table = CheckTable("t")
    qtbot.addWidget(table)
    table.set_headers(["Subnet", "Verdict"])
    table.set_rows(
        [CheckRow("a", ("subnet-a",), "good"), CheckRow("b", ("subnet-b",), "too small", False)]
    )
    with qtbot.waitSignal(table.changed):
        table.set_checked("a", checked=True)
    table.set_checked("b", checked=True)
    assert table.checked() == ("a",)


# pictures


def test_pings_are_told(qtbot: QtBot) -> None:
    plot = LatencyPlot()
    qtbot.addWidget(plot)
    plot.add(12.0)
    plot.add(None)
    answered = picture(plot, 360, 132)
    assert plot.accessibleName() == text("latency-of", count=2, answered=1, ms="12.0")
    plot.clear()
    assert plot.accessibleName() == text("latency-none")
    assert picture(plot, 360, 132) != answered


def test_ranges_that_collide_are_told_and_drawn(qtbot: QtBot) -> None:
    ranges = AddressMap()
    qtbot.addWidget(ranges)
    client = RangeBar("", "10.0.0.0/16", "client", overlaps=False, start=0.0, end=0.6)
    home = RangeBar("", "10.0.0.0/24", "home", overlaps=True, start=0.0, end=0.2)
    ranges.set_bars((client, home))
    assert text("address-overlaps") in ranges.accessibleDescription()
    collides = picture(ranges, 480, ranges.height())
    apart = RangeBar("", "10.9.0.0/24", "home", overlaps=False, start=0.8, end=0.9)
    ranges.set_bars((client, apart))
    assert text("address-overlaps") not in ranges.accessibleDescription()
    assert picture(ranges, 480, ranges.height()) != collides


def steps() -> tuple[PlannedStep, ...]:
    return (
        PlannedStep(StepId("vpc"), (), "cvpn-vpc"),
        PlannedStep(StepId("association.a"), (), "a", typical_seconds=480.0),
    )


def test_steps_are_told_as_they_go(qtbot: QtBot) -> None:
    listed = StepList()
    qtbot.addWidget(listed)
    listed.show_plan(steps())
    words = " ".join(label.text() for label in listed.findChildren(QLabel))
    assert text("state-waiting") in words
    assert text("time-minutes", n=8) in words
    listed.show_event(StepEvent(StepId("vpc"), StepState.DONE, "vpc-0a1b", 3.0))
    words = " ".join(label.text() for label in listed.findChildren(QLabel))
    assert text("state-done") in words
    assert text("time-seconds", n=3) in words
    details = listed.findChild(QLabel, "vpc.details")
    assert isinstance(details, QLabel)
    assert not details.isVisibleTo(listed)
    fold = listed.findChild(QToolButton, "steps.details")
    assert isinstance(fold, QToolButton)
    fold.click()
    assert details.isVisibleTo(listed)
    assert "vpc-0a1b" in details.text()


# the map


def model(state: PartState = PartState.NEW) -> MapModel:
    return MapModel(
        (
            MapPart(PartKind.LAPTOP, "laptop", state, "sato"),
            MapPart(PartKind.INTERNET, "internet", PartState.EXISTS),
            MapPart(PartKind.ENDPOINT, "endpoint", state, "office", "10.0.0.0/16"),
            MapPart(PartKind.SUBNET, "subnet.a", state, "a", "10.255.255.0/24", "1a"),
            MapPart(PartKind.VPC, "vpc", state, "cvpn-vpc", "10.255.0.0/16"),
            MapPart(PartKind.SERVER, "server", state, "", "10.255.1.125"),
        )
    )


@pytest.fixture
def network_map(qtbot: QtBot) -> NetworkMap:
    made = NetworkMap()
    qtbot.addWidget(made)
    made.resize(340, 640)
    made.show()
    return made


def test_every_state_of_the_map_looks_different_even_without_colour(
    network_map: NetworkMap,
) -> None:
    seen: list[QImage] = []
    for state in PartState:
        network_map.set_model(model(state))
        grey = picture(network_map).convertToFormat(QImage.Format.Format_Grayscale8)
        assert grey not in seen or state is PartState.GONE, state
        seen.append(grey)


def test_the_map_in_words_is_the_map(network_map: NetworkMap) -> None:
    network_map.set_model(model())
    told = network_map.findChild(QWidget, "network_map.picture")
    assert isinstance(told, QWidget)
    rows = told.accessibleDescription().splitlines()
    assert len(rows) == 6
    assert "sato" in rows[0]
    assert all(text("map-state-new") in row for row in rows if "Internet" not in row)
    toggle = network_map.findChild(QToolButton, "network_map.as_list")
    assert isinstance(toggle, QToolButton)
    toggle.click()
    twin = network_map.findChild(QWidget, "network_map.twin")
    assert isinstance(twin, QWidget)
    assert twin.isVisibleTo(network_map)


def test_the_broken_place_is_marked(network_map: NetworkMap) -> None:
    network_map.set_model(model())
    whole = picture(network_map)
    network_map.set_model(MapModel(model().parts, broken_at="endpoint"))
    assert picture(network_map) != whole
    told = network_map.findChild(QWidget, "network_map.picture")
    assert isinstance(told, QWidget)
    assert text("map-broken") in told.accessibleDescription()


def test_the_pulse_moves(network_map: NetworkMap) -> None:
    network_map.set_model(MapModel(model(PartState.DONE).parts, pulse=0.1))
    early = picture(network_map)
    network_map.set_model(MapModel(model(PartState.DONE).parts, pulse=0.4))
    assert picture(network_map) != early


def test_a_strip_has_neither_title_nor_list(network_map: NetworkMap) -> None:
    network_map.set_model(model())
    network_map.set_strip(strip=True)
    toggle = network_map.findChild(QToolButton, "network_map.as_list")
    assert isinstance(toggle, QToolButton)
    assert not toggle.isVisibleTo(network_map)
    QApplication.processEvents()
    assert network_map.minimumSizeHint().height() < 100


# colours


TEXTS = [
    ("text", "window"),
    ("text", "base"),
    ("text", "raised"),
    ("text", "accent-soft"),
    ("muted", "window"),
    ("muted", "base"),
    ("muted", "raised"),
    ("muted", "sheet"),
    ("muted", "accent-soft"),
    ("on-accent", "accent"),
    ("on-practice", "practice"),
    ("accent", "window"),
    *((kind, f"{kind}-soft") for kind in ("good", "warn", "bad")),
    *((kind, "window") for kind in ("good", "warn", "bad")),
    *(("text", f"{kind}-soft") for kind in ("good", "warn", "bad")),
    *(("muted", f"{kind}-soft") for kind in ("good", "warn", "bad")),
]
SHAPES = [
    *(("edge", ground) for ground in ("window", "base", "raised")),
    *(("accent", ground) for ground in ("window", "base", "raised", "sheet", "accent-soft")),
    *(("bad", ground) for ground in ("base", "raised")),
]
"""What has to be seen to find a field, the focus, or a sign."""


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("pairs", "least"), [(TEXTS, 4.5), (SHAPES, 3.0)])
def test_both_themes_can_be_read(
    qapp: QApplication, theme: str, pairs: list[tuple[str, str]], least: float
) -> None:
    """WCAG 2, level AA: 4.5 to 1 for texts (1.4.3), 3 to 1 for edges and signs (1.4.11)."""
    try:
        apply_theme(qapp, theme)
        poor = [(*pair, round(found, 2)) for pair in pairs if (found := contrast(*pair)) < least]
        assert not poor
    finally:
        apply_theme(qapp, "light")


def contrast(ink: str, ground: str) -> float:
    bright, dark = sorted((luminance(ink), luminance(ground)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def luminance(name: str) -> float:
    shares = tone(name).getRgbF()[:3]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_every_icon_can_be_drawn(qapp: QApplication) -> None:
    names = sorted(path.stem for path in resource("icons").glob("*.svg"))
    assert len(names) > 20
    for name in names:
        image = pixmap(name, 24).toImage()
        inked = any(
            image.pixelColor(x, y).alpha() for x in range(image.width()) for y in range(0, 48, 3)
        )
        assert inked, name
