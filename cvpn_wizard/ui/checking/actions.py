"""What can be done with a check's result: a mended copy, a report, a text for the helpdesk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cvpn_wizard.adapters.profile.mending import Mended
from cvpn_wizard.journeys.checking.report import Report
from cvpn_wizard.model.errors import WizardError
from cvpn_wizard.texts import current_language, text
from cvpn_wizard.texts.checking_report import report_html, report_text
from cvpn_wizard.ui.checking.told import mending
from cvpn_wizard.ui.forms import Notice
from cvpn_wizard.ui.refusal_view import RefusalView
from cvpn_wizard.ui.save_text import ask_where, writing
from cvpn_wizard.ui.services import Services
from cvpn_wizard.ui.support.button import SupportButton

AskWhere = Callable[[QWidget, str, str, str], Path | None]
MENDED = "-mended"


class CheckActions(QWidget):
    """Four buttons, and what became of them.

    Signals:
        check_copy: the mended copy shall be checked; carries its path.
    """

    check_copy = Signal(object)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ask: AskWhere = ask_where
        self._services = services
        self._report = Report()
        self._copy_path: Path | None = None
        self._mend = self._button("check.save_mended", self._mend_pressed)
        self._save = self._button("check.save_report", self._save_pressed)
        self._copy = self._button("check.copy", self._copy_pressed)
        self.support = SupportButton(services, "support.open")
        self.support.refused.connect(self._failed)
        self._said = Notice("good", name="check.done")
        self._said.acted.connect(self._check_copy)
        self._refusal = RefusalView("check.action_refusal")
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self._mend, self._save, self._copy, self.support):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self._said)
        column.addWidget(self._refusal)
        self.retranslate()

    def _button(self, name: str, pressed: object) -> QPushButton:
        button = QPushButton()
        button.setObjectName(name)
        button.clicked.connect(pressed)
        return button

    def show_report(self, report: Report) -> None:
        """Offer what this result can be used for."""
        self._report = report
        self.support.show_report(report)
        self._said.say("")
        self._said.set_action("")
        self._refusal.clear()
        self._mend.setVisible(report.mendable > 0)
        self.setVisible(bool(report.layers) and not report.running)

    # mended copy

    @Slot()
    def _mend_pressed(self) -> None:
        path = self._report.profile
        out = self.ask(
            self,
            text("checking-save-mended"),
            str(path.with_name(f"{path.stem}{MENDED}.ovpn")),
            f"{text('checking-choose-kind')} (*.ovpn)",
        )
        if out is not None:
            self._copy_path = out
            self._services.jobs.start(mending(path, out), done=self._mended, failed=self._failed)

    @Slot(object)
    def _mended(self, mended: object) -> None:
        if not isinstance(mended, Mended):
            return
        changes = ", ".join(
            text(f"mend-{change.mend.value}", subject=change.subject) for change in mended.changes
        )
        self._refusal.clear()
        self._said.set_kind("good")
        self._said.say(
            "checking-mended",
            count=len(mended.changes),
            path=str(self._copy_path),
            changes=changes,
        )
        self._said.set_action("checking-check-mended")

    @Slot()
    def _check_copy(self) -> None:
        if self._copy_path is not None:
            self.check_copy.emit(self._copy_path)

    # report

    @Slot()
    def _save_pressed(self) -> None:
        made = datetime.now().astimezone()
        name = f"{self._report.profile.stem}-{made:%Y%m%d-%H%M}.html"
        out = self.ask(self, text("checking-save-report"), name, "HTML (*.html);;TXT (*.txt)")
        if out is None:
            return
        if out.suffix == ".txt":
            content = report_text(self._report, made)
        else:
            content = report_html(self._report, made, current_language())
        self._services.jobs.start(writing(out, content), done=self._saved, failed=self._failed)

    @Slot(object)
    def _saved(self, path: object) -> None:
        self._refusal.clear()
        self._said.set_kind("good")
        self._said.set_action("")
        self._said.say("checking-saved", path=str(path))

    @Slot()
    def _copy_pressed(self) -> None:
        QGuiApplication.clipboard().setText(report_text(self._report, datetime.now().astimezone()))
        self._refusal.clear()
        self._said.set_kind("good")
        self._said.set_action("")
        self._said.say("checking-copied")

    @Slot(object)
    def _failed(self, error: object) -> None:
        if isinstance(error, WizardError):
            self._said.say("")
            self._refusal.show_refusal(error)

    def retranslate(self) -> None:
        for button, key in (
            (self._mend, "checking-save-mended"),
            (self._save, "checking-save-report"),
            (self._copy, "checking-copy"),
        ):
            button.setText(text(key))
            button.setAccessibleName(text(key))
        self.support.retranslate()
        self._said.retranslate()
        self._refusal.retranslate()
