"""Stop, Retry, Undo and Save report: those that make sense at the moment."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cvpn_wizard.texts import text
from cvpn_wizard.ui.labels import plain
from cvpn_wizard.ui.pages.progress.mode import Mode

SHOWN: dict[Mode, frozenset[str]] = {
    Mode.IDLE: frozenset(),
    Mode.BUILDING: frozenset({"stop"}),
    Mode.UNDOING: frozenset({"stop"}),
    Mode.STOPPING: frozenset({"stop"}),
    Mode.STOPPED: frozenset({"retry", "undo", "save_report"}),
    Mode.FAILED: frozenset({"retry", "undo", "save_report"}),
    Mode.LEFT: frozenset({"retry", "undo", "save_report"}),
    Mode.UNDONE: frozenset({"retry"}),
    Mode.DONE: frozenset(),
}


class Controls(QWidget):
    """A row of buttons. Undo asks once more in place, by its own words.

    Signals:
        stop, retry, undo, save_report: pressed (Undo: pressed twice).
        go: to the page with this id.
    """

    stop = Signal()
    retry = Signal()
    undo = Signal()
    save_report = Signal()
    go = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mode = Mode.IDLE
        self._target = ""
        self._sure = False
        self._buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout()
        row.setSpacing(8)
        for name in ("retry", "go", "stop", "undo", "save_report"):
            button = QPushButton()
            button.setObjectName(f"progress.{name}")
            button.setAutoDefault(True)
            self._buttons[name] = button
            row.addWidget(button)
        row.addStretch(1)
        self._buttons["retry"].setProperty("kind", "primary")
        self._warning = plain("progress.undo_warning")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(row)
        layout.addWidget(self._warning)
        self._buttons["go"].clicked.connect(self._go)
        self._buttons["retry"].clicked.connect(self._retry)
        self._buttons["stop"].clicked.connect(self._stop)
        self._buttons["undo"].clicked.connect(self._undo)
        self._buttons["save_report"].clicked.connect(self._save)
        self.show_mode(Mode.IDLE)

    def show_mode(self, mode: Mode, target: str = "") -> None:
        """Offer what makes sense now.

        :param target: the id of the page where the refusal is put right, if there is one.
        """
        self._mode, self._target, self._sure = mode, target, False
        shown = SHOWN[mode] | ({"go"} if target else set())
        had_focus = any(button.hasFocus() for button in self._buttons.values())
        for name, button in self._buttons.items():
            button.setVisible(name in shown)
        self._buttons["stop"].setEnabled(mode is not Mode.STOPPING)
        self.setVisible(bool(shown))
        if had_focus:
            self.focus_first()
        self.retranslate()

    def focus_first(self) -> None:
        """Put the keyboard on the first button that can be pressed."""
        for button in self._buttons.values():
            if button.isVisibleTo(self) and button.isEnabled():
                button.setFocus()
                return

    def retranslate(self) -> None:
        resume = self._mode is Mode.STOPPED
        labels = {
            "go": text(f"progress-go-{self._target}") if self._target else "",
            "retry": text("progress-resume" if resume else "progress-retry"),
            "stop": text("progress-stop"),
            "undo": text("progress-undo-really" if self._sure else "progress-undo"),
            "save_report": text("progress-report"),
        }
        for name, label in labels.items():
            self._buttons[name].setText(label)
            self._buttons[name].setAccessibleName(label)
        self._warning.setText(text("progress-undo-sure"))
        self._warning.setVisible(self._sure)
        self._buttons["undo"].setAccessibleDescription(
            text("progress-undo-sure") if self._sure else ""
        )

    @Slot()
    def _stop(self) -> None:
        self.stop.emit()

    @Slot()
    def _retry(self) -> None:
        self.retry.emit()

    @Slot()
    def _save(self) -> None:
        self.save_report.emit()

    @Slot()
    def _go(self) -> None:
        self.go.emit(self._target)

    @Slot()
    def _undo(self) -> None:
        if self._sure:
            self.undo.emit()
            return
        self._sure = True
        self.retranslate()
