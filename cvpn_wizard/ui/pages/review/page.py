"""The plan that the engine will run, the map drawn from it, and what it costs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cvpn_wizard.journeys.answers import Answers
from cvpn_wizard.journeys.map import map_from_plan
from cvpn_wizard.journeys.progress import longest_chain
from cvpn_wizard.model.cost import Prices
from cvpn_wizard.model.errors import Problem, WizardError
from cvpn_wizard.model.map import MapModel
from cvpn_wizard.model.plan import PlannedStep
from cvpn_wizard.texts import text
from cvpn_wizard.texts.refusals import refusal_words
from cvpn_wizard.ui.jobs import Latest
from cvpn_wizard.ui.labels import muted, plain, strong
from cvpn_wizard.ui.page import Page
from cvpn_wizard.ui.pages.review.cost_panel import CostPanel
from cvpn_wizard.ui.pages.review.plan_list import PlanList
from cvpn_wizard.ui.pages.review.problem_list import ProblemList
from cvpn_wizard.ui.pages.review.work import Outlined, Refused, reviewing
from cvpn_wizard.ui.refusal_view import RefusalView
from cvpn_wizard.ui.save_text import ask_where, writing
from cvpn_wizard.ui.services import Services


class ReviewPage(Page):
    """Shows; changes nothing but the numbers of the estimate."""

    page_id: ClassVar[str] = "review"

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self.ask_where: Callable[[QWidget, str, str, str], Path | None] = ask_where
        self._answers = Answers()
        self._outlined: Outlined | None = None
        self._asked = False
        self._elsewhere: tuple[Problem, ...] = ()
        self._job = Latest()
        self._saved: Path | None = None
        self._heading = strong("review.heading", 1.6)
        self._lead = muted("review.lead")
        self._problems = ProblemList()
        self._cost_title = strong("review.cost_title")
        self._cost = CostPanel()
        self._plan_title = strong("review.plan_title")
        self._status = muted("review.status")
        self._refusal = RefusalView("review.refusal")
        self._again = QPushButton()
        self._again.setObjectName("review.ask_again")
        self._refusal.add_button(self._again)
        self._plan = PlanList()
        self._save = QPushButton()
        self._save.setObjectName("review.save")
        self._note = plain("review.note")
        self._lay_out()
        self._cost.changed.connect(self.state_changed)
        self._problems.go.connect(self.jump)
        self._again.clicked.connect(self._ask_again)
        self._save.clicked.connect(self._save_plan)
        self.retranslate()

    def _lay_out(self) -> None:
        saving = QHBoxLayout()
        saving.addWidget(self._save)
        saving.addWidget(self._note, 1)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(self._heading)
        layout.addWidget(self._lead)
        layout.addWidget(self._problems)
        layout.addSpacing(8)
        layout.addWidget(self._cost_title)
        layout.addWidget(self._cost)
        layout.addSpacing(16)
        layout.addWidget(self._plan_title)
        layout.addWidget(self._status)
        layout.addWidget(self._refusal)
        layout.addWidget(self._plan)
        layout.addLayout(saving)
        layout.addStretch(1)

    # the contract

    def show_answers(self, answers: Answers) -> None:
        if replace(answers, cost=self._answers.cost) != self._answers:
            self._outlined = None
            self._plan.show_steps(())
        self._answers = answers
        self._saved = None
        network = answers.network
        self._cost.show_vpn(
            subnets=max(len(network.target_subnets), 1),
            server_type=network.server_type if network.server_enabled else "",
            practice=self.services.practising,
        )
        self._cost.show_answers(answers.cost)
        self.retranslate()

    def collect(self, answers: Answers) -> Answers:
        return replace(answers, cost=self._cost.collect(answers.cost))

    def problem(self) -> Problem | None:
        found = self._problems.problems
        return found[0] if found else None

    def heed(self, elsewhere: Sequence[Problem]) -> None:
        self._elsewhere = tuple(elsewhere)

    def next_refused(self) -> bool:
        """The list above says what is missing, and its buttons lead there."""
        self._problems.point_out()
        return True

    def busy(self) -> bool:
        """Only until the plan stands; nobody has to wait for AWS's answer."""
        return self._job.busy and self._outlined is None

    def commit_text(self) -> str | None:
        if self._answers.resuming:
            return text("review-commit-resume")
        if self.services.practising:
            return text("review-commit-practice")
        seconds = longest_chain(self._plan.steps)
        if not seconds:
            return text("review-commit-plain")
        return text("review-commit", minutes=max(round(seconds / 60), 1))

    def map_model(self) -> MapModel | None:
        return map_from_plan(self._answers, self._plan.steps) if self._outlined else None

    def entered(self) -> None:
        self._asked = False
        self._refusal.clear()
        self._problems.show_problems(self._elsewhere)
        self._job.replace(
            self.services.jobs.start(
                reviewing(self.services, self._answers),
                done=self._answered,
                failed=self._failed,
                event=self._heard,
            )
        )
        self._tell()

    # jobs

    @Slot(object)
    def _heard(self, told: object) -> None:
        if isinstance(told, Prices):
            self._cost.show_prices(told)
        elif isinstance(told, Refused):
            known = {(one.page, one.code) for one in self._elsewhere}
            more = (one for one in told.problems if (one.page, one.code) not in known)
            self._problems.show_problems((*self._elsewhere, *more))
            self._plan.show_steps(())
        elif isinstance(told, Outlined):
            self._outlined = told
            self._show_steps(told.steps)
        self._tell()

    @Slot(object)
    def _answered(self, steps: object) -> None:
        self._asked = True
        if isinstance(steps, tuple):
            self._show_steps(steps)
        self._tell()

    @Slot(object)
    def _failed(self, error: object) -> None:
        if isinstance(error, WizardError):
            self._refusal.show_refusal(error)
        self._tell()

    def _show_steps(self, steps: tuple[PlannedStep, ...]) -> None:
        self._plan.show_steps(steps)

    def _tell(self) -> None:
        self.retranslate()
        self.state_changed.emit()
        self.map_changed.emit()

    @Slot()
    def _ask_again(self) -> None:
        self.entered()

    @Slot()
    def _save_plan(self) -> None:
        if self._outlined is None:
            return
        title, kind = text("review-save-title"), text("review-save-kind")
        path = self.ask_where(self, title, f"{self._answers.name}.toml", kind)
        if path is not None:
            self.services.jobs.start(
                writing(path, self._outlined.plan_text),
                done=self._plan_saved,
                failed=self._plan_not_saved,
            )

    @Slot(object)
    def _plan_saved(self, path: object) -> None:
        self._saved = path if isinstance(path, Path) else None
        self.retranslate()

    @Slot(object)
    def _plan_not_saved(self, error: object) -> None:
        if isinstance(error, WizardError):
            words = refusal_words(error)
            self._note.setText(f"{words.title} {words.why}")

    # words

    def retranslate(self) -> None:
        self._heading.setText(text("review-heading"))
        self._lead.setText(text("review-lead"))
        self._cost_title.setText(text("review-cost"))
        self._plan_title.setText(text("review-plan"))
        self._again.setText(text("review-ask-again"))
        self._again.setAccessibleName(text("review-ask-again"))
        self._save.setText(text("review-save"))
        self._save.setAccessibleName(text("review-save"))
        self._save.setEnabled(self._outlined is not None)
        self._note.setText(text("review-saved", path=self._saved) if self._saved else "")
        self._status.setText(self._status_words())
        self._status.setVisible(bool(self._status.text()))
        for part in (self._problems, self._cost, self._refusal, self._plan):
            part.retranslate()

    def _status_words(self) -> str:
        if self._job.busy and not self._asked:
            return text("review-asking")
        if self._refusal.error is not None:
            return text("review-asked-not")
        return ""
