"""The helpdesk, seen by the admin: make it a queue, and take in its report."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Event

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from cvpn_wizard.adapters.bundle.queue import ENDING
from cvpn_wizard.journeys.helpdesk.preparing import QueuePrepared, order_problem, prepare_queue
from cvpn_wizard.journeys.helpdesk.taking_reports import ReportTaken, take_report
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.texts import text
from cvpn_wizard.texts.helpdesk_report import report_words
from cvpn_wizard.ui.forms import Notice
from cvpn_wizard.ui.handing_over.words_card import WordsCard
from cvpn_wizard.ui.labels import plain
from cvpn_wizard.ui.people.queue_form import QueueForm
from cvpn_wizard.ui.save_text import ask_where

AskWhere = Callable[[QWidget, str, str, str], Path | None]


class HelpdeskPart(QWidget):
    """What is asked and what came of it; the section does the work.

    :ivar ask: where the queue goes.
    :ivar button: with a menu of both, for the row of buttons.

    Signals:
        opening: one of the two was chosen in the menu.
        wanted: (id of the words meanwhile, a function of the desk that makes the job, receiver).
        ended: a job of ours has ended.
        revoke: (names) the report says that these are to be revoked.
    """

    opening = Signal()
    wanted = Signal(str, object, object)
    ended = Signal()
    revoke = Signal(object)

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self.ask: AskWhere = ask_where
        self._taken: ReportTaken | None = None
        self.button = QPushButton()
        self.button.setObjectName("people.helpdesk")
        self.button.setProperty("menu", "true")
        menu = QMenu(self.button)
        self.order, self.read = menu.addAction(""), menu.addAction("")
        self.order.setObjectName("people.queue")
        self.order.triggered.connect(self.ask_order)
        self.read.setObjectName("people.report")
        self.read.triggered.connect(self.choose_report)
        self.button.setMenu(menu)
        self.form = QueueForm()
        self.form.wanted.connect(self._order)
        self.form.cancel.clicked.connect(self._fit)
        self.form.hide()
        self.said = Notice("good", name="people.queue_said")
        self.words = WordsCard("people.queue", "people-queue-words-why")
        self.words.passed_on.connect(self._fit)
        self.report = plain("people.report_words")
        self.report.hide()
        self.revoke_now = QPushButton()
        self.revoke_now.setObjectName("people.report_revoke")
        self.revoke_now.clicked.connect(self._revoke)
        self.revoke_now.hide()
        row = QHBoxLayout()
        row.addWidget(self.report, 1)
        row.addWidget(self.revoke_now, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for part in (self.form, self.said, self.words):
            column.addWidget(part)
        column.addLayout(row)
        self.retranslate()

    def quiet(self) -> None:
        """What was said goes; words that nobody has passed on stay."""
        self._taken = None
        if not self.words.has_words:
            self.said.say("")
        self.form.hide()
        self._show_report()

    # a queue

    @Slot()
    def ask_order(self) -> None:
        self.opening.emit()
        self.form.show_problem(None)
        self.form.show()
        self._fit()
        self.form.name.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str, int, object, str)
    def _order(self, name: str, count: int, until: datetime, language: str) -> None:
        problem = order_problem(name, count, until, self._now())
        self.form.show_problem(problem)
        if problem is not None:
            return
        kinds = f"{text('helpdesk-queues')} (*{ENDING})"
        out = self.ask(self, text("people-queue-save"), f"{name}{ENDING}", kinds)
        if out is None:
            return
        if out.suffix != ENDING:
            out = out.with_name(f"{out.name}{ENDING}")

        def job(desk: Callable[[], Desk]) -> Callable[[Event], object]:
            return lambda stop: prepare_queue(desk(), name, count, until, language, stop, out)

        self.wanted.emit("people-issuing", job, self._made)

    @Slot(object)
    def _made(self, done: QueuePrepared) -> None:
        self.ended.emit()
        if done.made is None:
            self.said.set_kind("warn")
            facts = {"made": done.issued.made + done.issued.present, "total": done.issued.total}
            self.said.say("people-queue-stopped", **facts)
            self._fit()
            return
        self.said.set_kind("good")
        count = len(done.made.slots)
        self.said.say("people-queue-made", count=count, path=str(done.made.path))
        self.words.show_words(done.made.words)
        self._fit()

    # a report

    @Slot()
    def choose_report(self) -> None:
        self.opening.emit()
        chosen, _ = QFileDialog.getOpenFileName(
            self, text("people-report"), "", text("people-report-kinds")
        )
        if chosen:
            self.take(Path(chosen))

    def take(self, path: Path) -> None:
        """Take a report in."""

        def job(desk: Callable[[], Desk]) -> Callable[[Event], object]:
            return lambda _stop: take_report(desk(), path)

        self.wanted.emit("people-report-taking", job, self._took)

    @Slot(object)
    def _took(self, taken: ReportTaken) -> None:
        self.ended.emit()
        self._taken = taken
        self._show_report()

    @Slot()
    def _revoke(self) -> None:
        if self._taken is not None:
            self.revoke.emit(self._taken.to_revoke)

    def _show_report(self) -> None:
        taken = self._taken
        lines = (
            report_words(
                len(taken.noted),
                len(taken.present),
                unfinished=taken.unfinished,
                to_revoke=taken.to_revoke,
                dead=taken.dead,
            )
            if taken is not None
            else []
        )
        self.report.setText("\n".join(lines))
        self.report.setVisible(bool(lines))
        self.revoke_now.setVisible(taken is not None and bool(taken.to_revoke))
        self._fit()

    @Slot()
    def _fit(self) -> None:
        """Where there is nothing to show no gap is left either."""
        parts = (self.form, self.said, self.words, self.report)
        self.setVisible(not all(part.isHidden() for part in parts))

    def retranslate(self) -> None:
        for part in (self.form, self.said, self.words):
            part.retranslate()
        self.button.setText(text("people-helpdesk"))
        self.order.setText(text("people-queue"))
        self.read.setText(text("people-report"))
        self.revoke_now.setText(text("people-report-revoke"))
        self._show_report()
