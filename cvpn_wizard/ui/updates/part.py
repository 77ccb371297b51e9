"""Which version this is, and whether to look for new ones: at the end of the chapter Help."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from threading import Event

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cvpn_wizard import __version__
from cvpn_wizard.journeys.updates.checking import UpdatePlace, check, place_of
from cvpn_wizard.journeys.updates.choice import UpdateChoice, read_choice, write_choice
from cvpn_wizard.model.errors import WizardError
from cvpn_wizard.model.updates import Found, Standing
from cvpn_wizard.texts import current_language, text
from cvpn_wizard.texts.refusals import refusal_words
from cvpn_wizard.texts.updates import found_words, last_words, place_words
from cvpn_wizard.ui.jobs import Jobs
from cvpn_wizard.ui.labels import muted, plain, strong
from cvpn_wizard.ui.opening import open_page


class UpdatesPart(QWidget):
    """Nothing is asked of the network before the switch is set or the button is pressed.

    Signals:
        changed: the choice, or what is known, is another one now.
    """

    changed = Signal()

    def __init__(self, jobs: Jobs, home: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._home = jobs, home
        self._choice, self._place = UpdateChoice(), UpdatePlace()
        self._looking, self._unkept = False, False
        self._found: Found | None = None
        self._refusal: WizardError | None = None
        self._title = strong("updates.title")
        self._this, self._what = plain("updates.this"), muted("updates.what")
        self._switch = QCheckBox()
        self._switch.setObjectName("updates.switch")
        self._switch.toggled.connect(self._switched)
        self._where = muted("updates.where")
        self._said = plain("updates.said")
        self._look = QPushButton()
        self._look.setObjectName("updates.look")
        self._look.clicked.connect(self.look_now)
        self._news = QPushButton()
        self._news.setObjectName("updates.news")
        self._news.clicked.connect(self._open_news)
        self._arrange()
        self.retranslate()

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._look)
        buttons.addWidget(self._news)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        labels: tuple[QLabel | QCheckBox, ...] = (self._title, self._this, self._what)
        for part in (*labels, self._switch, self._where, self._said):
            column.addWidget(part)
        column.addLayout(buttons)

    def look_again(self) -> None:
        """Read what was chosen, here or on the command line."""
        self._jobs.start(self._read, done=self._show)

    def _read(self, _cancelled: Event) -> tuple[UpdateChoice, UpdatePlace]:
        choice = read_choice(self._home)
        return choice, place_of(choice)

    @Slot(object)
    def _show(self, read: tuple[UpdateChoice, UpdatePlace]) -> None:
        self._choice, self._place = read
        self._switch.blockSignals(True)  # noqa: FBT003  Qt's own
        self._switch.setChecked(self._choice.on and self._place.ready)
        self._switch.blockSignals(False)  # noqa: FBT003
        self.retranslate()

    @Slot(bool)
    def _switched(self, on: bool) -> None:  # noqa: FBT001  a Qt slot
        self._jobs.start(lambda _c: self._keep(on=on), done=self._kept, failed=self._not_kept)

    def _keep(self, *, on: bool) -> tuple[UpdateChoice, UpdatePlace]:
        choice = replace(read_choice(self._home), on=on)
        write_choice(self._home, choice)
        return choice, place_of(choice)

    @Slot(object)
    def _kept(self, read: tuple[UpdateChoice, UpdatePlace]) -> None:
        self._unkept = False
        self._show(read)
        self.changed.emit()

    @Slot(object)
    def _not_kept(self, _error: object) -> None:
        self._unkept = True
        self._show((self._choice, self._place))

    @Slot()
    def look_now(self) -> None:
        """Ask at once; its answer, or why there is none, is said here."""
        if self._looking:
            return
        self._looking, self._found, self._refusal = True, None, None
        self._jobs.start(lambda _c: check(self._home), done=self._looked, failed=self._refused)
        self.retranslate()

    @Slot(object)
    def _looked(self, found: Found) -> None:
        self._looking, self._found = False, found
        self.look_again()
        self.changed.emit()

    @Slot(object)
    def _refused(self, error: object) -> None:
        self._looking = False
        self._refusal = error if isinstance(error, WizardError) else None
        self.retranslate()

    @Slot()
    def _open_news(self) -> None:
        if self._found is not None:
            open_page(self._found.release.notes_in(current_language()))

    def _sentence(self) -> str:
        if self._looking:
            return text("updates-looking")
        if self._unkept:
            return text("updates-unkept")
        if self._refusal is not None:
            words = refusal_words(self._refusal)
            return "\n".join((words.title, words.why, words.do))
        if self._found is not None:
            return found_words(self._found, __version__)
        return last_words(self._choice.checked) if self._place.ready else ""

    def retranslate(self) -> None:
        ready = self._place.ready
        self._title.setText(text("updates-title"))
        self._this.setText(text("updates-this", version=__version__))
        self._what.setText(text("updates-what"))
        self._switch.setText(text("updates-switch"))
        self._switch.setEnabled(ready)
        place = self._place
        self._where.setText(
            place_words(place.address, allowed=place.allowed, keyed=bool(place.keys))
        )
        self._said.setText(self._sentence())
        self._said.setVisible(bool(self._said.text()))
        self._look.setText(text("updates-look"))
        self._look.setEnabled(ready)
        self._news.setText(text("updates-news"))
        newer = self._found is not None and self._found.standing is not Standing.CURRENT
        self._news.setVisible(newer)
