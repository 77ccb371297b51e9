"""A refusal where it happened: what, why, what to do, and the buttons that do it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cvpn_wizard.model.errors import WizardError
from cvpn_wizard.model.steps import StepId
from cvpn_wizard.texts import has_text, text
from cvpn_wizard.texts.refusals import refusal_details, refusal_words
from cvpn_wizard.texts.steps import step_words
from cvpn_wizard.ui.labels import muted, plain, strong
from cvpn_wizard.ui.theme import pixmap, tone


class RefusalView(QFrame):
    """Hidden until there is a refusal. Details stay folded until somebody wants them.

    :param name: the object name; ``<name>_title``, ``<name>_details`` and so on are its parts'.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._error: WizardError | None = None
        self._step: StepId | None = None
        self._names: dict[str, QLabel] = {}
        self.setProperty("card", "bad")
        self._sign = QLabel()
        self._title = strong(f"{name}_title")
        self._where = muted(f"{name}_step")
        self._why = plain(f"{name}_why")
        self._do = plain(f"{name}_do")
        self._fold = QToolButton()
        self._fold.setObjectName(f"{name}_details")
        self._fold.setCheckable(True)
        self._fold.setProperty("kind", "link")
        self._fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._facts = QWidget()
        self._facts.setObjectName(f"{name}_facts")
        self._rows = QFormLayout(self._facts)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._lay_out()
        self._fold.toggled.connect(self._folded)
        self._folded(False)  # noqa: FBT003  what the signal carries
        self.hide()

    def _lay_out(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        words = QVBoxLayout()
        words.setSpacing(4)
        for part in (self._title, self._where, self._why, self._do):
            words.addWidget(part)
        actions = QHBoxLayout()
        actions.setContentsMargins(0, 8, 0, 0)
        actions.addLayout(self._buttons)
        actions.addStretch(1)
        actions.addWidget(self._fold)
        words.addLayout(actions)
        words.addWidget(self._facts)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(12)
        layout.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)

    # in

    def add_button(self, button: QPushButton) -> None:
        """Give it a way on; the page owns the button and listens to it."""
        self._buttons.addWidget(button)

    def show_refusal(self, error: WizardError, step: StepId | None = None) -> None:
        """Say it, and where: ``step`` is the step of a run."""
        self._error, self._step = error, step
        self._fold.setChecked(False)
        self._make_facts(error)
        self.retranslate()
        self.show()

    def clear(self) -> None:
        """Nothing is wrong (any more)."""
        self._error = self._step = None
        self.hide()

    @property
    def error(self) -> WizardError | None:
        return self._error

    def retranslate(self) -> None:
        self._sign.setPixmap(pixmap("bad", 24, tone("bad")))
        self._fold.setText(text("refusal-details"))
        self._facts.setAccessibleName(text("refusal-details-list"))
        if self._error is None:
            return
        words = refusal_words(self._error)
        self._title.setText(words.title)
        self._why.setText(words.why)
        self._do.setText(words.do)
        self._where.setVisible(self._step is not None)
        if self._step is not None:
            self._where.setText(text("refusal-step", step=step_words(self._step)))
        self.setAccessibleName(words.title)
        self.setAccessibleDescription(f"{words.why} {words.do}")
        for name, label in self._names.items():
            key = f"refusal-fact-{name}"
            label.setText(text(key) if has_text(key) else name)

    def _make_facts(self, error: WizardError) -> None:
        # Widgets are made and deleted here only: a change of style or language walks over them.
        while self._rows.rowCount():
            self._rows.removeRow(0)
        self._names = {}
        for name, value in refusal_details(error):
            label, shown = muted(), plain()
            shown.setText(value)
            label.setBuddy(shown)
            self._names[name] = label
            self._rows.addRow(label, shown)

    @Slot(bool)
    def _folded(self, open_now: bool) -> None:  # noqa: FBT001  what the signal carries
        arrow = Qt.ArrowType.DownArrow if open_now else Qt.ArrowType.RightArrow
        self._fold.setArrowType(arrow)
        self._facts.setVisible(open_now)

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.LanguageChange, QEvent.Type.PaletteChange}:
            self.retranslate()
        super().changeEvent(event)
