"""The journey Set up a VPN on screen: rail, page, map, and the buttons that are always there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from cvpn_wizard.journeys.answers import Answers
from cvpn_wizard.journeys.map import map_from_answers, map_with_outcome
from cvpn_wizard.journeys.setup import PAGE_IDS, SetupJourney, problems_of
from cvpn_wizard.model.errors import Problem
from cvpn_wizard.texts import text
from cvpn_wizard.ui.focus import announce, focus_first
from cvpn_wizard.ui.forms import Notice
from cvpn_wizard.ui.journey_frame import JourneyFrame, footer_button
from cvpn_wizard.ui.page import Page
from cvpn_wizard.ui.pages_made import PagesMade
from cvpn_wizard.ui.services import Services

DRAW_MS = 15
"""Many things may happen at once in a run; the map is drawn once for all of them."""
AHEAD_MS = 30


class SetupFrame(QWidget):
    """Drives a :class:`SetupJourney`. Pages are made on first visit and kept.

    Signals:
        left: the person leaves for Home.
        answers_changed: something to keep; carries the answers and the page, or ``None`` once a
            run has begun and the records know.
        prepared: what was to be made ahead is made.
    """

    left = Signal()
    prepared = Signal()
    answers_changed = Signal(object, str)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("setup")
        self._services = services
        self._journey = SetupJourney()
        self._wrong: dict[str, Problem] = {}
        self._marked: frozenset[str] = frozenset()
        self._begun = False
        self._ahead: list[Callable[[], object]] = []
        self._moving = False
        self._leaving = False
        self.closing = False
        self._commit = footer_button("nav.commit")
        self._commit.setProperty("kind", "primary")
        self._ask = Notice("warn", name="nav.ask")
        self._ask.acted.connect(self._leave_now)
        self._frame = JourneyFrame(
            self, "setup", PAGE_IDS, "nav", further=(self._commit,), asking=(self._ask,)
        )
        self._said = self._frame.said
        self._next = self._frame.next
        self._map = self._frame.map
        self._scroll = self._frame.scroll
        self._pages = PagesMade(services, self._scroll, self._connect_page, self)
        self._frame.rail.chosen.connect(self._jump)
        self._frame.cancel.clicked.connect(self._cancel_pressed)
        self._frame.back.clicked.connect(self._back_pressed)
        for button in (self._next, self._commit):
            button.clicked.connect(self._next_pressed)
        self._draw_soon = QTimer(self)
        self._draw_soon.setSingleShot(True)
        self._draw_soon.setInterval(DRAW_MS)
        self._draw_soon.timeout.connect(self._draw_map)
        self.retranslate()

    def _connect_page(self, page: Page) -> None:
        page.state_changed.connect(self._state_changed)
        page.advance.connect(self._next_pressed)
        page.map_changed.connect(self._map_changed)
        page.jump.connect(self._put_right)

    # the journey

    @property
    def journey(self) -> SetupJourney:
        return self._journey

    @property
    def page(self) -> Page:
        page = self._pages.get(self._journey.page)
        if page is None:
            raise KeyError(self._journey.page)
        return page

    @property
    def running(self) -> bool:
        """Whether leaving now would interrupt work."""
        page = self._pages.get(self._journey.page)
        return page is not None and page.running()

    def begin(self, answers: Answers, page: str = PAGE_IDS[0]) -> None:
        """Start (or take up again) with these answers, on that page."""
        self._begun = True
        self._pages.begin_anew()
        self._wrong.clear()
        self._journey = SetupJourney(answers, page)
        self._show()

    def prepare(self, size: QSize) -> None:
        """Get ready before anybody comes, in pieces that nobody feels.

        What is drawn once, unseen, is drawn in half the time when it counts.
        """
        self.resize(size)
        self._ahead = [
            lambda: self._pages.make_ahead(PAGE_IDS[0]),
            lambda: announce(self, ""),
            lambda: self._map.set_model(map_from_answers(Answers(), PAGE_IDS[0])),
            self._map.grab,
            self._frame.rail.grab,
            self._scroll.grab,
        ]
        QTimer.singleShot(AHEAD_MS, self, self._next_ahead)

    @Slot()
    def _next_ahead(self) -> None:
        if self._ahead and not self._begun:
            self._ahead.pop(0)()
            QTimer.singleShot(AHEAD_MS, self, self._next_ahead)
        else:
            self.prepared.emit()

    def answers(self) -> Answers:
        """Everything said so far, what is on the page at hand included."""
        if self._journey.page in self._pages:
            return self.page.collect(self._journey.answers)
        return self._journey.answers

    def _show(self) -> None:
        page = self._pages.whole(self._journey.page)
        page.show_answers(self._journey.answers)
        page.heed(tuple(self._wrong.values()))
        self._marked = frozenset(self._wrong) | {
            one.page for one in problems_of(self._journey.answers) if not one.warning
        }
        self._scroll.show_only(page)
        self._said.say("")
        self._ask.say("")
        self._refresh()
        self._moving = True
        # A double-click on Next must not skip a page.
        QTimer.singleShot(250, self, self._settled)
        if self._journey.row.works:
            self.answers_changed.emit(None, "")
        page.entered()
        if not focus_first(page):
            self._default_button().setFocus(Qt.FocusReason.OtherFocusReason)
        announce(page, page.accessibleName())

    @Slot()
    def _settled(self) -> None:
        """The page stands; while it is read, the next one is made."""
        self._moving = False
        at = PAGE_IDS.index(self._journey.page) + 1
        if at < len(PAGE_IDS) and not self.running:
            self._pages.make_ahead(PAGE_IDS[at])

    def _default_button(self) -> QPushButton:
        return self._commit if self._commit.isVisibleTo(self) else self._next

    @Slot()
    def _state_changed(self) -> None:
        if self._said.isVisibleTo(self) and self.page.problem() is None:
            self._said.say("")
        self._refresh()
        self._leave_when_still()
        if not self._journey.row.works:
            self.answers_changed.emit(self.answers(), self._journey.page)

    def _refresh(self) -> None:
        page, row = self.page, self._journey.row
        commit = page.commit_text()
        self._commit.setVisible(commit is not None)
        self._next.setVisible(commit is None)
        if commit is not None:
            self._commit.setText(commit)
            self._commit.setAccessibleName(commit)
        last = self._journey.is_last
        self._next.setText(page.next_text() or text("nav-finish" if last else "nav-next"))
        wrong = page.problem() if row.works else None
        # Where work has not ended well, Next leads nowhere; the page's own buttons do.
        stuck = page.busy() or (wrong is not None and not wrong.warning)
        for button in (self._next, self._commit):
            button.setEnabled(not stuck)
        self._frame.back.setVisible(not row.works)
        self._frame.back.setEnabled(self._journey.can_go_back)
        self._frame.cancel.setText(text("nav-close" if row.works else "nav-cancel"))
        self._frame.cancel.setVisible(not last)
        self._frame.rail.show_place(
            self._journey.page, self._journey.allowed, self._journey.reached, self._marked
        )
        self._frame.show_place(PAGE_IDS.index(self._journey.page) + 1, len(PAGE_IDS))
        title = text(f"page-{self._journey.page}")
        page.setAccessibleName(title)
        self._draw_map()

    @Slot()
    def _map_changed(self) -> None:
        if not self._draw_soon.isActive():
            self._draw_soon.start()

    @Slot()
    def _draw_map(self) -> None:
        page = self._pages.get(self._journey.page)
        if page is None:
            return
        model = page.map_model()
        if model is None:
            answers = self.answers()
            built = answers.outcome is not None and answers.outcome.ok
            model = (
                map_with_outcome(answers)
                if built and self._journey.row.works
                else map_from_answers(answers, self._journey.page)
            )
        self._map.set_model(replace(model, practice=self._services.practising))

    # the buttons

    @Slot()
    def _next_pressed(self) -> None:
        page = self.page
        from_button = isinstance(self.sender(), QPushButton)
        if page.busy() or (self._moving and from_button):
            return
        problem = page.problem()
        if problem is not None and not problem.warning:
            if page.next_refused():
                return
            self._said.say(f"problem-{problem.code}", **problem.facts)
            self._point_at(problem.field)
            return
        answers = self._leave_page()
        if self._journey.is_last:
            self._journey.answers = answers
            self.left.emit()
            return
        self._journey.next(answers)
        self._show()

    @Slot()
    def _back_pressed(self) -> None:
        if not self._moving and self._journey.can_go_back:
            self._journey.back(self._leave_page())
            self._show()

    @Slot(str)
    def _jump(self, page: str) -> None:
        before = self._journey.page
        if self._journey.jump(page, self._leave_page()) != before:
            self._show()

    @Slot(str)
    def _put_right(self, where: str) -> None:
        """A page says where something has to be put right; a run that failed does so too."""
        before = self._journey.page
        page, _, field = where.partition(".")
        if self._journey.put_right(page, self._leave_page()) != before:
            self._show()
            if field:
                self._point_at(where)

    def _leave_page(self) -> Answers:
        """What the page says; and what it finds wrong is kept in mind, to be told on Review."""
        page, row = self.page, self._journey.row
        wrong = None if row.commits or row.works else page.problem()
        self._wrong.pop(row.page, None)
        if wrong is not None and not wrong.warning:
            self._wrong[row.page] = wrong
        return page.collect(self._journey.answers)

    def _point_at(self, name: str) -> None:
        """The focus on that field of the page at hand, and the field in sight."""
        field = self.page.findChild(QWidget, name)
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(field)

    @Slot()
    def _cancel_pressed(self) -> None:
        if self.running:
            self.ask_to_leave()
        else:
            self.left.emit()

    @property
    def asking(self) -> bool:
        """Whether the question of leaving stands on the page."""
        return self._ask.isVisibleTo(self)

    def ask_to_leave(self, *, closing: bool = False) -> None:
        """While work runs: say what leaving means, with a button that does it."""
        self.closing = closing
        self._ask.say("nav-close-running" if closing else "nav-leave-running")
        self._ask.set_action("nav-close-now" if closing else "nav-leave-now")

    @Slot()
    def _leave_now(self) -> None:
        """Ask the work to stop; leave as soon as it has."""
        self.page.stop()
        self._leaving = True
        self._ask.say("nav-stopping-close" if self.closing else "nav-stopping")
        self._ask.set_action("")
        self._leave_when_still()

    def _leave_when_still(self) -> None:
        if self._leaving and not self.running:
            self._leaving = False
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._default_button().click()
        elif event.key() == Qt.Key.Key_Escape:
            self._frame.cancel.click()
        else:
            super().keyPressEvent(event)

    # the size, the language

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._frame.fit(self.width(), self.height())

    def retranslate(self) -> None:
        self._frame.retranslate()
        self._ask.retranslate()
        for page in self._pages.all():
            page.retranslate()
        if self._begun:
            self._refresh()
