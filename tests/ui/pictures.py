"""Every page of the window as a picture, to be looked at one by one.

``CVPN_WIZARD_SHOTS=folder python -m tests.ui.pictures [page …]`` writes
``<page>-<language>-<theme>-<size>.png``: Japanese and English, light and dark, 1280×720 and
200 % (960×540 at two dots a pixel, a Full HD screen).
"""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")

from PySide6.QtCore import QEventLoop, QPoint, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from cvpn_wizard.journeys.answers import AccountAnswers, AccountSource, Answers, RunOutcome
from cvpn_wizard.journeys.plan_file import read_plan
from cvpn_wizard.journeys.resuming import answers_from
from cvpn_wizard.journeys.setup import PAGE_IDS
from cvpn_wizard.model.aws import Identity
from cvpn_wizard.model.steps import StepEvent, StepId, StepState
from cvpn_wizard.ui.jobs import Jobs
from cvpn_wizard.ui.language import Language
from cvpn_wizard.ui.services import Practice, Services
from cvpn_wizard.ui.setup_frame import SetupFrame
from cvpn_wizard.ui.theme import apply_theme
from cvpn_wizard.ui.window import MainWindow
from tests.fakes.builder import FakeBuilder, Scene
from tests.fakes.cloud import FakeCloud
from tests.ui.pages.conftest import MemoryVault

SIZES = {"1280x720": (1280, 720, 1.0), "200": (960, 540, 2.0)}
EXAMPLES = Path(__file__).parents[1] / "examples"
ELSEWHERE = ("home", "laptop", "check", "care", "help")


def spin(milliseconds: int) -> None:
    """Let jobs answer and layouts settle."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def run_half_way() -> list[Scene]:
    """A run as it looks in the middle; the gate keeps it there."""
    done = ("certificates", "vpc", "subnet.cvpn-target-subnet", "subnet.server-subnet")
    told: list[Scene] = [
        StepEvent(StepId(step), StepState.DONE, f"id-{step}", 2.0) for step in done
    ]
    told.append(StepEvent(StepId("security_group"), StepState.PRESENT, "sg-0a1b", 0.4))
    told.append(StepEvent(StepId("endpoint"), StepState.DONE, "cvpn-endpoint-0ab1", 9.0))
    told.append(StepEvent(StepId("association.cvpn-target-subnet"), StepState.SETTLING, "", 62.0))
    return [*told, Event()]


def worked_example(home: Path) -> Answers:
    answers = answers_from(read_plan(EXAMPLES / "worked-example.toml"))
    identity = Identity("123456789012", "arn:aws:iam::123456789012:user/admin")
    return replace(
        answers,
        account=AccountAnswers(source=AccountSource.PRACTICE, identity=identity),
        certificates=replace(answers.certificates, folder=home / "cert"),
    )


def outcome(home: Path) -> RunOutcome:
    profile = home / "client1.domain.tld.ovpn"
    return RunOutcome("cvpn-endpoint-01", "cvpn-endpoint-0ab1", home, (profile,), ok=True)


def services(home: Path, jobs: Jobs, builder: FakeBuilder) -> Services:
    cloud = FakeCloud()
    practice = Practice(url="http://127.0.0.1:1", stand_in=("127.0.0.1", 9))
    return Services(
        jobs=jobs,
        home=home,
        vault=MemoryVault(),
        cloud_for=lambda _account, _mfa: cloud,
        builder_for=lambda _account, _cloud: builder,
        practice=lambda: practice,
    )


def take(window: QWidget, path: Path, ratio: float) -> None:
    picture = QPixmap(window.size() * ratio)
    picture.setDevicePixelRatio(ratio)
    window.render(picture, QPoint())
    picture.save(str(path))


def open_page(window: MainWindow, page: str, answers: Answers, home: Path) -> None:
    if page == "help":
        window.open_help()
    elif page == "home":
        window.go_home()
    elif page in ELSEWHERE:
        window.choose(page)
    else:
        window.begin_setup()
        frame = window.setup
        assert isinstance(frame, SetupFrame)
        if page in {"connect", "done"}:
            answers = replace(answers, outcome=outcome(home))
        frame.begin(Answers() if page == "before" else answers, page)


def main() -> int:
    folder = Path(os.environ.get("CVPN_WIZARD_SHOTS", "shots"))
    folder.mkdir(parents=True, exist_ok=True)
    wanted = sys.argv[1:] or [*ELSEWHERE, *PAGE_IDS]
    app = QApplication([])
    language = Language(app)
    began = datetime.now(tz=UTC)
    with tempfile.TemporaryDirectory() as base:
        for code in ("en", "ja"):
            for theme in ("light", "dark"):
                language.speak(code)
                apply_theme(app, theme)
                for page in wanted:
                    jobs, builder = Jobs(), FakeBuilder()
                    builder.scripts["apply"] = [run_half_way()]
                    home = Path(base) / f"{code}-{theme}-{page}"
                    home.mkdir()
                    window = MainWindow(services(home, jobs, builder))
                    window.show_theme(theme)
                    window.show()
                    open_page(window, page, worked_example(home), home)
                    for size, (width, height, ratio) in SIZES.items():
                        window.resize(width, height)
                        spin(500)
                        take(window, folder / f"{page}-{code}-{theme}-{size}.png", ratio)
                    jobs.shutdown()
                    window.deleteLater()
                    spin(0)
    seconds = (datetime.now(tz=UTC) - began).seconds
    sys.stdout.write(f"{folder}: {seconds} s\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
