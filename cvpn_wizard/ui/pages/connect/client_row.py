"""One VPN client: what to do in it, and what it does at a click."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cvpn_wizard.adapters.clients.base import FoundClient
from cvpn_wizard.model.errors import WizardError
from cvpn_wizard.texts import has_text, text
from cvpn_wizard.texts.refusals import refusal_words
from cvpn_wizard.ui.labels import muted, plain


class ClientRow(QWidget):
    """The by-hand way always stands there; a click does it where the client has a command.

    Signals:
        put_in: put the profile into this client.
        connect_it: connect with it.
    """

    put_in = Signal(object)
    connect_it = Signal(object)

    def __init__(self, found: FoundClient, profile: Path | None, name: str = "connect") -> None:
        super().__init__()
        self.found = found
        self._profile = profile
        self._state = ""
        self._error: WizardError | None = None
        self._name = plain(f"{name}.client_{found.kind}")
        self._hand = muted(f"{name}.by_hand_{found.kind}")
        self._import = QPushButton()
        self._import.setObjectName(f"{name}.import_{found.kind}")
        self._connect = QPushButton()
        self._connect.setObjectName(f"{name}.connect_{found.kind}")
        self._status = plain(f"{name}.status_{found.kind}")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._name, 1)
        row.addWidget(self._import)
        row.addWidget(self._connect)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 8)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self._hand)
        layout.addWidget(self._status)
        self._import.clicked.connect(self._press_import)
        self._connect.clicked.connect(self._press_connect)
        self.retranslate()

    def show_state(self, state: str) -> None:
        """:param state: ``importing``, ``imported``, ``connecting``, ``connected`` or ``told``."""
        self._state, self._error = state, None
        self.retranslate()

    def show_refusal(self, error: WizardError) -> None:
        self._state, self._error = "", error
        self.retranslate()

    @property
    def busy(self) -> bool:
        return self._state in {"importing", "connecting"}

    @Slot()
    def _press_import(self) -> None:
        self.put_in.emit(self)

    @Slot()
    def _press_connect(self) -> None:
        self.connect_it.emit(self)

    def retranslate(self) -> None:
        found, profile = self.found, self._profile
        self._name.setText(text("connect-found", name=found.name, version=found.version).strip())
        key = f"connect-do-{found.kind}"
        facts = {"path": str(profile or ""), "profile": profile.stem if profile else ""}
        hand = text(key if has_text(key) else "connect-do-other", **facts)
        note = text(f"client-note-{found.note}") if found.note else ""
        self._hand.setText(f"{note}\n{hand}".strip())
        for button, key, can in (
            (self._import, "connect-import", found.can_import),
            (self._connect, "connect-connect", found.can_connect),
        ):
            button.setText(text(key))
            button.setAccessibleName(text(f"{key}-in", name=found.name))
            button.setVisible(can)
            button.setEnabled(profile is not None and not self.busy)
        if self._error is not None:
            words = refusal_words(self._error)
            self._status.setText(f"{words.title} {words.do}")
        elif self._state:
            self._status.setText(
                text(f"connect-{self._state}", name=found.name, profile=facts["profile"])
            )
        self._status.setVisible(bool(self._state or self._error))
