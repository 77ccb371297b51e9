"""Open what was handed over: the file, and the words."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from cvpn_wizard.journeys.handing_over import ProfileFaultsError
from cvpn_wizard.journeys.laptop.opening import is_bundle, words_problem
from cvpn_wizard.journeys.laptop.placing import Placed
from cvpn_wizard.journeys.laptop.state import LaptopState
from cvpn_wizard.model.errors import Problem, WizardError
from cvpn_wizard.model.secret import Secret
from cvpn_wizard.texts import text
from cvpn_wizard.ui.forms import Field, Heading, MoreSection
from cvpn_wizard.ui.helpdesk import HelpdeskPanel
from cvpn_wizard.ui.jobs import Latest
from cvpn_wizard.ui.labels import plain
from cvpn_wizard.ui.laptop.drop_area import DropArea
from cvpn_wizard.ui.laptop.known_part import KnownPart
from cvpn_wizard.ui.laptop.request_part import RequestPart
from cvpn_wizard.ui.laptop.step import LaptopStep
from cvpn_wizard.ui.laptop.work import Here, LaptopWork, Ready
from cvpn_wizard.ui.refusal_view import RefusalView
from cvpn_wizard.ui.services import Services


class OpenStep(LaptopStep):
    """The words are shown while they are typed: they come by ear, and open this one file once."""

    step_id: ClassVar[str] = "laptop-open"

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self.work = LaptopWork(services)
        self._looking, self._opening, self._seeing = Latest(), Latest(), Latest()
        self._file: Path | None = None
        self._whole = False
        self._faults: tuple[Problem, ...] = ()
        self._heading = Heading("laptop-open-heading", "laptop-open-lead")
        self.drop = DropArea()
        self.drop.chosen.connect(self.take_file)
        self._words = QLineEdit()
        self._words.setObjectName("laptop.words")
        hints = Qt.InputMethodHint
        self._words.setInputMethodHints(hints.ImhNoAutoUppercase | hints.ImhNoPredictiveText)
        self._words.textChanged.connect(self._typed)
        self._field = Field("laptop-words", self._words, "laptop-words-hint", "laptop-words-why")
        self._field.hide()
        self._refusal = RefusalView("laptop.refusal")
        self._what = plain("laptop.faults")
        self._what.hide()
        self.known = KnownPart()
        self.known.taken.connect(self._take_known)
        self.request = RequestPart(services.jobs, self.work)
        self.request.asked.connect(self._see)
        self.helpdesk: HelpdeskPanel | None = None
        self._desk = MoreSection("helpdesk-title", "laptop.helpdesk")
        self._desk.button.toggled.connect(self._open_desk)
        for part in (
            self._heading,
            self.drop,
            self._field,
            self._refusal,
            self._what,
            self.known,
            self.request,
            self._desk,
        ):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.retranslate()

    # in

    def entered(self) -> None:
        self._see()

    @Slot()
    def _see(self) -> None:
        self._seeing.replace(self.services.jobs.start(self.work.seeing(), done=self._seen))

    @Slot(object)
    def _seen(self, here: object) -> None:
        if isinstance(here, Here):
            self.known.show_placed(here.placed)
            self.request.show_waiting(here.waiting)

    @Slot(bool)
    def _open_desk(self, opened: bool) -> None:  # noqa: FBT001  what the signal carries
        """Made when it is first wanted: most who come here are no helpdesk."""
        if self.helpdesk is None:
            self.helpdesk = HelpdeskPanel(self.services)
            self._desk.add(self.helpdesk)
        if opened:
            self.helpdesk.look_again()

    @Slot(object)
    def take_file(self, path: object) -> None:
        """Look at a file that was dropped, chosen, or double-clicked."""
        if not isinstance(path, Path) or self._opening.busy:
            return
        self._file, self._whole = path, False
        self._no_refusal()
        self._field.set_problem(None)
        self._words.clear()
        self.drop.show_file(path, "laptop-looking")
        self._looking.replace(
            self.services.jobs.start(
                self.work.looking(path), done=self._looked, failed=self._not_whole
            )
        )
        self._show_field()
        self.refreshed.emit()

    @Slot(object)
    def _looked(self, _path: object) -> None:
        self._whole = True
        if self._file is not None:
            wordy = is_bundle(self._file)
            hint = "laptop-chosen-hint" if wordy else "laptop-chosen-profile"
            self.drop.show_file(self._file, hint)
        self._show_field()
        if self._field.isVisibleTo(self):
            self._words.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refreshed.emit()

    @Slot(object)
    def _not_whole(self, error: object) -> None:
        self._file = None
        self.drop.show_file(None)
        self._refuse(error)
        self.drop.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_field(self) -> None:
        self._field.setVisible(self._whole and self._file is not None and is_bundle(self._file))

    @Slot()
    def _typed(self) -> None:
        self._field.set_problem(None)
        self._no_refusal()

    # the contract

    def problem(self) -> Problem | None:
        if self._file is None or not self._whole:
            return Problem("laptop-no-file", "laptop.choose")
        return words_problem(Secret(self._words.text())) if is_bundle(self._file) else None

    def show_problem(self, problem: Problem) -> bool:
        """Beside the words, where it is about them; whether it could be shown there."""
        if problem.field != self._words.objectName():
            return False
        self._field.set_problem(problem)
        self._words.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def enter_pressed(self) -> bool:
        if self.helpdesk is not None and self.helpdesk.enter_pressed():
            return True
        return self.request.enter_pressed()

    def go(self) -> bool:
        if self._file is None or self._opening.busy:
            return True
        self._no_refusal()
        words = Secret(self._words.text()) if is_bundle(self._file) else None
        self._opening.replace(
            self.services.jobs.start(
                self.work.opening(self._file, words), done=self._opened, failed=self._refuse
            )
        )
        self.refreshed.emit()
        return True

    def next_text(self) -> str:
        return text("laptop-opening" if self._opening.busy else "laptop-open-go")

    @property
    def opening(self) -> bool:
        """Whether a bundle is being opened just now."""
        return self._opening.busy

    def busy(self) -> bool:
        return self._looking.busy or self._opening.busy

    # out

    @Slot(object)
    def _opened(self, ready: object) -> None:
        if not isinstance(ready, Ready):
            return
        self._words.clear()
        self._file, self._whole = None, False
        self.drop.show_file(None)
        self._show_field()
        self.changed.emit(self.state.with_profile(ready.placed, ready.opened))
        self.advance.emit()

    @Slot(object)
    def _take_known(self, placed: object) -> None:
        if isinstance(placed, Placed):
            self.changed.emit(LaptopState().with_profile(placed))
            self.advance.emit()

    @Slot(object)
    def _refuse(self, error: object) -> None:
        if isinstance(error, WizardError):
            self._refusal.show_refusal(error)
            self._faults = error.problems if isinstance(error, ProfileFaultsError) else ()
            self._say_faults()
        if self._field.isVisibleTo(self):
            self._words.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refreshed.emit()

    def _no_refusal(self) -> None:
        self._refusal.clear()
        self._faults = ()
        self._say_faults()

    def _say_faults(self) -> None:
        said = [text(f"problem-{one.code}", **one.facts) for one in self._faults]
        self._what.setText("\n".join(f"• {sentence}" for sentence in said))
        self._what.setVisible(bool(said))

    def retranslate(self) -> None:
        for part in (
            self._heading,
            self.drop,
            self._field,
            self._refusal,
            self.known,
            self.request,
            self._desk,
        ):
            part.retranslate()
        if self.helpdesk is not None:
            self.helpdesk.retranslate()
        self._say_faults()
