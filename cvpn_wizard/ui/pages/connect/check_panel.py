"""Does it answer? Four pings, live, or a TCP connection where ping is blocked."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator
from ipaddress import ip_address
from threading import Event
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cvpn_wizard.model.errors import WizardError
from cvpn_wizard.texts import has_text, text
from cvpn_wizard.texts.refusals import refusal_words
from cvpn_wizard.ui.jobs import Job
from cvpn_wizard.ui.labels import muted, plain, strong
from cvpn_wizard.ui.pages.connect.trying import (
    PINGS,
    Answer,
    Tries,
    four_connections,
    four_pings,
    stand_in_tries,
)
from cvpn_wizard.ui.services import Services
from cvpn_wizard.ui.widgets.latency_plot import LatencyPlot
from cvpn_wizard.ui.widgets.number import NumberLine

_NAME = re.compile(r"^(?=.{1,253}$)([A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\.?)+$")

Trying = Callable[[Event], Generator[Answer, None, Tries]]


class Tools(NamedTuple):
    """How it is tried; tests put their own in."""

    ping: Callable[[str, Event], Generator[Answer, None, Tries]] = four_pings
    tcp: Callable[[str, int, Event], Generator[Answer, None, Tries]] = four_connections


class CheckPanel(QWidget):
    """A host, two buttons, a plot and a verdict.

    Signals:
        answered: something behind the tunnel (or its stand-in) has answered.
        started: a try began.
    """

    answered = Signal()
    started = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tools = Tools()
        self._services = services
        self._job: Job | None = None
        self._tries: Tries | None = None
        self._number = 0
        self._by_tcp = False
        self._error: WizardError | None = None
        self._title = strong("connect.check_title")
        self._stand_in = plain("connect.stand_in")
        self._host_label, self._port_label = QLabel(), QLabel()
        self._host = QLineEdit()
        self._host.setObjectName("connect.host")
        self._host_why = muted("connect.host_why")
        self._ping = QPushButton()
        self._ping.setObjectName("connect.ping")
        self._ping.setProperty("kind", "primary")
        self._port = NumberLine()
        self._port.setObjectName("connect.tcp_port")
        self._port.setRange(1, 65535)
        self._port.setValue(443)
        self._port.setMinimumWidth(self._port.fontMetrics().averageCharWidth() * 8 + 36)
        self._tcp = QPushButton()
        self._tcp.setObjectName("connect.tcp")
        self._tcp_why = muted("connect.tcp_why")
        self._plot = LatencyPlot("connect.plot")
        self._verdict = strong("connect.verdict")
        self._do = plain("connect.do")
        self._lay_out()
        self._host.textChanged.connect(self._typed)
        self._host.returnPressed.connect(self._start_ping)
        self._ping.clicked.connect(self._start_ping)
        self._tcp.clicked.connect(self._start_tcp)
        self.retranslate()

    def _lay_out(self) -> None:
        self._host_label.setBuddy(self._host)
        self._port_label.setBuddy(self._port)
        fields = QGridLayout()
        fields.setHorizontalSpacing(8)
        fields.setVerticalSpacing(4)
        fields.addWidget(self._host_label, 0, 0)
        fields.addWidget(self._host, 1, 0)
        fields.addWidget(self._ping, 1, 1)
        fields.addWidget(self._host_why, 2, 0, 1, 2, Qt.AlignmentFlag.AlignTop)
        fields.addWidget(self._port_label, 0, 3)
        fields.addWidget(self._port, 1, 3)
        fields.addWidget(self._tcp, 1, 4)
        fields.addWidget(self._tcp_why, 2, 3, 1, 2, Qt.AlignmentFlag.AlignTop)
        fields.setColumnMinimumWidth(2, 24)
        fields.setColumnStretch(0, 3)
        fields.setColumnStretch(4, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._title)
        layout.addWidget(self._stand_in)
        layout.addLayout(fields)
        layout.addWidget(self._plot)
        layout.addWidget(self._verdict)
        layout.addWidget(self._do)

    # in and out

    def show_host(self, host: str) -> None:
        self._host.setText(host)

    @property
    def host(self) -> str:
        return self._host.text().strip()

    @property
    def busy(self) -> bool:
        return self._job is not None

    @property
    def tries(self) -> Tries | None:
        return self._tries

    def host_is_fine(self) -> bool:
        """An address or a name; in practice any will do, since the stand-in answers."""
        if self._services.practising:
            return True
        try:
            ip_address(self.host)
        except ValueError:
            return bool(_NAME.match(self.host)) and not self.host.replace(".", "").isdigit()
        return True

    # trying

    @Slot()
    def _start_ping(self) -> None:
        if self.busy or not self.host_is_fine():
            return
        practice, host, tools = self._services.practice, self.host, self.tools

        def work(cancelled: Event) -> Generator[Answer, None, Tries]:
            if practice is not None:
                return (yield from stand_in_tries(practice, cancelled))
            return (yield from tools.ping(host, cancelled))

        self._start(work, by_tcp=False)

    @Slot()
    def _start_tcp(self) -> None:
        if self.busy or not self.host_is_fine():
            return
        practice, host, port, tools = (
            self._services.practice,
            self.host,
            self._port.value(),
            self.tools,
        )

        def work(cancelled: Event) -> Generator[Answer, None, Tries]:
            if practice is not None:
                return (yield from tools.tcp(*practice().stand_in, cancelled))
            return (yield from tools.tcp(host, port, cancelled))

        self._start(work, by_tcp=True)

    def _start(self, work: Trying, *, by_tcp: bool) -> None:
        self._tries, self._error, self._number, self._by_tcp = None, None, 0, by_tcp
        self._plot.clear()
        self._job = self._services.jobs.start(
            work, done=self._ended, failed=self._failed, event=self._heard
        )
        self.retranslate()
        self.started.emit()

    @Slot(object)
    def _heard(self, answer: object) -> None:
        if isinstance(answer, Answer):
            self._number = answer.number
            self._plot.add(answer.milliseconds)
            self.retranslate()

    @Slot(object)
    def _ended(self, tries: object) -> None:
        self._job = None
        self._tries = tries if isinstance(tries, Tries) else None
        self.retranslate()
        if self._tries is not None and self._tries.answered:
            self.answered.emit()

    @Slot(object)
    def _failed(self, error: object) -> None:
        self._job = None
        self._error = error if isinstance(error, WizardError) else None
        self.retranslate()

    @Slot()
    def _typed(self) -> None:
        self.retranslate()

    # words

    def retranslate(self) -> None:
        practising, fine = self._services.practising, self.host_is_fine()
        self._title.setText(text("connect-check"))
        self._stand_in.setText(
            text("connect-stand-in-why", host=self.host or text("connect-stand-in-any"))
        )
        self._stand_in.setVisible(practising)
        for label, widget, key in (
            (self._host_label, self._host, "connect-host"),
            (self._port_label, self._port, "connect-tcp_port"),
        ):
            label.setText(text(key))
            widget.setAccessibleName(text(key))
        bad = text("connect-host-bad") if self.host else text("connect-host-missing")
        self._host_why.setText(text("connect-host-why") if fine else bad)
        self._tcp_why.setText(text("connect-tcp-why"))
        again = self._tries is not None and not self._by_tcp
        self._ping.setText(text("connect-ping-again" if again else "connect-ping"))
        self._tcp.setText(text("connect-tcp"))
        for button in (self._ping, self._tcp):
            button.setAccessibleName(button.text())
            button.setEnabled(fine and not self.busy)
        self._plot.retranslate()
        self._plot.setVisible(self.busy or self._tries is not None)
        self._verdict.setText(self._verdict_words())
        self._do.setText(self._do_words())
        self._verdict.setVisible(bool(self._verdict.text()))
        self._do.setVisible(bool(self._do.text()))

    def _verdict_words(self) -> str:
        if self.busy:
            number = min(self._number + 1, PINGS)
            return text("connect-pinging", number=number, total=PINGS)
        if self._error is not None:
            return refusal_words(self._error).title
        return _words_on(self._tries, by_tcp=self._by_tcp) if self._tries else ""

    def _do_words(self) -> str:
        if self._error is not None:
            return refusal_words(self._error).do
        if self._tries is None or self._tries.answered or self.busy:
            return ""
        key = f"connect-why-{self._tries.why}"
        return text(key) if has_text(key) else text("connect-none-do")


def _words_on(tries: Tries, *, by_tcp: bool) -> str:
    """The verdict on tries that have ended."""
    average = f"{tries.average:.1f}"
    if by_tcp:
        key = "connect-tcp-answered" if tries.answered else "connect-tcp-silent"
        return text(key, host=tries.host, port=str(tries.port), ms=average)
    if tries.answered == PINGS:
        return text("connect-answered-all", ms=average)
    if tries.answered:
        return text("connect-answered-some", answered=tries.answered, total=PINGS)
    return text("connect-answered-none")
