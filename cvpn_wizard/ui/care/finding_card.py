"""A finding on a card: what, why, what to do, who can, and a button where we can ourselves."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from cvpn_wizard.model.checking import Finding
from cvpn_wizard.texts import text
from cvpn_wizard.texts.findings import finding_words
from cvpn_wizard.ui.labels import muted, plain, strong
from cvpn_wizard.ui.theme import pixmap, tone
from cvpn_wizard.ui.widgets.fix_button import FixButton


class FindingCard(QFrame):
    """One finding.

    :param month: what putting it right costs a month in USD; ``None``: nothing.

    Signals:
        fix: it shall be put right; carries the finding.
    """

    fix = Signal(object)

    def __init__(
        self, finding: Finding, name: str, *, fixable: bool, month: Decimal | None = None
    ) -> None:
        super().__init__()
        self.finding = finding
        self.setObjectName(name)
        self.setProperty("card", "warn" if finding.warning else "bad")
        self._sign = QLabel()
        self._title = strong(f"{name}_title", 1.05)
        self._why = plain(f"{name}_why")
        self._do = plain(f"{name}_do")
        self._who = muted(f"{name}_who")
        self.button = FixButton(f"{name}_fix", month)
        self.button.setVisible(fixable)
        self.button.wanted.connect(self._pressed)
        words = QVBoxLayout()
        words.setSpacing(4)
        for part in (self._title, self._why, self._do, self._who):
            words.addWidget(part)
        words.addWidget(self.button)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 12)
        row.setSpacing(12)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.retranslate()

    @Slot()
    def _pressed(self) -> None:
        self.fix.emit(self.finding)

    def retranslate(self) -> None:
        kind = "warn" if self.finding.warning else "bad"
        sign = "warning" if self.finding.warning else "bad"
        self._sign.setPixmap(pixmap(sign, 20, tone(kind)))
        self._sign.setAccessibleName(text(f"notice-{kind}"))
        words = finding_words(self.finding)
        self._title.setText(words.title)
        self._why.setText(words.why)
        self._why.setVisible(bool(words.why))
        self._do.setText(words.do)
        self._who.setText(text("care-finding-who", who=words.who))
        self.button.say(words.title)
        self.setAccessibleName(f"{words.title} {words.why} {words.do}")
