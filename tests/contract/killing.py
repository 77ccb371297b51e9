"""Programs that die in the middle, at a line of the journal or at any moment.

The program is a process of its own, forked from a server that has everything loaded, so that a
death costs a fraction of a second. Nothing of it is simulated: the system ends it, with SIGKILL.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import tempfile
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from threading import Event, Timer
from typing import Any

import boto3  # noqa: F401  loaded ahead for the forked programs

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.aws.session import AwsSession
from cvpn_wizard.adapters.records import Records
from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.engine.journal import Journal
from cvpn_wizard.journeys.answers import AccountAnswers
from cvpn_wizard.journeys.building import Builder
from cvpn_wizard.journeys.plan_file import read_plan
from cvpn_wizard.model.errors import WizardError
from cvpn_wizard.model.secret import Secret
from cvpn_wizard.practice.server import ACCESS_KEY, REGION, SECRET_KEY
from tests.contract.rig import EXAMPLES, WHOLE, FastClock, Outcome, Rig
from tests.contract.stand_ins import StandIn


class Journey(StrEnum):
    APPLY = "apply"
    RESUME = "resume"
    UNDO = "undo"
    REMOVE = "remove"


@dataclass(frozen=True)
class Death:
    """When a program dies.

    :ivar line: before it writes that line of its journal, counted from one; with ``after``, once
        the line is on disk. 0: not at a line.
    :ivar seconds: after so long.
    :ivar given_up: nobody goes on with it: what there is gets taken back.
    """

    journey: Journey
    line: int = 0
    after: bool = False
    seconds: float = 0.0
    given_up: bool = False

    def __str__(self) -> str:
        when = f"after {self.seconds:.3f} s"
        if self.line:
            when = f"{'after' if self.after else 'before'} line {self.line}"
        return f"{self.journey.value} {when}{', given up' if self.given_up else ''}"


def _kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _watch(death: Death) -> None:
    """Die at that line."""
    write = Journal.write
    count = [0]

    def counted(journal: Journal, *args: Any, **kwargs: Any) -> None:
        count[0] += 1
        mine = count[0] == death.line
        if mine and not death.after:
            _kill()
        write(journal, *args, **kwargs)
        if mine:
            _kill()

    Journal.write = counted  # type: ignore[method-assign]  this process is about to die


def program(death: Death, url: str, folder: Path) -> None:
    """One journey in a process of its own, with its death."""
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
    spec = read_plan(EXAMPLES / "worked-example.toml")
    home = folder / "home"
    session = AwsSession.from_keys(ACCESS_KEY, Secret(SECRET_KEY), None, REGION, endpoint_url=url)
    session.warm_up()
    builder = Builder(
        home=home,
        cloud=Cloud(session),
        vault=Vault(),
        records=Records(home),
        account=AccountAnswers(region=REGION),
        clock=FastClock(),
    )
    if death.line:
        _watch(death)
    else:
        Timer(death.seconds, _kill).start()
    stop = Event()
    match death.journey:
        case Journey.APPLY:
            run = builder.apply(spec, folder / "out", stop)
        case Journey.RESUME:
            run = builder.resume(spec.name, stop)
        case Journey.UNDO:
            run = builder.undo(spec.name, stop)
        case Journey.REMOVE:
            run = builder.remove(spec.name, stop)
    for _ in run:
        pass
    os._exit(0)


def live_and_die(death: Death, rig: Rig) -> bool:
    """Run a program; whether it died before its end."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.contract.killing"])
    process = context.Process(target=program, args=(death, rig.practice.url, rig.folder))
    process.start()
    process.join(60)
    if process.exitcode is None:
        process.kill()
        process.join()
        raise AssertionError(f"{death}: neither died nor ended")
    assert process.exitcode in {0, -signal.SIGKILL}, process.exitcode
    return process.exitcode != 0


def wrong_after(
    practice: StandIn, deaths: tuple[Death, ...], certificates: Path | None = None
) -> str:
    """Let programs die one after the other, go on, and take all of it away.

    Returns what is wrong in the end; empty when there was one of each and then nothing of ours.
    """
    with tempfile.TemporaryDirectory() as folder:
        rig = Rig(practice, Path(folder) / "run", certificates=certificates)
        if deaths[0].journey is not Journey.APPLY and not rig.apply().ok:
            return "the set-up before it failed"
        for death in deaths:
            live_and_die(death, rig)
        return _gone_on(rig, Journey.UNDO if deaths[-1].given_up else deaths[-1].journey)


def _gone_on(rig: Rig, last: Journey) -> str:
    if last in {Journey.APPLY, Journey.RESUME}:
        outcome = _outcome(rig, Journey.RESUME)
        if not outcome.ok:
            return f"could not go on: {[str(error) for error in outcome.refusals]}"
        if rig.ours() != WHOLE:
            return f"not one of each: {rig.ours()}"
        last = Journey.REMOVE
    outcome = _outcome(rig, last)
    if not outcome.ok:
        return f"could not be taken away: {[str(error) for error in outcome.refusals]}"
    if not rig.untouched():
        return f"the account is not as it was: {rig.everything().keys() ^ rig.before.keys()}"
    return ""


def _outcome(rig: Rig, journey: Journey) -> Outcome:
    go = {
        Journey.RESUME: rig.resume,
        Journey.UNDO: rig.undo,
        Journey.REMOVE: rig.remove,
        Journey.APPLY: rig.apply,
    }[journey]
    try:
        return go()
    except WizardError as error:
        match journey, error.code.value:
            # It died before its first word, or after its last: apply makes it whole.
            case Journey.RESUME, "vpn-unknown" | "nothing-to-resume":
                return rig.apply()
            case Journey.UNDO | Journey.REMOVE, "vpn-unknown" | "nothing-to-resume":
                return Outcome.nothing()
        return Outcome.refused(error)
