"""The VPN clients that were found on this computer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cvpn_wizard.adapters.clients.base import ConnectionState, FoundClient
from cvpn_wizard.model.errors import WizardError
from cvpn_wizard.texts import text
from cvpn_wizard.texts.refusals import refusal_words
from cvpn_wizard.ui.jobs import Jobs, Latest
from cvpn_wizard.ui.labels import muted, strong
from cvpn_wizard.ui.opening import open_page
from cvpn_wizard.ui.pages.connect.client_row import ClientRow
from cvpn_wizard.ui.pages.connect.client_work import ClientWork
from cvpn_wizard.ui.widgets.rows import put_in, take_out

GET_AWS = "https://aws.amazon.com/vpn/client-vpn-download/"
GET_OPENVPN = "https://openvpn.net/community/"


class ClientsPanel(QWidget):
    """Looks for clients when it is shown a profile; each gets a row.

    :param name: how the object names of its parts begin.

    Signals:
        imported, connected: a client has the profile, or the connection; carries its name.
    """

    imported = Signal(str)
    connected = Signal(str)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None, *, name: str = "connect") -> None:
        super().__init__(parent)
        self._name = name
        self.open_page: Callable[[str], bool] = open_page
        self.work = ClientWork()
        self._jobs = jobs
        self._looking = Latest()
        self._profile: Path | None = None
        self._found: tuple[FoundClient, ...] | None = None
        self._rows: list[ClientRow] = []
        self._active: ClientRow | None = None
        self._error: WizardError | None = None
        self._title = strong(f"{name}.clients_title")
        self._status = muted(f"{name}.clients_status")
        self._again = QPushButton()
        self._again.setObjectName(f"{name}.look_again")
        self._get_aws = QPushButton()
        self._get_aws.setObjectName(f"{name}.get_aws")
        self._get_openvpn = QPushButton()
        self._get_openvpn.setObjectName(f"{name}.get_openvpn")
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self._get_aws, self._get_openvpn, self._again):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._title)
        layout.addWidget(self._status)
        layout.addLayout(self._list)
        layout.addLayout(buttons)
        self._again.clicked.connect(self._look)
        self._get_aws.clicked.connect(self._go_aws)
        self._get_openvpn.clicked.connect(self._go_openvpn)
        self.retranslate()

    def show_profile(self, profile: Path | None) -> None:
        """Look for clients that can take this profile."""
        self._profile = profile
        self._look()

    @property
    def busy(self) -> bool:
        """Whether a client takes the profile in, or connects."""
        return self._active is not None

    @Slot()
    def _look(self) -> None:
        self._found, self._error = None, None
        self._clear()
        self._looking.replace(
            self._jobs.start(self.work.finding(), done=self._looked, failed=self._not_looked)
        )
        self.retranslate()

    @Slot(object)
    def _looked(self, found: object) -> None:
        self._found = found if isinstance(found, tuple) else ()
        self._clear()
        for client in self._found:
            row = ClientRow(client, self._profile, self._name)
            row.put_in.connect(self._put_in)
            row.connect_it.connect(self._connect_it)
            self._rows.append(row)
            put_in(self._list, row)
        self.retranslate()

    @Slot(object)
    def _not_looked(self, error: object) -> None:
        self._found = ()
        self._error = error if isinstance(error, WizardError) else None
        self.retranslate()

    def _clear(self) -> None:
        take_out(self._list, self._rows)
        self._rows = []
        self._active = None

    # one at a time: what is answered belongs to the row that is at work

    @Slot(object)
    def _put_in(self, row: object) -> None:
        if isinstance(row, ClientRow) and self._profile is not None and self._active is None:
            self._active = row
            row.show_state("importing")
            work = self.work.importing(row.found.kind, self._profile)
            self._jobs.start(work, done=self._put_in_done, failed=self._refused)

    @Slot(object)
    def _connect_it(self, row: object) -> None:
        if isinstance(row, ClientRow) and self._profile is not None and self._active is None:
            self._active = row
            row.show_state("connecting")
            work = self.work.connecting(row.found.kind, self._profile)
            self._jobs.start(work, done=self._connect_done, failed=self._refused)

    @Slot(object)
    def _put_in_done(self, _nothing: object) -> None:
        name = self._active_ends("imported")
        if name:
            self.imported.emit(name)

    @Slot(object)
    def _connect_done(self, state: object) -> None:
        connected = state is ConnectionState.CONNECTED
        name = self._active_ends("connected" if connected else "told")
        if name and connected:
            self.connected.emit(name)

    def _active_ends(self, state: str) -> str:
        """Say it in the row that was at work, and return the name of its client."""
        row, self._active = self._active, None
        if row is None:
            return ""
        row.show_state(state)
        return row.found.name

    @Slot(object)
    def _refused(self, error: object) -> None:
        row, self._active = self._active, None
        if row is not None and isinstance(error, WizardError):
            row.show_refusal(error)

    @Slot()
    def _go_aws(self) -> None:
        self.open_page(GET_AWS)

    @Slot()
    def _go_openvpn(self) -> None:
        self.open_page(GET_OPENVPN)

    def retranslate(self) -> None:
        self._title.setText(text("connect-clients"))
        none = self._found is not None and not self._found
        if self._error is not None:
            self._status.setText(refusal_words(self._error).title)
        elif self._found is None:
            self._status.setText(text("connect-looking"))
        else:
            self._status.setText(text("connect-no-client") if none else "")
        self._status.setVisible(bool(self._status.text()))
        for button, key, shown in (
            (self._again, "connect-look-again", self._found is not None),
            (self._get_aws, "connect-get-aws", none),
            (self._get_openvpn, "connect-get-openvpn", none),
        ):
            button.setText(text(key))
            button.setAccessibleName(text(key))
            button.setVisible(shown)
        for row in self._rows:
            row.retranslate()
