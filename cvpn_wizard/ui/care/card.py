"""One VPN in the list: its name and state, and the ways to go on with it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from cvpn_wizard.adapters.records import UNFINISHED
from cvpn_wizard.texts import text
from cvpn_wizard.texts.regions import region_name
from cvpn_wizard.ui.care.section import Known
from cvpn_wizard.ui.labels import muted, strong


class VpnCard(QFrame):
    """Signals:
    resume: go on with the set-up that stopped; carries the VPN's name.
    opened: go into the VPN's room; carries its name.
    """

    resume = Signal(str)
    opened = Signal(str)

    def __init__(self, known: Known) -> None:
        super().__init__()
        self.known = known
        self.setProperty("card", "plain")
        self._title = strong()
        self._facts = muted()
        self._resume = QPushButton()
        self._resume.setObjectName(f"care.{known.name}.resume")
        self._resume.clicked.connect(self._resume_pressed)
        self._resume.setVisible(known.state in UNFINISHED)
        self._open = QPushButton()
        self._open.setObjectName(f"care.{known.name}.open")
        self._open.clicked.connect(self._open_pressed)
        words = QVBoxLayout()
        words.addWidget(self._title)
        words.addWidget(self._facts)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.addLayout(words, 1)
        row.addWidget(self._resume)
        row.addWidget(self._open)
        self.retranslate()

    @Slot()
    def _resume_pressed(self) -> None:
        self.resume.emit(self.known.name)

    @Slot()
    def _open_pressed(self) -> None:
        self.opened.emit(self.known.name)

    def retranslate(self) -> None:
        vpn = self.known.vpn
        state = "care-adopted" if self.known.adopted else f"run-{self.known.state.value}"
        if self.known.vpn.paused:
            state = "run-paused"
        self._title.setText(vpn.name)
        self._facts.setText(
            text(
                "care-facts",
                state=text(state),
                region=region_name(vpn.region),
                endpoint=vpn.endpoint,
            )
        )
        self._resume.setText(text("care-resume"))
        self._resume.setAccessibleDescription(vpn.name)
        self._open.setText(text("care-open"))
        self._open.setAccessibleDescription(vpn.name)
