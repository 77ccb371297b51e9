"""Pause a VPN, and bring it back: what it saves, what it means, and how far it is."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from cvpn_wizard.model.errors import WizardError
from cvpn_wizard.model.steps import StepEvent
from cvpn_wizard.texts import text
from cvpn_wizard.texts.steps import state_words, step_words
from cvpn_wizard.ui.forms import Notice
from cvpn_wizard.ui.jobs import Latest
from cvpn_wizard.ui.labels import plain, strong
from cvpn_wizard.ui.refusal_view import RefusalView
from cvpn_wizard.ui.theme import restyle
from cvpn_wizard.ui.vpn_section import Known, Section


class PauseCard(QFrame):
    """Asks once before anybody is cut off.

    Signals:
        changed: the VPN was paused or is back.
    """

    changed = Signal()

    def __init__(self, section: Section) -> None:
        super().__init__()
        self.setObjectName("care.settings.pause_card")
        self.setProperty("card", "info")
        self._section = section
        self._known: Known | None = None
        self._month = ""
        self._paused = False
        self._asking = False
        self._latest = Latest()
        self._title = strong("care.settings.pause_title", 1.05)
        self._lead = plain("care.settings.pause_lead")
        self._said = Notice("info", name="care.settings.pause_said")
        self._refusal = RefusalView("care.settings.pause_refusal")
        self.button = QPushButton()
        self.button.setObjectName("care.settings.pause")
        self.button.clicked.connect(self._pressed)
        self.never_mind = QPushButton()
        self.never_mind.setObjectName("care.settings.pause_not")
        self.never_mind.clicked.connect(self._not_now)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.button)
        row.addWidget(self.never_mind)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._lead)
        column.addLayout(row)
        column.addWidget(self._said)
        column.addWidget(self._refusal)
        self.retranslate()

    @property
    def running(self) -> bool:
        return self._latest.busy

    def show_state(self, known: Known, *, paused: bool, month: str) -> None:
        """:param month: what the target networks cost a month, in US dollars, as it is shown."""
        if self._known is None or self._known.name != known.name:
            self._said.say("")
            self._refusal.clear()
        self._known, self._month = known, month
        if not self.running:
            self._paused, self._asking = paused, False
        self.retranslate()

    @Slot()
    def _pressed(self) -> None:
        if self._known is None or self.running:
            return
        if not self._paused and not self._asking:
            self._asking = True
            self.retranslate()
            return
        known, pause = self._known, not self._paused
        self._asking = False
        self._refusal.clear()
        self._said.set_kind("info")
        self._said.say("care-pausing" if pause else "care-unpausing")
        self._latest.replace(
            self._section.services.jobs.start(
                lambda cancelled: self._work(known, cancelled, pause=pause),
                event=self._heard,
                done=self._done,
                failed=self._failed,
            )
        )
        self.retranslate()

    @Slot()
    def _not_now(self) -> None:
        self._asking = False
        self.retranslate()

    def _work(self, known: Known, cancelled: Event, *, pause: bool) -> Iterator[StepEvent]:
        """In a job."""
        from cvpn_wizard.engine.waiting import Clock  # noqa: PLC0415  not for the first page
        from cvpn_wizard.journeys.changing.pausing import Pausing  # noqa: PLC0415

        services = self._section.services
        cloud = self._section.cloud(known)
        cloud.cancelled = cancelled
        pausing = Pausing(known.name, services.home, cloud, services.records, Clock(), cancelled)
        yield from pausing.pause() if pause else pausing.bring_back()

    @Slot(object)
    def _heard(self, event: StepEvent) -> None:
        self._said.say(
            "care-pause-step",
            step=step_words(event.step),
            state=state_words(event.step, event.state),
        )

    @Slot(object)
    def _done(self, _nothing: object) -> None:
        self._paused = not self._paused
        self._said.set_kind("good")
        self._said.say("care-paused" if self._paused else "care-unpaused", month=self._month)
        self.retranslate()
        self.changed.emit()

    @Slot(object)
    def _failed(self, error: object) -> None:
        self._said.say("")
        if isinstance(error, WizardError):
            self._refusal.show_refusal(error)
        self.retranslate()
        self.changed.emit()

    def retranslate(self) -> None:
        self._title.setText(text("care-pause-title-paused" if self._paused else "care-pause-title"))
        way = "lead-paused" if self._paused else "ask" if self._asking else "lead"
        self._lead.setText(text(f"care-pause-{way}", month=self._month))
        self.setAccessibleName(self._title.text())
        way = "back" if self._paused else "sure" if self._asking else "begin"
        self.button.setText(text(f"care-pause-{way}"))
        self.button.setProperty("kind", "primary" if self._asking else "")
        restyle(self.button)
        self.button.setEnabled(not self.running and self._known is not None)
        self.never_mind.setText(text("care-pause-not"))
        self.never_mind.setVisible(self._asking)
        self._said.retranslate()
        self._refusal.retranslate()
