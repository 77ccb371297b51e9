"""The rest of Access, with good defaults: routes, DNS, protocol, session, message."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QVBoxLayout, QWidget

from cvpn_wizard.journeys import checks
from cvpn_wizard.journeys.answers import AccessAnswers
from cvpn_wizard.model.errors import Problem
from cvpn_wizard.model.spec import Transport
from cvpn_wizard.texts import text
from cvpn_wizard.ui.forms import Field
from cvpn_wizard.ui.labels import muted
from cvpn_wizard.ui.widgets.combo import Choice
from cvpn_wizard.ui.widgets.list_edit import ListEdit

BANNER_ROWS = 3


class MoreAccess(QWidget):
    """Signals:
    changed: any of the values.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.routes = ListEdit("access.routes", "192.168.0.0/16")
        self.dns = ListEdit("access.dns", "10.255.0.2")
        self.transport = Choice("access.transport")
        self.port = Choice("access.port")
        self.hours = Choice("access.session_hours")
        self.banner = QPlainTextEdit()
        self.banner.setObjectName("access.banner")
        self.banner.setTabChangesFocus(True)
        self._resolver = ""
        for short in (self.transport, self.port, self.hours):
            short.setMinimumContentsLength(10)
        self._fields = {
            "routes": Field(
                "access-routes", self.routes, "access-routes-empty", "access-routes-why"
            ),
            "dns": Field("access-dns", self.dns),
            "transport": Field("access-transport", self.transport, "access-transport-why"),
            "port": Field("access-port", self.port, "access-port-why"),
            "hours": Field("access-session", self.hours, "access-session-why"),
            "banner": Field("access-banner", self.banner, "access-banner-why"),
        }
        self._dns_why = muted("access.dns_hint")
        self._count = muted("access.banner_count")
        self._lay_out()
        for values in (self.routes, self.dns):
            values.changed.connect(self._changed)
        for choice in (self.transport, self.port, self.hours):
            choice.currentIndexChanged.connect(self._changed)
        self.banner.textChanged.connect(self._changed)
        self._fields["routes"].suggestion_taken.connect(self._take_route)
        self._fields["dns"].suggestion_taken.connect(self._take_dns)
        self.retranslate()

    def _lay_out(self) -> None:
        line = self.banner.fontMetrics().lineSpacing()
        self.banner.setFixedHeight(line * BANNER_ROWS + 24)
        short = QGridLayout()
        short.setHorizontalSpacing(16)
        short.setVerticalSpacing(16)
        for number, name in enumerate(("transport", "port", "hours")):
            place = (number // 2, number % 2)
            short.addWidget(self._fields[name], *place, Qt.AlignmentFlag.AlignTop)
        for column_number in (0, 1):
            short.setColumnStretch(column_number, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._fields["routes"])
        dns = QVBoxLayout()
        dns.setSpacing(4)
        dns.addWidget(self._fields["dns"])
        dns.addWidget(self._dns_why)
        column.addLayout(dns)
        column.addLayout(short)
        banner = QVBoxLayout()
        banner.setSpacing(4)
        banner.addWidget(self._fields["banner"])
        banner.addWidget(self._count)
        column.addLayout(banner)

    # in and out

    def show_answers(self, said: AccessAnswers, resolver: str) -> None:
        """:param resolver: the address of the VPC's own DNS; empty while the VPC is unknown."""
        self._resolver = resolver
        self.routes.set_values(said.routes)
        self.dns.set_values(said.dns_servers)
        self.transport.choose(said.transport)
        self.port.choose(said.port)
        self.hours.choose(said.session_hours)
        if self.banner.toPlainText() != said.banner:
            self.banner.setPlainText(said.banner)
        self.retranslate()

    def collect(self, said: AccessAnswers) -> AccessAnswers:
        transport, port, hours = self.transport.value(), self.port.value(), self.hours.value()
        return replace(
            said,
            routes=self.routes.values(),
            dns_servers=self.dns.values(),
            # Qt hands a StrEnum back as a plain text.
            transport=Transport(transport) if isinstance(transport, str) else said.transport,
            port=port if isinstance(port, int) else said.port,
            session_hours=hours if isinstance(hours, int) else said.session_hours,
            banner=self.banner.toPlainText(),
        )

    def settle_transport(self) -> None:
        """The transport was settled when the endpoint was made."""
        self.transport.setEnabled(False)

    def judge(self, said: AccessAnswers, allowed: tuple[str, ...]) -> tuple[Problem, ...]:
        """Show what is wrong with each field; returns what keeps one from going on.

        :param allowed: the ranges that people may reach.
        """
        found = {
            "routes": checks.routes_problem(said.routes, allowed, split_tunnel=said.split_tunnel),
            "dns": checks.dns_servers_problem(said.dns_servers),
            "banner": checks.banner_problem(said.banner),
        }
        for name, problem in found.items():
            self._fields[name].set_problem(problem)
        size = len(said.banner.encode())
        self._count.setText(text("access-banner-count", count=f"{size:,}"))
        self._count.setVisible(size > 0)
        return tuple(
            replace(problem, field=f"access.{name}")
            for name, problem in found.items()
            if problem is not None and not problem.warning
        )

    @Slot()
    def _changed(self) -> None:
        self.changed.emit()

    @Slot(str)
    def _take_route(self, value: str) -> None:
        take(self.routes, self._fields["routes"].problem, value)

    @Slot(str)
    def _take_dns(self, value: str) -> None:
        take(self.dns, self._fields["dns"].problem, value)

    # words

    def retranslate(self) -> None:
        self.transport.set_items(
            [(text(f"access-transport-{way.value}"), "", way) for way in Transport]
        )
        self.port.set_items([(str(port), "", port) for port in checks.PORTS])
        self.hours.set_items(
            [
                (text("access-session-hours", hours=hours), "", hours)
                for hours in checks.SESSION_HOURS
            ]
        )
        for field in self._fields.values():
            field.retranslate()
        self.routes.retranslate()
        self.dns.retranslate()
        if self._resolver:
            self._dns_why.setText(text("access-dns-why", resolver=self._resolver))
        else:
            self._dns_why.setText(text("access-dns-why-plain"))


def take(values: ListEdit, problem: Problem | None, better: str) -> None:
    """Put the value that would do in the place of the one that would not."""
    wrong = str(problem.facts.get("value", "")) if problem else ""
    values.set_values(better if value == wrong else value for value in values.values())
