"""Which profile, and what shall answer behind the VPN."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cvpn_wizard.journeys.checking.asked import Asked
from cvpn_wizard.journeys.checking.profiles import KnownProfile
from cvpn_wizard.model.errors import Problem
from cvpn_wizard.texts import text
from cvpn_wizard.ui.forms import Field, MoreSection

Ask = Callable[[QWidget], Path | None]


def ask_for_profile(parent: QWidget) -> Path | None:
    """Ask for a file; ``None`` when the person thinks better of it."""
    kinds = f"{text('checking-choose-kind')} (*.ovpn *.conf);;{text('checking-choose-any')} (*)"
    chosen, _ = QFileDialog.getOpenFileName(parent, text("checking-choose-title"), "", kinds)
    return Path(chosen) if chosen else None


class SourcePart(QWidget):
    """The fields.

    Signals:
        changed: something else is asked now.
        entered: Enter was pressed in a line.
    """

    changed = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ask: Ask = ask_for_profile
        self._known: tuple[KnownProfile, ...] = ()
        self._file = QLineEdit()
        self._file.setObjectName("check.profile")
        self._choose = QPushButton()
        self._choose.setObjectName("check.choose")
        self._combo = QComboBox()
        self._combo.setObjectName("check.known")
        self._host = QLineEdit()
        self._host.setObjectName("check.host")
        self._port = QLineEdit()
        self._port.setObjectName("check.port")
        self._port.setValidator(QIntValidator(1, 65535, self._port))
        self._name = QLineEdit()
        self._name.setObjectName("check.name")
        self._fields = [
            Field("checking-file", self._file, "checking-file-hint"),
            Field("checking-host", self._host, "checking-host-hint"),
            Field("checking-port", self._port),
            Field("checking-name", self._name, "checking-name-hint"),
        ]
        self._more = MoreSection(name="check.more")
        self._lay_out()
        self._choose.clicked.connect(self._choose_file)
        self._combo.activated.connect(self._picked)
        for line in (self._file, self._host, self._port, self._name):
            line.textEdited.connect(self._edited)
            line.returnPressed.connect(self.entered)
        self.show_known(())
        self.retranslate()

    def _lay_out(self) -> None:
        file, host, port, name = self._fields
        beside = QHBoxLayout()
        beside.setSpacing(8)
        column = file.layout()
        if column is not None:
            column.removeWidget(self._file)
        beside.addWidget(self._file, 1)
        beside.addWidget(self._choose)
        beside.addWidget(self._combo)
        # The line stands between its label and its hint, with two ways to fill it beside it.
        if isinstance(column, QVBoxLayout):
            column.insertLayout(1, beside)
        target = QGridLayout()
        target.setHorizontalSpacing(12)
        target.addWidget(host, 0, 0, Qt.AlignmentFlag.AlignTop)
        target.addWidget(port, 0, 1, Qt.AlignmentFlag.AlignTop)
        target.setColumnStretch(0, 3)
        target.setColumnStretch(1, 1)
        self._more.add(name)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        whole.addWidget(file)
        whole.addLayout(target)
        whole.addWidget(self._more)

    # in

    def show_known(self, known: Sequence[KnownProfile]) -> None:
        """Offer the profiles of this computer."""
        self._known = tuple(known)
        self._combo.setVisible(bool(known))
        self._write_known()

    def take_file(self, path: Path) -> None:
        """This file shall be checked."""
        self._file.setText(str(path))
        self._fields[0].set_problem(None)
        known = next((one for one in self._known if one.path == path), None)
        self._host.setPlaceholderText(known.ping if known else "")
        self.changed.emit()

    # out

    @property
    def path(self) -> Path | None:
        told = self._file.text().strip().strip('"')
        return Path(told) if told else None

    def asked(self) -> Asked | None:
        """What is asked; ``None`` with the reason at its field."""
        path = self.path
        port = self._port.text().strip()
        bad_port = bool(port) and not self._port.hasAcceptableInput()
        self._fields[0].set_problem(
            None if path else Problem("checking-no-file", "check.profile", {})
        )
        self._fields[2].set_problem(
            Problem("checking-bad-port", "check.port", {}) if bad_port else None
        )
        if path is None or bad_port:
            (self._file if path is None else self._port).setFocus()
            return None
        host = self._host.text().strip()
        tcp = (host, int(port)) if host and port else None
        return Asked(path.expanduser(), host, tcp, self._name.text().strip())

    # what a person does

    @Slot()
    def _choose_file(self) -> None:
        path = self.ask(self)
        if path is not None:
            self.take_file(path)

    @Slot(int)
    def _picked(self, number: int) -> None:
        if 0 < number <= len(self._known):
            self.take_file(self._known[number - 1].path)
        self._combo.setCurrentIndex(0)

    @Slot()
    def _edited(self) -> None:
        for field in self._fields:
            field.set_problem(None)
        self.changed.emit()

    # words

    def _write_known(self) -> None:
        self._combo.clear()
        self._combo.addItem(text("checking-known-pick"))
        for one in self._known:
            told = text("checking-known-of", name=one.name, vpn=one.vpn) if one.vpn else one.name
            self._combo.addItem(told)

    def retranslate(self) -> None:
        for field in self._fields:
            field.retranslate()
        self._more.retranslate()
        self._choose.setText(text("checking-choose"))
        self._choose.setAccessibleName(text("checking-choose-title"))
        self._combo.setAccessibleName(text("checking-known"))
        self._write_known()
