"""Where a file is dropped, or chosen by its button."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cvpn_wizard.texts import text
from cvpn_wizard.ui.labels import muted, strong
from cvpn_wizard.ui.theme import pixmap, tone

PATTERNS = "*.cvpnkit *.ovpn"


def ask_for_file(parent: QWidget) -> Path | None:
    """Ask for a bundle or profile; ``None`` when the person thinks better of it."""
    kinds = f"{text('laptop-choose-kinds')} ({PATTERNS})"
    chosen, _ = QFileDialog.getOpenFileName(parent, text("laptop-choose-title"), "", kinds)
    return Path(chosen) if chosen else None


class DropArea(QFrame):
    """A dashed field. What is dropped is looked at by the step, not here.

    Signals:
        chosen: a file; carries its path.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ask: Callable[[QWidget], Path | None] = ask_for_file
        self.setObjectName("laptop.drop")
        self.setAcceptDrops(True)
        self._over = False
        self._file: Path | None = None
        self._hint_id = "laptop-drop-hint"
        self._sign = QLabel()
        self._title = strong("laptop.drop_title")
        self._hint = muted("laptop.drop_hint")
        self.button = QPushButton()
        self.button.setObjectName("laptop.choose")
        self.button.clicked.connect(self._choose)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._hint)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 20, 20, 20)
        row.setSpacing(16)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.retranslate()

    def show_file(self, path: Path | None, hint_id: str = "laptop-drop-hint") -> None:
        """Which file it is, and what is known of it."""
        self._file, self._hint_id = path, hint_id
        self.retranslate()

    @Slot()
    def _choose(self) -> None:
        path = self.ask(self)
        if path is not None:
            self.chosen.emit(path)

    def retranslate(self) -> None:
        file = self._file
        self._sign.setPixmap(pixmap("folder" if file is None else "check", 28, tone("accent")))
        self._title.setText(text("laptop-chosen", name=file.name) if file else text("laptop-drop"))
        self._hint.setText(text(self._hint_id))
        self.button.setText(text("laptop-choose"))
        self.button.setAccessibleName(text("laptop-choose"))
        self.button.setAccessibleDescription(f"{self._title.text()} {self._hint.text()}")
        self.setAccessibleName(self._title.text())
        self.update()

    # Qt's own

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _file_in(event) is not None:
            self._over = True
            self.update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._over = False
        self.update()
        path = _file_in(event)
        if path is not None:
            event.acceptProposedAction()
            self.chosen.emit(path)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(tone("accent" if self._over or self._file else "line"), 1.6)
        if self._file is None:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(tone("accent-soft" if self._over else "raised"))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 10, 10)


def _file_in(event: QDropEvent) -> Path | None:
    """The one local file that is dragged; ``None`` for several, or for something else."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    return Path(urls[0].toLocalFile())
