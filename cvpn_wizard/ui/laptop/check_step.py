"""Does something behind the tunnel answer? If not: which layer, what to do, and who can."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from cvpn_wizard.adapters.bundle.manifest import is_host
from cvpn_wizard.journeys.checking.picture import map_of_check
from cvpn_wizard.journeys.checking.report import Report
from cvpn_wizard.journeys.laptop.state import LaptopState
from cvpn_wizard.model.errors import ErrorCode, Problem, WizardError
from cvpn_wizard.model.map import MapModel
from cvpn_wizard.texts import text
from cvpn_wizard.ui.checking.layer_list import LayerList
from cvpn_wizard.ui.checking.told import Told
from cvpn_wizard.ui.checking.verdict import Verdict
from cvpn_wizard.ui.focus import announce
from cvpn_wizard.ui.forms import Field, Heading
from cvpn_wizard.ui.jobs import Job
from cvpn_wizard.ui.laptop.step import LaptopStep
from cvpn_wizard.ui.laptop.work import LaptopWork
from cvpn_wizard.ui.refusal_view import RefusalView
from cvpn_wizard.ui.services import Services


class CheckStep(LaptopStep):
    """The proof; it may be left for later. Begins by itself when the client has just connected."""

    step_id: ClassVar[str] = "laptop-check"

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self.work = LaptopWork(services)
        self._job: Job | None = None
        self._told: Told | None = None
        self._number = 0
        self._report = Report(practice=services.practising)
        lead = "laptop-check-lead-practice" if services.practising else "laptop-check-lead"
        self._heading = Heading("laptop-check-heading", lead)
        self._host = QLineEdit()
        self._host.setObjectName("laptop.host")
        self._host.setMaximumWidth(360)
        self._host.textChanged.connect(self._typed)
        self._field = Field("laptop-host", self._host, "laptop-host-hint")
        self._start = QPushButton()
        self._start.setObjectName("laptop.check")
        self._start.clicked.connect(self.start)
        self._stop = QPushButton()
        self._stop.setObjectName("laptop.stop")
        self._stop.clicked.connect(self.stop)
        self._verdict = Verdict()
        self._refusal = RefusalView("laptop.check_refusal")
        self.layers = LayerList()
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._start)
        buttons.addWidget(self._stop)
        buttons.addStretch(1)
        self.column.addWidget(self._heading)
        self.column.addWidget(self._field)
        self.column.addLayout(buttons)
        for part in (self._verdict, self._refusal, self.layers):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self._show(self._report)
        self.retranslate()

    # the contract

    def show_state(self, state: LaptopState) -> None:
        before = self.state.placed
        super().show_state(state)
        if state.placed is not None and state.placed != before:
            self._host.setText(state.placed.manifest.ping)
            self._drop()
            self._show(Report(practice=self.services.practising))

    def entered(self) -> None:
        if self.state.connected and not self.state.answered and not self._report.layers:
            self.start()

    def enter_pressed(self) -> bool:
        if not self._host.hasFocus():
            return False
        self.start()
        return True

    def next_text(self) -> str:
        return text("laptop-check-go" if self.state.answered else "laptop-check-skip")

    def map_model(self) -> MapModel | None:
        """While a check is on its way, or has found something."""
        if not self._report.layers or self.state.answered:
            return None
        return map_of_check(self._report)

    @property
    def checking(self) -> bool:
        return self._job is not None

    # the check

    @Slot()
    def start(self) -> None:
        placed, host = self.state.placed, self._host.text().strip()
        if placed is None or self.checking:
            return
        if host and not is_host(host):
            self._field.set_problem(Problem("laptop-host-bad", self._host.objectName()))
            return
        self._number += 1
        self._refusal.clear()
        self._told = Told(self._number, self)
        self._told.happened.connect(self._heard)
        report = Report(profile=placed.path, practice=self.services.practising, running=True)
        work = self.work.proving(placed, host, self._told.tell)
        self._job = self.services.jobs.start(work, done=self._ended, failed=self._failed)
        self._show(report)

    @Slot()
    def stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._refresh()

    @Slot(object)
    def _heard(self, told: object) -> None:
        number, event = told if isinstance(told, tuple) else (0, None)
        if number == self._number and self.checking and event is not None:
            self._show(self._report.after(event))

    @Slot(object)
    def _ended(self, report: object) -> None:
        self._drop()
        if not isinstance(report, Report):
            return
        self._show(report)
        announce(self, self._verdict.words)
        proved = report.reached or (report.reached is None and report.connected)
        if report.ok and proved:
            self.changed.emit(replace(self.state, answered=True, reached=bool(report.reached)))

    @Slot(object)
    def _failed(self, error: object) -> None:
        self._drop()
        if isinstance(error, WizardError) and error.code is not ErrorCode.STOPPED:
            self._refusal.show_refusal(error)
        self._show(replace(self._report, running=False))

    def _drop(self) -> None:
        """What is still told of a check that is over is not heard."""
        self._number += 1
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if self._told is not None:
            self._told.deleteLater()
            self._told = None

    # what is shown

    def _show(self, report: Report) -> None:
        self._report = report
        self.layers.setVisible(bool(report.layers))
        self.layers.show_report(report)
        self._verdict.show_report(report)
        self._refresh()
        self.refreshed.emit()

    @Slot()
    def _typed(self) -> None:
        self._field.set_problem(None)

    def _refresh(self) -> None:
        stopping = self._job is not None and self._job.cancelled.is_set()
        again = self._report.finished
        self._start.setText(text("checking-again" if again else "checking-start"))
        self._start.setEnabled(not self.checking)
        self._stop.setVisible(self.checking)
        self._stop.setEnabled(not stopping)
        self._stop.setText(text("checking-stopping" if stopping else "checking-stop"))
        for button in (self._start, self._stop):
            button.setAccessibleName(button.text())

    def retranslate(self) -> None:
        for part in (self._heading, self._field, self._verdict, self._refusal, self.layers):
            part.retranslate()
        self._refresh()
        self.setAccessibleName(text("page-laptop-check"))
