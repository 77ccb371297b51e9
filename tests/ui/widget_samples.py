"""Widgets filled with the worked example, for pictures and for whoever wants to try one."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvpn_wizard.model.address_map import RangeBar
from cvpn_wizard.model.errors import Problem
from cvpn_wizard.model.map import MapModel, MapPart, PartKind, PartState
from cvpn_wizard.model.plan import PlannedStep
from cvpn_wizard.model.steps import StepEvent, StepId, StepState
from cvpn_wizard.ui.forms import BigNumber, Field, Heading, MoreSection, Notice
from cvpn_wizard.ui.widgets.address_edit import AddressEdit
from cvpn_wizard.ui.widgets.address_map import AddressMap
from cvpn_wizard.ui.widgets.check_list import CheckRow, CheckTable
from cvpn_wizard.ui.widgets.combo import Choice
from cvpn_wizard.ui.widgets.five_parts import FivePartsPicture
from cvpn_wizard.ui.widgets.latency_plot import LatencyPlot
from cvpn_wizard.ui.widgets.list_edit import ListEdit
from cvpn_wizard.ui.widgets.network_map import NetworkMap
from cvpn_wizard.ui.widgets.picture import TwoVpnsPicture
from cvpn_wizard.ui.widgets.secret_edit import SecretEdit
from cvpn_wizard.ui.widgets.step_list import StepList


def column(*parts: QWidget) -> QWidget:
    whole = QWidget()
    box = QVBoxLayout(whole)
    box.setContentsMargins(24, 24, 24, 24)
    box.setSpacing(16)
    for part in parts:
        box.addWidget(part)
    return whole


def fields() -> QWidget:
    wrong = AddressEdit("addresses.client_cidr")
    wrong.setText("10.0.0.1/16")
    bad = Field("map-endpoint", wrong, None, "addresses-why")
    facts = {"value": "10.0.0.1/16", "right": "10.0.0.0/16"}
    bad.set_problem(Problem("range-host-bits", "x", facts, suggestion="10.0.0.0/16"))
    plain = AddressEdit("network.new_vpc_cidr", "10.255.0.0/16")
    secret = SecretEdit("credentials.secret_key")
    secret.setText("not a secret")
    choice = Choice("network.vpc")
    choice.set_items([("cvpn-vpc", "10.255.0.0/16", 1), ("default", "172.31.0.0/16", 2)])
    number = BigNumber("before-cost")
    number.show_value("38,595", "円")
    return column(
        Heading("addresses-heading", "help-lead"),
        bad,
        Field("network-new_vpc_cidr", plain, "list-empty"),
        Field("map-certificates", secret),
        Field("network-vpc", choice),
        MoreSection(),
        number,
    )


def notices() -> QWidget:
    made = []
    for kind in ("info", "good", "warn", "bad"):
        notice = Notice(kind)
        notice.say("nav-leave-running" if kind == "warn" else "help-lead")
        if kind in {"warn", "bad"}:
            notice.set_action("nav-leave-now")
        made.append(notice)
    return column(*made)


def lists() -> QWidget:
    people = ListEdit("certificates.clients", "client1.domain.tld")
    people.set_values(("client1.domain.tld", "sato.laptop", "suzuki.laptop"))
    return column(people)


def table() -> QWidget:
    made = CheckTable("network.subnets")
    made.set_headers(["Subnet", "AZ", "CIDR", "Verdict"])
    made.set_rows(
        [
            CheckRow("a", ("cvpn-target-subnet", "1a", "10.255.255.0/24"), "OK", checked=True),
            CheckRow("b", ("server-subnet", "1a", "10.255.1.0/24"), "AZ 1a is taken", False),
            CheckRow("c", ("private-c", "1c", "10.255.2.0/24"), "OK"),
        ]
    )
    return column(made)


def steps() -> QWidget:
    made = StepList()
    plan = ("vpc", "subnet.cvpn-target-subnet", "security_group", "certificates", "endpoint")
    made.show_plan(
        [
            *(PlannedStep(StepId(step), (), step.rpartition(".")[2]) for step in plan),
            PlannedStep(
                StepId("association.cvpn-target-subnet"), (), "subnet", typical_seconds=480
            ),
            PlannedStep(StepId("authorization.10.255.0.0/16"), (), "10.255.0.0/16"),
        ]
    )
    states = (StepState.DONE, StepState.DONE, StepState.PRESENT, StepState.FAILED, StepState.MAKING)
    for step, state in zip(plan, states, strict=True):
        made.show_event(StepEvent(StepId(step), state, f"id-{step}", 3.0))
    settling = StepId("association.cvpn-target-subnet")
    made.show_event(StepEvent(settling, StepState.SETTLING, "", 62.0))
    return column(made)


def latency() -> QWidget:
    plot = LatencyPlot()
    for ping in (12.4, 11.9, None, 14.2):
        plot.add(ping)
    return plot


def latency_many() -> QWidget:
    plot = LatencyPlot()
    for number in range(24):
        plot.add(None if number in {7, 8} else 40 + (number * 37 % 23))
    return plot


def addresses() -> QWidget:
    ranges = AddressMap()
    ranges.set_bars(
        (
            RangeBar("", "10.0.0.0/16", "client", overlaps=False, start=0.02, end=0.3),
            RangeBar("cvpn-vpc", "10.255.0.0/16", "vpc", overlaps=False, start=0.6, end=0.88),
            RangeBar("wlan0", "10.0.4.0/24", "local", overlaps=True, start=0.08, end=0.12),
            RangeBar("", "192.168.0.0/24", "home", overlaps=False, start=0.94, end=0.98),
        )
    )
    return column(ranges)


def two_vpns() -> QWidget:
    return TwoVpnsPicture()


def five_parts() -> QWidget:
    return FivePartsPicture()


def model(state: PartState, zones: tuple[str, ...] = ("1a",), lit: str = "") -> MapModel:
    kinds = PartKind
    subnets = [
        MapPart(
            kinds.SUBNET,
            f"subnet.{zone}",
            state,
            f"cvpn-target-subnet-{zone}",
            f"10.255.25{n}.0/24",
            f"ap-northeast-{zone}",
            lit=lit == "subnet",
        )
        for n, zone in enumerate(zones)
    ]
    return MapModel(
        (
            MapPart(kinds.LAPTOP, "laptop", state, "client1.domain.tld"),
            MapPart(kinds.INTERNET, "internet", PartState.EXISTS),
            MapPart(kinds.CERTIFICATES, "certificates", state, "server"),
            MapPart(kinds.ENDPOINT, "endpoint", state, "cvpn-endpoint-01", "10.0.0.0/16"),
            MapPart(kinds.AUTHORIZATION, "authorization", state, "", "10.255.0.0/16"),
            MapPart(kinds.SECURITY_GROUP, "security_group", PartState.EXISTS, "icmp-sg"),
            MapPart(kinds.LOG, "log", state, "/aws/clientvpn"),
            *subnets,
            MapPart(kinds.VPC, "vpc", PartState.EXISTS, "cvpn-vpc", "10.255.0.0/16"),
            MapPart(kinds.SERVER, "server", PartState.UNDECIDED),
        )
    )


def shown(made: MapModel) -> NetworkMap:
    whole = NetworkMap()
    whole.set_model(made)
    return whole


def map_planned() -> QWidget:
    return shown(model(PartState.NEW, lit="subnet"))


def map_two_zones() -> QWidget:
    return shown(model(PartState.NEW, ("1a", "1c")))


def map_running() -> QWidget:
    return shown(model(PartState.MAKING))


def map_broken() -> QWidget:
    made = model(PartState.DONE)
    return shown(MapModel(made.parts, broken_at="endpoint"))


def map_pulse() -> QWidget:
    return shown(MapModel(model(PartState.DONE).parts, pulse=0.3, practice=True))


def map_strip() -> QWidget:
    whole = shown(model(PartState.NEW, ("1a", "1c")))
    whole.set_strip(strip=True)
    return whole
