"""Authorization rules, split tunnel, and the rest of how people get in."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from typing import ClassVar, Self

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvpn_wizard.journeys import checks
from cvpn_wizard.journeys.answers import AccessAnswers, Answers
from cvpn_wizard.model.errors import Problem
from cvpn_wizard.texts import text
from cvpn_wizard.ui.forms import Field, Heading, MoreSection, Notice
from cvpn_wizard.ui.labels import muted
from cvpn_wizard.ui.page import Page
from cvpn_wizard.ui.pages.access.more import MoreAccess, take
from cvpn_wizard.ui.pages.access.tunnel_choice import TunnelChoice
from cvpn_wizard.ui.services import Services
from cvpn_wizard.ui.widgets.list_edit import ListEdit

ANYWHERE = "0.0.0.0/0"


class AccessPage(Page):
    """Every default is sensible: Next may be pressed at once."""

    page_id: ClassVar[str] = "access"

    @classmethod
    def growing(cls, services: Services) -> Generator[None, None, Self]:
        more = MoreAccess()
        yield
        return cls(services, more=more)

    def __init__(
        self, services: Services, parent: QWidget | None = None, *, more: MoreAccess | None = None
    ) -> None:
        super().__init__(services, parent)
        self._answers = Answers()
        self._problems: tuple[Problem, ...] = ()
        self._filling = False
        self._heading = Heading("access-heading", "access-lead")
        self._authorize = ListEdit("access.authorize", "10.255.0.0/16")
        self._field = Field("access-authorize", self._authorize, None, "access-authorize-why")
        self._empty = muted("access.authorize_hint")
        self._tunnel = TunnelChoice()
        self._everything = Notice("warn", "", "access.everything")
        self._everything.set_action("access-everything-fix")
        self._more = more or MoreAccess()
        self._fold = MoreSection("access-more", "access.more")
        self._fold.add(self._more)
        self._lay_out()
        self._authorize.changed.connect(self._changed)
        self._field.suggestion_taken.connect(self._take)
        self._tunnel.changed.connect(self._changed)
        self._more.changed.connect(self._changed)
        self._everything.acted.connect(self._open_the_way)
        self.retranslate()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(self._heading)
        layout.addWidget(self._field)
        layout.addWidget(self._empty)
        layout.addSpacing(8)
        layout.addWidget(self._tunnel)
        layout.addWidget(self._everything)
        layout.addSpacing(8)
        layout.addWidget(self._fold)
        layout.addStretch(1)

    # the contract

    def show_answers(self, answers: Answers) -> None:
        said = answers.access
        self._answers = answers
        self._filling = True
        self._authorize.set_values(said.authorize)
        self._tunnel.choose(split=said.split_tunnel)
        self._more.show_answers(said, self._resolver())
        self._filling = False
        if said != replace(AccessAnswers(), authorize=said.authorize):
            self._fold.open()
        self.retranslate()

    def collect(self, answers: Answers) -> Answers:
        said = replace(
            self._more.collect(answers.access),
            authorize=self._authorize.values(),
            split_tunnel=self._tunnel.split,
        )
        return replace(answers, access=said)

    def settle_transport(self) -> None:
        """For an endpoint that exists: AWS changes all of this but the transport."""
        self._more.settle_transport()

    def problem(self) -> Problem | None:
        return self._problems[0] if self._problems else None

    # judging

    @Slot()
    def _changed(self) -> None:
        if self._filling:
            return
        self._judge()
        self.state_changed.emit()
        self.map_changed.emit()

    def _judge(self) -> None:
        said = self.collect(self._answers).access
        ranges = self._answers.network.vpc_cidrs
        own = checks.ranges_problem(said.authorize, needed=not ranges)
        self._field.set_problem(own)
        rest = self._more.judge(said, said.authorize or ranges)
        first = (replace(own, field="access.authorize"),) if own and not own.warning else ()
        self._problems = (*first, *rest)
        self._empty.setVisible(not said.authorize and own is None)
        open_way = ANYWHERE in said.authorize and ANYWHERE in said.routes and said.dns_servers
        missing = not said.split_tunnel and not open_way
        self._everything.say("access-everything-notice" if missing else "")

    @Slot(str)
    def _take(self, value: str) -> None:
        if self._authorize.values():
            take(self._authorize, self._field.problem, value)
        else:
            self._authorize.set_values((value,))

    @Slot()
    def _open_the_way(self) -> None:
        """Everything through the VPN: a rule, a route, and the VPC's own DNS."""
        said = self.collect(self._answers).access
        ranges = said.authorize or self._answers.network.vpc_cidrs
        resolver = self._resolver()
        dns = said.dns_servers or ((resolver,) if resolver else ())
        opened = replace(
            said,
            authorize=tuple(dict.fromkeys((*ranges, ANYWHERE))),
            routes=tuple(dict.fromkeys((*said.routes, ANYWHERE))),
            dns_servers=dns,
        )
        self.show_answers(replace(self._answers, access=opened))
        self._changed()

    def _resolver(self) -> str:
        """The VPC's own DNS server: the base of its first range plus two."""
        first = next(iter(self._answers.network.vpc_cidrs), "")
        cidr = checks.network_of(first)
        return str(cidr.network_address + 2) if cidr else ""

    # words

    def retranslate(self) -> None:
        ranges = ", ".join(self._answers.network.vpc_cidrs)
        if ranges:
            self._empty.setText(text("access-authorize-empty", ranges=ranges))
        else:
            self._empty.setText(text("access-authorize-empty-unknown"))
        filling, self._filling = self._filling, True
        for part in (
            self._heading,
            self._field,
            self._authorize,
            self._tunnel,
            self._everything,
            self._fold,
            self._more,
        ):
            part.retranslate()
        self._filling = filling
        self._judge()
