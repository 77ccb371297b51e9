"""Whose certificates: a new CA or one that is there, the server's name, one for each laptop."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from cvpn_wizard.journeys import checks
from cvpn_wizard.journeys.answers import Answers
from cvpn_wizard.model.errors import Problem
from cvpn_wizard.model.spec import ProfileStyle
from cvpn_wizard.texts import text
from cvpn_wizard.ui.forms import Field, Heading, MoreSection
from cvpn_wizard.ui.labels import muted
from cvpn_wizard.ui.page import Page
from cvpn_wizard.ui.pages.certificates.easy_rsa_part import EasyRsaPart
from cvpn_wizard.ui.services import Services
from cvpn_wizard.ui.widgets.combo import Choice
from cvpn_wizard.ui.widgets.list_edit import ListEdit
from cvpn_wizard.ui.widgets.number import NumberLine

MOST_TAKEN = 50


class CertificatesPage(Page):
    """Every default is sensible: Next may be pressed at once."""

    page_id: ClassVar[str] = "certificates"

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._problems: tuple[Problem, ...] = ()
        self._filling = True
        self._usual = ""
        self._heading = Heading("certificates-heading", "certificates-lead")
        self._new = QRadioButton()
        self._new.setObjectName("certificates.new_authority")
        self._new_what = muted()
        self._easy = QRadioButton()
        self._easy.setObjectName("certificates.easyrsa")
        self._group = QButtonGroup(self)
        self._group.addButton(self._new)
        self._group.addButton(self._easy)
        self._part = EasyRsaPart(services)
        self._clients = ListEdit("certificates.clients", "sato.laptop")
        self._clients_field = Field(
            "certificates-clients", self._clients, "certificates-clients-hint", "certificates-why"
        )
        self._server = QLineEdit()
        self._server.setObjectName("certificates.server")
        self._server_field = Field("certificates-server", self._server, "certificates-server-hint")
        self._ca_years = _years("certificates.ca_years")
        self._ca_field = Field("certificates-ca-years", self._ca_years)
        self._years = _years("certificates.certificate_years")
        self._years_field = Field("certificates-years", self._years, None, "certificates-years-why")
        self._folder = QLineEdit()
        self._folder.setObjectName("certificates.folder")
        self._folder_field = Field("certificates-folder", self._folder, "certificates-folder-hint")
        self._browse = QPushButton()
        self._browse.setObjectName("certificates.folder_browse")
        self._import = QCheckBox()
        self._import.setObjectName("certificates.import_client")
        self._import_field = Field(
            "certificates-import", self._import, None, "certificates-import-why"
        )
        self._style = Choice("certificates.profile_style")
        self._style_field = Field("certificates-style", self._style, "certificates-style-hint")
        self._more = MoreSection("certificates-more", "certificates.more")
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        folder = QHBoxLayout()
        folder.addWidget(self._folder_field, 1)
        folder.addWidget(self._browse)
        years = QHBoxLayout()
        years.addWidget(self._ca_field)
        years.addWidget(self._years_field)
        years.addStretch(1)
        for part in (self._server_field, self._import_field, self._style_field):
            self._more.add(part)
        self._more.column.insertLayout(1, years)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._heading)
        column.addWidget(self._new)
        column.addWidget(self._new_what)
        column.addWidget(self._easy)
        column.addWidget(self._part)
        column.addSpacing(6)
        column.addWidget(self._clients_field)
        column.addLayout(folder)
        column.addWidget(self._more)
        column.addStretch(1)

    def _connect(self) -> None:
        self._new.toggled.connect(self._changed)
        self._part.changed.connect(self._changed)
        self._part.names_wanted.connect(self._take_found)
        self._clients.changed.connect(self._changed)
        self._clients_field.suggestion_taken.connect(self._take_name)
        self._server.textChanged.connect(self._changed)
        self._folder.textChanged.connect(self._changed)
        self._browse.clicked.connect(self._browse_pressed)
        for years in (self._ca_years, self._years):
            years.valueChanged.connect(self._changed)
        self._import.toggled.connect(self._changed)
        self._style.currentIndexChanged.connect(self._changed)

    # the contract

    def show_answers(self, answers: Answers) -> None:
        said = answers.certificates
        self._filling = True
        # A folder that could not be read yet is no answer, and stays typed all the same.
        if said.authority or not self._easy.isChecked():
            (self._easy if said.authority else self._new).setChecked(True)
        self._part.show_folder(said.authority)
        self._clients.set_values(said.clients)
        self._server.setText(said.server)
        self._ca_years.setValue(said.ca_years)
        self._years.setValue(said.certificate_years)
        self._usual = str(self.services.home / "vpns" / answers.name)
        self._folder.setText(str(said.folder or self._usual))
        self._import.setChecked(said.import_client)
        self._style.choose(said.profile_style.value)
        self._filling = False
        self._changed()

    def collect(self, answers: Answers) -> Answers:
        folder = self._folder.text().strip()
        return replace(
            answers,
            certificates=replace(
                answers.certificates,
                authority=self._part.folder if self._easy.isChecked() else None,
                server=self._server.text().strip(),
                clients=self._clients.values(),
                import_client=self._import.isChecked(),
                profile_style=ProfileStyle(str(self._style.value())),
                ca_years=self._ca_years.value(),
                certificate_years=self._years.value(),
                folder=Path(folder).expanduser() if folder not in {"", self._usual} else None,
            ),
        )

    def problem(self) -> Problem | None:
        return next(iter(self._problems), None)

    def busy(self) -> bool:
        return self._easy.isChecked() and self._part.busy

    # inside

    @Slot()
    def _changed(self) -> None:
        if self._filling:
            return
        self._part.setVisible(self._easy.isChecked())
        self._ca_field.setVisible(self._new.isChecked())
        self._judge()
        self.state_changed.emit()

    def _judge(self) -> None:
        server = self._server.text().strip()
        server_wrong = checks.certificate_name_problem(server, server=True)
        clients = self._clients.values()
        clients_wrong = None if clients else Problem("clients-empty")
        for number, client in enumerate(clients):
            others = (server, *clients[:number])
            clients_wrong = clients_wrong or checks.certificate_name_problem(client, others)
        server_wrong = server_wrong or self._not_to_be_had((server,))
        clients_wrong = clients_wrong or self._not_to_be_had(clients)
        folder_wrong = self._folder_problem()
        easy_wrong = None
        if self._easy.isChecked() and self._part.found is None:
            easy_wrong = Problem("easyrsa-unread")
        self._server_field.set_problem(server_wrong)
        self._clients_field.set_problem(clients_wrong)
        self._folder_field.set_problem(folder_wrong)
        if server_wrong is not None:
            self._more.open()
        found = (
            ("certificates.easyrsa_folder", easy_wrong),
            ("certificates.clients", clients_wrong),
            ("certificates.folder", folder_wrong),
            ("certificates.server", server_wrong),
        )
        self._problems = tuple(replace(wrong, field=field) for field, wrong in found if wrong)

    def _not_to_be_had(self, names: tuple[str, ...]) -> Problem | None:
        """A name that is not in the EasyRSA folder, where its CA can make no further ones."""
        found = self._part.found
        if not self._easy.isChecked() or found is None or found.can_issue:
            return None
        missing = next((name for name in names if name not in found.usable), None)
        return Problem("easyrsa-cannot-issue", facts={"value": missing}) if missing else None

    def _folder_problem(self) -> Problem | None:
        typed = self._folder.text().strip()
        if not typed:
            return Problem("folder-empty", suggestion=self._usual or None)
        if not Path(typed).is_absolute() and not typed.startswith("~"):
            right = str(Path.home() / typed)
            return Problem("folder-relative", facts={"value": typed}, suggestion=right)
        return None

    @Slot()
    def _take_found(self) -> None:
        """The names in the EasyRSA folder, in place of what stands here."""
        names = self._part.found.usable if self._part.found else ()
        server = self._server.text().strip()
        if server not in names:
            server = next((one for one in names if one.lower().startswith("server")), server)
        people = [name for name in names if name != server][:MOST_TAKEN]
        self._server.setText(server)
        if people:
            self._clients.set_values(people)

    @Slot(str)
    def _take_name(self, better: str) -> None:
        problem = self._clients_field.problem
        wrong = str(problem.facts.get("value", "")) if problem else ""
        self._clients.set_values(
            better if value == wrong else value for value in self._clients.values()
        )

    @Slot()
    def _browse_pressed(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, text("certificates-folder"), self._folder.text()
        )
        if chosen:
            self._folder.setText(chosen)

    def retranslate(self) -> None:
        self._heading.retranslate()
        self._new.setText(text("certificates-new"))
        self._new_what.setText(text("certificates-new-what"))
        self._new_what.setContentsMargins(28, 0, 0, 0)
        self._easy.setText(text("certificates-easyrsa"))
        self._browse.setText(text("certificates-browse"))
        self._browse.setAccessibleName(
            f"{text('certificates-folder')} {text('certificates-browse')}"
        )
        self._style.set_items(
            [(text(f"certificates-style-{style.value}"), "", style.value) for style in ProfileStyle]
        )
        for part in (
            self._part,
            self._clients_field,
            self._clients,
            self._server_field,
            self._ca_field,
            self._years_field,
            self._folder_field,
            self._import_field,
            self._style_field,
            self._more,
        ):
            part.retranslate()
        for years in (self._ca_years, self._years):
            years.setSuffix(text("certificates-years-suffix"))


def _years(name: str) -> NumberLine:
    box = NumberLine()
    box.setObjectName(name)
    box.setRange(1, 30)
    box.setMinimumWidth(110)
    return box
