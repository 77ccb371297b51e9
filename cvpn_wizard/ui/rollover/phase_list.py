"""The four phases of a change of the CA, one below the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from cvpn_wizard.model.rollover import PhaseNow, PhaseState
from cvpn_wizard.texts import text
from cvpn_wizard.texts.rollover import phase_meaning, phase_name, phase_state
from cvpn_wizard.ui.labels import muted, plain
from cvpn_wizard.ui.theme import pixmap, tone
from cvpn_wizard.ui.widgets.rows import take_out

SIGNS = {
    PhaseState.AHEAD: ("pulse", "muted"),
    PhaseState.NOW: ("pulse", "accent"),
    PhaseState.LATE: ("warning", "warn"),
    PhaseState.DONE: ("good", "good"),
}


class PhaseList(QWidget):
    """A sign, the phase and what it means, by when, and how far it is."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rollover.phases")
        self._phases: tuple[PhaseNow, ...] = ()
        self._labels: list[QLabel] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)

    def show_phases(self, phases: Sequence[PhaseNow]) -> None:
        self._phases = tuple(phases)
        take_out(self._grid, self._labels)
        self._labels = []
        for row, phase in enumerate(self._phases):
            sign, shade = SIGNS[phase.state]
            mark = QLabel()
            mark.setPixmap(pixmap(sign, 20, tone(shade)))
            mark.setAccessibleName(text(f"rollover-state-{phase.state.value}"))
            name = plain(f"rollover.phase_{phase.phase.value}")
            name.setText(phase_name(phase))
            date = plain()
            date.setWordWrap(False)
            date.setText(text("rollover-by", date=phase.due.isoformat()))
            state = plain()
            state.setWordWrap(False)
            state.setText(phase_state(phase))
            meaning = muted()
            meaning.setText(phase_meaning(phase))
            top = Qt.AlignmentFlag.AlignTop
            for column, label in enumerate((mark, name, date, state)):
                self._grid.addWidget(label, 2 * row, column, top)
            self._grid.addWidget(meaning, 2 * row + 1, 1, 1, 3, top)
            self._labels += [mark, name, date, state, meaning]
        self.setVisible(bool(self._phases))

    def retranslate(self) -> None:
        self.show_phases(self._phases)
