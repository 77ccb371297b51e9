"""The section Removal: take a VPN away, with a receipt; or let one go that was made by hand."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event
from typing import ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton

from cvpn_wizard.journeys.building import outline
from cvpn_wizard.journeys.plan_file import parse_plan
from cvpn_wizard.model.errors import WizardError
from cvpn_wizard.model.plan import PlannedStep
from cvpn_wizard.model.steps import RefusalEvent, ResultEvent, RunEvent, StepEvent
from cvpn_wizard.texts import text
from cvpn_wizard.texts.receipt import receipt_lines
from cvpn_wizard.texts.steps import step_words
from cvpn_wizard.ui.care.section import Known, Section
from cvpn_wizard.ui.forms import Field, Notice
from cvpn_wizard.ui.jobs import Job
from cvpn_wizard.ui.labels import plain
from cvpn_wizard.ui.refusal_view import RefusalView
from cvpn_wizard.ui.services import Services
from cvpn_wizard.ui.widgets.step_list import StepList


class RemovalSection(Section):
    """Asks for the VPN's name, takes all of ours away, and says what stays."""

    section_id: ClassVar[str] = "removal"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._job: Job | None = None
        self._result: ResultEvent | None = None
        self._said = Notice("info", name="care.removal.receipt")
        self._lead = plain("care.removal.lead")
        self.typed = QLineEdit()
        self.typed.setObjectName("care.removal.typed")
        self.typed.textChanged.connect(self._typing)
        self._field = Field("care-removal-typed", self.typed)
        self.keep = QCheckBox()
        self.keep.setObjectName("care.removal.keep_logs")
        self._keep = Field("care-removal-keep-logs", self.keep)
        self.sure = QPushButton()
        self.sure.setObjectName("care.removal.sure")
        self.sure.setEnabled(False)
        self.sure.clicked.connect(self._pressed)
        self._refusal = RefusalView("care.removal.refusal")
        self._steps = StepList()
        self._steps.setObjectName("care.removal.steps")
        self._steps.hide()
        self._receipt = plain("care.removal.list")
        self._receipt.hide()
        self.column.addWidget(self._lead)
        self.column.addWidget(self._field)
        self.column.addWidget(self._keep)
        self.column.addWidget(self.sure, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._said)
        self.column.addWidget(self._refusal)
        self.column.addWidget(self._receipt)
        self.column.addWidget(self._steps)
        self.retranslate()

    @property
    def running(self) -> bool:
        return self._job is not None and not self._job.finished

    def show_vpn(self, known: Known) -> None:
        if self.known is None or self.known.name != known.name:
            self.typed.clear()
            self._said.say("")
            self._refusal.clear()
            self._steps.hide()
            self._receipt.hide()
            self._result = None
        super().show_vpn(known)
        self._enable(on=not self.running and not (self._result and self._result.ok))
        self.retranslate()

    @Slot(str)
    def _typing(self, typed: str) -> None:
        self.sure.setEnabled(
            self.known is not None and typed == self.known.name and not self.running
        )

    @Slot()
    def _pressed(self) -> None:
        known, keep = self.known, self.keep.isChecked()
        if known is None or self.running:
            return
        self._enable(on=False)
        self._refusal.clear()
        self._said.say("")
        self._steps.setVisible(not known.adopted)
        self._job = self.services.jobs.start(
            lambda cancelled: self._removing(known, cancelled, keep_logs=keep),
            event=self._heard,
            done=self._ended,
            failed=self._failed,
        )

    def _removing(
        self, known: Known, cancelled: Event, *, keep_logs: bool
    ) -> Iterator[RunEvent | tuple[PlannedStep, ...]]:
        """In a job."""
        yield outline(parse_plan(known.plan, where=self.services.home))
        builder = self.services.builder(known.account)
        yield from builder.remove(known.name, cancelled, keep_logs=keep_logs)

    @Slot(object)
    def _heard(self, told: object) -> None:
        if isinstance(told, tuple):
            self._steps.show_plan(told)
        elif isinstance(told, StepEvent):
            if self.known is not None and not self.known.adopted:
                self._steps.show_event(told)
        elif isinstance(told, RefusalEvent):
            self._refusal.show_refusal(told.error, told.step)
        elif isinstance(told, ResultEvent):
            self._result = told
            self._say_result(told)

    @Slot(object)
    def _ended(self, _nothing: object) -> None:
        if self._result is not None and self._result.ok:
            self.went.emit()
        else:
            self._enable(on=True)
            self.changed.emit()

    def _say_result(self, told: ResultEvent) -> None:
        self._said.set_kind("good" if told.ok else "warn")
        adopted = self.known is not None and self.known.adopted
        left = ", ".join(f"{step_words(one.step)} {one.resource}" for one in told.left)
        if told.ok and adopted:
            self._said.say("care-let-go", name=told.vpn)
        elif told.ok and told.heir:
            self._said.say("removed-heir", name=told.vpn, heir=told.heir)
        else:
            key = "care-removed" if told.ok else "care-left"
            self._said.say(key, name=told.vpn, left=left)
        rows = list(_as_it_was(told) if adopted else receipt_lines(told))
        self._receipt.setText("\n".join(rows))
        self._receipt.setVisible(bool(rows))

    @Slot(object)
    def _failed(self, error: object) -> None:
        self._enable(on=True)
        if isinstance(error, WizardError):
            self._refusal.show_refusal(error)

    def _enable(self, *, on: bool) -> None:
        for widget in (self.typed, self.keep):
            widget.setEnabled(on)
        self._typing(self.typed.text() if on else "")

    def retranslate(self) -> None:
        self.setAccessibleName(text("care-section-removal"))
        name = self.known.name if self.known else ""
        adopted = self.known is not None and self.known.adopted
        key = "care-removal-lead-adopted" if adopted else "care-removal-lead"
        self._lead.setText(text(key, name=name))
        for part in (self._field, self._keep, self._said, self._refusal, self._steps):
            part.retranslate()
        self._keep.setVisible(not adopted)
        self.sure.setText(text("care-removal-let-go" if adopted else "care-remove-sure"))
        if self._result is not None:
            self._say_result(self._result)


def _as_it_was(told: ResultEvent) -> Iterator[str]:
    """Of a VPN that was made by hand nothing goes."""
    for stays in (*told.others, *told.left):
        yield text("receipt-as-it-was", step=step_words(stays.step), resource=stays.resource)
