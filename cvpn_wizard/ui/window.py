"""The window: a header, and below it home, a journey, or a page of help."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cvpn_wizard.texts import text
from cvpn_wizard.ui.drafts import Drafts
from cvpn_wizard.ui.focus import announce, focus_first
from cvpn_wizard.ui.header import Header
from cvpn_wizard.ui.home import Home
from cvpn_wizard.ui.services import Services
from cvpn_wizard.ui.theme import icon

if TYPE_CHECKING:  # The first page is on screen before it is imported.
    from cvpn_wizard.ui.updates.teller import UpdateTeller

SMALLEST = (560, 340)
USUAL = (1240, 700)

WAY_PAGES = {
    "care": "cvpn_wizard.ui.care:CarePage",
    "check": "cvpn_wizard.ui.check_page:CheckPage",
    "laptop": "cvpn_wizard.ui.laptop:LaptopPage",
}
"""Where the pages behind Home's ways are; each is imported when it is first gone to."""


class MainWindow(QWidget):
    """Hosts everything. Journeys are made when they are first asked for.

    Signals:
        language_chosen: a language's code.
        theme_chosen: ``system``, ``light`` or ``dark``.
        first_shown: the first page is on screen.
    """

    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    first_shown = Signal()
    setup_prepared = Signal()

    def __init__(self, services: Services, theme: str = "system") -> None:
        super().__init__()
        self.setObjectName("window")
        self._services = services
        self._closing = False
        self._shown = False
        self._drafts = Drafts(services.jobs, services.home, self)
        self._drafts.found.connect(self._draft_found)
        self._header = Header(practising=services.practising, theme=theme)
        self._header.home.connect(self.go_home)
        self._header.help.connect(self.open_help)
        self._header.language_chosen.connect(self.language_chosen)
        self._header.theme_chosen.connect(self.theme_chosen)
        self._stack = QStackedWidget()
        self._home = Home(services)
        self._home.chosen.connect(self.choose)
        self._home.resume.connect(self.resume)
        self._home.draft.connect(self._take_draft)
        self._stack.addWidget(self._home)
        self._made: dict[str, QWidget] = {}
        self._teller: UpdateTeller | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self._stack, 1)
        self.setMinimumSize(*SMALLEST)
        self.resize(*USUAL)
        self.setWindowIcon(icon("app", size=64))
        self._say_title()
        self._home.focus_first_way()

    # what is shown

    @property
    def setup(self) -> QWidget | None:
        """The frame of the set-up, once it was made."""
        return self._made.get("setup")

    def _part(self, name: str, make: Callable[[], QWidget]) -> QWidget:
        if name not in self._made:
            self._made[name] = make()
            self._stack.addWidget(self._made[name])
        return self._made[name]

    def _setup_frame(self) -> QWidget:
        from cvpn_wizard.ui.setup_frame import SetupFrame  # noqa: PLC0415  not for the first page

        frame = SetupFrame(self._services)
        frame.left.connect(self._setup_left)
        frame.answers_changed.connect(self._keep_draft)
        return frame

    @Slot(object)
    def prepare_setup(self, _imported: object) -> None:
        """Make the set-up before it is asked for, while the first page is read."""
        from cvpn_wizard.ui.setup_frame import SetupFrame  # noqa: PLC0415

        frame = self._part("setup", self._setup_frame)
        if isinstance(frame, SetupFrame):
            frame.prepared.connect(self.setup_prepared)
            frame.prepare(self._stack.size())

    @Slot(str)
    def choose(self, way: str) -> None:
        """Go one of the ways of Home."""
        if way == "setup":
            self.begin_setup()
        else:
            page = self._part(way, lambda: self._way_page(way))
            look_again = getattr(page, "look_again", None)
            if look_again is not None:
                look_again()
            self._show(page)

    def _way_page(self, way: str) -> QWidget:
        from importlib import import_module  # noqa: PLC0415  not for the first page

        module, _colon, name = WAY_PAGES[way].partition(":")
        page: QWidget = getattr(import_module(module), name)(self._services)
        for signal, slot in (("back", self.go_home), ("resume", self.resume)):
            if hasattr(page, signal):
                getattr(page, signal).connect(slot)
        return page

    def open_bundle(self, path: Path) -> None:
        """A bundle was double-clicked: straight to its words."""
        self.choose("laptop")
        take_file = getattr(self._made["laptop"], "take_file", None)
        if take_file is not None:
            take_file(path)

    def open_dates(self, vpn: str) -> None:
        """Somebody follows a notification; while something runs they stay with it."""
        from PySide6.QtCore import Qt  # noqa: PLC0415  not for the first page

        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        if self._running() is None:
            self.choose("care")
            open_at = getattr(self._made["care"], "open_at", None)
            if open_at is not None:
                open_at(vpn, "dates")

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001  as Qt has it
        """Tab was pressed somewhere in the window: rows may have come and gone since."""
        from cvpn_wizard.ui.tab_order import order_tabs  # noqa: PLC0415  not for the first page

        order_tabs(self)
        return super().focusNextPrevChild(forward)

    def _show(self, page: QWidget) -> None:
        self._stack.setCurrentWidget(page)
        focus_first(page)
        announce(page, page.accessibleName())

    def begin_setup(self) -> None:
        """Start the journey from the beginning."""
        from cvpn_wizard.journeys.answers import (  # noqa: PLC0415
            AccountAnswers,
            AccountSource,
            Answers,
        )
        from cvpn_wizard.ui.setup_frame import SetupFrame  # noqa: PLC0415

        frame = self._part("setup", self._setup_frame)
        answers = Answers()
        if self._services.practising:
            answers = replace(answers, account=AccountAnswers(source=AccountSource.PRACTICE))
        if isinstance(frame, SetupFrame):
            frame.begin(answers)
            self._show(frame)

    @Slot(str)
    def resume(self, name: str) -> None:
        """Go on with a run that stopped: straight to Progress."""
        self._services.jobs.start(
            lambda _c: self._stopped_answers(name), done=self._resume_with, failed=self._home.refuse
        )

    def _stopped_answers(self, name: str) -> object:
        from cvpn_wizard.journeys.resuming import answers_of  # noqa: PLC0415

        return answers_of(name, self._services.records, self._services.home)

    @Slot(object)
    def _resume_with(self, answers: object) -> None:
        from cvpn_wizard.journeys.answers import Answers  # noqa: PLC0415
        from cvpn_wizard.ui.setup_frame import SetupFrame  # noqa: PLC0415

        frame = self._part("setup", self._setup_frame)
        if isinstance(frame, SetupFrame) and isinstance(answers, Answers):
            frame.begin(answers, "progress")
            self._show(frame)

    @Slot()
    def go_home(self) -> None:
        """Back to the first page; asks first while something runs."""
        running = self._running()
        self._closing = False
        if running is not None:
            self._ask_to_leave(running)
            return
        self._home.look_again()
        self._home.show_draft(kept=bool(self._drafts.text))
        self._show(self._home)

    @Slot()
    def open_help(self) -> None:
        """The background chapter; its button leads back here."""
        from cvpn_wizard.ui.help_page import HelpPage  # noqa: PLC0415

        before = self._stack.currentWidget()
        page = self._part("help", self._help_page)
        if isinstance(page, HelpPage):
            page.before = page.before if before is page else before
            page.look_again()
        self._show(page)

    def _help_page(self) -> QWidget:
        from cvpn_wizard.adapters.home import home_folder  # noqa: PLC0415
        from cvpn_wizard.ui.help_page import HelpPage  # noqa: PLC0415
        from cvpn_wizard.ui.updates.part import UpdatesPart  # noqa: PLC0415

        # The choice is of the program, not of its practice mode, which has a home of its own.
        updates = UpdatesPart(self._services.jobs, home_folder())
        updates.changed.connect(self.look_for_versions)
        page = HelpPage(updates)
        page.back.connect(self._back_from_help)
        return page

    @Slot()
    def _back_from_help(self) -> None:
        before = getattr(self._made.get("help"), "before", None)
        if isinstance(before, QWidget):
            self._show(before)

    @Slot()
    def look_for_versions(self) -> None:
        """Say on Home what is known of a newer version; asks only where that is switched on."""
        from cvpn_wizard.adapters.home import home_folder  # noqa: PLC0415
        from cvpn_wizard.ui.updates.teller import UpdateTeller  # noqa: PLC0415

        if self._teller is None:
            self._teller = UpdateTeller(self._services.jobs, home_folder(), self)
            self._teller.told.connect(self._home.show_version)
            self._home.news.connect(self._teller.open_news)
        self._teller.look()

    # drafts

    @Slot(object, str)
    def _keep_draft(self, answers: object, page: str) -> None:
        """Keep what was said; once a run has begun, its records take over."""
        from cvpn_wizard.journeys.answers import Answers  # noqa: PLC0415
        from cvpn_wizard.journeys.draft import draft_to_json  # noqa: PLC0415

        self._drafts.keep(draft_to_json(answers, page) if isinstance(answers, Answers) else "")

    def look_around(self) -> None:
        """Look, in jobs, for a run that stopped and for what was typed last time."""
        self._home.look_again()
        self._drafts.look()

    @Slot(bool)
    def _draft_found(self, kept: bool) -> None:  # noqa: FBT001  a Qt slot
        self._home.show_draft(kept=kept)

    @Slot()
    def _take_draft(self) -> None:
        from cvpn_wizard.journeys.draft import draft_from_json  # noqa: PLC0415
        from cvpn_wizard.ui.setup_frame import SetupFrame  # noqa: PLC0415

        found = draft_from_json(self._drafts.text)
        frame = self._part("setup", self._setup_frame)
        if found is None:
            self.begin_setup()
        elif isinstance(frame, SetupFrame):
            answers, _page = found
            # The account is checked anew; the rest is one Next away.
            frame.begin(answers, "account" if answers.account.region else "before")
            self._show(frame)

    # Qt's own

    def _running(self) -> QWidget | None:
        """The part in which work is under way, shown or not."""
        parts = self._made.values()
        return next((part for part in parts if getattr(part, "running", False)), None)

    def _ask_to_leave(self, part: QWidget) -> None:
        self._show(part)
        ask = getattr(part, "ask_to_leave", None)
        if ask is not None:
            ask(closing=self._closing)

    @Slot()
    def _setup_left(self) -> None:
        """The set-up was left; for good, where that was asked by closing the window."""
        if getattr(self.setup, "closing", False):
            self.close()
        else:
            self.go_home()

    def closeEvent(self, event: QCloseEvent) -> None:
        """While a run is on, the first close asks; a second one, under the question, means it."""
        running = self._running()
        asked = self._closing and getattr(running, "asking", False)
        if running is not None and not asked:
            self._closing = True
            self._ask_to_leave(running)
            event.ignore()
            return
        self._drafts.write_at_end()
        event.accept()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._shown:
            self._shown = True
            self.first_shown.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def show_theme(self, theme: str) -> None:
        self._header.show_theme(theme)
        self.retranslate()

    def _say_title(self) -> None:
        practising = self._services.practising
        self.setWindowTitle(text("frame-window-practice" if practising else "frame-window"))
        self._home.setAccessibleName(text("frame-title"))

    def retranslate(self) -> None:
        self._say_title()
        self._header.retranslate()
        self._home.retranslate()
        for part in self._made.values():
            retranslate = getattr(part, "retranslate", None)
            if retranslate is not None:
                retranslate()
