"""What every step of this journey is: it shows the state, and says what keeps one from going on."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvpn_wizard.journeys.laptop.state import LaptopState
from cvpn_wizard.model.errors import Problem
from cvpn_wizard.model.map import MapModel
from cvpn_wizard.ui.services import Services


class LaptopStep(QWidget):
    """One step. Put widgets into :attr:`column`.

    Signals:
        changed: the state is another one now; carries it.
        refreshed: what the buttons show changed.
        advance: the step is finished by itself.
    """

    changed = Signal(object)
    refreshed = Signal()
    advance = Signal()

    step_id: ClassVar[str]

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.services = services
        self.state = LaptopState()
        self.setObjectName(self.step_id)
        self.column = QVBoxLayout(self)
        self.column.setSpacing(12)

    def show_state(self, state: LaptopState) -> None:
        """Called before the step is shown, and when the state changes while it is."""
        self.state = state

    def entered(self) -> None:
        """The step is on screen: start its jobs."""

    def problem(self) -> Problem | None:
        """What keeps Next from working; ``None`` when all is well."""
        return None

    def go(self) -> bool:
        """Next was pressed: whether the step does something first, and will say ``advance``."""
        return False

    def enter_pressed(self) -> bool:
        """Whether Enter was for a field of the step; otherwise it presses Next."""
        return False

    def next_text(self) -> str:
        """What Next is called here; empty for its usual name."""
        return ""

    def map_model(self) -> MapModel | None:
        """The picture while this step is shown; ``None``: the page draws it from the state."""
        return None

    def busy(self) -> bool:
        """Whether work is under way that Next has to wait for."""
        return False

    def retranslate(self) -> None:
        raise NotImplementedError
