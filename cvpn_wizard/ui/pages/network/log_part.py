"""The connection log: who connected when, in CloudWatch Logs; or none."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cvpn_wizard.journeys import checks
from cvpn_wizard.journeys.answers import NetworkAnswers
from cvpn_wizard.model.errors import Problem
from cvpn_wizard.texts import text
from cvpn_wizard.ui.forms import Field
from cvpn_wizard.ui.labels import muted
from cvpn_wizard.ui.widgets.combo import Choice

FOR_EVER = 0
KEPT = (7, 14, 30, 90, 180, 365, 731, 1827)
"""Days that are offered; AWS takes more (``checks.RETENTION_DAYS``)."""


class LogPart(QWidget):
    """Signals:
    changed: anything about the log.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._there: tuple[str, ...] = ()
        self._on = QCheckBox()
        self._on.setObjectName("network.log_enabled")
        self._on_field = Field("network-log_enabled", self._on, None, "network-log-why")
        self._group = QComboBox()
        self._group.setObjectName("network.log_group")
        self._group.setEditable(True)
        self._group.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._group_field = Field("network-log_group", self._group)
        self._there_line = muted("network.log_there")
        self._stream = QLineEdit()
        self._stream.setObjectName("network.log_stream")
        self._stream_field = Field("network-log_stream", self._stream)
        self._kept = Choice("network.log_retention")
        self._kept.setMinimumContentsLength(12)
        self._kept_field = Field("network-log_retention", self._kept)
        self._days = 30
        self._inside = QWidget()
        self._lay_out()
        self._on.toggled.connect(self._toggled)
        self._group.editTextChanged.connect(self._typed)
        self._stream.textChanged.connect(self._typed)
        self._kept.currentIndexChanged.connect(self._picked)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._stream_field, 1)
        row.addWidget(self._kept_field, 1)
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(28, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self._group_field)
        inside.addWidget(self._there_line)
        inside.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._on_field)
        column.addWidget(self._inside)

    # in and out

    def show_answers(self, said: NetworkAnswers) -> None:
        """Without calling it a change."""
        self._quiet(quiet=True)
        self._on.setChecked(said.log_enabled)
        if self._group.currentText() != said.log_group:
            self._group.setEditText(said.log_group)
        if self._stream.text() != said.log_stream:
            self._stream.setText(said.log_stream)
        self._days = said.log_retention_days or FOR_EVER
        self._quiet(quiet=False)
        self.retranslate()

    def show_known(self, there: tuple[str, ...]) -> None:
        """The log groups that the Region has."""
        self._there = there
        self._quiet(quiet=True)
        typed = self._group.currentText()
        self._group.clear()
        self._group.addItems(sorted({*there, "/aws/clientvpn"}))
        self._group.setEditText(typed)
        self._quiet(quiet=False)
        self.retranslate()

    def collect(self, said: NetworkAnswers) -> NetworkAnswers:
        return replace(
            said,
            log_enabled=self._on.isChecked(),
            log_group=self._group.currentText().strip(),
            log_stream=self._stream.text().strip(),
            log_retention_days=self._days or None,
        )

    def judge(self) -> tuple[Problem, ...]:
        """Show what is wrong; returns it."""
        if not self._on.isChecked():
            return ()
        group = checks.log_group_problem(self._group.currentText().strip())
        stream = checks.log_stream_problem(self._stream.text().strip())
        self._group_field.set_problem(group)
        self._stream_field.set_problem(stream)
        found = (("log_group", group), ("log_stream", stream))
        return tuple(replace(one, field=f"network.{field}") for field, one in found if one)

    # what happens

    def _quiet(self, *, quiet: bool) -> None:
        for part in (self._on, self._group, self._stream, self._kept):
            part.blockSignals(quiet)

    @Slot()
    def _toggled(self) -> None:
        self._say()
        self.changed.emit()

    @Slot()
    def _typed(self) -> None:
        self._say()
        self.changed.emit()

    @Slot()
    def _picked(self) -> None:
        value = self._kept.value()
        self._days = value if isinstance(value, int) else self._days
        self.changed.emit()

    def _say(self) -> None:
        there = self._group.currentText().strip() in self._there
        self._inside.setVisible(self._on.isChecked())
        self._there_line.setText(text("network-log-there" if there else "network-log-new"))
        self._kept_field.setVisible(not there)

    def retranslate(self) -> None:
        for field in (self._on_field, self._group_field, self._stream_field, self._kept_field):
            field.retranslate()
        days = sorted({*KEPT, *([self._days] if self._days else [])})
        items: list[tuple[str, str, object]] = [
            (text("network-log-days", days=day), "", day) for day in days
        ]
        items.append((text("network-log-for-ever"), "", FOR_EVER))
        self._quiet(quiet=True)
        self._kept.set_items(items)
        self._kept.choose(self._days)
        self._quiet(quiet=False)
        self._say()
