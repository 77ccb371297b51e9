"""The journey This laptop on screen: rail, step, map, and the buttons that are always there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStyle, QWidget

from cvpn_wizard.journeys.laptop.state import STEPS, LaptopState, map_of, reachable
from cvpn_wizard.texts import text
from cvpn_wizard.ui.focus import announce, focus_first
from cvpn_wizard.ui.journey_frame import JourneyFrame
from cvpn_wizard.ui.laptop.check_step import CheckStep
from cvpn_wizard.ui.laptop.client_step import ClientStep
from cvpn_wizard.ui.laptop.done_step import DoneStep
from cvpn_wizard.ui.laptop.open_step import OpenStep
from cvpn_wizard.ui.laptop.step import LaptopStep
from cvpn_wizard.ui.services import Services

KINDS: tuple[type[LaptopStep], ...] = (OpenStep, ClientStep, CheckStep, DoneStep)
PULSE_STEP = 0.04
PULSE_MS = 33
"""A pulse takes less than a second to the server and back."""


class LaptopPage(QWidget):
    """Drives the four steps.

    Signals:
        back: the person leaves for Home.
    """

    back = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("laptop")
        self._services = services
        self.state = LaptopState()
        self._step = STEPS[0]
        self._furthest = STEPS[0]
        self._pulse: float | None = None
        self.frame = JourneyFrame(self, "laptop", STEPS, "laptop")
        self._steps: dict[str, LaptopStep] = {}
        self._beat = QTimer(self)
        self._beat.setInterval(PULSE_MS)
        self._beat.timeout.connect(self._beats)
        self.frame.rail.chosen.connect(self._jump)
        self.frame.cancel.clicked.connect(self.back)
        self.frame.back.clicked.connect(self._back_pressed)
        self.frame.next.clicked.connect(self._next_pressed)
        self.retranslate()
        self._show(STEPS[0])

    # the steps themselves: each is made when it is first gone to

    def _made(self, step_id: str) -> LaptopStep:
        if step_id not in self._steps:
            step = next(kind for kind in KINDS if kind.step_id == step_id)(self._services)
            step.changed.connect(self._changed)
            step.refreshed.connect(self._refresh)
            step.advance.connect(self._advance)
            self._steps[step_id] = step
            self.frame.scroll.add(step)
        return self._steps[step_id]

    @property
    def open_step(self) -> OpenStep:
        step = self._made(OpenStep.step_id)
        if not isinstance(step, OpenStep):
            raise TypeError(step.step_id)
        return step

    # from the window

    def look_again(self) -> None:
        """Somebody comes from Home: what was finished is over, and begins anew."""
        if self._step == STEPS[-1]:
            self.state = LaptopState()
            self._furthest = STEPS[0]
            self._show(STEPS[0])
        else:
            self._show(self._step)

    def take_file(self, path: Path) -> None:
        """A bundle was double-clicked."""
        self._show(STEPS[0])
        self.open_step.take_file(path)

    @property
    def running(self) -> bool:
        """Whether leaving now would interrupt a client; a moment, never long."""
        return self._step == STEPS[0] and self.open_step.opening

    def ask_to_leave(self, *, closing: bool = False) -> None:
        self.frame.said.set_kind("info")
        self.frame.said.say("laptop-running")

    # the steps

    @property
    def step(self) -> str:
        return self._step

    def _show(self, step: str) -> None:
        self._step = step
        self._furthest = STEPS[max(STEPS.index(step), STEPS.index(self._furthest))]
        shown = self._made(step)
        shown.show_state(self.state)
        self.frame.said.say("")
        self.frame.scroll.show_only(shown)
        self._refresh()
        shown.entered()
        if not focus_first(shown):
            self.frame.next.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(shown, text(f"page-{step}"))

    @Slot(object)
    def _changed(self, state: object) -> None:
        if not isinstance(state, LaptopState):
            return
        proved = state.answered and not self.state.answered
        if state.placed != self.state.placed:
            self._furthest = STEPS[0]
        self.state = state
        self._made(self._step).show_state(state)
        moves = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0
        if proved and moves:
            self._pulse = 0.0
            self._beat.start()
        self._refresh()

    @Slot()
    def _advance(self) -> None:
        at = STEPS.index(self._step) + 1
        if at < len(STEPS):
            self._show(STEPS[at])

    @Slot()
    def _next_pressed(self) -> None:
        shown = self._made(self._step)
        if shown.busy():
            return
        if self._step == STEPS[-1]:
            self.back.emit()
            return
        problem = shown.problem()
        if problem is not None:
            if not (isinstance(shown, OpenStep) and shown.show_problem(problem)):
                self.frame.said.set_kind("bad")
                self.frame.said.say(f"problem-{problem.code}", **problem.facts)
                field = shown.findChild(QWidget, problem.field)
                if field is not None:
                    field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not shown.go():
            self._advance()

    @Slot()
    def _back_pressed(self) -> None:
        at = STEPS.index(self._step)
        if at:
            self._show(STEPS[at - 1])
        else:
            self.back.emit()

    @Slot(str)
    def _jump(self, step: str) -> None:
        if reachable(self.state, step):
            self._show(step)

    @Slot()
    def _refresh(self) -> None:
        shown, frame = self._made(self._step), self.frame
        if frame.said.isVisibleTo(self) and shown.problem() is None and not self.running:
            frame.said.say("")
        frame.next.setText(shown.next_text() or text("nav-next"))
        frame.next.setAccessibleName(frame.next.text().replace("&", ""))
        frame.next.setEnabled(not shown.busy())
        frame.back.setEnabled(not shown.busy())
        frame.cancel.setVisible(self._step != STEPS[-1])
        frame.show_place(STEPS.index(self._step) + 1, len(STEPS))
        frame.rail.show_place(self._step, lambda step: reachable(self.state, step), self._furthest)
        self._draw()

    def _draw(self) -> None:
        own = self._made(self._step).map_model() if self._pulse is None else None
        model = own or map_of(self.state, self._step, self._pulse)
        self.frame.map.set_model(replace(model, practice=self._services.practising))

    @Slot()
    def _beats(self) -> None:
        """One pulse that reaches the server and comes back."""
        now = (self._pulse or 0.0) + PULSE_STEP
        self._pulse = now if now < 1.0 else None
        if self._pulse is None:
            self._beat.stop()
        self._draw()

    # Qt's own, and the language

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if not self._made(self._step).enter_pressed():
                self.frame.next.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.frame.fit(self.width(), self.height())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self.setAccessibleName(text("laptop-title"))
        self.frame.retranslate()
        for step in self._steps.values():
            step.retranslate()
        self._refresh()
