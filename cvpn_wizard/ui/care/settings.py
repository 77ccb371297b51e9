"""The section Settings: who may reach what, and how; and the pause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from ipaddress import IPv4Address, IPv4Network
from threading import Event
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from cvpn_wizard.journeys.answers import Answers
from cvpn_wizard.journeys.resuming import answers_from
from cvpn_wizard.model.cost import HOURS_A_MONTH
from cvpn_wizard.model.errors import WizardError
from cvpn_wizard.model.spec import VpnSpec
from cvpn_wizard.texts import text
from cvpn_wizard.texts.settings import value_words
from cvpn_wizard.ui.care.pause_card import PauseCard
from cvpn_wizard.ui.care.section import Known, Section
from cvpn_wizard.ui.forms import Notice
from cvpn_wizard.ui.jobs import Latest
from cvpn_wizard.ui.labels import plain
from cvpn_wizard.ui.refusal_view import RefusalView
from cvpn_wizard.ui.services import Services

if TYPE_CHECKING:
    from cvpn_wizard.journeys.doctoring.drift import Drift
    from cvpn_wizard.ui.pages.access.page import AccessPage

UNSETTLES = frozenset({"port", "dns_servers", "split_tunnel"})
"""Changes of these end live connections (EC2 ModifyClientVpnEndpoint)."""


@dataclass(frozen=True)
class Wanted:
    """What the records want of the VPN.

    :ivar month: what its target networks cost a month, in US dollars.
    """

    spec: VpnSpec
    answers: Answers
    paused: bool
    month: str


class SettingsSection(Section):
    """The set-up's own page, filled with the plan; a change is carried out at AWS at once."""

    section_id: ClassVar[str] = "settings"
    with_map: ClassVar[bool] = False

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._wanted: Wanted | None = None
        self._page: AccessPage | None = None
        self._filled: VpnSpec | None = None
        self._reading = Latest()
        self._changing = Latest()
        self.pause = PauseCard(self)
        self.pause.changed.connect(self._read_again)
        self.pause.hide()
        self._changes = plain("care.settings.changes")
        self._warning = Notice("warn", name="care.settings.warning")
        self._said = Notice("info", name="care.settings.said")
        self._refusal = RefusalView("care.settings.refusal")
        self.change_button = QPushButton()
        self.change_button.setObjectName("care.settings.change")
        self.change_button.setProperty("kind", "primary")
        self.change_button.clicked.connect(self._pressed)
        self.reset_button = QPushButton()
        self.reset_button.setObjectName("care.settings.reset")
        self.reset_button.clicked.connect(self._reset)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.change_button)
        row.addWidget(self.reset_button)
        row.addStretch(1)
        for part in (self.pause, self._changes, self._warning):
            self.column.addWidget(part)
        self.column.addLayout(row)
        self.column.addWidget(self._said)
        self.column.addWidget(self._refusal)
        self.retranslate()

    @property
    def running(self) -> bool:
        return self._changing.busy or self.pause.running

    def show_vpn(self, known: Known) -> None:
        if self.known is None or self.known.name != known.name:
            self._wanted = self._filled = None
            self._said.say("")
            self._refusal.clear()
            self._show()
        super().show_vpn(known)

    def entered(self) -> None:
        if not self.running:
            self._read()

    # what is wanted now

    @Slot()
    def _read_again(self) -> None:
        self.changed.emit()
        self._read()

    def _read(self) -> None:
        known = self.known
        if known is not None:
            self._reading.replace(
                self.services.jobs.start(
                    lambda _cancelled: self._look(known), done=self._looked, failed=self._failed
                )
            )

    def _look(self, known: Known) -> Wanted:
        """In a job; asks nobody but the records."""
        from cvpn_wizard.adapters.aws.prices import prices  # noqa: PLC0415
        from cvpn_wizard.journeys.plan_file import parse_plan  # noqa: PLC0415

        records = self.services.records
        runs, vpn = records.runs(known.name), records.vpn(known.name)
        spec = parse_plan(runs[0].plan if runs else known.plan, where=known.vpn.folder)
        hour = prices(known.vpn.region).association_hour
        month = hour * len(spec.network.target_subnets) * HOURS_A_MONTH
        paused = vpn is not None and bool(vpn.paused)
        return Wanted(spec, answers_from(spec), paused, f"{month:,.2f}")

    @Slot(object)
    def _looked(self, wanted: Wanted) -> None:
        self._wanted = wanted
        if self._page is None:
            # The page is large: what is shown already is drawn first.
            QTimer.singleShot(0, self, self._make_page)
        else:
            self._show()

    @Slot()
    def _make_page(self) -> None:
        if self._page is None:
            from cvpn_wizard.ui.pages.access.page import AccessPage  # noqa: PLC0415

            self._page = AccessPage(self.services)
            self._page.settle_transport()
            if (layout := self._page.layout()) is not None:
                layout.setContentsMargins(0, 8, 0, 0)
            self._page.state_changed.connect(self._say_changes)
            self.column.insertWidget(1, self._page)
        self._show()

    def _show(self) -> None:
        wanted, known = self._wanted, self.known
        shown = wanted is not None and known is not None
        for part in (self.pause, self._page, self.change_button, self.reset_button):
            if part is not None:
                part.setVisible(shown)
        if wanted is not None and known is not None:
            self.pause.show_state(known, paused=wanted.paused, month=wanted.month)
            # What was typed stays until the plan is another one, or it is taken back.
            if self._page is not None and self._filled != wanted.spec:
                self._filled = wanted.spec
                self._page.show_answers(wanted.answers)
        self._say_changes()

    @Slot()
    def _reset(self) -> None:
        self._said.say("")
        self._refusal.clear()
        self._filled = None
        self._show()

    # the change

    def _after(self) -> VpnSpec | None:
        """The plan with what was typed; ``None`` while that cannot be."""
        wanted, page = self._wanted, self._page
        if wanted is None or page is None or page.problem() is not None:
            return None
        said = page.collect(wanted.answers).access
        return replace(
            wanted.spec,
            authorize=tuple(IPv4Network(one) for one in said.authorize) or wanted.spec.authorize,
            routes=tuple(IPv4Network(one) for one in said.routes),
            split_tunnel=said.split_tunnel,
            dns_servers=tuple(IPv4Address(one) for one in said.dns_servers),
            port=said.port,
            session_hours=said.session_hours,
            banner=said.banner,
        )

    def _differences(self) -> tuple[Drift, ...]:
        from cvpn_wizard.journeys.changing.editing import edited  # noqa: PLC0415

        after = self._after()
        return edited(self._wanted.spec, after) if self._wanted and after else ()

    @Slot()
    def _say_changes(self) -> None:
        found = self._differences() if self._page is not None else ()
        self._changes.setText("\n".join(_words(one) for one in found))
        self._changes.setVisible(bool(found))
        whats = {one.what for one in found}
        port, cuts = "port" in whats, bool(whats & UNSETTLES)
        self._warning.say("care-settings-port" if port else "care-settings-cuts" if cuts else "")
        free = not self._changing.busy
        self.change_button.setEnabled(bool(found) and free)
        self.reset_button.setEnabled(free)

    @Slot()
    def _pressed(self) -> None:
        known, after = self.known, self._after()
        if known is None or after is None or self.running:
            return
        self._refusal.clear()
        self._said.set_kind("info")
        self._said.say("care-settings-changing")
        self._changing.replace(
            self.services.jobs.start(
                lambda cancelled: self._change(known, after, cancelled),
                event=self._changed_one,
                done=self._changed_all,
                failed=self._failed,
            )
        )
        self._say_changes()

    def _change(self, known: Known, after: VpnSpec, cancelled: Event) -> Iterator[Drift]:
        """In a job."""
        from cvpn_wizard.engine.waiting import Clock  # noqa: PLC0415  not for the first page
        from cvpn_wizard.journeys.changing.settings import Settings  # noqa: PLC0415

        cloud = self.cloud(known)
        cloud.cancelled = cancelled
        settings = Settings(
            known.name, self.services.home, cloud, self.services.records, Clock(), cancelled
        )
        yield from settings.change(after)

    @Slot(object)
    def _changed_one(self, change: Drift) -> None:
        self._said.say("care-settings-changed-one", what=text(f"drift-{change.what}"))

    @Slot(object)
    def _changed_all(self, _nothing: object) -> None:
        self._said.set_kind("good")
        self._said.say("care-settings-changed")
        self._read_again()

    @Slot(object)
    def _failed(self, error: object) -> None:
        self._said.say("")
        if isinstance(error, WizardError):
            self._refusal.show_refusal(error)
        self._say_changes()

    def retranslate(self) -> None:
        self.setAccessibleName(text("care-section-settings"))
        self.change_button.setText(text("care-settings-change"))
        self.reset_button.setText(text("care-settings-reset"))
        for part in (self.pause, self._warning, self._said, self._refusal, self._page):
            if part is not None:
                part.retranslate()
        self._say_changes()


def _words(one: Drift) -> str:
    return text(
        "care-settings-row",
        what=text(f"drift-{one.what}"),
        was=value_words(one.now),
        now=value_words(one.made),
    )
