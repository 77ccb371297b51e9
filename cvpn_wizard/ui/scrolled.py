"""A page outside the set-up: a column of readable width that scrolls."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cvpn_wizard.ui.page_scroll import WIDEST, PageScroll


class ScrolledPage(QWidget):
    """Put widgets into :attr:`column`."""

    def __init__(self, name: str, parent: QWidget | None = None, *, widest: int = WIDEST) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        scroll = PageScroll(f"{name}.scroll", widest=widest, centred=True)
        self.column = scroll.column
        self.column.setContentsMargins(32, 24, 32, 24)
        self.column.setSpacing(14)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
