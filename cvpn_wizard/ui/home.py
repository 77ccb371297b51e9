"""Home: four ways to go, and what was left half-way."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QEnterEvent, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cvpn_wizard.texts import text
from cvpn_wizard.ui.forms.heading import Heading
from cvpn_wizard.ui.labels import line
from cvpn_wizard.ui.scrolled import ScrolledPage
from cvpn_wizard.ui.services import Services
from cvpn_wizard.ui.theme import BASE_POINTS, pixmap, tone
from cvpn_wizard.ui.widgets.hero import HeroPicture

if TYPE_CHECKING:
    from cvpn_wizard.ui.forms import Notice

WAYS = ("setup", "laptop", "check", "care")
ICONS = {"setup": "setup", "laptop": "laptop", "check": "pulse", "care": "care"}
NARROW = 820
ROOM_FOR_PICTURE = 600


class Unfinished(NamedTuple):
    """A set-up that stopped half-way."""

    name: str
    region: str


HALF = 56
"""Logical pixels: half of a way's height is for its words."""


class WayButton(QPushButton):
    """A large choice: a picture, what it does, for whom. How it looks is in the style sheet."""

    def __init__(self, way: str) -> None:
        super().__init__()
        self.way = way
        self.setObjectName(f"home.{way}")
        self.setProperty("first", "true" if way == WAYS[0] else "false")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # Larger letters take more lines, too.
        larger = max(1.0, self.font().pointSizeF() / BASE_POINTS)
        self.setFixedHeight(round(HALF + HALF * larger**2))
        self._sign, self._title, self._what = QLabel(), QLabel(), line()
        for label, name in ((self._sign, "sign"), (self._title, "title"), (self._what, "what")):
            label.setObjectName(f"way_{name}")
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._title)
        words.addWidget(self._what, 1)
        signs = QVBoxLayout()
        signs.addWidget(self._sign)
        signs.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 18, 16, 12)
        row.setSpacing(16)
        row.addLayout(signs)
        row.addLayout(words, 1)
        self.retranslate()

    def sizeHint(self) -> QSize:
        return QSize(380, self.minimumHeight())

    def enterEvent(self, event: QEnterEvent) -> None:
        from PySide6.QtCore import Qt  # noqa: PLC0415  not before the first page is on screen

        self.setCursor(Qt.CursorShape.PointingHandCursor)
        super().enterEvent(event)

    def retranslate(self) -> None:
        title, what = text(f"home-{self.way}"), text(f"home-{self.way}-what")
        self._title.setText(title)
        self._what.setText(what)
        self.setAccessibleName(title)
        self.setAccessibleDescription(what)
        shade = tone("on-accent" if self.way == WAYS[0] else "accent")
        self._sign.setPixmap(pixmap(ICONS[self.way], 26, shade))


class Home(ScrolledPage):
    """The first page. Reads the records in a job, after it is on screen.

    Signals:
        chosen: one of ``setup``, ``laptop``, ``check``, ``care``.
        resume: go on with the unfinished set-up of that name.
        draft: go on with what was typed last time.
        news: see what is new in the version that was told of.
    """

    chosen = Signal(str)
    resume = Signal(str)
    draft = Signal()
    news = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__("home", parent, widest=1040)
        self._services = services
        self._unfinished: Unfinished | None = None
        self._heading = Heading("home-heading", "home-lead")
        self._picture = HeroPicture()
        self._notices: dict[str, Notice] = {}
        self._ways = [WayButton(way) for way in WAYS]
        for button in self._ways:
            button.clicked.connect(self._pressed)
        self._grid = QGridLayout()
        self._grid.setSpacing(16)
        self.column.setContentsMargins(40, 24, 40, 24)
        self.column.setSpacing(16)
        self.column.addWidget(self._heading)
        self.column.addWidget(self._picture)
        self._said = QVBoxLayout()
        self._said.setSpacing(16)
        self.column.addLayout(self._said)
        self.column.addLayout(self._grid)
        self.column.addStretch(1)
        self._columns = 0
        self._arrange(2)

    def _notice(self, name: str, kind: str) -> Notice:
        """What Home may have to say; most days it has nothing to."""
        from cvpn_wizard.ui.forms import Notice  # noqa: PLC0415  not for the first page

        if name not in self._notices:
            notice = Notice(kind, name=f"home.{name}")
            acts = {"draft": self.draft, "version": self.news}
            notice.acted.connect(acts.get(name, self._resume_pressed))
            self._notices[name] = notice
            self._said.addWidget(notice)
        return self._notices[name]

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for number, button in enumerate(self._ways):
            self._grid.addWidget(button, number // columns, number % columns)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        self._arrange(1 if narrow else 2)
        self._picture.setVisible(not narrow and self.height() >= ROOM_FOR_PICTURE)

    def focus_first_way(self) -> None:
        """What most people come for, one Enter away."""
        self._ways[0].setFocus()

    def look_again(self) -> None:
        """Ask the records what stopped half-way."""
        self._services.jobs.start(self._read, done=self._read_done, failed=self.refuse)

    def _read(self, _cancelled: Event) -> Unfinished | None:
        from cvpn_wizard.adapters.records import UNFINISHED  # noqa: PLC0415

        for vpn in self._services.records.vpns():
            runs = self._services.records.runs(vpn.name)
            if runs and runs[0].state in UNFINISHED:
                return Unfinished(vpn.name, vpn.region)
        return None

    @Slot(object)
    def refuse(self, error: object) -> None:
        """Say why the records cannot be read, or a run not be taken up."""
        from cvpn_wizard.model.errors import WizardError  # noqa: PLC0415
        from cvpn_wizard.texts.refusals import refusal_words  # noqa: PLC0415

        if isinstance(error, WizardError):
            words = refusal_words(error)
            self._notice("refused", "bad").say(
                "home-refused", title=words.title, why=words.why, do=words.do
            )

    @Slot(object)
    def _read_done(self, unfinished: Unfinished | None) -> None:
        self._unfinished = unfinished
        self._notice("refused", "bad").say("")
        self._show_stopped()

    def _show_stopped(self) -> None:
        notice = self._notice("stopped", "warn")
        if self._unfinished is None:
            notice.say("")
            return
        notice.say("home-stopped", name=self._unfinished.name)
        notice.set_action("home-resume")

    def show_draft(self, *, kept: bool) -> None:
        """Offer what was typed last time, or no longer."""
        notice = self._notice("draft", "info")
        notice.say("home-draft" if kept else "")
        notice.set_action("home-draft-go" if kept else "")

    def show_version(self, version: str, released: str) -> None:
        """Say that there is a newer version, or (empty) nothing."""
        if not version and "version" not in self._notices:
            return
        notice = self._notice("version", "info")
        notice.say("updates-newer" if version else "", version=version, date=released)
        notice.set_action("updates-news" if version else "")

    @Slot()
    def _pressed(self) -> None:
        button = self.sender()
        if isinstance(button, WayButton):
            self.chosen.emit(button.way)

    @Slot()
    def _resume_pressed(self) -> None:
        if self._unfinished is not None:
            self.resume.emit(self._unfinished.name)

    def retranslate(self) -> None:
        self._heading.retranslate()
        self._picture.retranslate()
        for button in self._ways:
            button.retranslate()
        for notice in self._notices.values():
            notice.retranslate()
