"""What differs at AWS from the plan, and the two ways to put it right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from cvpn_wizard.journeys.doctoring.drift import ENDPOINT, Drift
from cvpn_wizard.texts import text
from cvpn_wizard.texts.settings import value_words
from cvpn_wizard.ui.labels import muted, plain, strong
from cvpn_wizard.ui.theme import pixmap, tone
from cvpn_wizard.ui.widgets.rows import take_out


class DriftCard(QFrame):
    """Hidden while nothing differs.

    Signals:
        put_back: AWS shall follow the plan.
        take_over: the plan shall follow AWS.
    """

    put_back = Signal()
    take_over = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("care.overview.drift")
        self.setProperty("card", "warn")
        self._drift: tuple[Drift, ...] = ()
        self._sign = QLabel()
        self._title = strong("care.overview.drift_title", 1.05)
        self._lead = plain("care.overview.drift_lead")
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(20)
        self._rows.setVerticalSpacing(4)
        self._rows.setColumnStretch(1, 1)
        self._rows.setColumnStretch(2, 1)
        self._labels: list[QLabel] = []
        self.back_button = QPushButton()
        self.back_button.setObjectName("care.overview.put_back")
        self.back_button.clicked.connect(self.put_back)
        self.over_button = QPushButton()
        self.over_button.setObjectName("care.overview.take_over")
        self.over_button.clicked.connect(self.take_over)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.back_button)
        buttons.addWidget(self.over_button)
        buttons.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(self._title)
        words.addLayout(self._rows)
        words.addWidget(self._lead)
        words.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 12)
        row.setSpacing(12)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.hide()
        self.retranslate()

    def show_drift(self, drift: tuple[Drift, ...]) -> None:
        self._drift = drift
        take_out(self._rows, self._labels)
        self._labels = []
        for number in range(len(drift) + 1 if drift else 0):
            for column in range(3):
                label = muted() if number == 0 else plain()
                self._labels.append(label)
                self._rows.addWidget(label, number, column, Qt.AlignmentFlag.AlignTop)
        gone = any(one.what == ENDPOINT for one in drift)
        for button in (self.back_button, self.over_button):
            button.setVisible(not gone)
            button.setEnabled(True)
        self.retranslate()
        self.setVisible(bool(drift))

    def wait(self) -> None:
        """Something is being put right: nothing else may be begun."""
        for button in (self.back_button, self.over_button):
            button.setEnabled(False)

    def retranslate(self) -> None:
        self._sign.setPixmap(pixmap("warning", 20, tone("warn")))
        self._sign.setAccessibleName(text("notice-warn"))
        gone = any(one.what == ENDPOINT for one in self._drift)
        self._title.setText(text("care-drift-gone" if gone else "care-drift-title"))
        self._lead.setText(text("care-drift-gone-lead" if gone else "care-drift-lead"))
        self.back_button.setText(text("care-put-back"))
        self.over_button.setText(text("care-take-over"))
        self.setAccessibleName(self._title.text())
        rows = [(text("care-drift-what"), text("care-drift-made"), text("care-drift-now"))]
        rows += [
            (text(f"drift-{one.what}"), value_words(one.made), value_words(one.now))
            for one in self._drift
        ]
        if gone:
            rows = [("", "", "")] * len(rows)
        for label, words in zip(self._labels, (w for row in rows for w in row), strict=False):
            label.setText(words)
            label.setVisible(bool(words))
