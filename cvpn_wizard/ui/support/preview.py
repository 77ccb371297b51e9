"""Every file of a support bundle as it will be in it, to be read before it is saved."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cvpn_wizard.journeys.support.collecting import SupportBundle
from cvpn_wizard.model.errors import WizardError
from cvpn_wizard.texts import text
from cvpn_wizard.ui.focus import announce
from cvpn_wizard.ui.forms import Heading, Notice
from cvpn_wizard.ui.jobs import Latest
from cvpn_wizard.ui.refusal_view import RefusalView
from cvpn_wizard.ui.save_text import ask_where
from cvpn_wizard.ui.services import Services
from cvpn_wizard.ui.support.jobs import Saved, saving

WIDTH, HEIGHT = 1000, 620
LIST_WIDTH = 260
SHOWN = 200_000
"""Signs of a file that are shown; its end, where it is longer, since logs end with the newest."""


class Preview(QDialog):
    """A list of files, and the text of the one chosen; the last entry is not in the file."""

    def __init__(
        self, bundle: SupportBundle, services: Services, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.ask = ask_where
        self.setObjectName("support.preview")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bundle, self._services, self._name = bundle, services, name
        self._latest = Latest()
        self._heading = Heading("support-title", "support-lead")
        self._files = QListWidget()
        self._files.setObjectName("support.files")
        self._files.setFixedWidth(LIST_WIDTH)
        self._text = QPlainTextEdit()
        self._text.setObjectName("support.text")
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._here = Notice("info", name="support.here")
        self._said = Notice("good", name="support.said")
        self._refusal = RefusalView("support.refusal")
        self._save = QPushButton()
        self._save.setObjectName("support.save")
        self._save.setProperty("kind", "primary")
        self._close = QPushButton()
        self._close.setObjectName("support.close")
        self._lay_out()
        self._files.currentRowChanged.connect(self._show)
        self._save.clicked.connect(self._save_pressed)
        self._close.clicked.connect(self.reject)
        self.retranslate()
        self._files.setCurrentRow(0)
        self.resize(WIDTH, HEIGHT)

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(8)
        texts.addWidget(self._here)
        texts.addWidget(self._text, 1)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self._files)
        middle.addLayout(texts, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self._save)
        buttons.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(self._heading)
        column.addLayout(middle, 1)
        column.addWidget(self._said)
        column.addWidget(self._refusal)
        column.addLayout(buttons)

    @Slot(int)
    def _show(self, row: int) -> None:
        files = self._bundle.files
        inside = row < len(files)
        self._here.say("" if inside else "support-replaced-lead")
        if inside:
            self._text.setPlainText(files[row].text[-SHOWN:])
        else:
            pairs = self._bundle.replaced
            self._text.setPlainText("\n".join(f"{stand_in}  ←  {real}" for real, stand_in in pairs))

    @Slot()
    def _save_pressed(self) -> None:
        name = f"{self._name}-{datetime.now().astimezone():%Y%m%d-%H%M}.zip"
        path: Path | None = self.ask(
            self, text("support-title"), name, f"{text('support-kind')} (*.zip)"
        )
        if path is None:
            return
        self._refusal.clear()
        self._said.set_kind("info")
        self._said.say("support-saving")
        self._save.setEnabled(False)
        self._latest.replace(
            self._services.jobs.start(
                saving(self._bundle, path, self._services.home),
                done=self._saved,
                failed=self._failed,
            )
        )

    @Slot(object)
    def _saved(self, saved: object) -> None:
        self._save.setEnabled(True)
        if isinstance(saved, Saved):
            self._said.set_kind("good")
            self._said.say("support-saved", path=str(saved.path), key=str(saved.key))
            announce(self, self._said.words)

    @Slot(object)
    def _failed(self, error: object) -> None:
        self._save.setEnabled(True)
        self._said.say("")
        if isinstance(error, WizardError):
            self._refusal.show_refusal(error)

    def retranslate(self) -> None:
        self.setWindowTitle(text("support-title"))
        row = max(self._files.currentRow(), 0)
        self._files.clear()
        self._files.addItems([file.name for file in self._bundle.files])
        self._files.addItem(text("support-replaced"))
        self._files.setCurrentRow(row)
        self._files.setAccessibleName(text("support-files"))
        self._text.setAccessibleName(text("support-text"))
        for button, key in ((self._save, "support-save"), (self._close, "support-close")):
            button.setText(text(key))
            button.setAccessibleName(text(key))
        for part in (self._heading, self._here, self._said, self._refusal):
            part.retranslate()
