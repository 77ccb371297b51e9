"""Many from a table: which table, and whether each gets a bundle for handing over."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
)

from cvpn_wizard.texts import LANGUAGES, current_language, text
from cvpn_wizard.ui.labels import muted, plain


class ManyForm(QFrame):
    """Signals:
    wanted: (table, language of the bundles or empty for none).
    """

    wanted = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("people.many_form")
        self.setProperty("card", "plain")
        self.table: Path | None = None
        self.choose = QPushButton()
        self.choose.setObjectName("people.table_choose")
        self.choose.clicked.connect(self._choose)
        self._file = plain("people.table_file")
        self.bundles = QCheckBox()
        self.bundles.setObjectName("people.many_bundles")
        self.bundles.toggled.connect(self.retranslate)
        self.language = QComboBox()
        self.language.setObjectName("people.many_language")
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        self.language.setCurrentIndex(self.language.findData(current_language()))
        self._note = muted("people.many_note")
        self.issue = QPushButton()
        self.issue.setObjectName("people.many_issue")
        self.issue.setProperty("kind", "primary")
        self.issue.clicked.connect(self._issue)
        self.cancel = QPushButton()
        self.cancel.setObjectName("people.many_cancel")
        self.cancel.clicked.connect(self.hide)
        first, second, third = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        first.addWidget(self.choose)
        first.addWidget(self._file, 1)
        second.addWidget(self.bundles)
        second.addWidget(self.language)
        second.addStretch(1)
        third.addWidget(self._note, 1)
        third.addWidget(self.cancel)
        third.addWidget(self.issue)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        for row in (first, second, third):
            column.addLayout(row)
        self.retranslate()

    def set_table(self, table: Path | None) -> None:
        self.table = table
        self.retranslate()

    @Slot()
    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, text("people-many"), "", text("people-table-kinds")
        )
        if chosen:
            self.set_table(Path(chosen))

    @Slot()
    def _issue(self) -> None:
        if self.table is not None:
            language = str(self.language.currentData()) if self.bundles.isChecked() else ""
            self.wanted.emit(self.table, language)

    @Slot()
    def retranslate(self) -> None:
        self.choose.setText(text("people-table-choose"))
        self._file.setText(self.table.name if self.table else text("people-table-none"))
        self.bundles.setText(text("people-many-bundles"))
        self.language.setEnabled(self.bundles.isChecked())
        self.language.setAccessibleName(text("handover-language"))
        self._note.setText(text("people-many-note") if self.bundles.isChecked() else "")
        self.issue.setText(text("people-many-issue"))
        self.issue.setEnabled(self.table is not None)
        self.cancel.setText(text("people-cancel"))
