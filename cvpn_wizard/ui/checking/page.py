"""Check a connection: choose a profile, press one button, and see where the way ends."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStyle, QWidget

from cvpn_wizard.journeys.checking.picture import map_of_check
from cvpn_wizard.journeys.checking.report import Report
from cvpn_wizard.journeys.checking.tools import Tools
from cvpn_wizard.journeys.doctoring.joining import with_aws
from cvpn_wizard.model.checking import Finding, LayerEvent, LayerState
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.texts import text
from cvpn_wizard.ui.checking.actions import CheckActions
from cvpn_wizard.ui.checking.aws_part import AwsPart
from cvpn_wizard.ui.checking.frame import CheckFrame
from cvpn_wizard.ui.checking.layer_list import LayerList
from cvpn_wizard.ui.checking.source_part import SourcePart
from cvpn_wizard.ui.checking.told import Told, checking, looking_for_profiles
from cvpn_wizard.ui.checking.verdict import Verdict
from cvpn_wizard.ui.focus import announce
from cvpn_wizard.ui.forms import Heading, Notice
from cvpn_wizard.ui.jobs import Job, Latest
from cvpn_wizard.ui.refusal_view import RefusalView
from cvpn_wizard.ui.services import Services

SETTLED_MS = 30
"""After that the layout knows how tall new cards are."""
PULSE_STEP, PULSE_MS = 0.04, 33
"""A pulse takes less than a second to the server and back."""


class Spoken(Protocol):
    """A part with words."""

    def retranslate(self) -> None: ...


class CheckPage(CheckFrame):
    """Fields, layers and map; nothing here waits for the network."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__("check", parent)
        self.tools = Tools()
        self._services = services
        self._number = 0
        self._job: Job | None = None
        self._told: Told | None = None
        self._looking = Latest()
        self._report = Report(practice=services.practising)
        self._pulse = 0.0
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLED_MS)
        self._settle.timeout.connect(self._show_verdict)
        self._beat = QTimer(self)
        self._beat.setInterval(PULSE_MS)
        self._beat.timeout.connect(self._beats)
        self._heading = Heading("checking-heading", "checking-lead")
        self._practice = Notice("info", name="check.practice")
        self.source = SourcePart()
        self.aws = AwsPart(services)
        self._start = QPushButton()
        self._start.setObjectName("check.start")
        self._start.setProperty("kind", "primary")
        self._stop = QPushButton()
        self._stop.setObjectName("check.stop")
        self._verdict = Verdict()
        self._refusal = RefusalView("check.refusal")
        self.layers = LayerList()
        self.ways = CheckActions(services)
        self._parts: tuple[Spoken, ...] = (
            self._heading,
            self._practice,
            self.source,
            self.aws,
            self._verdict,
            self._refusal,
            self.layers,
            self.ways,
        )
        self._lay_out()
        self.source.entered.connect(self.start)
        self.source.changed.connect(self._refresh)
        self.dropped.connect(self.take_file)
        self._start.clicked.connect(self.start)
        self._stop.clicked.connect(self.stop)
        self.ways.check_copy.connect(self.take_file)
        self.aws.looked.connect(self._aws_looked)
        self.aws.mended.connect(self.start)
        self.layers.fix.connect(self._fix)
        self.retranslate()
        self._show(self._report)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._start)
        buttons.addWidget(self._stop)
        buttons.addStretch(1)
        self._practice.say("checking-practice" if self._services.practising else "")
        for widget in (self._heading, self._practice, self.source, self.aws):
            self.column.addWidget(widget)
        self.column.addLayout(buttons)
        for below in (self._verdict, self._refusal, self.layers, self.ways):
            self.column.addWidget(below)
        self.column.addStretch(1)

    # from the window

    @property
    def running(self) -> bool:
        """A check may be left at any time: it changes nothing and stops by itself."""
        return False

    @property
    def busy(self) -> bool:
        return self._job is not None

    def look_again(self) -> None:
        """Somebody comes from Home: look which profiles there are now."""
        self._looking.replace(
            self._services.jobs.start(
                looking_for_profiles(self._services), done=self._known, failed=self._no_records
            )
        )

    @Slot(object)
    def _known(self, found: object) -> None:
        if isinstance(found, tuple):
            self.source.show_known(found)

    @Slot(object)
    def _no_records(self, _error: object) -> None:
        """Nothing is offered then; a file can be chosen all the same."""
        self.source.show_known(())

    @Slot(object)
    def take_file(self, path: object) -> None:
        """A file was dropped: check it at once."""
        if isinstance(path, Path):
            self.source.take_file(path)
            if not self.busy:
                self.start()

    # the check

    @Slot()
    def start(self) -> None:
        if self.busy:
            return
        asked = self.source.asked()
        if asked is None:
            return
        self._number += 1
        self._refusal.clear()
        self._told = Told(self._number, self)
        self._told.happened.connect(self._heard)
        self.aws.look(asked)
        report = Report(profile=asked.profile, practice=self._services.practising, running=True)
        self._job = self._services.jobs.start(
            checking(asked, self._services, self._told, self.tools),
            done=self._ended,
            failed=self._failed,
        )
        self._show(report)

    @Slot()
    def stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.aws.forget()
            self._refresh()

    @Slot(object)
    def _heard(self, told: object) -> None:
        number, event = told if isinstance(told, tuple) else (0, None)
        if number != self._number or not self.busy:
            return
        self._show(self._report.after(event))
        if isinstance(event, LayerEvent) and event.state is LayerState.FAILED:
            announce(self, text(f"layer-{event.layer.value}") + " " + text("layer-state-failed"))

    @Slot(object)
    def _ended(self, report: object) -> None:
        self._over_now()
        if isinstance(report, Report):
            self._show(report)
            self._tell_end()

    @Slot(object)
    def _failed(self, error: object) -> None:
        self._over_now()
        if isinstance(error, WizardError) and error.code is not ErrorCode.STOPPED:
            self._refusal.show_refusal(error)
        still = {
            layer: event
            for layer, event in self._report.layers.items()
            if event.state is not LayerState.RUNNING
        }
        self._show(replace(self._report, layers=still, running=False))

    @Slot()
    def _aws_looked(self) -> None:
        """AWS's side is known now; before the check has ended it waits for the laptop's."""
        if not self._report.finished or self.busy:
            return
        before, at_cards = self._verdict.words, self.focusWidget() in self.layers.cards
        self._show(self._report)
        if at_cards or self._settle.isActive():
            self._settle.start()  # the cards are new ones
        if self._verdict.words != before:
            announce(self, self._verdict.words)

    @Slot(object)
    def _fix(self, finding: object) -> None:
        if isinstance(finding, Finding) and not self.busy:
            self.aws.fix(finding)
            self._show(self._report)
            self._settle.start()

    def _over_now(self) -> None:
        self._job = None
        if self._told is not None:
            self._told.deleteLater()
            self._told = None

    def _tell_end(self) -> None:
        """Say it aloud; lead the keyboard to what is wrong, or send the pulse."""
        announce(self, self._verdict.words)
        self._settle.start()
        moves = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0
        if self.shown.ok and self._report.reached and moves:
            self._pulse = 0.0
            self._beat.start()

    @Slot()
    def _show_verdict(self) -> None:
        cards = self.layers.cards
        if cards and self._report.finished and not self.shown.ok:
            cards[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.bring_up(self.aws)

    @Slot()
    def _beats(self) -> None:
        self._pulse += PULSE_STEP
        pulse = self._pulse if self._pulse <= 1.0 else None
        if pulse is None:
            self._beat.stop()
        self.map.set_model(replace(map_of_check(self.shown), pulse=pulse))

    # what is shown

    @property
    def shown(self) -> Report:
        """What this computer sees, with AWS's side once both are known."""
        report = self._report
        return with_aws(report, self.aws.findings) if report.finished else report

    def _can_fix(self, finding: Finding) -> bool:
        return not self.aws.fixing and self.aws.can_fix(finding)

    def _show(self, report: Report) -> None:
        self._report = report
        report = self.shown
        self._beat.stop()
        self.layers.setVisible(bool(report.layers))
        if report.running and report.layers:
            self._settle.start()
        self.layers.show_report(report, self._can_fix, self.aws.prices)
        self._verdict.show_report(report)
        self.ways.show_report(report)
        self.map.set_model(map_of_check(report))
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        stopping = self._job is not None and self._job.cancelled.is_set()
        again = self._report.finished and self._report.profile == self.source.path
        self._start.setText(text("checking-again" if again else "checking-start"))
        self._start.setEnabled(not self.busy)
        self._stop.setVisible(self.busy)
        self._stop.setEnabled(not stopping)
        self._stop.setText(text("checking-stopping" if stopping else "checking-stop"))
        for button in (self._start, self._stop):
            button.setAccessibleName(button.text())

    def retranslate(self) -> None:
        super().retranslate()
        self.setAccessibleName(text("home-check"))
        for part in self._parts:
            part.retranslate()
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "layers"):
            self.layers.show_report(self.shown, self._can_fix, self.aws.prices)
        super().changeEvent(event)
