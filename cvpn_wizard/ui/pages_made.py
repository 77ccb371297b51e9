"""The pages of the set-up: made on first visit, or ahead of it in pieces, and kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer, Slot

from cvpn_wizard.ui.page import Page
from cvpn_wizard.ui.page_scroll import PageScroll
from cvpn_wizard.ui.pages import page_class
from cvpn_wizard.ui.services import Services

BETWEEN_MS = 15
GROWN = ""
"""Instead of a page's id: there is nothing left to make of it."""


class PagesMade(QObject):
    """One of each, in ``scroll``.

    :param connect: ties a new page to the frame.
    """

    def __init__(
        self,
        services: Services,
        scroll: PageScroll,
        connect: Callable[[Page], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._scroll = scroll
        self._connect = connect
        self._pages: dict[str, Page] = {}
        self._fresh: set[str] = set()
        self._growing: tuple[str, Iterator[str]] | None = None

    def __contains__(self, page_id: str) -> bool:
        return page_id in self._pages

    def get(self, page_id: str) -> Page | None:
        """The page, if it is made."""
        return self._pages.get(page_id)

    def all(self) -> tuple[Page, ...]:
        """Every page that is made."""
        return tuple(self._pages.values())

    def whole(self, page_id: str) -> Page:
        """The page, made whole now if it was not yet; somebody comes to it."""
        pieces: Iterator[str] = iter(())
        if self._growing is not None and self._growing[0] == page_id:
            pieces, self._growing = self._growing[1], None
        elif page_id not in self._pages:
            pieces = self._pieces(page_id)
        for _ in pieces:
            pass
        self._fresh.discard(page_id)
        return self._pages[page_id]

    def begin_anew(self) -> None:
        """Forget the pages that somebody has been on."""
        for old in self._pages.keys() - self._fresh:
            gone = self._pages.pop(old)
            self._scroll.remove(gone)
            gone.deleteLater()

    def make_ahead(self, page_id: str) -> None:
        """Make the page while nobody waits for it, in pieces that nobody feels."""
        if page_id not in self._pages and self._growing is None:
            self._growing = page_id, self._pieces(page_id)
            self._grow()

    @Slot()
    def _grow(self) -> None:
        if self._growing is None:
            return
        if next(self._growing[1], GROWN) is GROWN:
            self._growing = None
        else:
            QTimer.singleShot(BETWEEN_MS, self, self._grow)

    def _pieces(self, page_id: str) -> Iterator[str]:
        """Make a page; what happens between two pieces of it nobody feels."""
        growing = page_class(page_id).growing(self._services)
        while True:
            try:
                next(growing)
            except StopIteration as grown:
                page: Page = grown.value
                break
            yield page_id
        self._connect(page)
        self._pages[page_id] = page
        self._fresh.add(page_id)
        yield page_id
        self._scroll.add(page)
        yield page_id
        page.polish_ahead()
