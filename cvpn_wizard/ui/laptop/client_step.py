"""Into the VPN client of this computer, or help to get one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from cvpn_wizard.journeys.laptop.state import LaptopState
from cvpn_wizard.texts import text
from cvpn_wizard.ui.forms import Heading, Notice
from cvpn_wizard.ui.laptop.known_part import facts_of
from cvpn_wizard.ui.laptop.step import LaptopStep
from cvpn_wizard.ui.pages.connect.clients_panel import ClientsPanel
from cvpn_wizard.ui.services import Services


class ClientStep(LaptopStep):
    """Everything here may also be done by hand: Next is always free."""

    step_id: ClassVar[str] = "laptop-client"

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._shown: Path | None = None
        self._heading = Heading("laptop-client-heading", "laptop-client-lead")
        self._ready = Notice("good", name="laptop.ready")
        self._warnings: list[Notice] = [Notice("warn", name=f"laptop.warning_{n}") for n in (1, 2)]
        self.clients = ClientsPanel(services.jobs, name="laptop")
        self.clients.imported.connect(self._imported)
        self.clients.connected.connect(self._connected)
        for part in (self._heading, self._ready, *self._warnings, self.clients):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.retranslate()

    def show_state(self, state: LaptopState) -> None:
        super().show_state(state)
        self.retranslate()

    def entered(self) -> None:
        path = self.state.placed.path if self.state.placed else None
        if path != self._shown or not self.state.client:
            self._shown = path
            self.clients.show_profile(path)

    @Slot(str)
    def _imported(self, name: str) -> None:
        self.changed.emit(replace(self.state, client=name))

    @Slot(str)
    def _connected(self, name: str) -> None:
        self.changed.emit(replace(self.state, client=name, connected=True))
        self.advance.emit()

    def busy(self) -> bool:
        return self.clients.busy

    def retranslate(self) -> None:
        self._heading.retranslate()
        placed = self.state.placed
        if placed is not None:
            self._ready.say("laptop-ready", **facts_of(placed.manifest))
        else:
            self._ready.say("")
        said = (*self.state.warnings, None, None)
        for notice, warning in zip(self._warnings, said, strict=False):
            if warning is None:
                notice.say("")
            else:
                notice.say(f"problem-{warning.code}", **warning.facts)
        self.clients.retranslate()
        self.setAccessibleName(text("page-laptop-client"))
