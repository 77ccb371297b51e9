"""Recognisable secrets are planted everywhere, everything is run, and every byte is searched."""

from __future__ import annotations

import base64
import io
import logging
import os
import re
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
)

from cvpn_wizard.adapters.clients import running
from cvpn_wizard.adapters.pki.authority import Authority
from cvpn_wizard.engine.waiting import Clock
from cvpn_wizard.model.secret import Secret
from cvpn_wizard.practice.faults import Fault, FaultKind
from cvpn_wizard.practice.server import PracticeAws
from tests.contract.conftest import WORKED
from tests.contract.planted import PLANTED, Places, Watcher, hits
from tests.contract.test_commands import NAME

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/environ").exists(), reason="looks at processes in /proc"
)


@pytest.fixture
def practice() -> Iterator[PracticeAws]:
    with PracticeAws(speed=0.02, throttled=False) as practice:
        yield practice


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path)


def test_the_search_finds_what_is_there(places: Places) -> None:
    """A search that finds nothing proves something only if it can find."""
    places.user.joinpath("log").write_bytes(b"key=" + PLANTED["session token"].encode())
    encoded = base64.b64encode(PLANTED["passphrase"].encode())
    found = places.found({"arguments of 1": b"-p\0" + encoded}, PLANTED)
    assert found == {
        str(places.user / "log"): {"session token"},
        "arguments of 1": {"passphrase"},
    }


