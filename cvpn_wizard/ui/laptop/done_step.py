"""Done: what is where now, and what to do when."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QLabel, QWidget

from cvpn_wizard.journeys.laptop.state import LaptopState
from cvpn_wizard.texts import text
from cvpn_wizard.ui.forms import Notice
from cvpn_wizard.ui.labels import plain, strong
from cvpn_wizard.ui.laptop.step import LaptopStep
from cvpn_wizard.ui.services import Services


class DoneStep(LaptopStep):
    """A few sentences; nothing to decide."""

    step_id: ClassVar[str] = "laptop-done"

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._title = strong("laptop.done_title", 1.6)
        self._proof = Notice("good", name="laptop.proof")
        self._lines: dict[str, QLabel] = {
            key: plain(f"laptop.done_{key}") for key in ("client", "file", "tidy", "until", "lost")
        }
        self.column.addWidget(self._title)
        self.column.addWidget(self._proof)
        for label in self._lines.values():
            self.column.addWidget(label)
        self.column.addStretch(1)
        self.retranslate()

    def show_state(self, state: LaptopState) -> None:
        super().show_state(state)
        self.retranslate()

    def next_text(self) -> str:
        return text("laptop-finish")

    def retranslate(self) -> None:
        state = self.state
        key = "laptop-done-heading" if state.answered else "laptop-done-heading-unproved"
        self._title.setText(text(key))
        self.setAccessibleName(self._title.text())
        self._proof.set_kind("good" if state.answered else "info")
        proof = "laptop-done-answered" if state.reached else "laptop-done-connected"
        self._proof.say(proof if state.answered else "laptop-done-unproved")
        for name, label in self._lines.items():
            label.setText(self._line(name))
            label.setVisible(bool(label.text()))

    def _line(self, name: str) -> str:
        placed, source = self.state.placed, self.state.source
        if placed is None:
            return ""
        end = placed.manifest.valid_until
        if name == "client" and self.state.client:
            return text("laptop-done-client", profile=placed.path.stem, name=self.state.client)
        if name == "file":
            return text("laptop-done-file", path=placed.path)
        if name == "tidy" and source is not None:
            return text("laptop-done-tidy", name=source.name)
        if name == "until" and end is not None:
            return text("laptop-done-until", date=f"{end:%Y-%m-%d}")
        return text("laptop-done-lost") if name == "lost" else ""
