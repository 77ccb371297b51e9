"""The change of a CA as pictures, in every state that matters."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from ipaddress import IPv4Network
from pathlib import Path

from PySide6.QtWidgets import QPushButton

from cvpn_wizard.journeys.plan_file import read_plan
from cvpn_wizard.journeys.rollover.phases import phases
from cvpn_wizard.model.errors import Problem
from cvpn_wizard.model.rollover import Move, Mover, Overlap, PhaseNow, RolloverNow, RolloverPlan
from cvpn_wizard.model.steps import Leftover, ResultEvent, StepKind, step_id
from cvpn_wizard.ui.care import CarePage
from cvpn_wizard.ui.people.dates_section import DatesSection
from cvpn_wizard.ui.window import MainWindow
from tests.ui.pictures.look import Look, services_at, spin, take
from tests.ui.pictures.people import stage

WORKED = Path(__file__).parents[2] / "examples" / "worked-example.toml"
TODAY, UNTIL, ENDS = date(2034, 12, 1), date(2035, 1, 30), date(2036, 11, 21)
COST = Overlap(2, Decimal("7.20"), 60, date(2026, 9, 13))
PEOPLE = (
    Mover("sato.laptop", "佐藤 花子", "ThinkPad", Move.MOVED, "2034-12-20", "2034-12-19"),
    Mover("suzuki.pc", "鈴木 一郎", "Surface", Move.HANDED, "", "2034-12-21"),
    Mover("tanaka.mac", "田中 実", "MacBook", Move.OWN_KEY, "", "2034-11-30"),
)


def plan() -> RolloverPlan:
    spec = replace(read_plan(WORKED), name="office-2034", client_cidr=IPv4Network("10.128.0.0/22"))
    return RolloverPlan(
        old="office",
        spec=spec,
        authority_ends=ENDS,
        begin_by=date(2034, 11, 20),
        until=UNTIL,
        phases=_phases(set_up=False, today=TODAY, people=()),
        overlap=COST,
        people=14,
        own_keys=1,
        remarks=(Problem("rollover-team", facts={"name": "office"}, warning=True),),
    )


def now(people: tuple[Mover, ...] = PEOPLE) -> RolloverNow:
    return RolloverNow(
        old="office",
        new="office-2034",
        old_endpoint="cvpn-endpoint-0123456789abcdef0",
        endpoint="cvpn-endpoint-0fedcba9876543210",
        authority_ends=ENDS,
        until=UNTIL,
        phases=_phases(set_up=True, today=date(2034, 12, 24), people=people),
        overlap=COST,
        people=people,
    )


def _phases(*, set_up: bool, today: date, people: tuple[Mover, ...]) -> tuple[PhaseNow, ...]:
    return phases(began=TODAY, until=UNTIL, today=today, set_up=set_up, ended=False, people=people)


def show(window: MainWindow, look: Look) -> None:
    page = window.findChild(CarePage)
    assert page is not None
    opened = window.findChild(QPushButton, "care.office.open")
    assert opened is not None
    opened.click()
    sections = page.room.sections
    dates = next(one for one in sections if isinstance(one, DatesSection))
    page.room.tabs.setCurrentIndex(sections.index(dates))
    spin(700)
    panel = dates.rollover
    panel._planned(plan())
    spin(200)
    take(window, look.path("rollover-plan"))
    panel._looked(now())
    spin(200)
    take(window, look.path("rollover-now"))
    panel._press_finish()
    spin(200)
    take(panel, look.path("rollover-panel-sure"))
    panel._looked(now(tuple(replace(one, move=Move.MOVED) for one in PEOPLE)))
    panel._quiet()
    spin(200)
    take(panel, look.path("rollover-panel-all"))
    vpc, endpoint = step_id(StepKind.VPC), step_id(StepKind.ENDPOINT)
    panel._going = "office"
    panel._heard(
        ResultEvent(
            ok=True,
            vpn="office",
            removed=((endpoint, "cvpn-endpoint-0123456789abcdef0"),),
            kept=(Leftover(vpc, "vpc-0123456789abcdef0"),),
            heir="office-2034",
        )
    )
    panel._looked(None)
    spin(200)
    take(panel, look.path("rollover-panel-ended"))
    panel._planned(plan())
    spin(200)
    take(panel, look.path("rollover-panel-plan"))


def draw(look: Look) -> None:
    home = look.home("rollover")
    cloud = stage(home).cloud
    with look.window(services_at(home, cloud_for=lambda _account, _mfa: cloud)) as window:
        window.choose("care")
        spin(500)
        show(window, look)
