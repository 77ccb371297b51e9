"""Records and journals: a second copy at work, full disks, clocks that jump, older versions."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest

from cvpn_wizard.adapters.records import FILE, Records, RunRecord, RunState, VpnRecord
from cvpn_wizard.engine.journal import Journal
from cvpn_wizard.journeys.run_lock import only_run_of
from cvpn_wizard.model.aws import Identity
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.steps import RunEvent, StepEvent, StepId, StepState
from tests.contract.small_world import SPEC, WHOLE, World, issue
from tests.fakes.mortal import Life, MortalBuilder, one_by_one

V1 = Path(__file__).parents[1] / "examples" / "records-v1.sql"


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return issue(tmp_path_factory.mktemp("issued"))


@pytest.fixture
def world(tmp_path: Path, certificates: Path) -> Iterator[World]:
    with one_by_one():
        yield World(tmp_path / "world", certificates, settle=0.2)


# a second copy


def test_a_second_copy_says_so_and_shows_how_far_the_first_one_is(world: World) -> None:
    assert world.apply(moments=64) is None
    home = world.folder / "home"
    second = MortalBuilder(home, world.cloud, world.vault, world.clock, Life())
    told: list[RunEvent] = []

    def listen() -> None:
        told.extend(second.apply(SPEC, world.folder / "out", Event()))

    with only_run_of(SPEC.name, home), pytest.raises(WizardError) as busy:
        listen()
    assert busy.value.code is ErrorCode.RUN_BUSY
    states = {event.step: event.state for event in told if isinstance(event, StepEvent)}
    assert states[StepId("vpc")] is StepState.DONE
    assert set(states.values()) & {StepState.MAKING, StepState.SETTLING, StepState.PRESENT}
    assert len(states) < 13


def test_a_lock_ends_with_its_program(tmp_path: Path) -> None:
    """Killed, not ended: no file that is left behind locks anybody out."""
    program = (
        "import os, signal, sys; from pathlib import Path;"
        "from cvpn_wizard.journeys.run_lock import only_run_of;"
        "lock = only_run_of('vpn', Path(sys.argv[1])); lock.__enter__();"
        "print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(WizardError) as busy, only_run_of("vpn", tmp_path):
            pass
        assert busy.value.code is ErrorCode.RUN_BUSY
        other.kill()
        other.wait()
    with only_run_of("vpn", tmp_path):
        pass


# full disks


def test_a_diary_whose_disk_is_full_goes_on_in_a_new_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal(tmp_path / "run.jsonl")
    journal.write("make", StepId("vpc"), token="t")
    write = os.write

    def a_little(descriptor: int, content: bytes) -> int:
        monkeypatch.setattr(os, "write", nothing)
        return write(descriptor, content[:10])

    def nothing(_descriptor: int, _content: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", a_little)
    with pytest.raises(WizardError) as full:
        journal.write("made", StepId("vpc"), resource="vpc-1")
    assert full.value.code is ErrorCode.DISK_FULL
    assert journal.history().of(StepId("vpc")).unfinished
    monkeypatch.setattr(os, "write", write)
    journal.write("found", StepId("vpc"), resource="vpc-1")
    journal.close()
    vpc = Journal(journal.path).history().of(StepId("vpc"))
    assert vpc.made is not None
    assert vpc.made.resource == "vpc-1"
    assert vpc.made_here


@pytest.mark.parametrize("lines", [0, 1, 2, 3, 7, 12, 20, 30, 40])
def test_the_disk_fills_up_in_the_middle_of_a_run(
    world: World, monkeypatch: pytest.MonkeyPatch, lines: int
) -> None:
    """Nothing is done at AWS that could not be written down, and the run goes on afterwards."""
    written = [0]
    append = Journal._append

    def until_full(journal: Journal, descriptor: int, content: bytes) -> None:
        written[0] += 1
        if written[0] > lines:
            raise OSError(28, "No space left on device")
        append(journal, descriptor, content)

    with monkeypatch.context() as full:
        full.setattr(Journal, "_append", until_full)
        with pytest.raises(WizardError) as refused:
            world.apply()
        assert refused.value.code is ErrorCode.DISK_FULL
    result = world.resume() or world.apply()
    assert result is not None
    assert result.ok
    assert world.ours() == WHOLE
    removed = world.remove()
    assert removed is not None
    assert removed.ok
    assert not world.ours()


def test_an_association_that_is_still_being_made_is_waited_for(world: World) -> None:
    """AWS may answer IncorrectState to whoever takes it back too early."""
    assert world.apply() is not None
    world.cloud.refuse("disassociate", WizardError(ErrorCode.IN_USE), times=3)
    result = world.remove()
    assert result is not None
    assert result.ok, result.left
    assert not world.ours()
    assert world.others_untouched()


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 128 KB, where the system lets us have one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    words = ["-t", "tmpfs", "-o", "size=128k", "tmpfs", str(disk)]
    if (
        mount is None
        or subprocess.run([mount, *words], capture_output=True, check=False).returncode
    ):
        pytest.skip("no disk can be mounted here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_disk_that_is_really_full(tiny_disk: Path, tmp_path: Path, certificates: Path) -> None:
    with one_by_one():
        world = World(tmp_path / "world", certificates, settle=0.2)
        (world.folder / "home").symlink_to(tiny_disk)
        filler = tiny_disk / "filler"
        Records(tiny_disk).remember_vpn(_vpn(tiny_disk))
        filler.write_bytes(b"x" * (shutil.disk_usage(tiny_disk).free - 8192))

        def until_full() -> None:
            for _ in range(40):
                world.apply()

        with pytest.raises(WizardError) as full:
            until_full()
        assert full.value.code is ErrorCode.DISK_FULL
        filler.unlink()
        result = world.resume() or world.apply()
        assert result is not None
        assert result.ok
        assert world.ours() == WHOLE
        removed = world.remove()
        assert removed is not None
        assert removed.ok
        assert not world.ours()


# clocks


def test_the_newest_run_is_the_one_that_was_begun_last(tmp_path: Path) -> None:
    """Also when the clock was set back in between."""
    records = Records(tmp_path)
    records.remember_vpn(_vpn(tmp_path))
    now = datetime.now(UTC)
    for number, hours in enumerate((0, -5, +7, -30)):
        started = (now + timedelta(hours=hours)).isoformat()
        records.remember_run(RunRecord(f"run-{number}", SPEC.name, started, RunState.DONE, "plan"))
    assert [run.id for run in records.runs(SPEC.name)] == ["run-3", "run-2", "run-1", "run-0"]


@pytest.mark.parametrize("hours", [-36, 36])
@pytest.mark.parametrize("moments", [30, 90])
def test_the_clock_jumps_while_a_run_is_down(world: World, hours: int, moments: int) -> None:
    assert world.apply(moments) is None
    world.clock.shift = hours * 3600
    result = world.resume()
    assert result is not None
    assert result.ok
    assert world.ours() == WHOLE


# older versions


def test_records_of_the_first_version(world: World) -> None:
    """A run that a program of that version left unfinished is finished by this one."""
    home = world.folder / "home"
    assert world.apply(moments=70) is None
    plan = Records(home).runs(SPEC.name)[0].plan
    _as_the_first_version_wrote_them(home, world.folder / "out", plan)
    records = Records(home)
    (vpn,) = records.vpns()
    assert (vpn.name, vpn.account) == (SPEC.name, "123456789012")
    assert [one.name for one in records.certificates(SPEC.name)] == ["server"]
    result = world.resume()
    assert result is not None
    assert result.ok
    assert world.ours() == WHOLE
    removed = world.remove()
    assert removed is not None
    assert removed.ok
    assert not world.ours()


def _as_the_first_version_wrote_them(home: Path, folder: Path, plan: str) -> None:
    """The file as version 1 would have it, with the run that is there."""
    run = Records(home).runs(SPEC.name)[0].id
    (home / FILE).unlink()
    database = sqlite3.connect(home / FILE)
    database.executescript(V1.read_text(encoding="utf-8"))
    database.execute("UPDATE vpn SET folder = ?", (str(folder),))
    database.execute("UPDATE run SET id = ?, plan = ?", (run, plan))
    database.commit()
    database.close()


def _vpn(folder: Path) -> VpnRecord:
    return VpnRecord(
        name=SPEC.name,
        account="123456789012",
        region=SPEC.region,
        folder=folder,
        account_choice=json.dumps({}),
        created="2026-01-01T00:00:00+00:00",
    )


@pytest.mark.parametrize("journey", ["resume", "undo", "remove"])
def test_in_another_account_nothing_is_called_gone_and_nothing_built_again(
    world: World, monkeypatch: pytest.MonkeyPatch, journey: str
) -> None:
    assert world.apply(moments=90) is None
    before = world.ours()
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(world.cloud, "identity", lambda: Identity("999999999999", "arn"))
        with pytest.raises(WizardError) as refused:
            getattr(world, journey)()
    assert refused.value.code is ErrorCode.OTHER_ACCOUNT
    assert refused.value.facts["ids"] == "123456789012"
    assert world.ours() == before
    result = getattr(world, journey)()
    assert result is not None
    assert result.ok


def test_a_stopped_run_leaves_no_stopped_cloud_behind(world: World) -> None:
    """Two VPNs in one window share a cloud; the end of one must not bring back the other's Stop."""
    result = world.apply(stop=30)
    assert result is not None
    assert result.stopped
    assert not world.cloud.cancelled.is_set()
    assert world.cloud.vpcs()
    result = world.resume()
    assert result is not None
    assert result.ok
