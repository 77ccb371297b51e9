"""The steps of a run: a sign and a word for each state, and how long it takes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from cvpn_wizard.model.plan import PlannedStep
from cvpn_wizard.model.steps import StepEvent, StepId, StepState
from cvpn_wizard.texts import text
from cvpn_wizard.texts.steps import state_words, step_words
from cvpn_wizard.ui.labels import muted, plain
from cvpn_wizard.ui.theme import pixmap, restyle, tone
from cvpn_wizard.ui.widgets.rows import take_out

TICK_MS = 1000
WORTH_TELLING = 5.0
"""Seconds: below, how long a step usually takes is of no interest."""

_SIGNS: dict[StepState, tuple[str, str]] = {
    StepState.PRESENT: ("good", "muted"),
    StepState.DONE: ("good", "good"),
    StepState.GONE: ("good", "good"),
    StepState.FAILED: ("bad", "bad"),
    StepState.LEFT: ("warning", "warn"),
    StepState.CANCELLED: ("warning", "muted"),
    StepState.LOOKING: ("pulse", "accent"),
    StepState.MAKING: ("pulse", "accent"),
    StepState.SETTLING: ("pulse", "accent"),
    StepState.UNMAKING: ("pulse", "accent"),
}


_UNDER_WAY = frozenset({StepState.MAKING, StepState.SETTLING, StepState.UNMAKING})


def duration(seconds: float) -> str:
    """Seconds below two minutes, then minutes."""
    if seconds < 120:
        return text("time-seconds", n=round(seconds))
    return text("time-minutes", n=round(seconds / 60))


class _Row(QFrame):
    """One step."""

    def __init__(self, step: PlannedStep) -> None:
        super().__init__()
        self._step = step
        self._state = StepState.WAITING
        self._resource = step.resource
        self._seconds = 0.0
        self._sign = QLabel()
        self._sign.setFixedWidth(24)
        self._name = plain()
        self._word = muted()
        self._word.setWordWrap(False)
        self._time = muted()
        self._time.setWordWrap(False)
        self._time.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._details = muted(f"{step.step}.details")
        self._details.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 6, 8, 6)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(0)
        grid.addWidget(self._sign, 0, 0)
        grid.addWidget(self._name, 0, 1)
        grid.addWidget(self._word, 0, 2)
        grid.addWidget(self._time, 0, 3)
        grid.addWidget(self._details, 1, 1, 1, 3)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(3, 150)
        self.retranslate()

    def show_event(self, event: StepEvent) -> None:
        self._state = event.state
        self._resource = event.resource or self._resource
        self._seconds = event.seconds
        self.retranslate()

    @property
    def under_way(self) -> bool:
        return self._state in _UNDER_WAY

    def time_passes(self, seconds: float) -> None:
        self._seconds += seconds
        self._show_time()

    def show_details(self, *, shown: bool) -> None:
        self._details.setVisible(shown and bool(self._details.text()))

    def retranslate(self) -> None:
        step = self._step.step
        name = step_words(step)
        self._name.setText(name)
        word = state_words(step, self._state)
        self._word.setText(word)
        sign = _SIGNS.get(self._state)
        if sign is None:
            self._sign.clear()
        else:
            self._sign.setPixmap(pixmap(sign[0], 18, tone(sign[1])))
            self._word.setProperty("tone", sign[1] if sign[1] in {"good", "bad", "warn"} else "")
            restyle(self._word)
        self.setProperty("row", "here" if self.under_way else "")
        restyle(self)
        self._details.setText(" · ".join(b for b in (self._step.makes, self._resource) if b))
        self._show_time()
        self.setAccessibleName(f"{name}: {word} {self._time.text()}")

    def _show_time(self) -> None:
        words = []
        if self._state is not StepState.WAITING and self._seconds >= 0.5:
            words.append(duration(self._seconds))
        if self._step.typical_seconds >= WORTH_TELLING and not self._state.finished:
            usual = duration(self._step.typical_seconds)
            words.append(text("step-list-typical", time=usual))
        self._time.setText(" / ".join(words))


class StepList(QWidget):
    """All steps of a plan; ids on demand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[StepId, _Row] = {}
        self._fold = QToolButton()
        self._fold.setObjectName("steps.details")
        self._fold.setProperty("kind", "link")
        self._fold.setCheckable(True)
        self._fold.toggled.connect(self._toggled)
        self._column = QVBoxLayout()
        self._column.setSpacing(2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(self._column)
        whole.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addStretch(1)
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._time_passes)
        self.retranslate()

    def show_plan(self, steps: Sequence[PlannedStep]) -> None:
        """Begin anew with these steps, all waiting."""
        take_out(self._column, self._rows.values())
        self._rows = {step.step: _Row(step) for step in steps}
        for row in self._rows.values():
            self._column.addWidget(row)
            row.show_details(shown=self._fold.isChecked())
        self._tick.stop()

    def show_event(self, event: StepEvent) -> None:
        row = self._rows.get(event.step)
        if row is not None:
            row.show_event(event)
            row.show_details(shown=self._fold.isChecked())
            if row.under_way and not self._tick.isActive():
                self._tick.start()

    @Slot()
    def _time_passes(self) -> None:
        under_way = [row for row in self._rows.values() if row.under_way]
        for row in under_way:
            row.time_passes(TICK_MS / 1000)
        if not under_way:
            self._tick.stop()

    @Slot(bool)
    def _toggled(self, opened: bool) -> None:  # noqa: FBT001  a Qt slot
        for row in self._rows.values():
            row.show_details(shown=opened)

    def retranslate(self) -> None:
        self._fold.setText(text("step-list-details"))
        for row in self._rows.values():
            row.retranslate()
