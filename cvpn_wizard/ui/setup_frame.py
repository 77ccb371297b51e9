"""The journey Set up a VPN on screen: rail, page, map, and the buttons that are always there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cvpn_wizard.journeys.answers import Answers
from cvpn_wizard.journeys.map import map_from_answers, map_with_outcome
from cvpn_wizard.journeys.setup import PAGE_IDS, SetupJourney
from cvpn_wizard.texts import text
from cvpn_wizard.ui.focus import announce, focus_first
from cvpn_wizard.ui.forms import Notice
from cvpn_wizard.ui.page import Page
from cvpn_wizard.ui.page_scroll import PageScroll
from cvpn_wizard.ui.pages import page_class
from cvpn_wizard.ui.rail import Rail
from cvpn_wizard.ui.services import Services
from cvpn_wizard.ui.widgets.map_panel import MapPanel

RAIL_FROM = 760
"""Logical pixels from which on there is room for the rail."""
RAIL_WIDTH = 216
DRAW_MS = 15
"""Many things may happen at once in a run; the map is drawn once for all of them."""
AHEAD_MS = 30
GROWN = ""
"""Instead of a page's id: there is nothing left to make of it."""


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
        self._pages: dict[str, Page] = {}
        self._fresh: set[str] = set()
        self._begun = False
        self._ahead: list[Callable[[], object]] = []
        self._growing: tuple[str, Iterator[str]] | None = None
        self._moving = False
        self._leaving = False
        self.closing = False
        self._rail = Rail(PAGE_IDS)
        self._rail.chosen.connect(self._jump)
        self._map_panel = MapPanel("setup.map")
        self._map = self._map_panel.map
        self._scroll = PageScroll("setup.scroll")
        self._rail_panel = QWidget()
        self._said = Notice("bad", name="nav.problem")
        self._ask = Notice("warn", name="nav.ask")
        self._ask.acted.connect(self._leave_now)
        self._place = QLabel()
        self._place.setProperty("tone", "muted")
        self._cancel = self._button("nav.cancel", self._cancel_pressed)
        self._back = self._button("nav.back", self._back_pressed)
        self._next = self._button("nav.next", self._next_pressed)
        self._commit = self._button("nav.commit", self._next_pressed)
        for button in (self._next, self._commit):
            button.setProperty("kind", "primary")
        self._draw_soon = QTimer(self)
        self._draw_soon.setSingleShot(True)
        self._draw_soon.setInterval(DRAW_MS)
        self._draw_soon.timeout.connect(self._draw_map)
        self._lay_out()
        self.retranslate()

    def _button(self, name: str, pressed: object) -> QPushButton:
        button = QPushButton()
        button.setObjectName(name)
        button.clicked.connect(pressed)
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setSpacing(0)
        self._middle.addWidget(self._scroll, 1)
        self._middle.addWidget(self._map_panel)
        body = QHBoxLayout()
        body.setSpacing(0)
        self._rail_panel.setObjectName("setup_rail")
        self._rail_panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._rail_panel.setFixedWidth(RAIL_WIDTH)
        beside = QVBoxLayout(self._rail_panel)
        beside.setContentsMargins(0, 0, 1, 0)
        beside.addWidget(self._rail)
        body.addWidget(self._rail_panel)
        body.addLayout(self._middle, 1)
        footer = QWidget()
        footer.setObjectName("footer")
        footer.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        buttons = QHBoxLayout(footer)
        buttons.setContentsMargins(20, 10, 20, 10)
        buttons.setSpacing(8)
        buttons.addWidget(self._cancel)
        buttons.addStretch(1)
        buttons.addWidget(self._place)
        buttons.addSpacing(8)
        for button in (self._back, self._next, self._commit):
            buttons.addWidget(button)
        notices = QVBoxLayout()
        notices.setContentsMargins(0, 0, 0, 0)
        notices.setSpacing(0)
        notices.addWidget(self._said)
        notices.addWidget(self._ask)
        line = QFrame()
        line.setProperty("line", "true")
        line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(body, 1)
        whole.addLayout(notices)
        whole.addWidget(line)
        whole.addWidget(footer)

    # the journey

    @property
    def journey(self) -> SetupJourney:
        return self._journey

    @property
    def page(self) -> Page:
        return self._pages[self._journey.page]

    @property
    def running(self) -> bool:
        """Whether leaving now would interrupt work."""
        page = self._pages.get(self._journey.page)
        return page is not None and page.running()

    def begin(self, answers: Answers, page: str = PAGE_IDS[0]) -> None:
        """Start (or take up again) with these answers, on that page."""
        self._begun = True
        for old in self._pages.keys() - self._fresh:
            gone = self._pages.pop(old)
            self._scroll.remove(gone)
            gone.deleteLater()
        self._journey = SetupJourney(answers, page)
        self._show()

    def prepare(self, size: QSize) -> None:
        """Get ready before anybody comes, in pieces that nobody feels.

        What is drawn once, unseen, is drawn in half the time when it counts.
        """
        self.resize(size)
        self._ahead = [
            lambda: self._make_ahead(PAGE_IDS[0]),
            lambda: announce(self, ""),
            lambda: self._map.set_model(map_from_answers(Answers(), PAGE_IDS[0])),
            self._map.grab,
            self._rail.grab,
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

    def _make_ahead(self, page_id: str) -> None:
        if page_id not in self._pages and self._growing is None:
            self._growing = page_id, self._pieces(page_id)
            self._grow()

    @Slot()
    def _grow(self) -> None:
        if self._growing is None:
            return
        if next(self._growing[1], GROWN) is GROWN:
            self._growing = None
        else:
            QTimer.singleShot(DRAW_MS, self, self._grow)

    def _pieces(self, page_id: str) -> Iterator[str]:
        """Make a page; what happens between two pieces of it nobody feels."""
        growing = page_class(page_id).growing(self._services)
        while True:
            try:
                next(growing)
            except StopIteration as grown:
                page: Page = grown.value
                break
            yield page_id
        page.state_changed.connect(self._state_changed)
        page.advance.connect(self._next_pressed)
        page.map_changed.connect(self._map_changed)
        page.jump.connect(self._put_right)
        self._pages[page_id] = page
        self._fresh.add(page_id)
        yield page_id
        self._scroll.add(page)
        yield page_id
        page.polish_ahead()

    def answers(self) -> Answers:
        """Everything said so far, what is on the page at hand included."""
        if self._journey.page in self._pages:
            return self.page.collect(self._journey.answers)
        return self._journey.answers

    def _made(self, page_id: str) -> Page:
        """The page, made whole now if it was not yet."""
        pieces: Iterator[str] = iter(())
        if self._growing is not None and self._growing[0] == page_id:
            pieces, self._growing = self._growing[1], None
        elif page_id not in self._pages:
            pieces = self._pieces(page_id)
        for _ in pieces:
            pass
        return self._pages[page_id]

    def _show(self) -> None:
        page = self._made(self._journey.page)
        self._fresh.discard(self._journey.page)
        page.show_answers(self._journey.answers)
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
            self._make_ahead(PAGE_IDS[at])

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
        busy = page.busy()
        for button in (self._next, self._commit):
            button.setEnabled(not busy)
        self._back.setVisible(not row.works)
        self._back.setEnabled(self._journey.can_go_back)
        self._cancel.setText(text("nav-close" if row.works else "nav-cancel"))
        self._cancel.setVisible(not last)
        self._rail.show_place(self._journey.page, self._journey.allowed, self._journey.reached)
        number = PAGE_IDS.index(self._journey.page) + 1
        self._place.setText(text("nav-place", number=number, of=len(PAGE_IDS)))
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
            field = page.findChild(QWidget, problem.field)
            if field is not None:
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                self._scroll.ensureWidgetVisible(field)
            return
        answers = page.collect(self._journey.answers)
        if self._journey.is_last:
            self._journey.answers = answers
            self.left.emit()
            return
        self._journey.next(answers)
        self._show()

    @Slot()
    def _back_pressed(self) -> None:
        if not self._moving and self._journey.can_go_back:
            self._journey.back(self.page.collect(self._journey.answers))
            self._show()

    @Slot(str)
    def _jump(self, page: str) -> None:
        before = self._journey.page
        if self._journey.jump(page, self.page.collect(self._journey.answers)) != before:
            self._show()

    @Slot(str)
    def _put_right(self, page: str) -> None:
        """A page says where something has to be put right; a run that failed does so too."""
        before = self._journey.page
        if self._journey.put_right(page, self.page.collect(self._journey.answers)) != before:
            self._show()

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
            self._cancel.click()
        else:
            super().keyPressEvent(event)

    # the size, the language

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.width()
        self._rail_panel.setVisible(width >= RAIL_FROM)
        self._map_panel.fit(self._middle, width, self.height())

    def retranslate(self) -> None:
        self._back.setText(text("nav-back"))
        self._map.retranslate()
        self._said.retranslate()
        self._ask.retranslate()
        for page in self._pages.values():
            page.retranslate()
        if self._begun:
            self._refresh()
