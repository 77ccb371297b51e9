"""The section Overview: the VPN as AWS has it now, its dates and cost, and what differs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Event
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from cvpn_wizard.journeys.doctoring.care_map import care_map
from cvpn_wizard.journeys.doctoring.drift import Drift
from cvpn_wizard.journeys.showing import VpnNow, look_at
from cvpn_wizard.model.cost import HOURS_A_MONTH
from cvpn_wizard.model.errors import WizardError
from cvpn_wizard.model.map import MapModel
from cvpn_wizard.texts import has_text, text
from cvpn_wizard.ui.care.drift_card import DriftCard
from cvpn_wizard.ui.care.section import Known, Section
from cvpn_wizard.ui.forms import BigNumber, Notice
from cvpn_wizard.ui.jobs import Latest
from cvpn_wizard.ui.labels import muted, plain
from cvpn_wizard.ui.refusal_view import RefusalView
from cvpn_wizard.ui.services import Services

if TYPE_CHECKING:
    from cvpn_wizard.model.cost import Prices
    from cvpn_wizard.ui.care.authority_part import AuthorityPart


@dataclass(frozen=True)
class Shown:
    """What AWS and the records say at the moment."""

    now: VpnNow
    people: tuple[str, ...] | None
    prices: Prices
    picture: MapModel

    @property
    def connected(self) -> int | None:
        return None if self.people is None else len(self.people)


class OverviewSection(Section):
    """Looks each time when it is shown."""

    section_id: ClassVar[str] = "overview"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._latest = Latest()
        self._righting = Latest()
        self._shown: Shown | None = None
        self._said = Notice("info", name="care.overview.said")
        self._connected = BigNumber("care-connected", "care.overview.connected")
        self._expiry = BigNumber("care-expiry", "care.overview.expiry")
        self._cost = BigNumber("care-cost", "care.overview.cost")
        self._paused = Notice("warn", name="care.overview.paused")
        self.drift = DriftCard()
        self.drift.put_back.connect(self._put_back)
        self.drift.take_over.connect(self._take_over)
        self._refusal = RefusalView("care.overview.refusal")
        self._facts = plain("care.overview.facts")
        self._dates = muted("care.overview.dates")
        self.again = QPushButton()
        self.again.setObjectName("care.overview.again")
        self.again.clicked.connect(self.look)
        numbers = QHBoxLayout()
        numbers.setSpacing(40)
        for number in (self._connected, self._expiry, self._cost):
            numbers.addWidget(number, 1)
        top = QHBoxLayout()
        top.addLayout(numbers, 1)
        side = QVBoxLayout()
        side.addWidget(self.again)
        side.addStretch(1)
        top.addLayout(side)
        self.column.addLayout(top)
        self.column.addWidget(self._said)
        self.column.addWidget(self._refusal)
        self.column.addWidget(self._paused)
        self.column.addWidget(self.drift)
        self.column.addWidget(self._facts)
        self.column.addWidget(self._dates)
        self._authority: AuthorityPart | None = None
        self.retranslate()

    @property
    def running(self) -> bool:
        return self._righting.busy

    def show_vpn(self, known: Known) -> None:
        if self.known is None or self.known.name != known.name:
            self._shown = None
            self.drift.show_drift(())
            self._said.say("")
            if self._authority is not None:
                self._authority.hide()
            self._refusal.clear()
            self._say()
        super().show_vpn(known)

    def entered(self) -> None:
        self.look()

    @Slot()
    def look(self) -> None:
        """Read AWS anew."""
        known = self.known
        if known is None or self._righting.busy:
            return
        self._refusal.clear()
        self.again.setEnabled(False)
        self._latest.replace(
            self.services.jobs.start(
                lambda _cancelled: self._read(known), done=self._looked, failed=self._failed
            )
        )

    def _read(self, known: Known) -> Shown:
        """In a job."""
        from cvpn_wizard.adapters.aws.prices import prices  # noqa: PLC0415

        cloud = self.cloud(known)
        now = look_at(known.name, cloud, self.services.records)
        people: tuple[str, ...] | None = None
        if now.endpoint is not None:
            try:
                connections = cloud.connections(now.endpoint.id)
                people = tuple(one.common_name for one in connections if one.active)
            except WizardError:
                people = None  # the right may be missing; the rest is worth showing
        table = prices(known.vpn.region)
        picture = care_map(now.spec, now.seen, people or (), table.association_hour)
        return Shown(now, people, table, picture)

    @Slot(object)
    def _looked(self, shown: Shown) -> None:
        self._shown = shown
        self.again.setEnabled(True)
        self.drift.show_drift(shown.now.drift)
        self.pictured.emit(shown.picture)
        self._ask_for_authority(shown.now)
        self._say()

    def _ask_for_authority(self, now: VpnNow) -> None:
        """Where the CA is that nobody here has made. Few VPNs need the question."""
        wanted = bool(now.spec.adopted) and now.spec.certificates.authority is None
        if wanted and self._authority is None:
            from cvpn_wizard.ui.care.authority_part import AuthorityPart  # noqa: PLC0415

            self._authority = AuthorityPart(self.services)
            self._authority.named.connect(self._named)
            self.column.addWidget(self._authority)
        if self._authority is not None and self.known is not None:
            self._authority.show_vpn(self.known, wanted=wanted)

    @Slot()
    def _named(self) -> None:
        self.changed.emit()
        self.look()

    # drift

    @Slot()
    def _put_back(self) -> None:
        self._right("put_back")

    @Slot()
    def _take_over(self) -> None:
        self._right("take_over")

    def _right(self, way: str) -> None:
        known = self.known
        if known is None or self._righting.busy:
            return
        self.drift.wait()
        self.again.setEnabled(False)
        self._refusal.clear()
        self._said.set_kind("info")
        self._said.say("care-righting" if way == "put_back" else "care-taking-over")
        self._righting.replace(
            self.services.jobs.start(
                lambda cancelled: self._do_right(known, way, cancelled),
                event=self._righted,
                done=self._all_righted,
                failed=self._failed,
            )
        )

    def _do_right(self, known: Known, way: str, cancelled: Event) -> Iterator[Drift]:
        """In a job."""
        from cvpn_wizard.engine.waiting import Clock  # noqa: PLC0415  not for the first page
        from cvpn_wizard.journeys.doctoring.righting import Righting  # noqa: PLC0415

        services = self.services
        righting = Righting(
            known.name, services.home, self.cloud(known), services.records, Clock(), cancelled
        )
        yield from righting.put_back() if way == "put_back" else righting.take_over()

    @Slot(object)
    def _righted(self, drift: Drift) -> None:
        self._said.say("care-righted-one", what=text(f"drift-{drift.what}"))

    @Slot(object)
    def _all_righted(self, _nothing: object) -> None:
        self._said.set_kind("good")
        self._said.say("care-righted")
        self.changed.emit()
        self.look()

    @Slot(object)
    def _failed(self, error: object) -> None:
        self.again.setEnabled(True)
        if self._shown is not None:
            self.drift.show_drift(self._shown.now.drift)
        self._said.say("")
        if isinstance(error, WizardError):
            self._refusal.show_refusal(error)

    # words

    def _say(self) -> None:
        shown = self._shown
        for part in (self._connected, self._expiry, self._cost, self._facts, self._dates):
            part.setVisible(shown is not None)
        paused = shown is not None and shown.now.paused
        self._paused.say("care-paused-notice" if paused else "")
        if shown is None:
            return
        now = shown.now
        self._connected.setVisible(shown.connected is not None)
        self._connected.show_value(str(shown.connected), text("care-connected-unit"))
        days = [(one.not_after - datetime.now(UTC)).days for one in now.certificates]
        self._expiry.setVisible(bool(days))
        if days:
            self._expiry.show_value(str(min(days)), text("care-expiry-unit"))
        month = shown.prices.association_hour * len(now.associations) * HOURS_A_MONTH
        self._cost.show_value(f"${month:,.2f}", text("care-cost-unit"))
        self._facts.setText("\n".join(_facts(now, shown.people or ())))
        self._dates.setText("\n".join(_dates(now)))
        self._dates.setVisible(bool(now.certificates))

    def retranslate(self) -> None:
        self.setAccessibleName(text("care-section-overview"))
        self.again.setText(text("care-look-again"))
        for part in (
            self._said,
            self._refusal,
            self._paused,
            self.drift,
            self._connected,
            self._expiry,
            self._cost,
        ):
            part.retranslate()
        if self._authority is not None:
            self._authority.say()
        self._say()


def _facts(now: VpnNow, people: tuple[str, ...]) -> Iterator[str]:
    endpoint = now.endpoint
    if endpoint is None:
        return
    key = f"care-state-{endpoint.state.value}"
    state = text(key) if has_text(key) else endpoint.state.value
    yield text("care-fact-endpoint", id=endpoint.id, state=state)
    subnets = ", ".join(one.subnet_id for one in now.associations) or "–"
    yield text("care-fact-subnets", subnets=subnets)
    ranges = ", ".join(str(rule.cidr) for rule in now.rules) or "–"
    yield text("care-fact-rules", ranges=ranges)
    where = f"{endpoint.transport.upper()} {endpoint.port}"
    tunnel = text("care-split" if endpoint.split_tunnel else "care-full")
    yield text("care-fact-tunnel", where=where, tunnel=tunnel, cidr=str(endpoint.client_cidr))
    yield text("care-fact-log", group=endpoint.log_group or "–")
    if people:
        yield text("care-fact-people", people=", ".join(people))


def _dates(now: VpnNow) -> Iterator[str]:
    today = datetime.now(UTC)
    for one in now.certificates:
        yield text(
            "care-certificate",
            name=one.name,
            date=f"{one.not_after:%Y-%m-%d}",
            days=(one.not_after - today).days,
        )