def key_bodies(places: Places) -> dict[str, str]:
    """A line out of the middle of every private key, by whose it is."""
    found = {}
    for path in (places.out / "certificates").glob("*.key"):
        lines = path.read_text(encoding="utf-8").splitlines()
        found[path.stem] = lines[len(lines) // 2]
    return found


def test_set_up_failures_and_removal(practice: PracticeAws, places: Places) -> None:
    with Watcher() as watcher:
        practice.faults.add(Fault("ec2:CreateClientVpnEndpoint", FaultKind.DENIED, times=0))
        assert places.run(practice, "apply", WORKED, "--out", places.out) == 1
        practice.faults.clear()
        practice.faults.add(
            Fault("ec2:AssociateClientVpnTargetNetwork", FaultKind.EXPIRED, times=0)
        )
        assert places.run(practice, "resume", NAME, "--json") == 3
        practice.faults.clear()
        assert places.run(practice, "resume", NAME) == 0
        bodies = key_bodies(places)
        whose = places.found({}, bodies)
        assert places.run(practice, "show", NAME) == 0
        profile = places.out / "client1.domain.tld.ovpn"
        places.run(practice, "check", profile, "--ping", "127.0.0.1")
        assert places.run(practice, "undo", NAME) == 0
    assert any(NAME.encode() in raw for raw in watcher.seen.values())
    assert places.found(watcher.seen, PLANTED) == {}
    # A key lies in its own file and in the profile of its owner, and nowhere else.
    certificates = places.out / "certificates"
    assert whose == {
        str(certificates / "server.key"): {"server"},
        str(certificates / "client1.domain.tld.key"): {"client1.domain.tld"},
        str(places.out / "client1.domain.tld.ovpn"): {"client1.domain.tld"},
    }
    for path, raw in places.written():
        if b"PRIVATE KEY" in raw:
            assert stat.S_IMODE(path.stat().st_mode) == 0o600, path
        if path.name == "ca.key":
            assert b"ENCRYPTED PRIVATE KEY" in raw
            key = serialization.load_pem_private_key(raw, PLANTED["passphrase"].encode())
            assert key.key_size == 2048  # type: ignore[union-attr]
    assert list(places.temporary.rglob("*")) == []


def passphrases(lines: list[dict[str, Any]]) -> list[str]:
    """Every one that a command's answer holds, however deep."""
    found: list[str] = []
    waiting: list[Any] = list(lines)
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            found += [one["passphrase"]] if isinstance(one.get("passphrase"), str) else []
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one
    return found


def test_bundles_backups_queues_and_a_team(practice: PracticeAws, places: Places) -> None:
    """Words that open something are in the command's answer, and nowhere else."""
    elsewhere, kept = places.user / "another-computer", places.planted
    backup, typed = kept / "vpn.backup", kept / "typed"
    with Watcher() as watcher:
        assert places.run(practice, "apply", WORKED, "--out", places.out) == 0
        words = {}
        for kind, arguments in {
            "one": ("person", "add", NAME, "sato.laptop", "--bundle"),
            "again": ("person", "bundle", NAME, "client1.domain.tld", "--out", kept),
            "queue": ("person", "queue", NAME, "hd1", "--count", 2, "--until", IN_A_WHILE),
            "backup": ("backup", NAME, "--out", backup),
        }.items():
            for number, word in enumerate(passphrases(places.words(practice, *arguments))):
                words[f"words of {kind} {number}"] = word
        assert {name.split()[2] for name in words} >= {"one", "again", "queue", "backup"}
        # Put back on another computer: first with the wrong words, then with the right ones.
        typed.write_text("planted-and wrong words of nothing\n", encoding="utf-8")
        restore = ("restore", backup, "--passphrase-file", typed)
        assert places.run(practice, *restore, home=elsewhere) == 1
        typed.write_text(words["words of backup 0"] + "\n", encoding="utf-8")
        assert places.run(practice, *restore, home=elsewhere) == 0
        assert places.run(practice, "team", "create", NAME) == 0
        third = places.user / "third-computer"
        assert places.run(practice, "team", "join", NAME, home=third) == 0
        assert places.run(practice, "person", "revoke", NAME, "sato.laptop") == 0
        practice.faults.add(Fault("ec2:ModifyClientVpnEndpoint", FaultKind.DENIED, times=0))
        practice.faults.add(Fault("acm:ImportCertificate", FaultKind.DENIED, times=0))
        assert places.run(practice, "renew-server", NAME) == 1
        practice.faults.clear()
        profile = places.out / "client1.domain.tld.ovpn"
        places.run(practice, "check", profile, "--support", places.user / "support.zip")
        assert (places.user / "support.zip").is_file()
    secrets = PLANTED | words | {"wrong words": "planted-and wrong words of nothing"}
    assert places.found(watcher.seen, secrets) == {}


IN_A_WHILE = (datetime.now(UTC) + timedelta(days=60)).date().isoformat()


def test_an_easy_rsa_folder_and_a_wrong_passphrase(
    practice: PracticeAws, places: Places, tmp_path: Path
) -> None:
    """The key of somebody's own CA stays encrypted where it is."""
    pki = places.planted / "pki"
    for name in ("private", "issued"):
        (pki / name).mkdir(parents=True)
    authority = Authority.create("planted", 10, Clock().now())
    authority.save(places.planted / "ca", Secret("other"))
    key = serialization.load_pem_private_key(
        (places.planted / "ca" / "ca.key").read_bytes(), b"other"
    )
    sealed = BestAvailableEncryption(PLANTED["passphrase"].encode())
    (pki / "private" / "ca.key").write_bytes(
        key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, sealed)
    )
    (pki / "ca.crt").write_text(authority.certificate, encoding="utf-8")
    plan = places.planted / "plan.toml"
    text = WORKED.read_text(encoding="utf-8")
    plan.write_text(text.replace('authority = "new"', f'authority = "{pki}"'), encoding="utf-8")
    plain = key.private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode()
    secrets = PLANTED | {"key of the CA": plain.splitlines()[16]}
    with Watcher() as watcher:
        places.passphrase.write_text("planted-but-wrong\n", encoding="utf-8")
        assert places.run(practice, "apply", plan, "--out", places.out) == 1
        assert b"planted-but-wrong" not in b"".join(places.printed)
        places.passphrase.write_text(f"{PLANTED['passphrase']}\n", encoding="utf-8")
        assert places.run(practice, "resume", NAME) == 0
        assert places.run(practice, "remove", NAME, "--yes") == 0
    assert places.found(watcher.seen, secrets) == {}


