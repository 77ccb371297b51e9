"""A page outside the set-up: a column of readable width that scrolls, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from cvpn_wizard.texts import text
from cvpn_wizard.ui.page_scroll import WIDEST, PageScroll
from cvpn_wizard.ui.theme import icon, tone


class ScrolledPage(QWidget):
    """Put widgets into :attr:`column`.

    Signals:
        back: the button above the heading, or Esc, was pressed.
    """

    back = Signal()

    def __init__(
        self,
        name: str,
        parent: QWidget | None = None,
        *,
        widest: int = WIDEST,
        back_text: str = "",
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._back_text = back_text
        scroll = PageScroll(f"{name}.scroll", widest=widest, centred=True)
        self.column = scroll.column
        self.column.setContentsMargins(32, 16, 32, 24)
        self.column.setSpacing(14)
        if back_text:
            self._add_back(name)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        self.say_back()

    def _add_back(self, name: str) -> None:
        from PySide6.QtCore import Qt  # noqa: PLC0415  not for the first page

        self._back_button = QToolButton()
        self._back_button.setObjectName(f"{name}.back")
        self._back_button.setProperty("kind", "link")
        self._back_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._back_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._back_button.clicked.connect(self.back)
        self.column.addWidget(self._back_button, 0, Qt.AlignmentFlag.AlignLeft)

    def say_back(self) -> None:
        """The words of the way back; called by ``retranslate`` of each page."""
        if self._back_text:
            self._back_button.setText(text(self._back_text))
            self._back_button.setIcon(icon("back", tone("accent")))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt  # noqa: PLC0415  not for the first page

        if event.key() == Qt.Key.Key_Escape and self._back_text:
            self.back.emit()
        else:
            super().keyPressEvent(event)
