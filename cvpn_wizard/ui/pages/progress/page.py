"""The run: the map filling in, each step's state, and a way on when the world says no."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from cvpn_wizard.journeys.answers import AccountAnswers, Answers, CostAnswers, RunOutcome
from cvpn_wizard.journeys.map import map_with_events
from cvpn_wizard.journeys.progress import PRACTICE_PACE, Progress
from cvpn_wizard.model.errors import ErrorCode, Problem, WizardError
from cvpn_wizard.model.map import MapModel
from cvpn_wizard.model.plan import PlannedStep
from cvpn_wizard.model.steps import (
    Leftover,
    RefusalEvent,
    ResultEvent,
    RunEvent,
    StepEvent,
    StepId,
)
from cvpn_wizard.texts import text
from cvpn_wizard.texts.refusals import refusal_words
from cvpn_wizard.ui.jobs import Job
from cvpn_wizard.ui.labels import muted, plain, strong
from cvpn_wizard.ui.page import Page
from cvpn_wizard.ui.pages.progress.controls import Controls
from cvpn_wizard.ui.pages.progress.mode import Mode
from cvpn_wizard.ui.pages.progress.report import report_text
from cvpn_wizard.ui.pages.progress.ways_on import WAY_ON
from cvpn_wizard.ui.pages.progress.words import HEADINGS, lead_words, left_words
from cvpn_wizard.ui.pages.progress.work import Ended, Work, building, resuming, undoing
from cvpn_wizard.ui.refusal_view import RefusalView
from cvpn_wizard.ui.save_text import ask_where, writing
from cvpn_wizard.ui.services import Services
from cvpn_wizard.ui.widgets.step_list import StepList

TICK_MS = 250
"""How often elapsed times move on."""
LOOK_MS = 900
"""So long the finished picture stands before the next page comes."""
FULL = 1000


class ProgressPage(Page):
    """Carries the plan out and shows how far it is."""

    page_id: ClassVar[str] = "progress"

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self.clock: Callable[[], float] = time.monotonic
        self.ask_where: Callable[[QWidget, str, str, str], Path | None] = ask_where
        self._answers = Answers()
        self._mode = Mode.IDLE
        self._undo = False
        self._job: Job | None = None
        self._plan: tuple[PlannedStep, ...] = ()
        self._progress = Progress(())
        self._events: list[RunEvent] = []
        self._result: ResultEvent | None = None
        self._refused = False
        self._went_away = False
        self._outcome: RunOutcome | None = None
        self._saved: Path | None = None
        self._heading = strong("progress.heading", 1.6)
        self._lead = muted("progress.lead")
        self._bar = QProgressBar()
        self._bar.setObjectName("progress.bar")
        self._bar.setRange(0, FULL)
        self._bar.setTextVisible(False)
        self._count = muted("progress.count")
        self._remaining = muted("progress.remaining")
        self._remaining.setWordWrap(False)
        self._refusal = RefusalView("progress.refusal")
        self._controls = Controls()
        self._note = plain("progress.note")
        self._steps = StepList()
        self._steps.setObjectName("progress.steps")
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._time_passes)
        self._leave = QTimer(self)
        self._leave.setSingleShot(True)
        self._leave.setInterval(LOOK_MS)
        self._leave.timeout.connect(self.advance)
        self._lay_out()
        self._controls.stop.connect(self._stop)
        self._controls.retry.connect(self._retry)
        self._controls.undo.connect(self._take_back)
        self._controls.save_report.connect(self._save_report)
        self._controls.go.connect(self._go)
        self.retranslate()

    def _lay_out(self) -> None:
        under_bar = QHBoxLayout()
        under_bar.addWidget(self._count, 1)
        under_bar.addWidget(self._remaining)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(self._heading)
        layout.addWidget(self._lead)
        layout.addSpacing(8)
        layout.addWidget(self._bar)
        layout.addLayout(under_bar)
        layout.addWidget(self._refusal)
        layout.addWidget(self._controls)
        layout.addWidget(self._note)
        layout.addSpacing(8)
        layout.addWidget(self._steps, 1)

    # the contract

    def show_answers(self, answers: Answers) -> None:
        """A plan that differs from the one that was run is a new run."""
        if not self._mode.at_work and _wish(answers) != _wish(self._answers):
            self._forget()
        self._answers = answers
        self.retranslate()

    def collect(self, answers: Answers) -> Answers:
        return replace(
            answers, outcome=self._outcome, resuming=answers.resuming and self._outcome is None
        )

    def problem(self) -> Problem | None:
        if self._mode is Mode.DONE:
            return None
        return Problem("progress-unfinished", "progress.steps")

    def busy(self) -> bool:
        return self._mode.at_work

    def running(self) -> bool:
        return self._mode.at_work

    def entered(self) -> None:
        went_away, self._went_away = self._went_away, False
        if self._mode is Mode.IDLE:
            self._build(again=self._answers.resuming)
        elif went_away and self._mode in {Mode.FAILED, Mode.STOPPED, Mode.LEFT}:
            self._retry()

    def map_model(self) -> MapModel | None:
        return map_with_events(self._answers, self._plan, self._events)

    # work

    def _forget(self) -> None:
        self._mode, self._undo, self._refused = Mode.IDLE, False, False
        self._plan, self._progress = (), Progress(())
        self._events, self._result, self._outcome = [], None, None
        self._refusal.clear()

    def _build(self, *, again: bool) -> None:
        self._undo = False
        if again:
            work = resuming(self.services, self._answers, self._plan)
        else:
            work = building(self.services, self._answers)
        self._start(work, Mode.BUILDING)

    def _start(self, work: Work, mode: Mode) -> None:
        self._refused, self._result, self._saved = False, None, None
        self._refusal.clear()
        self._show_mode(mode)
        self._tick.start()
        self._job = self.services.jobs.start(
            work, done=self._ended, failed=self._failed, event=self._heard
        )

    @Slot(object)
    def _heard(self, told: object) -> None:
        """The plan first, then what happens."""
        if isinstance(told, tuple):
            self._show_plan(told)
            return
        if isinstance(told, StepEvent):
            self._events.append(told)
            self._progress.hear(told, self.clock())
            self._steps.show_event(told)
        elif isinstance(told, RefusalEvent):
            self._events.append(told)
            self._refuse(told.error, told.step)
        elif isinstance(told, ResultEvent):
            self._events.append(told)
            self._result = told
        self.map_changed.emit()

    def _show_plan(self, plan: tuple[PlannedStep, ...]) -> None:
        if [step.step for step in plan] == [step.step for step in self._plan]:
            self._progress.again()
        else:
            self._plan = plan
            pace = PRACTICE_PACE if self.services.practising else 1.0
            self._progress = Progress(plan, pace=pace)
        self._steps.show_plan(plan)
        self._time_passes()

    def _refuse(self, error: WizardError, step: StepId | None = None) -> None:
        """The first refusal is the cause; what fails beside it is in the list and the report."""
        if not self._refused:
            self._refused = True
            self._refusal.show_refusal(error, step)

    @Slot(object)
    def _ended(self, ended: object) -> None:
        result = self._result
        ok = result is not None and result.ok
        if self._undo:
            self._finish(Mode.UNDONE if ok else Mode.LEFT)
        elif result is not None and ok:
            folder = ended.folder if isinstance(ended, Ended) else None
            self._outcome = self._outcome_of(result, folder)
            self._finish(Mode.DONE)
            self._leave.start()
        elif result is not None and result.stopped:
            self._finish(Mode.STOPPED)
        else:
            self._finish(Mode.FAILED)

    @Slot(object)
    def _failed(self, error: object) -> None:
        """The run could not even begin, or broke off."""
        stopped = isinstance(error, WizardError) and error.code is ErrorCode.STOPPED
        if isinstance(error, WizardError) and not stopped:
            self._refuse(error)
        self._finish(Mode.LEFT if self._undo else Mode.STOPPED if stopped else Mode.FAILED)

    def _finish(self, mode: Mode) -> None:
        self._job = None
        self._tick.stop()
        self._time_passes()
        self._show_mode(mode)
        self.map_changed.emit()

    def _outcome_of(self, result: ResultEvent, folder: Path | None) -> RunOutcome:
        profiles = tuple(Path(path) for path in result.profiles)
        known = {now.step: now.resource for now in self._progress.steps.values() if now.resource}
        return RunOutcome(
            vpn=result.vpn,
            endpoint_id=result.endpoint_id,
            folder=folder or (profiles[0].parent if profiles else None),
            profiles=profiles,
            resources=tuple(known.items()),
            ok=True,
        )

    # what people press

    def stop(self) -> None:
        self._stop()

    @Slot()
    def _stop(self) -> None:
        if self._job is not None and self._mode.at_work:
            self._job.cancel()
            self._show_mode(Mode.STOPPING)

    @Slot()
    def _retry(self) -> None:
        """Go on where it stopped; after an undo, or when it never began, from the beginning."""
        if self._mode is Mode.LEFT:
            self._take_back()
            return
        error = self._refusal.error
        # What was told then are another program's steps, and it has finished perhaps.
        busy = error is not None and error.code is ErrorCode.RUN_BUSY
        began = not busy and any(isinstance(event, StepEvent) for event in self._events)
        undone = self._mode is Mode.UNDONE
        if undone:
            self._forget()
        self._build(again=self._answers.resuming or (began and not undone))

    @Slot(str)
    def _go(self, page: str) -> None:
        """To where the cause is put right; coming back tries again."""
        self._went_away = True
        self.jump.emit(page)

    @Slot()
    def _take_back(self) -> None:
        self._undo = True
        self._start(undoing(self.services, self._answers), Mode.UNDOING)

    @Slot()
    def _save_report(self) -> None:
        name = f"{self._answers.name}-report.txt"
        title, kind = text("progress-report-title"), text("progress-report-kind")
        path = self.ask_where(self, title, name, kind)
        if path is None:
            return
        report = report_text(
            vpn=self._answers.name,
            region=self._answers.account.region,
            practice=self.services.practising,
            plan=self._plan,
            events=self._events_with_refusal(),
            written=datetime.now(UTC),
        )
        self.services.jobs.start(
            writing(path, report), done=self._report_saved, failed=self._report_failed
        )

    def _events_with_refusal(self) -> list[RunEvent]:
        """A refusal that kept the run from beginning belongs to the report too."""
        shown = self._refusal.error
        told = {id(e.error) for e in self._events if isinstance(e, RefusalEvent)}
        if shown is None or id(shown) in told:
            return self._events
        return [*self._events, RefusalEvent(StepId(""), shown)]

    @Slot(object)
    def _report_saved(self, path: object) -> None:
        self._saved = path if isinstance(path, Path) else None
        self.retranslate()

    @Slot(object)
    def _report_failed(self, error: object) -> None:
        if isinstance(error, WizardError):
            self._note.setText(refusal_words(error).title)
            self._note.show()

    # what is seen

    def _show_mode(self, mode: Mode) -> None:
        self._mode = mode
        error = self._refusal.error
        target = WAY_ON.get(error.code, "") if error and not mode.at_work else ""
        self._controls.show_mode(mode, target)
        self.retranslate()
        if mode in {Mode.FAILED, Mode.LEFT, Mode.STOPPED}:
            self._controls.focus_first()
        self.state_changed.emit()

    @Slot()
    def _time_passes(self) -> None:
        now = self.clock()
        self._bar.setValue(int(self._progress.fraction(now) * FULL))
        self._count.setText(
            text(
                "progress-count",
                done=self._progress.finished,
                total=len(self._progress.planned),
            )
        )
        self._count.setVisible(bool(self._progress.planned))
        building_now = self._mode is Mode.BUILDING
        left = round(self._progress.remaining(now) / 60)
        self._remaining.setText(text("progress-remaining", minutes=left) if building_now else "")

    def retranslate(self) -> None:
        mode = Mode.BUILDING if self._mode is Mode.IDLE else self._mode
        self._heading.setText(text(f"progress-heading{HEADINGS[mode]}"))
        self._lead.setText(
            lead_words(mode, practising=self.services.practising, left=bool(self._left()))
        )
        self._lead.setVisible(bool(self._lead.text()))
        self._bar.setAccessibleName(text("progress-bar"))
        self._controls.retranslate()
        self._refusal.retranslate()
        self._steps.retranslate()
        note = left_words(self._left()) if mode is Mode.LEFT else ""
        if self._saved is not None:
            note = "\n".join((*filter(None, (note,)), text("progress-saved", path=self._saved)))
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._time_passes()

    def _left(self) -> tuple[Leftover, ...]:
        return self._result.left if self._result else ()


def _wish(answers: Answers) -> Answers:
    """What makes two runs the same run: all but the estimate's numbers, the outcome and the keys.

    New credentials go on with the run that the old ones began; whether they belong to the same
    account is asked before anything is done.
    """
    account = AccountAnswers(region=answers.account.region)
    return replace(
        answers,
        account=account,
        cost=CostAnswers(),
        outcome=None,
        answered=False,
        resuming=False,
    )
