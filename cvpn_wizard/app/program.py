"""The running program: the one file that knows all the parts of the window."""

from __future__ import annotations

import gc
import logging
import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from cvpn_wizard.adapters.home import home_folder
from cvpn_wizard.adapters.vault import SERVICE, Vault
from cvpn_wizard.app.accounts import Accounts, PracticeDoor
from cvpn_wizard.app.options import Options
from cvpn_wizard.model.errors import WizardError
from cvpn_wizard.texts import system_language
from cvpn_wizard.ui.ahead import SWITCH_SECONDS, import_ahead, import_setup
from cvpn_wizard.ui.header import THEMES
from cvpn_wizard.ui.jobs import Jobs
from cvpn_wizard.ui.language import Language
from cvpn_wizard.ui.services import Choices, Services
from cvpn_wizard.ui.settings import Settings, read_settings, size_of, write_settings
from cvpn_wizard.ui.theme import apply_theme, dress
from cvpn_wizard.ui.window import MainWindow


class Program(QObject):
    """The running program: window, language, theme.

    :param practice_speed: factor on the delays of the practice AWS.
    """

    def __init__(self, app: QApplication, options: Options, *, practice_speed: float = 1.0) -> None:
        super().__init__(app)
        sys.setswitchinterval(SWITCH_SECONDS)
        self._app = app
        base = home_folder()
        home = base / "practice" if options.practice else base
        self._settings = read_settings(base)
        self._settings_home = base
        self._language = Language(app)
        self._language.speak(options.lang or self._settings.language or system_language())
        theme = options.theme or self._settings.theme
        self._theme = theme if theme in THEMES else "system"
        dress(app, self._theme)
        self.jobs = Jobs(self)
        self.practice = PracticeDoor(speed=practice_speed) if options.practice else None
        vault = Vault.from_environment(f"{SERVICE}-practice" if options.practice else SERVICE)
        self.accounts = Accounts(vault, self.practice)
        self.services = Services(
            jobs=self.jobs,
            home=home,
            vault=vault,
            cloud_for=self.accounts.cloud_for,
            practice=self.practice,
            sign_ins=self.accounts.sign_ins,
            choices=Choices(aws_side=self._settings.aws_side != "no", keep=self._chosen),
        )
        self.window = MainWindow(self.services, self._theme)
        size = size_of(self._settings)
        if size is not None:
            self.window.resize(*size)
        self.window.language_chosen.connect(self._speak)
        self.window.theme_chosen.connect(self._dress)
        self.window.first_shown.connect(self._warm_up)

    @Slot()
    def _warm_up(self) -> None:
        """Once the first page is on screen: what the next pages will need."""
        QTimer.singleShot(60, self, self._follow_system)
        QTimer.singleShot(400, self, self._prepare)

    @Slot()
    def _follow_system(self) -> None:
        """What the first page did not wait for: the frame's colours, high contrast, changes."""
        apply_theme(self._app, self._theme)
        self._app.styleHints().colorSchemeChanged.connect(self._system_changed)

    @Slot()
    def _prepare(self) -> None:
        gc.freeze()
        gc.enable()
        if not isValid(self.window):
            return
        self.window.look_around()
        # PySide6 prepares every kind of widget when it is first asked for one that it did not
        # make (20 ms): now, rather than on the first page with a list.
        self.window.style()
        self.window.setup_prepared.connect(self._import_rest)
        self.jobs.start(import_setup, done=self.window.prepare_setup)
        self.jobs.start(lambda _c: self._prewarm())

    @Slot()
    def _import_rest(self) -> None:
        """Not beside what the window makes ahead: imports hold Python's lock."""
        self.jobs.start(import_ahead, done=self._remind)

    @Slot(object)
    def _remind(self, _imported: object) -> None:
        """Dates that come near are told by the desktop while the program is open."""
        from cvpn_wizard.ui.people.reminder import Reminder  # noqa: PLC0415  not for the first page

        if isValid(self.window):
            self._reminder = Reminder(self.services, self.window.windowIcon(), self)
            self._reminder.opened.connect(self._show_dates)
            self._reminder.look()
            self.window.look_for_versions()

    @Slot(str)
    def _show_dates(self, vpn: str) -> None:
        if isValid(self.window):
            self.window.open_dates(vpn)

    def _prewarm(self) -> None:
        try:
            self.accounts.process()
            if self.practice is not None:
                self.practice()
        except WizardError as error:
            # The page that needs it will say so.
            logging.getLogger(__name__).warning("warm-up: %s", error)

    @Slot(str)
    def _speak(self, code: str) -> None:
        self._language.speak(code)
        self._keep(replace(self._settings, language=code))

    @Slot(str)
    def _dress(self, theme: str) -> None:
        self._theme = theme
        apply_theme(self._app, theme)
        self.window.show_theme(theme)
        self._keep(replace(self._settings, theme=theme))

    def _chosen(self, choices: Choices) -> None:
        self._keep(replace(self._settings, aws_side="" if choices.aws_side else "no"))

    @Slot()
    def _system_changed(self) -> None:
        if self._theme == "system":
            apply_theme(self._app, self._theme)
            self.window.show_theme(self._theme)

    def _keep(self, settings: Settings) -> None:
        self._settings = settings
        folder = self._settings_home
        self.jobs.start(lambda _c: _write_quietly(folder, settings))

    def _keep_size(self) -> None:
        usual = self.window.normalGeometry()
        size = f"{usual.width()}x{usual.height()}"
        if usual.isValid() and size != self._settings.size:
            self._settings = replace(self._settings, size=size)
            _write_quietly(self._settings_home, self._settings)

    def close(self) -> None:
        """Ask every job to stop; a call to AWS that is under way ends by its own time-out."""
        self.jobs.shutdown()
        if isValid(self.window):
            self._keep_size()
        self.accounts.close()
        if self.practice is not None:
            self.practice.close()


def _write_quietly(folder: Path, settings: Settings) -> None:
    """A choice that cannot be kept holds for this run; that is no reason to interrupt anybody."""
    try:
        write_settings(folder, settings)
    except WizardError as error:
        logging.getLogger(__name__).warning("settings: %s", error)
