"""Puts the window together: the one file that knows all the parts."""

from __future__ import annotations

import faulthandler
import gc
import logging
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from cvpn_wizard import __version__
from cvpn_wizard.adapters.home import home_folder
from cvpn_wizard.adapters.vault import SERVICE, Vault
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.names import is_bundle_name
from cvpn_wizard.texts import LANGUAGES, system_language
from cvpn_wizard.ui.ahead import SWITCH_SECONDS, import_ahead, import_setup
from cvpn_wizard.ui.crash import CrashReporter
from cvpn_wizard.ui.header import THEMES
from cvpn_wizard.ui.jobs import Jobs
from cvpn_wizard.ui.language import Language
from cvpn_wizard.ui.services import Practice, Services, SignIns
from cvpn_wizard.ui.settings import Settings, read_settings, size_of, write_settings
from cvpn_wizard.ui.theme import apply_theme, choose_style, dress
from cvpn_wizard.ui.window import MainWindow

if TYPE_CHECKING:
    from cvpn_wizard.adapters.aws.apart.process import AwsProcess
    from cvpn_wizard.adapters.aws.apart.recipe import Recipe
    from cvpn_wizard.adapters.aws.cloud import Cloud
    from cvpn_wizard.journeys.answers import AccountAnswers
    from cvpn_wizard.model.secret import Secret
    from cvpn_wizard.practice.child import PracticeChild

LOG_BYTES = 500_000
LOG_FILE = "cvpn-wizard.log"


@dataclass(frozen=True)
class Options:
    """How the window was called for; empty texts mean: as kept, or as the system has it.

    :ivar bundle: a file that was double-clicked; the window opens on it.
    """

    practice: bool = False
    lang: str = ""
    theme: str = ""
    bundle: Path | None = None


class PracticeDoor:
    """Starts the practice AWS when somebody first needs it. Call it inside a job only.

    It runs in a process of its own: moto's Python work would make the window stutter.
    """

    def __init__(self, *, speed: float = 1.0) -> None:
        self._lock = Lock()
        self._aws: PracticeChild | None = None
        self._speed = speed

    def __call__(self) -> Practice:
        """Where it is; waits until it runs.

        :raises WizardError: PRACTICE_MISSING when the extra is not installed.
        """
        from cvpn_wizard.practice.child import PracticeChild  # noqa: PLC0415  only when asked

        with self._lock:
            if self._aws is None:
                aws = PracticeChild(speed=self._speed)
                aws.start()
                self._aws = aws
            return Practice(self._aws.url, self._aws.stand_in)

    def close(self) -> None:
        with self._lock:
            if self._aws is not None:
                self._aws.stop()
                self._aws = None


class Accounts:
    """AWS for an account choice: where each kind of credentials is kept."""

    def __init__(self, vault: Vault, practice: PracticeDoor | None) -> None:
        self._vault = vault
        self._practice = practice
        self._lock = Lock()
        self._starting = Lock()
        self._process: AwsProcess | None = None
        self._clouds: dict[object, Cloud] = {}
        self.sign_ins = SignIns()

    def cloud_for(self, account: AccountAnswers, mfa_code: Secret | None) -> Cloud:
        """AWS for that choice; the same one again for the same credentials and Region.

        A session is kept, since making its clients takes a fifth of a second, and since an MFA
        code is good for one sign-in only. Slow the first time: inside a job only.

        :raises WizardError: NO_CREDENTIALS, SIGN_IN_NEEDED, PROFILE_UNUSABLE, BAD_CREDENTIALS.
        """
        key = self._key_of(account)
        with self._lock:
            if mfa_code is not None:
                self._clouds.pop(key, None)
            if key not in self._clouds:
                self._clouds[key] = self._new_cloud(account, mfa_code)
            return self._clouds[key]

    def _key_of(self, account: AccountAnswers) -> object:
        secret = self._vault.get(f"aws:{account.access_key_id}") if account.access_key_id else None
        sign_in = self.sign_ins.get(account.sso_start_url)
        return replace(account, identity=None), secret, id(sign_in)

    def _new_cloud(self, account: AccountAnswers, mfa_code: Secret | None) -> Cloud:
        from cvpn_wizard.adapters.aws.apart.far_cloud import FarCloud  # noqa: PLC0415

        return FarCloud(self.process(), self._recipe(account, mfa_code))

    def _recipe(self, account: AccountAnswers, mfa_code: Secret | None) -> Recipe:
        from cvpn_wizard.adapters.aws.apart.recipe import (  # noqa: PLC0415
            KeysRecipe,
            ProfileRecipe,
            SignInRecipe,
        )
        from cvpn_wizard.journeys.answers import AccountSource  # noqa: PLC0415

        if self._practice is not None:
            from cvpn_wizard.model.secret import Secret as Hidden  # noqa: PLC0415
            from cvpn_wizard.practice.server import ACCESS_KEY, SECRET_KEY  # noqa: PLC0415

            secret = Hidden(SECRET_KEY)
            return KeysRecipe(ACCESS_KEY, secret, None, account.region, self._practice().url)
        match account.source:
            case AccountSource.KEYS:
                kept = self._vault.get(f"aws:{account.access_key_id}")
                if kept is None:
                    raise WizardError(ErrorCode.NO_CREDENTIALS)
                token = self._vault.get(f"aws:{account.access_key_id}:token")
                return KeysRecipe(account.access_key_id, kept, token, account.region)
            case AccountSource.SIGN_IN:
                sign_in = self.sign_ins.get(account.sso_start_url)
                if sign_in is None:
                    raise WizardError(ErrorCode.SIGN_IN_NEEDED)
                return SignInRecipe(
                    *sign_in.handed_over(), account.sso_account, account.sso_role, account.region
                )
            case _:
                return ProfileRecipe(account.profile, account.region, mfa_code)

    def process(self) -> AwsProcess:
        """The process that makes the calls; it is made ready while the first page is read."""
        from cvpn_wizard.adapters.aws.apart.process import AwsProcess as Process  # noqa: PLC0415

        with self._starting:
            if self._process is None:
                self._process = Process()
            self._process.start()
            return self._process

    def close(self) -> None:
        with self._starting:
            if self._process is not None:
                self._process.close()


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
        self.jobs.start(import_ahead)

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


