"""The section People: everybody in a table, and what can be done for them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import Any, ClassVar

from PySide6.QtCore import QItemSelection, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from cvpn_wizard.journeys.people.issuing import HandedOut
from cvpn_wizard.journeys.people.many import ManyResult
from cvpn_wizard.journeys.people.names import Newcomer
from cvpn_wizard.journeys.people.revoking import Revoked
from cvpn_wizard.model.errors import ErrorCode, Problem, WizardError
from cvpn_wizard.model.people import PersonNow, PersonState
from cvpn_wizard.texts import text
from cvpn_wizard.ui.forms import Notice
from cvpn_wizard.ui.jobs import Job, Latest
from cvpn_wizard.ui.people import work
from cvpn_wizard.ui.people.add_form import AddForm, ProblemLines
from cvpn_wizard.ui.people.helpdesk_part import HelpdeskPart
from cvpn_wizard.ui.people.many_part import ManyPart
from cvpn_wizard.ui.people.people_table import PeopleTable
from cvpn_wizard.ui.people.revoke_form import RevokeForm
from cvpn_wizard.ui.people.under_way import UnderWay
from cvpn_wizard.ui.refusal_view import RefusalView
from cvpn_wizard.ui.services import Services
from cvpn_wizard.ui.vpn_section import Known, Section

BUTTONS = ("add", "many", "renew", "revoke")
HOURS = 4
"""AWS: changes of a revocation list can take so long."""


class PeopleSection(Section):
    """Lists by the records at once, then with who is connected by AWS."""

    section_id: ClassVar[str] = "people"
    with_map: ClassVar[bool] = False

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._looking, self._doing = Latest(), Latest()
        self._built = False

    def _build(self) -> None:
        """When the first VPN is opened: the page with all VPNs does not wait for it."""
        self._built = True
        self.table = PeopleTable()
        self.table.again.clicked.connect(self.look)
        self.table.view.selectionModel().selectionChanged.connect(self._selected)
        self.table.model.modelReset.connect(self._selected)
        self._buttons = {name: QPushButton() for name in BUTTONS}
        for name, pressed in (
            ("add", self._add),
            ("many", self._many),
            ("renew", self._renew),
            ("revoke", self._ask_revoke),
        ):
            self._buttons[name].setObjectName(f"people.{name}")
            self._buttons[name].clicked.connect(pressed)
        self.form = AddForm()
        self.form.wanted.connect(self._issue)
        self.form.hide()
        self.sure = RevokeForm()
        self.sure.sure.clicked.connect(self._revoke)
        self.sure.hide()
        self.helpdesk = HelpdeskPart(lambda: datetime.now(UTC))
        self.helpdesk.opening.connect(self._open_helpdesk)
        self.helpdesk.wanted.connect(self._for_part)
        self.helpdesk.ended.connect(self._ended)
        self.helpdesk.revoke.connect(self._ask_revoke_of)
        self.many = ManyPart()
        self.many.plain.connect(self.add_table)
        self.many.wanted.connect(self._for_part)
        self.many.ended.connect(self._ended)
        self.under_way = UnderWay()
        self.under_way.stop.clicked.connect(self._stop)
        self.under_way.hide()
        self.said = Notice("good", name="people.said")
        self.said.acted.connect(self._revoke_old)
        self._renewed: tuple[str, ...] = ()
        self.more = Notice("info", name="people.more")
        self.problems = ProblemLines()
        self.refusal = RefusalView("people.refusal")
        row = QHBoxLayout()
        for button in self._buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.helpdesk.button)
        for part in (self.form, self.sure, self.under_way, self.said, self.more):
            self.column.addWidget(part)
        self.column.addWidget(self.many)
        self.column.addWidget(self.helpdesk)
        self.column.addWidget(self.refusal)
        self.column.addWidget(self.problems)
        self.column.addLayout(row)
        self.column.addWidget(self.table)
        self.retranslate()
        self._selected()

    @property
    def running(self) -> bool:
        return self._doing.busy

    def show_vpn(self, known: Known) -> None:
        other = self.known is None or self.known.name != known.name
        if not self._built:
            self._build()
        super().show_vpn(known)
        if other:
            self._looking.drop()
            self._quiet()
            self.form.clear()
            self.form.hide()
            self.table.model.set_people(())
            self.table.say_waiting()

    def entered(self) -> None:
        if self.known is not None:
            here = work.looking_here(self._desk())
            self.services.jobs.start(here, done=self._known_here, failed=self._look_failed)
            self.look()

    # looking

    @Slot()
    def look(self) -> None:
        """Ask AWS who is connected."""
        if self.known is not None:
            looking = work.looking(self._desk())
            self._looking.replace(
                self.services.jobs.start(
                    looking, done=self._looked, failed=self._look_failed, event=self._looked
                )
            )

    def _desk(self) -> work.DeskOf:
        known = self.known
        assert known is not None  # noqa: S101  nothing is started without one
        return lambda: work.desk_for(self.services, known)

    @Slot(object)
    def _known_here(self, found: work.Everybody) -> None:
        """By the records alone; once AWS has answered that counts."""
        if self._looking.busy and self.known is not None:
            self.table.show_people(found.people)

    @Slot(object)
    def _looked(self, found: work.Everybody) -> None:
        self.table.show_people(found.people)
        self.table.say_refused(found.refusal, found.log)

    @Slot(object)
    def _look_failed(self, error: object) -> None:
        if isinstance(error, WizardError):
            self.refusal.show_refusal(error)

    @Slot()
    def _selected(self, _now: QItemSelection | None = None, _was: object = None) -> None:
        chosen = self.table.chosen()
        busy = self.running
        renewable = [one for one in chosen if _renewable(one)]
        revocable = [one for one in chosen if one.state is not PersonState.REVOKED]
        for button in (self._buttons["add"], self._buttons["many"], self.helpdesk.button):
            button.setEnabled(not busy)
        self._buttons["renew"].setEnabled(bool(renewable) and not busy)
        self._buttons["revoke"].setEnabled(bool(revocable) and not busy)

    # doing

    @Slot()
    def _add(self) -> None:
        self._quiet()
        self.form.show()
        self.form.name.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object, object)
    def _issue(self, newcomer: Newcomer, request: Path | None) -> None:
        self._renewed = ()
        self._do("people-issuing", work.adding(self._desk(), newcomer, request), done=self._handed)

    @Slot()
    def _many(self) -> None:
        self._quiet()
        self.form.hide()
        self.many.ask()

    @Slot(object)
    def add_table(self, table: Path) -> None:
        """Issue for everybody in a table."""
        self._do("people-issuing", work.adding_many(self._desk(), table), done=self._many_done)

    @Slot()
    def _renew(self) -> None:
        names = tuple(one.name for one in self.table.chosen() if _renewable(one))
        self._renewed = names
        if len(names) == 1:
            self._do("people-issuing", work.renewing(self._desk(), names[0]), done=self._handed)
        elif names:
            self._do(
                "people-issuing", work.renewing_many(self._desk(), names), done=self._many_done
            )

    @Slot()
    def _revoke_old(self) -> None:
        """The certificates that were replaced just now; the new ones stay."""
        doing = work.revoking_old(self._desk(), self._renewed)
        self._renewed = ()
        self._do("people-revoking", doing, done=self._revoked)

    @Slot()
    def _ask_revoke(self) -> None:
        self._quiet()
        chosen = [one for one in self.table.chosen() if one.state is not PersonState.REVOKED]
        self.sure.ask(tuple(one.name for one in chosen))

    @Slot(object)
    def _ask_revoke_of(self, names: tuple[str, ...]) -> None:
        self.sure.ask(names)

    @Slot()
    def _revoke(self) -> None:
        self.sure.hide()
        self._do(
            "people-revoking", work.revoking(self._desk(), self.sure.names), done=self._revoked
        )

    @Slot()
    def _open_helpdesk(self) -> None:
        self._quiet()
        self.form.hide()

    @Slot(str, object, object)
    def _for_part(
        self,
        words: str,
        job: Callable[[work.DeskOf], Callable[[Event], object]],
        done: Callable[[Any], object],
    ) -> None:
        self._do(words, job(self._desk()), done=done)

    def _do(
        self, words: str, doing: Callable[[Event], object], *, done: Callable[[Any], object]
    ) -> None:
        if self.known is None or self.running:
            return
        self._quiet()
        self.under_way.begin(words)
        job: Job = self.services.jobs.start(
            doing, done=done, failed=self._failed, event=self.under_way.progress
        )
        self._doing.replace(job)
        self._selected()

    @Slot()
    def _stop(self) -> None:
        if self._doing.job is not None:
            self._doing.job.cancel()
            self.under_way.stopping()

    @Slot(object)
    def _handed(self, handed: HandedOut) -> None:
        self._ended()
        self.form.clear()
        self.form.hide()
        self.said.set_kind("good")
        self.said.set_action("people-revoke-old" if self._renewed else "")
        self.said.say(
            "people-handed",
            name=handed.name,
            date=f"{handed.not_after:%Y-%m-%d}",
            path=str(handed.profile),
        )

    @Slot(object)
    def _many_done(self, result: ManyResult) -> None:
        self._ended()
        self.said.set_kind("warn" if result.stopped else "good")
        words = "people-many-stopped" if result.stopped else "people-many-done"
        self.said.set_action("people-revoke-old" if self._renewed else "")
        self.said.say(words, made=result.made, present=result.present, total=result.total)

    @Slot(object)
    def _revoked(self, done: Revoked) -> None:
        self._ended()
        self.said.set_kind("good" if done.proved else "warn")
        date = f"{done.next_update:%Y-%m-%d}"
        words = "person-list-proved" if done.proved else "person-list-unproved"
        self.said.say(words, number=done.number, count=len(done.serials), date=date)
        self.more.say("people-revoked-more", sessions=done.sessions, hours=HOURS)

    @Slot(object)
    def _failed(self, error: object) -> None:
        self._ended()
        if not isinstance(error, WizardError):
            return
        problems: tuple[Problem, ...] = getattr(error, "problems", ())
        if error.code is ErrorCode.PERSON_NAME_BAD and problems and self.form.isVisible():
            self.form.show_problem(problems[0])
            return
        self.refusal.show_refusal(error)
        self.problems.say(problems)

    def _ended(self) -> None:
        self.under_way.hide()
        self._doing.drop()
        self._selected()
        self.entered()
        self.changed.emit()

    def _quiet(self) -> None:
        self.refusal.clear()
        self.problems.say(())
        self.said.say("")
        self.said.set_action("")
        self.more.say("")
        self.sure.hide()
        self.helpdesk.quiet()
        self.many.quiet()

    def retranslate(self) -> None:
        if not self._built:
            return
        for name, button in self._buttons.items():
            button.setText(text(f"people-{name}"))
        for part in (self.form, self.sure, self.under_way, self.said, self.more, self.problems):
            part.retranslate()
        self.helpdesk.retranslate()
        self.many.retranslate()
        self.refusal.retranslate()
        self.table.retranslate()


def _renewable(one: PersonNow) -> bool:
    return one.state is not PersonState.REVOKED and not one.own_key
