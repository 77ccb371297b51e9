"""The layers of a check, one below the other, with what was found hanging at its layer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from cvpn_wizard.journeys.checking.report import Report
from cvpn_wizard.model.checking import Finding, Layer, LayerState
from cvpn_wizard.texts import text
from cvpn_wizard.texts.findings import finding_words, layer_words
from cvpn_wizard.ui.labels import muted, plain, strong
from cvpn_wizard.ui.theme import pixmap, restyle, tone
from cvpn_wizard.ui.widgets.fix_button import FixButton
from cvpn_wizard.ui.widgets.rows import put_in, take_out

SIGNS = {
    LayerState.WAITING: ("chevron", "muted"),
    LayerState.RUNNING: ("pulse", "accent"),
    LayerState.PASSED: ("good", "good"),
    LayerState.WARNED: ("warning", "warn"),
    LayerState.FAILED: ("bad", "bad"),
    LayerState.SKIPPED: ("info", "muted"),
}


SHORTEST = 0.005
"""Seconds; less is nothing."""


def _none(_finding: Finding) -> bool:
    return False


class FindingCard(QFrame):
    """What is wrong: what, why, what to do, who can, and a button where we can ourselves.

    :param month: what putting it right costs a month in USD; ``None``: nothing.

    Signals:
        fix: it shall be put right; carries the finding.
    """

    fix = Signal(object)

    def __init__(
        self, finding: Finding, number: int, *, fixable: bool = False, month: Decimal | None = None
    ) -> None:
        super().__init__()
        self.finding = finding
        self.fixable = fixable
        self.setObjectName(f"check.finding_{number}")
        self.setProperty("card", "warn" if finding.warning else "bad")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._title = strong(f"check.finding_{number}_title", 1.05)
        self._why = plain()
        self._do_label = muted()
        self._do = plain(f"check.finding_{number}_do")
        self._who = muted(f"check.finding_{number}_who")
        self.button = FixButton(f"check.finding_{number}_fix", month)
        self.button.setVisible(fixable)
        self.button.wanted.connect(self._pressed)
        do = QHBoxLayout()
        do.setSpacing(8)
        self._do_label.setWordWrap(False)
        do.addWidget(self._do_label, 0, Qt.AlignmentFlag.AlignTop)
        do.addWidget(self._do, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._why)
        column.addLayout(do)
        column.addWidget(self._who)
        column.addWidget(self.button)
        self.retranslate()

    @Slot()
    def _pressed(self) -> None:
        self.fix.emit(self.finding)

    def retranslate(self) -> None:
        words = finding_words(self.finding)
        title = words.title
        if self.finding.line is not None:
            title = text("checking-line", title=title, line=self.finding.line)
        self._title.setText(title)
        self._why.setText(words.why)
        self._why.setVisible(bool(words.why))
        self._do_label.setText(text("checking-do"))
        self._do.setText(words.do)
        self._who.setText(text("checking-who", who=words.who))
        self.button.say(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(f"{words.why} {words.do} {self._who.text()}".strip())


class _Row(QFrame):
    """One layer: sign, name, what was seen, how long it took."""

    def __init__(self, layer: Layer) -> None:
        super().__init__()
        self.layer = layer
        self.setObjectName(f"check.layer_{layer.value}")
        self._sign = QLabel()
        self._sign.setFixedSize(24, 24)
        self._name = strong("", 1.0)
        self._name.setWordWrap(False)
        self._words = muted(f"check.layer_{layer.value}_words")
        self._seconds = muted()
        self._seconds.setWordWrap(False)
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 5, 8, 5)
        grid.setHorizontalSpacing(10)
        grid.addWidget(self._sign, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._name, 0, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._words, 0, 2, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._seconds, 0, 3, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(2, 1)

    @property
    def name_width(self) -> int:
        return self._name.sizeHint().width()

    def set_name_width(self, width: int) -> None:
        self._name.setMinimumWidth(width)

    def show_report(self, report: Report) -> None:
        told = report.layers.get(self.layer)
        state = report.state(self.layer)
        sign, kind = SIGNS[state]
        self._sign.setPixmap(pixmap(sign, 20, tone(kind)))
        self._name.setText(text(f"layer-{self.layer.value}"))
        said = text(f"layer-state-{state.value}")
        words = layer_words(told) if told else ""
        shown = words or said
        if state is LayerState.WARNED and words:
            shown = f"{words} – {said}"
        self._words.setText(shown)
        self._words.setProperty("tone", "bad" if state is LayerState.FAILED else "muted")
        restyle(self._words)
        seconds = told.seconds if told else None
        self._seconds.setText(
            ""
            if not seconds or seconds < SHORTEST
            else text("checking-seconds", seconds=_s(seconds))
        )
        self.setProperty("row", "here" if state is LayerState.RUNNING else "")
        restyle(self)
        row = text("checking-row", layer=self._name.text(), state=said, words=words)
        self.setAccessibleName(row.strip(" .。"))


def _s(seconds: float) -> str:
    return f"{seconds:.1f}" if seconds >= 0.1 else f"{seconds:.2f}"


class LayerList(QWidget):
    """Fed by a report; findings stand below the layer that they belong to.

    Signals:
        fix: a finding shall be put right; carries it.
    """

    fix = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("check.layers")
        self._report = Report()
        self._cards: list[FindingCard] = []
        self._rows = {layer: _Row(layer) for layer in Layer}
        self._below: dict[Layer, QVBoxLayout] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for layer, row in self._rows.items():
            column.addWidget(row)
            below = QVBoxLayout()
            below.setContentsMargins(40, 0, 0, 4)
            below.setSpacing(6)
            self._below[layer] = below
            column.addLayout(below)
        self.retranslate()

    @property
    def cards(self) -> tuple[FindingCard, ...]:
        return tuple(self._cards)

    def show_report(
        self,
        report: Report,
        can_fix: Callable[[Finding], bool] = _none,
        months: Mapping[str, Decimal] | None = None,
    ) -> None:
        """Show what is known now; cards that still hold stay where they are.

        :param can_fix: which findings can be put right from here.
        :param months: what that costs a month in USD, by the finding's code.
        """
        self._report = report
        wanted = [(finding, can_fix(finding)) for finding in report.sorted_findings]
        if [(card.finding, card.fixable) for card in self._cards] != wanted:
            for card in self._cards:
                take_out(self._below[card.finding.layer], (card,))
            self._cards = [
                FindingCard(finding, n, fixable=fixable, month=(months or {}).get(finding.code))
                for n, (finding, fixable) in enumerate(wanted, start=1)
            ]
            for card in self._cards:
                card.fix.connect(self.fix)
                put_in(self._below[card.finding.layer], card)
        for row in self._rows.values():
            row.show_report(report)

    def retranslate(self) -> None:
        self.setAccessibleName(text("checking-layers"))
        for row in self._rows.values():
            row.show_report(self._report)
            row.set_name_width(0)
        widest = max(row.name_width for row in self._rows.values())
        for row in self._rows.values():
            row.set_name_width(widest)
        for card in self._cards:
            card.retranslate()
