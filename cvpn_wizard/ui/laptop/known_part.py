"""Profiles that are on this computer already: go on with one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cvpn_wizard.adapters.bundle.manifest import Manifest
from cvpn_wizard.journeys.laptop.placing import Placed
from cvpn_wizard.texts import text
from cvpn_wizard.ui.labels import plain, strong
from cvpn_wizard.ui.widgets.rows import put_in, take_out


def facts_of(manifest: Manifest) -> dict[str, object]:
    """The places of a sentence about a profile."""
    end = manifest.valid_until
    return {
        "person": manifest.person,
        "vpn": manifest.vpn,
        "date": f"{end:%Y-%m-%d}" if end else "–",
    }


class KnownPart(QWidget):
    """A line and a button for each. Hidden while there is none.

    Signals:
        taken: go on with this one; carries a ``Placed``.
    """

    taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []
        self._title = strong("laptop.known")
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self._title)
        column.addLayout(self._list)
        self.hide()

    def show_placed(self, placed: Sequence[Placed]) -> None:
        take_out(self._list, self._rows)
        self._rows = [_Row(one, number) for number, one in enumerate(placed, 1)]
        for row in self._rows:
            row.taken.connect(self.taken)
            put_in(self._list, row)
        self.setVisible(bool(self._rows))
        self.retranslate()

    def retranslate(self) -> None:
        self._title.setText(text("laptop-known"))
        for row in self._rows:
            row.retranslate()


class _Row(QWidget):
    taken = Signal(object)

    def __init__(self, placed: Placed, number: int) -> None:
        super().__init__()
        self._placed = placed
        self._words = plain(f"laptop.known_{number}")
        self._go = QPushButton()
        self._go.setObjectName(f"laptop.known_{number}_go")
        self._go.clicked.connect(self._pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._words, 1)
        row.addWidget(self._go)
        self.retranslate()

    @Slot()
    def _pressed(self) -> None:
        self.taken.emit(self._placed)

    def retranslate(self) -> None:
        manifest = self._placed.manifest
        self._words.setText(text("laptop-known-one", **facts_of(manifest)))
        self._go.setText(text("laptop-known-go"))
        self._go.setAccessibleName(text("laptop-known-go-with", person=manifest.person))