def test_a_crash_says_where_and_not_what() -> None:
    """The report of the crash dialog, and what the log says of it."""
    crash = pytest.importorskip("cvpn_wizard.ui.crash")
    secret = PLANTED["passphrase"]
    told = io.StringIO()
    handler = logging.StreamHandler(told)
    logging.getLogger("cvpn_wizard").addHandler(handler)
    try:
        passphrase = Secret(secret)
        raise KeyError(f"bug with {passphrase.reveal()}")
    except KeyError as error:
        report = crash.report_of(type(error), error.__traceback__)
        logging.getLogger("cvpn_wizard.crash").error("bug: %s", report)  # noqa: TRY400
        logging.getLogger("cvpn_wizard").warning("held: %s %r", passphrase, {"it": passphrase})
    finally:
        logging.getLogger("cvpn_wizard").removeHandler(handler)
    assert "KeyError" in report
    assert re.search(r"test_secrets\.py:\d+", report)
    assert not hits((report + told.getvalue()).encode(), PLANTED)


def test_a_command_that_breaks_says_where_and_not_what(places: Places) -> None:
    """Python's own traceback quotes the exception; botocore's quote the key they were given."""
    secret = PLANTED["passphrase"]
    (places.planted / "bug.py").write_text(
        "import sys, threading\n"
        "from cvpn_wizard.cli.bug import tell_bugs_without_values\n"
        "tell_bugs_without_values()\n"
        f"def wrong(): raise KeyError({secret!r})\n"
        "thread = threading.Thread(target=wrong)\n"
        "thread.start(); thread.join(); wrong()\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, str(places.planted / "bug.py")],
        env={**os.environ, "PYTHONPATH": str(WORKED.parents[2])},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.count(b"bug.py:4 wrong") == 2
    assert b"KeyError" in done.stderr
    assert not hits(done.stdout + done.stderr, PLANTED)


def test_a_hard_crash_leaves_no_memory_behind(places: Places) -> None:
    """What libraries log of bugs, what faulthandler writes, and no core with all our memory."""
    script = (
        "import logging, os, resource, sys\n"
        "from pathlib import Path\n"
        "from cvpn_wizard.app.log import start_log\n"
        "start_log(Path(sys.argv[1]))\n"
        "assert resource.getrlimit(resource.RLIMIT_CORE)[0] == 0\n"
        "def die(secret):\n"
        "    try: raise ValueError(secret)\n"
        "    except ValueError: logging.getLogger('some.library').exception('failed')\n"
        "    os.abort()\n"
        "die(sys.stdin.read())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(places.home)],
        input=PLANTED["passphrase"].encode(),
        cwd=places.user,
        env={**os.environ, "PYTHONPATH": str(WORKED.parents[2])},
        capture_output=True,
        check=False,
    )
    assert done.returncode == -signal.SIGABRT
    assert "in die" in (places.home / "log" / "crash.log").read_text(encoding="utf-8")
    told = (places.home / "log" / "cvpn-wizard.log").read_text(encoding="utf-8")
    assert "some.library failed" in told
    assert "builtins.ValueError" in told
    places.printed += [done.stdout, done.stderr]
    assert places.found({}, PLANTED) == {}
    assert [path for path, _ in places.written() if path.name.startswith("core")] == []


def test_programs_that_we_start_are_given_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    """A VPN client, ping: their environment can be read by whoever may see the process."""
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", PLANTED["secret access key"])
    monkeypatch.setenv("AWS_SESSION_TOKEN", PLANTED["session token"])
    monkeypatch.setenv("AWS_DEFAULT_REGION", "ap-northeast-1")
    env = shutil.which("env")
    assert env is not None
    ran = running.run(Path(env), [], name="env", seconds=10)
    assert "AWS_DEFAULT_REGION=ap-northeast-1" in ran.out
    assert not hits(ran.out.encode(), PLANTED)
