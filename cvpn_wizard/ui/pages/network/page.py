"""Where at AWS the laptops come in: everything chosen from what is there, or made."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace
from ipaddress import IPv4Network
from typing import ClassVar, Self

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cvpn_wizard.journeys import checks
from cvpn_wizard.journeys.answers import AccountAnswers, Answers, NetworkAnswers
from cvpn_wizard.journeys.network import worked_example
from cvpn_wizard.model.errors import Problem, WizardError
from cvpn_wizard.texts import text
from cvpn_wizard.ui.forms import Heading, MoreSection
from cvpn_wizard.ui.jobs import Latest
from cvpn_wizard.ui.labels import muted
from cvpn_wizard.ui.page import Page
from cvpn_wizard.ui.pages.network.group_part import GroupPart
from cvpn_wizard.ui.pages.network.log_part import LogPart
from cvpn_wizard.ui.pages.network.server_part import ServerPart
from cvpn_wizard.ui.pages.network.subnets_part import SubnetsPart
from cvpn_wizard.ui.pages.network.vpc_part import VpcPart
from cvpn_wizard.ui.pages.network.work import Around, Known, listing, looking_around
from cvpn_wizard.ui.refusal_view import RefusalView
from cvpn_wizard.ui.services import Services

IN_MORE = ("new_group_name", "ping_from", "security_group", "log_group", "log_stream")


@dataclass(frozen=True)
class Parts:
    """What the page is made of, top to bottom."""

    vpc: VpcPart
    subnets: SubnetsPart
    server: ServerPart
    group: GroupPart
    log: LogPart

    @classmethod
    def growing(cls) -> Generator[None, None, Parts]:
        vpc = VpcPart()
        yield
        subnets = SubnetsPart()
        yield
        server = ServerPart()
        yield
        group = GroupPart()
        yield
        log = LogPart()
        yield
        return cls(vpc, subnets, server, group, log)

    @classmethod
    def whole(cls) -> Parts:
        return cls(VpcPart(), SubnetsPart(), ServerPart(), GroupPart(), LogPart())


class NetworkPage(Page):
    """A new network is offered; for one that is there, ticking a subnet is enough."""

    page_id: ClassVar[str] = "network"

    @classmethod
    def growing(cls, services: Services) -> Generator[None, None, Self]:
        parts = yield from Parts.growing()
        return cls(services, parts=parts)

    def __init__(
        self, services: Services, parent: QWidget | None = None, *, parts: Parts | None = None
    ) -> None:
        super().__init__(services, parent)
        self._answers = Answers()
        self._known: Known | None = None
        self._listed_for: AccountAnswers | None = None
        self._around: dict[str, Around] = {}
        self._problems: tuple[Problem, ...] = ()
        self._filled = False
        self._listing, self._looking = Latest(), Latest()
        self._heading = Heading("network-heading", "network-lead")
        self._status = muted("network.status")
        self._reload = QPushButton()
        self._reload.setObjectName("network.reload")
        self._reload.setProperty("kind", "link")
        self._refusal = RefusalView("network.refusal")
        self._again = QPushButton()
        self._again.setObjectName("network.again")
        self._refusal.add_button(self._again)
        parts = parts or Parts.whole()
        self._vpc, self._subnets, self._server = parts.vpc, parts.subnets, parts.server
        self._group, self._log = parts.group, parts.log
        self._more = MoreSection("network-more", "network.more")
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        status = QHBoxLayout()
        status.addWidget(self._status, 1)
        status.addWidget(self._reload)
        self._more.add(self._group)
        self._more.add(self._log)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(self._heading)
        layout.addWidget(self._refusal)
        layout.addWidget(self._vpc)
        layout.addLayout(status)
        for part in (self._subnets, self._server, self._more):
            layout.addWidget(part)
        layout.addStretch(1)

    def _connect(self) -> None:
        self._vpc.chosen.connect(self._vpc_chosen)
        self._vpc.changed.connect(self._vpc_changed)
        for part in (self._subnets, self._server, self._group, self._log):
            part.changed.connect(self._changed)
        self._reload.clicked.connect(self._list)
        self._again.clicked.connect(self._list)

    # the contract

    def show_answers(self, answers: Answers) -> None:
        self._answers = answers
        said = answers.network
        if said.vpc is not None or not self._filled:
            if said.vpc is None:
                said = worked_example()
            self._filled = True
            for part in (self._vpc, self._subnets, self._server, self._log):
                part.show_answers(said)
            self._group.show_answers(said, answers.name)
        self._fill()
        if not self._group.as_usual or not said.log_enabled:
            self._more.open()
        self.retranslate()

    def collect(self, answers: Answers) -> Answers:
        before = answers.network
        if not self._vpc.is_new and self._vpc.vpc is None:
            return answers  # nothing is listed yet: what was said stays
        said = before if before.vpc is not None else worked_example()
        for part in (self._vpc, self._subnets, self._server, self._group, self._log):
            said = part.collect(said)
        said = replace(said, taken_ranges=self._taken(before))
        ping = answers.ping
        if said.server_enabled:
            ping = said.server_address
        elif ping == before.server_address:
            ping = ""
        return replace(answers, network=said, ping=ping)

    def _taken(self, before: NetworkAnswers) -> tuple[tuple[str, str], ...]:
        """What the client range must keep away from around the VPC."""
        if self._vpc.is_new:
            return ()
        known = self._around.get(self._vpc.ref)
        return known.ranges if known else before.taken_ranges

    def problem(self) -> Problem | None:
        if not self._vpc.is_new and self._vpc.vpc is None:
            return Problem("network-not-listed", "network.vpc")
        return self._problems[0] if self._problems else None

    def busy(self) -> bool:
        """While what was chosen is being looked up; a new network needs no list."""
        return not self._vpc.is_new and (self._listing.busy or self._looking.busy)

    def entered(self) -> None:
        if self._known is None or self._listed_for != self._answers.account:
            self._list()

    # lists

    @Slot()
    def _list(self) -> None:
        self._refusal.clear()
        self._listed_for = self._answers.account
        self._around.clear()
        self._listing.replace(
            self.services.jobs.start(
                listing(self.services, self._answers.account),
                done=self._listed,
                failed=self._refused,
            )
        )
        self._tell()

    @Slot(object)
    def _listed(self, known: object) -> None:
        if not isinstance(known, Known):
            return
        self._known = known
        before = self._vpc.ref
        self._vpc.show_known(known)
        self._log.show_known(known.log_groups)
        if self._vpc.ref != before:
            # It is gone, or it was another account's.
            self._server.switch(on=self._vpc.is_new)
        self._fill(offer=self._vpc.ref != before)
        self._look_around()
        self._tell()

    @Slot(object)
    def _refused(self, error: object) -> None:
        if isinstance(error, WizardError):
            self._refusal.show_refusal(error)
        self._tell()

    def _look_around(self) -> None:
        vpc = self._vpc.vpc
        if vpc is None or self._known is None or vpc.id in self._around:
            self._looking.drop()
            return
        self._looking.replace(
            self.services.jobs.start(
                looking_around(self._known.cloud, vpc), done=self._looked, failed=self._refused
            )
        )

    @Slot(object)
    def _looked(self, around: object) -> None:
        if isinstance(around, Around):
            self._around[around.vpc] = around
        self._tell()

    # what happens

    @property
    def _ranges(self) -> tuple[IPv4Network, ...]:
        """The VPC's ranges, as far as they are known or make sense."""
        vpc = self._vpc.vpc
        if vpc is not None:
            return vpc.cidrs
        said = self._vpc.collect(self._answers.network) if self._vpc.is_new else None
        return tuple(n for n in map(checks.network_of, said.vpc_cidrs) if n) if said else ()

    def _fill(self, *, offer: bool = False) -> None:
        """Everything that hangs on the VPC."""
        vpc, known, ranges = self._vpc.vpc, self._known, self._ranges
        self._subnets.show_vpc(vpc, known, ranges)
        self._server.show_vpc(vpc, known.subnets_of(vpc) if vpc and known else (), ranges)
        self._group.show_vpc(vpc, known, offer=offer)
        waiting = vpc is None and not self._vpc.is_new
        for part in (self._subnets, self._server, self._more):
            part.setVisible(not waiting)

    @Slot()
    def _vpc_chosen(self) -> None:
        self._server.switch(on=self._vpc.is_new)
        self._fill(offer=True)
        self._look_around()
        self._tell()

    @Slot()
    def _vpc_changed(self) -> None:
        self._subnets.follow(self._ranges)
        self._server.follow(self._ranges)
        self._tell()

    @Slot()
    def _changed(self) -> None:
        self._tell()

    def _judge(self) -> None:
        ranges = self._ranges
        new = self._subnets.new_subnet()
        server = self._server.enabled
        self._problems = (
            *self._vpc.judge(),
            *self._subnets.judge(ranges, self._server.subnets()),
            *self._server.judge(ranges, (new,) if new else ()),
            *self._group.judge(server=server),
            *self._log.judge(),
        )
        wrong_inside = any(one.field.partition(".")[2] in IN_MORE for one in self._problems)
        if self._filled and (wrong_inside or self._group.warns):
            self._more.open()

    def _tell(self) -> None:
        self._refresh()
        self.state_changed.emit()
        self.map_changed.emit()

    # words

    def _refresh(self) -> None:
        self._judge()
        busy = self._listing.busy or self._looking.busy
        self._status.setText(text("network-listing") if busy else "")
        self._reload.setVisible(not busy and self._known is not None)

    def retranslate(self) -> None:
        for part in (
            self._heading,
            self._refusal,
            self._vpc,
            self._subnets,
            self._server,
            self._group,
            self._log,
            self._more,
        ):
            part.retranslate()
        for button, key in ((self._reload, "network-reload"), (self._again, "network-again")):
            button.setText(text(key))
            button.setAccessibleName(text(key))
        self._refresh()