def _start_log(home: Path) -> None:
    """A log that rotates, and a file for hard crashes. Ours only, from WARNING on for others."""
    from logging.handlers import RotatingFileHandler  # noqa: PLC0415  after the first page

    folder = home / "log"
    path = folder / LOG_FILE
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handler = RotatingFileHandler(
            path, maxBytes=LOG_BYTES, backupCount=3, encoding="utf-8", delay=True
        )
        faulthandler.enable((folder / "crash.log").open("a", encoding="utf-8"))
    except OSError:
        # No log is no reason not to help; Records will say what is wrong with the folder.
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    logging.getLogger("cvpn_wizard").setLevel(logging.INFO)


def _plain_options(arguments: Sequence[str]) -> Options | None:
    """The few options read by hand; ``None``: argparse has to explain something."""
    options, left = Options(), list(arguments)
    while left:
        match left:
            case ["--practice", *left]:
                options = replace(options, practice=True)
            case ["--lang", code, *left] if code in LANGUAGES:
                options = replace(options, lang=code)
            case ["--theme", theme, *left] if theme in THEMES:
                options = replace(options, theme=theme)
            case [file, *left] if is_bundle_name(file):
                options = replace(options, bundle=Path(file).absolute())
            case _:
                return None
    return options


def options_of(arguments: Sequence[str]) -> Options:
    """Read the command line; leaves with status 2 and a sentence when it makes no sense."""
    plain = _plain_options(arguments)
    if plain is not None:
        return plain
    import argparse  # noqa: PLC0415  not for a double-click

    parser = argparse.ArgumentParser(prog="cvpn-wizard")
    parser.add_argument("--practice", action="store_true")
    parser.add_argument("--lang", choices=sorted(LANGUAGES), default="")
    parser.add_argument("--theme", choices=THEMES, default="")
    parser.add_argument("--version", action="version", version=f"cvpn-wizard {__version__}")
    parser.add_argument("bundle", nargs="?", type=Path, metavar="FILE.cvpnkit")
    return Options(**vars(parser.parse_args(arguments)))


def main(arguments: Sequence[str]) -> int:
    """Open the window and run until it is closed."""
    options = options_of(arguments)
    choose_style()
    app = QApplication([sys.argv[0]])
    app.setApplicationName("cvpn-wizard")
    app.setDesktopFileName("cvpn-wizard")
    program = Program(app, options)
    home = program.services.home
    CrashReporter(home / "log" / LOG_FILE, program).install()
    program.window.first_shown.connect(lambda: QTimer.singleShot(0, lambda: _start_log(home)))
    bundle = options.bundle
    if bundle is not None:
        program.window.first_shown.connect(
            lambda: QTimer.singleShot(0, lambda: program.window.open_bundle(bundle))
        )
    program.window.show()
    import signal  # noqa: PLC0415  after the first page

    signal.signal(signal.SIGINT, lambda *_: app.quit())
    # Python hears signals only when it runs: let it, now and then.
    alive = QTimer(program)
    alive.start(500)
    status = app.exec()
    program.close()
    return status
