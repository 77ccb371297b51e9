"""Every page of the window as a picture, to be looked at one by one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from threading import Event

from cvpn_wizard.journeys.answers import AccountAnswers, AccountSource, Answers, RunOutcome
from cvpn_wizard.journeys.plan_file import read_plan
from cvpn_wizard.journeys.resuming import answers_from
from cvpn_wizard.journeys.setup import PAGE_IDS
from cvpn_wizard.model.aws import Identity
from cvpn_wizard.model.steps import StepEvent, StepId, StepState
from cvpn_wizard.ui.setup_frame import SetupFrame
from cvpn_wizard.ui.window import MainWindow
from tests.fakes.builder import FakeBuilder, Scene
from tests.fakes.cloud import FakeCloud
from tests.ui.pictures.look import PRACTICE, Look, services_at, spin, take

SIZES = {"1280x720": (1280, 720, 1.0), "200": (960, 540, 2.0)}
EXAMPLES = Path(__file__).parents[2] / "examples"
ELSEWHERE = ("home", "laptop", "check", "care", "help")
NAMES = (*ELSEWHERE, *PAGE_IDS)


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


def draw(look: Look, names: Iterable[str]) -> None:
    for page in names:
        builder, cloud = FakeBuilder(), FakeCloud()
        builder.scripts["apply"] = [run_half_way()]
        home = look.home(page)
        services = services_at(
            home,
            cloud_for=lambda _account, _mfa, cloud=cloud: cloud,
            builder_for=lambda _account, _cloud, builder=builder: builder,
            practice=lambda: PRACTICE,
        )
        with look.window(services) as window:
            open_page(window, page, worked_example(home), home)
            for size, (width, height, ratio) in SIZES.items():
                window.resize(width, height)
                spin(500)
                take(window, look.path(page, f"-{size}"), ratio)
