"""This computer on the VPN: files in place, a client, and the proof."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QStyle, QVBoxLayout, QWidget

from cvpn_wizard.journeys.answers import Answers
from cvpn_wizard.journeys.handing_over import HandoverFacts
from cvpn_wizard.journeys.map import map_with_outcome
from cvpn_wizard.model.map import MapModel
from cvpn_wizard.texts import text
from cvpn_wizard.ui.forms import MoreSection
from cvpn_wizard.ui.handing_over import HandoverPanel
from cvpn_wizard.ui.labels import muted, strong
from cvpn_wizard.ui.page import Page
from cvpn_wizard.ui.pages.connect.check_panel import CheckPanel
from cvpn_wizard.ui.pages.connect.clients_panel import ClientsPanel
from cvpn_wizard.ui.pages.connect.files_panel import FilesPanel
from cvpn_wizard.ui.services import Services

PULSE_STEP = 0.04
PULSE_MS = 33
"""A pulse takes less than a second to the server and back."""


class ConnectPage(Page):
    """Everything here may also be done later: Next is always free."""

    page_id: ClassVar[str] = "connect"

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._answers = Answers()
        self._answered = False
        self._pulse: float | None = None
        self._shown_for: tuple[Path, ...] | None = None
        self._heading = strong("connect.heading", 1.6)
        self._lead = muted("connect.lead")
        self.files = FilesPanel(services.jobs)
        self.clients = ClientsPanel(services.jobs)
        self.check = CheckPanel(services)
        self._beat = QTimer(self)
        self._beat.setInterval(PULSE_MS)
        self._beat.timeout.connect(self._beats)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(self._heading)
        layout.addWidget(self._lead)
        for part in (self.check, self.clients, self.files):
            layout.addSpacing(12)
            layout.addWidget(part)
        self._handover = MoreSection("handover-title", "connect.handover")
        self.handover = HandoverPanel(services.jobs, titled=False)
        self._handover.add(self.handover)
        layout.addWidget(self._handover)
        layout.addStretch(1)
        self.check.answered.connect(self._has_answered)
        self.check.started.connect(self.state_changed)
        self.retranslate()

    # the contract

    def show_answers(self, answers: Answers) -> None:
        self._answers = answers
        self._answered = answers.answered
        if not self.check.host:
            self.check.show_host(answers.ping or answers.network.server_address)
        self.retranslate()

    def collect(self, answers: Answers) -> Answers:
        return replace(answers, answered=self._answered, ping=self.check.host or answers.ping)

    def entered(self) -> None:
        outcome = self._answers.outcome
        profiles = outcome.profiles if outcome else ()
        if self._shown_for != profiles:
            self._shown_for = profiles
            self.files.show_folder(outcome.folder if outcome else None)
            self.clients.show_profile(profiles[0] if profiles else None)
            self.handover.show_profiles(profiles, _facts(self._answers))
            self._handover.setVisible(bool(profiles))

    def next_text(self) -> str | None:
        return text("connect-commit" if self._answered else "connect-commit-skip")

    def map_model(self) -> MapModel | None:
        return map_with_outcome(self._answers, pulse=self._pulse)

    # the proof

    @Slot()
    def _has_answered(self) -> None:
        self._answered = True
        moves = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0
        if moves:
            self._pulse = 0.0
            self._beat.start()
        self.state_changed.emit()
        self.map_changed.emit()

    @Slot()
    def _beats(self) -> None:
        """One pulse that reaches the server and comes back."""
        now = (self._pulse or 0.0) + PULSE_STEP
        self._pulse = now if now < 1.0 else None
        if self._pulse is None:
            self._beat.stop()
        self.map_changed.emit()

    # words

    def retranslate(self) -> None:
        practising = self.services.practising
        self._heading.setText(text("connect-heading"))
        self._lead.setText(text("connect-lead-practice" if practising else "connect-lead"))
        for part in (self.files, self.clients, self.check, self._handover, self.handover):
            part.retranslate()


def _facts(answers: Answers) -> HandoverFacts:
    """What another laptop should know beside its profile."""
    return HandoverFacts(
        vpn=answers.name,
        ping=answers.ping or answers.network.server_address,
        client_cidr=answers.client_cidr,
        vpc_cidrs=answers.network.vpc_cidrs,
        server=answers.certificates.server,
    )
