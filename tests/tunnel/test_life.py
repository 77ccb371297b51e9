"""A ground leaves nothing behind, also after a crash; ``practice serve --tunnel`` as a program."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.practice.server import PracticeAws
from cvpn_wizard.practice.tunnel import tools
from cvpn_wizard.practice.tunnel.ground import Ground
from cvpn_wizard.practice.tunnel.leftovers import CLAIMS, clear_leftovers
from cvpn_wizard.practice.tunnel.namespace import NAMES, SETTINGS, Namespace
from tests.tunnel.by_hand import make_vpn
from tests.tunnel.papers import Papers
from tests.tunnel.proving_ground import CONNECTED, Place, needs_ground, wait_until

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def serving(*options: str) -> Iterator[tuple[subprocess.Popen[str], dict[str, Any]]]:
    """The program as a person starts it; the second value is what it says of the ground."""
    command = [sys.executable, "-m", "cvpn_wizard", "practice", "serve", "--tunnel", "--json"]
    with subprocess.Popen(
        [*command, *options], stdout=subprocess.PIPE, text=True, encoding="utf-8", cwd=ROOT
    ) as process:
        try:
            assert process.stdout is not None
            told: dict[str, Any] = {}
            for line in process.stdout:
                told |= json.loads(line)
                if told["event"] in ("ground", "refusal"):
                    break
            yield process, told
        finally:
            process.kill()


def traces(laptop: str) -> list[str]:
    """All that there is of a ground: namespaces, settings, folders, processes."""
    name = laptop.removesuffix("-laptop")
    found = [
        entry.name
        for folder in (NAMES, SETTINGS, CLAIMS)
        if folder.is_dir()
        for entry in folder.iterdir()
        if entry.name.startswith(name)
    ]
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            words = path.read_text(errors="replace").replace("\0", " ")
            if name in words:
                found.append(words)
    return found


@needs_ground
def test_as_the_documentation_says(tmp_path: Path) -> None:
    """Serve, apply in another process, connect from the laptop, ping; then nothing is left."""
    with serving("--speed", "0") as (process, told):
        before = traces(told["laptop"])
        assert told["laptop"] in before
        assert any("openvpn" in line for line in before)  # the lived-in account has a VPN
        plan = str(ROOT / "tests/examples/worked-example.toml")
        done = subprocess.run(
            [sys.executable, "-m", "cvpn_wizard", "apply", plan, "--out", str(tmp_path), "--json"],
            env={**os.environ, **told["environment"], "CVPN_WIZARD_HOME": str(tmp_path / "home")},
            capture_output=True,
            text=True,
            check=False,
            cwd=ROOT,
        )
        assert done.returncode == 0, done.stdout
        result = json.loads(done.stdout.splitlines()[-1])
        laptop = Namespace(told["laptop"])
        log = tmp_path / "client.log"
        client = laptop.start(["openvpn", "--config", result["profiles"][0]], log)
        try:
            wait_until(lambda: CONNECTED in log.read_text(), log.read_text)
            pinged = laptop.run("ping", "-c", "4", "-i", "0.1", "-W", "3", "10.255.1.125")
            assert "4 received" in pinged.stdout
        finally:
            client.terminate()
            client.wait(20)
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0
    assert traces(told["laptop"]) == []


@needs_ground
def test_a_crash_is_cleared_up_by_the_next_who_comes(place: Place) -> None:
    with serving("--speed", "0") as (process, told):
        assert told["laptop"].removesuffix("-laptop") not in clear_leftovers()  # it lives
        with FileLock(CLAIMS.with_suffix(".lock")):  # no other test clears up meanwhile
            process.kill()
            process.wait(20)
            assert any("openvpn" in line for line in traces(told["laptop"]))
    strange = CLAIMS / "not.ours"
    strange.touch()
    clear_leftovers()
    assert traces(told["laptop"]) == []
    strange.unlink()  # still there
    assert traces(place.ground.laptop.name)


def test_not_on_other_systems_and_not_without_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert refused() == ErrorCode.TUNNEL_NEEDS_LINUX
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    assert refused() == ErrorCode.TUNNEL_NEEDS_ROOT


def test_a_missing_program_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
    monkeypatch.setattr(tools, "SYSTEM_FOLDERS", str(tmp_path))
    tools.program.cache_clear()
    with pytest.raises(WizardError) as raised:
        tools.require_ground()
    tools.program.cache_clear()
    assert raised.value.code == ErrorCode.TUNNEL_NEEDS_PROGRAM
    assert raised.value.facts == {"name": "ip"}


def refused() -> ErrorCode:
    with pytest.raises(WizardError) as raised:
        tools.require_ground()
    return raised.value.code


@needs_ground
def test_what_the_system_will_not_do_is_a_refusal(place: Place) -> None:
    with pytest.raises(WizardError) as raised:
        place.ground.laptop.ip("link set nothing up")
    assert raised.value.code == ErrorCode.TUNNEL_FAILED
    assert "nothing" in str(raised.value.facts["why"])


@needs_ground
def test_a_server_that_cannot_start_is_told_and_comes_up_when_it_can(
    papers: Papers, tmp_path: Path
) -> None:
    told: list[tuple[str, str]] = []
    with (
        PracticeAws(speed=0, lived_in=False) as aws,
        Ground(
            aws.account, by_itself=False, changed=lambda what, _door, why: told.append((what, why))
        ) as ground,
    ):
        vpn = make_vpn(Place(aws, ground), papers, tmp_path)
        (estate,) = [one for one in aws.account.estates if vpn.endpoint_id in one.endpoints]
        arn = estate.endpoints[vpn.endpoint_id].settings["ServerCertificateArn"]
        bundle = estate.acm._certificates[arn]
        sound, bundle.key = bundle.key, papers.authority.key_pem.encode()
        ground.follow()
        assert {what for what, _ in told[2:]} == {"failed"}
        assert "key values mismatch" in told[-1][1]
        assert len(ground.failures) == 2
        ground.follow()
        assert len(told) == 4  # it is not tried again while nothing changes
        bundle.key = sound
        vpn.follow()
        assert [what for what, _ in told] == ["up"] * 2 + ["failed"] * 2 + ["up"] * 2
        aws.account.reset()
        ground.follow()
        assert [what for what, _ in told[6:]] == ["down"] * 2
