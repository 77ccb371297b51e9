"""The panel that plans and carries out the change of a CA, on the page with the dates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from threading import Event

from PySide6.QtCore import QPoint, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout

from cvpn_wizard.journeys.people.many import Progress
from cvpn_wizard.journeys.people.many_bundles import ManyBundles
from cvpn_wizard.model.errors import WizardError
from cvpn_wizard.model.rollover import Phase, Proof, RolloverNow, RolloverPlan, Verdict
from cvpn_wizard.model.steps import RefusalEvent, ResultEvent, StepEvent
from cvpn_wizard.texts import current_language, text
from cvpn_wizard.texts.helpdesk_report import named
from cvpn_wizard.texts.receipt import receipt_lines
from cvpn_wizard.ui.forms import Notice
from cvpn_wizard.ui.jobs import Latest
from cvpn_wizard.ui.labels import plain, strong
from cvpn_wizard.ui.people.under_way import UnderWay
from cvpn_wizard.ui.refusal_view import RefusalView
from cvpn_wizard.ui.rollover.story import RolloverStory
from cvpn_wizard.ui.rollover.until_field import UntilField
from cvpn_wizard.ui.rollover.work import RolloverWork
from cvpn_wizard.ui.services import Services
from cvpn_wizard.ui.theme import restyle
from cvpn_wizard.ui.widgets.step_list import StepList

BUTTONS = ("begin", "hand_out", "look", "finish", "cancel", "close")
MARGIN = 12
PROOFS = {Verdict.PROVED: "good", Verdict.SILENT: "info", Verdict.WRONG: "bad"}


class RolloverPanel(QFrame):
    """Hidden while no CA is being changed and nobody has asked for the plan.

    Signals:
        changed: the records changed.
        went: a VPN is gone; carries its name.
    """

    changed = Signal()
    went = Signal(str)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.setObjectName("rollover")
        self.setProperty("card", "plain")
        self._services = services
        self._name = ""
        self._plan: RolloverPlan | None = None
        self._now: RolloverNow | None = None
        self._sure: Callable[[Event], object] | None = None
        self._going = self._gone = ""
        self._told: ResultEvent | None = None
        self._looking, self._doing = Latest(), Latest()
        self._title = strong("rollover.title", 1.3)
        self.story = RolloverStory()
        self.until = UntilField()
        self.until.chosen.connect(self._plan_anew)
        self.proof = Notice("info", name="rollover.proof")
        self.said = Notice("good", name="rollover.said")
        self.words = Notice("warn", name="rollover.words")
        self.confirm = Notice("warn", name="rollover.confirm")
        self.confirm.acted.connect(self._confirmed)
        self.refusal = RefusalView("rollover.refusal")
        self.under_way = UnderWay()
        self.under_way.setObjectName("rollover.under_way")
        self.under_way.stop.clicked.connect(self._stop)
        self.under_way.hide()
        self.receipt = plain("rollover.receipt")
        self.receipt.hide()
        self.steps = StepList()
        self.steps.setObjectName("rollover.steps")
        self.steps.hide()
        row = QHBoxLayout()
        self.buttons = {name: QPushButton() for name in BUTTONS}
        for name, button in self.buttons.items():
            button.setObjectName(f"rollover.{name}")
            button.clicked.connect(getattr(self, f"_press_{name}"))
            row.addWidget(button)
            if name == "look":
                row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self.story)
        column.addWidget(self.until)
        notices = (self.proof, self.said, self.words, self.refusal, self.confirm, self.under_way)
        for part in notices:
            column.addWidget(part)
        column.addWidget(self.receipt)
        column.addWidget(self.steps)
        column.addLayout(row)
        self.hide()
        self.retranslate()

    @property
    def running(self) -> bool:
        return self._doing.busy

    @property
    def is_open(self) -> bool:
        """Whether there is anything on it."""
        return self._plan is not None or self._now is not None

    def show_vpn(self, name: str) -> None:
        """Another VPN: nothing of the one before is shown."""
        if name != self._name and not self.running:
            self._name = name
            self._looking.drop()
            self._plan = self._now = None
            self._quiet()
            self.steps.hide()
            self._fit()

    def look(self) -> None:
        """See whether a change is under way, and how far it is."""
        if self._name and not self.running:
            self._looking.replace(
                self._services.jobs.start(self._work.look, done=self._looked, failed=self._failed)
            )

    def make_plan(self) -> None:
        """Plan a change, to be looked at."""
        if self._name and not self.running and self._now is None:
            self._do("rollover-planning", self._work.planning(None), self._planned)

    @Slot(object)
    def _plan_anew(self, until: date) -> None:
        if self._plan is not None:
            self._do("rollover-planning", self._work.planning(until), self._planned)

    @property
    def _work(self) -> RolloverWork:
        return RolloverWork(self._services, self._name)

    # what came back

    @Slot(object)
    def _looked(self, now: RolloverNow | None) -> None:
        self._now = now if now is not None and not now.ended else None
        if self._now is not None:
            self._plan = None
            self.story.show_now(self._now)
        self._fit()

    @Slot(object)
    def _planned(self, plan: RolloverPlan) -> None:
        self._end()
        self._plan = plan
        self.story.show_plan(plan)
        self.until.show_plan(plan)
        self._fit()
        QTimer.singleShot(0, self, self._bring_up)

    @Slot()
    def _bring_up(self) -> None:
        """It was asked for below the table, and stands above it."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        inner = above.widget() if isinstance(above, QScrollArea) else None
        if isinstance(above, QScrollArea) and inner is not None:
            top = self.mapTo(inner, QPoint(0, 0)).y()
            above.verticalScrollBar().setValue(max(top - MARGIN, 0))

    @Slot(object)
    def _heard(self, told: object) -> None:
        match told:
            case tuple():
                self.steps.show_plan(told)
                self.steps.show()
            case StepEvent():
                self.steps.show_event(told)
            case RefusalEvent(step, error):
                self.refusal.show_refusal(error, step)
            case ResultEvent():
                self._result(told)
            case Progress():
                self.under_way.progress(told)
            case Proof():
                self.proof.set_kind(PROOFS[told.verdict])
                self.proof.say(f"rollover-proof-{told.verdict.value}", outcome=told.new)

    def _result(self, told: ResultEvent) -> None:
        self.said.set_kind("good" if told.ok else "warn")
        if not told.ok:
            self.said.say("rollover-not-done")
        elif self._now is not None and self._going == self._now.old:
            self.said.say("rollover-ended", old=self._now.old, new=self._now.new)
        else:
            self.said.say("rollover-step-done" if self._going else "rollover-begun")
        self._gone = self._going if told.ok else ""
        self._told = told if self._going else None
        self.receipt.setVisible(self._told is not None)
        self.retranslate()

    @Slot(object)
    def _handed_out(self, done: ManyBundles) -> None:
        self._end()
        self.said.set_kind("warn" if done.stopped else "good")
        words = "people-bundles-stopped" if done.stopped else "bundles-made"
        self.said.say(words, count=done.made, folder=str(done.folder), total=done.issued.total)
        if done.words is not None:
            self.words.say("bundles-words", path=str(done.words))
        if done.without:
            self.proof.set_kind("warn")
            self.proof.say("bundles-without", names=named(done.without))
        self._after()

    @Slot(object)
    def _done(self, _nothing: object) -> None:
        self._end()
        self._after()
        if self._gone:
            self.went.emit(self._gone)

    @Slot(object)
    def _failed(self, error: object) -> None:
        self._end()
        if isinstance(error, WizardError):
            self.refusal.show_refusal(error)
        self._fit()

    def _after(self) -> None:
        self._plan = None
        self._fit()
        self.look()
        self.changed.emit()

    # the buttons

    @Slot()
    def _press_begin(self) -> None:
        work = self._work.beginning(self._plan)
        self._do("rollover-setting-up", work, self._done)

    @Slot()
    def _press_hand_out(self) -> None:
        work = self._work.handing_out(current_language())
        self._do("people-issuing", work, self._handed_out)

    @Slot()
    def _press_look(self) -> None:
        self._quiet()
        self.look()

    @Slot()
    def _press_finish(self) -> None:
        behind = len(self._now.behind) if self._now else 0
        self._ask(
            self._work.finishing(leave_behind=True),
            "rollover-sure-finish",
            "rollover-do-finish-sure",
            self._now.old if self._now else "",
            behind=behind,
        )

    @Slot()
    def _press_cancel(self) -> None:
        self._ask(
            self._work.cancelling,
            "rollover-sure-cancel",
            "rollover-do-cancel-sure",
            self._now.new if self._now else "",
        )

    @Slot()
    def _press_close(self) -> None:
        self._plan = None
        self._quiet()
        self._fit()

    def _ask(
        self,
        work: Callable[[Event], object],
        words: str,
        button: str,
        going: str,
        **facts: object,
    ) -> None:
        """What cannot be taken back is said before it is done."""
        self._quiet()
        self._sure, self._going = work, going
        self.confirm.set_action(button)
        self.confirm.say(words, **facts)

    @Slot()
    def _confirmed(self) -> None:
        work, going = self._sure, self._going
        if work is not None:
            self._do("rollover-taking-away", work, self._done)
            self._going = going

    @Slot()
    def _stop(self) -> None:
        if self._doing.job is not None:
            self._doing.job.cancel()
        self.under_way.stopping()

    def _do(self, words: str, work: Callable[[Event], object], done: Callable[..., object]) -> None:
        if self.running:
            return
        self._quiet()
        self.under_way.begin(words)
        self.show()
        job = self._services.jobs.start(work, done=done, failed=self._failed, event=self._heard)
        self._doing.replace(job)
        self._enable()

    def _end(self) -> None:
        self.under_way.hide()
        self._doing.drop()

    def _quiet(self) -> None:
        for notice in (self.proof, self.said, self.words, self.confirm):
            notice.say("")
        self.refusal.clear()
        self.receipt.hide()
        self._sure, self._going, self._gone = None, "", ""

    def _enable(self) -> None:
        for button in self.buttons.values():
            button.setEnabled(not self.running)
        self.until.setEnabled(not self.running)

    def _fit(self) -> None:
        """Which buttons there are, by the phase."""
        now, plan = self._now, self._plan
        set_up = now is not None and now.phase is not Phase.SET_UP
        shown = {
            "begin": plan is not None or (now is not None and not set_up),
            "hand_out": set_up and now is not None and now.phase is Phase.HAND_OUT,
            "look": set_up,
            "finish": set_up,
            "cancel": now is not None,
            "close": now is None,
        }
        for name, button in self.buttons.items():
            button.setVisible(shown[name])
        primary = next((one for one in ("begin", "hand_out") if shown[one]), "")
        if now is not None and now.phase is Phase.END:
            primary = "finish"
        for name, button in self.buttons.items():
            button.setProperty("kind", "primary" if name == primary else "")
            restyle(button)
        self.story.setVisible(self.is_open)
        self.until.setVisible(plan is not None)
        said = any(not one.isHidden() for one in (self.said, self.refusal, self.under_way))
        self.setVisible(self.is_open or said)
        self._enable()
        self.retranslate()

    def retranslate(self) -> None:
        self._title.setText(text("rollover-title"))
        self.setAccessibleName(self._title.text())
        going_on = self._now is not None
        for name, button in self.buttons.items():
            key = "go-on" if name == "begin" and going_on else name.replace("_", "-")
            button.setText(text(f"rollover-do-{key}"))
        self.receipt.setText("\n".join(receipt_lines(self._told)) if self._told else "")
        self.story.retranslate()
        self.until.retranslate()
        notices = (self.proof, self.said, self.words, self.refusal, self.confirm, self.under_way)
        for part in notices:
            part.retranslate()
        self.steps.retranslate()
