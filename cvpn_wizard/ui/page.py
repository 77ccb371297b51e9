"""What every page of a journey is."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import ClassVar, Self

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from cvpn_wizard.journeys.answers import Answers
from cvpn_wizard.model.errors import Problem
from cvpn_wizard.model.map import MapModel
from cvpn_wizard.ui.services import Services


class Page(QWidget):
    """One page: shows frozen answers, returns new ones, decides nothing.

    Signals:
        state_changed: what the frame shows changed: answers, problem, busy, or the button.
        advance: the page is finished by itself; go to the next one.
        jump: go to where something has to be put right: a page's id, or ``page.field``.
        map_changed: ``map_model`` returns another picture now.
    """

    state_changed = Signal()
    advance = Signal()
    jump = Signal(str)
    map_changed = Signal()

    page_id: ClassVar[str]

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.services = services
        self.setObjectName(self.page_id)

    @classmethod
    def growing(cls, services: Services) -> Generator[None, None, Self]:
        """Make the page in pieces of a few milliseconds; the window breathes at each ``yield``."""
        yield
        return cls(services)

    def show_answers(self, answers: Answers) -> None:
        """Fill the widgets. Called each time before the page is shown."""
        raise NotImplementedError

    def collect(self, answers: Answers) -> Answers:
        """Return ``answers`` with what this page holds put in."""
        raise NotImplementedError

    def problem(self) -> Problem | None:
        """The first thing that keeps Next from working; ``None`` when all is well."""
        return None

    def heed(self, elsewhere: Sequence[Problem]) -> None:
        """Told before the page is shown: what other pages found wrong when they were left."""

    def next_refused(self) -> bool:
        """Next was pressed in spite of a problem; whether the page now does what is missing."""
        return False

    def busy(self) -> bool:
        """Whether work is under way that Next has to wait for."""
        return False

    def running(self) -> bool:
        """Whether leaving or closing now should ask first."""
        return False

    def stop(self) -> None:
        """Ask work that is under way to stop; it can be taken up again later."""

    def next_text(self) -> str | None:
        """What Next is called here; ``None`` for its usual name."""
        return None

    def commit_text(self) -> str | None:
        """What pressing Next does, when it does something; ``None`` for a plain Next."""
        return None

    def map_model(self) -> MapModel | None:
        """The picture while this page is shown; ``None``: the frame draws it from the answers."""
        return None

    def entered(self) -> None:
        """The page is on screen: start its jobs."""

    def polish_ahead(self) -> None:
        """Let the style look at every widget before the page is shown, which is then quicker."""
        for widget in self.findChildren(QWidget):
            widget.ensurePolished()

    def retranslate(self) -> None:
        """Set every text. Called from ``__init__`` and when the language changes."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
