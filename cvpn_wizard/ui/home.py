"""Home: four ways to go, and what was left half-way."""

from __future__ import annotations

from threading import Event
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QSizePolicy,
    QWidget,
)

from cvpn_wizard.texts import text
from cvpn_wizard.ui.forms import Heading, Notice
from cvpn_wizard.ui.scrolled import ScrolledPage
from cvpn_wizard.ui.services import Services
from cvpn_wizard.ui.theme import pixmap, tone
from cvpn_wizard.ui.widgets.hero import HeroPicture

WAYS = ("setup", "laptop", "check", "care")
ICONS = {"setup": "setup", "laptop": "laptop", "check": "pulse", "care": "care"}
NARROW = 820
ROOM_FOR_PICTURE = 600


class Unfinished(NamedTuple):
    """A set-up that stopped half-way."""

    name: str
    region: str


class WayButton(QAbstractButton):
    """A large choice: a picture, what it does, for whom."""

    def __init__(self, way: str) -> None:
        super().__init__()
        self.way = way
        self.setObjectName(f"home.{way}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(112)
        self.retranslate()

    def sizeHint(self) -> QSize:
        return QSize(380, 112)

    def retranslate(self) -> None:
        self.setText(text(f"home-{self.way}"))
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(text(f"home-{self.way}-what"))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        first = self.way == "setup"
        hot = self.underMouse() or self.isDown()
        painter.setBrush(tone("accent-soft" if first or hot else "raised"))
        wide = 2.0 if self.hasFocus() or hot or first else 1.0
        painter.setPen(QPen(tone("accent" if wide > 1 else "line"), wide))
        painter.drawRoundedRect(body, 12, 12)
        circle = QRectF(body.left() + 18, body.top() + 18, 48, 48)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tone("accent" if first else "accent-soft"))
        painter.drawEllipse(circle)
        color = tone("on-accent" if first else "accent")
        painter.drawPixmap(
            circle.adjusted(11, 11, 0, 0).topLeft(), pixmap(ICONS[self.way], 26, color)
        )
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 1.2)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(tone("text"))
        words = body.adjusted(84, 14, -16, -10)
        title = QRectF(words.left(), words.top(), words.width(), 30)
        painter.drawText(title, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setFont(self.font())
        painter.setPen(tone("muted"))
        flags = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(words.adjusted(0, 34, 0, 0), flags, self.accessibleDescription())


class Home(ScrolledPage):
    """The first page. Reads the records in a job, after it is on screen.

    Signals:
        chosen: one of ``setup``, ``laptop``, ``check``, ``care``.
        resume: go on with the unfinished set-up of that name.
        draft: go on with what was typed last time.
    """

    chosen = Signal(str)
    resume = Signal(str)
    draft = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__("home", parent, widest=1040)
        self._services = services
        self._unfinished: Unfinished | None = None
        self._heading = Heading("home-heading", "home-lead")
        self._picture = HeroPicture()
        self._stopped = Notice("warn", name="home.stopped")
        self._stopped.acted.connect(self._resume_pressed)
        self._refused = Notice("bad", name="home.refused")
        self._kept = Notice("info", name="home.draft")
        self._kept.acted.connect(self.draft)
        self._ways = [WayButton(way) for way in WAYS]
        for button in self._ways:
            button.clicked.connect(self._pressed)
        self._grid = QGridLayout()
        self._grid.setSpacing(16)
        self.column.setContentsMargins(40, 24, 40, 24)
        self.column.setSpacing(16)
        self.column.addWidget(self._heading)
        self.column.addWidget(self._picture)
        self.column.addWidget(self._refused)
        self.column.addWidget(self._stopped)
        self.column.addWidget(self._kept)
        self.column.addLayout(self._grid)
        self.column.addStretch(1)
        self._columns = 0
        self._arrange(2)

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
        self._ways[0].setFocus(Qt.FocusReason.OtherFocusReason)

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
            self._refused.say("home-refused", title=words.title, why=words.why, do=words.do)

    @Slot(object)
    def _read_done(self, unfinished: Unfinished | None) -> None:
        self._unfinished = unfinished
        self._refused.say("")
        self._show_stopped()

    def _show_stopped(self) -> None:
        if self._unfinished is None:
            self._stopped.say("")
            return
        self._stopped.say("home-stopped", name=self._unfinished.name)
        self._stopped.set_action("home-resume")

    def show_draft(self, *, kept: bool) -> None:
        self._kept.say("home-draft" if kept else "")
        self._kept.set_action("home-draft-go" if kept else "")

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
        self._stopped.retranslate()
        self._kept.retranslate()
