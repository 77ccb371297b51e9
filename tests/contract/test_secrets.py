"""Recognisable secrets are planted everywhere, everything is run, and every byte is searched."""

from __future__ import annotations

import base64
import io
import logging
import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from threading import Event, Thread  # noqa: TID251  a watcher beside the programs
from urllib.parse import quote

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
from tests.contract.test_commands import NAME

PLANTED = {
    "secret access key": "PlantedSecretKey+/wJalrXUtnFEMIK7MDENGbPxRf",
    "session token": "PlantedSessionToken//IQoJb3JpZ2luX2VjENz//w==",
    "passphrase": "planted-passphrase horse battery 馬",
}
ACCESS_KEY = "AKIAPLANTED0000SEEN1"

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/environ").exists(), reason="looks at processes in /proc"
)


def shapes(secret: str) -> set[bytes]:
    """A secret as it might be written down."""
    raw = secret.encode()
    return {
        raw,
        raw[: len(raw) // 2 + 4],
        base64.b64encode(raw),
        quote(secret, safe="").encode(),
        secret.encode("utf-16-le"),
        repr(secret)[1:-1].encode(),
    }


def hits(content: bytes, secrets: Mapping[str, str]) -> set[str]:
    return {
        name
        for name, secret in secrets.items()
        if any(shape in content for shape in shapes(secret))
    }


class Watcher:
    """Looks at the arguments of a program and at those and the environment of its children."""

    def __init__(self) -> None:
        self.seen: dict[str, bytes] = {}
        self._over = Event()
        self._thread = Thread(target=self._look)

    def __enter__(self) -> Watcher:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(0.005):
            families = _families()
            for child in families.get(os.getpid(), []):
                self._keep(f"arguments of {child}", Path(f"/proc/{child}/cmdline"))
                for grandchild in families.get(child, []):
                    self._keep(f"arguments of {grandchild}", Path(f"/proc/{grandchild}/cmdline"))
                    self._keep(f"environment of {grandchild}", Path(f"/proc/{grandchild}/environ"))

    def _keep(self, name: str, path: Path) -> None:
        try:
            # A child that has not begun its program yet is still its parent.
            content = path.read_bytes()
        except OSError:
            return
        self.seen[name] = content


def _families() -> dict[int, list[int]]:
    """The children of every process."""
    found: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            # The name of the program is in brackets and may hold anything.
            parent = int(path.read_text().rpartition(")")[2].split()[1])
        except (OSError, IndexError):
            continue
        found.setdefault(parent, []).append(int(path.parent.name))
    return found


class Places:
    """Where a program may write, and what is planted there on purpose."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "records"
        self.out = folder / "out"
        self.temporary = folder / "temporary"
        self.user = folder / "user"
        self.planted = folder / "planted"
        for made in (self.temporary, self.user, self.planted):
            made.mkdir(parents=True)
        self.passphrase = self.planted / "passphrase"
        self.passphrase.write_text(f"{PLANTED['passphrase']}\n", encoding="utf-8")
        self.printed: list[bytes] = []

    def environment(self, practice: PracticeAws) -> dict[str, str]:
        passed = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        return passed | {
            "AWS_ENDPOINT_URL": practice.url,
            "AWS_ACCESS_KEY_ID": ACCESS_KEY,
            "AWS_SECRET_ACCESS_KEY": PLANTED["secret access key"],
            "AWS_SESSION_TOKEN": PLANTED["session token"],
            "AWS_DEFAULT_REGION": "ap-northeast-1",
            "AWS_EC2_METADATA_DISABLED": "true",
            "CVPN_WIZARD_HOME": str(self.home),
            "CVPN_WIZARD_PASSPHRASE_FILE": str(self.passphrase),
            "HOME": str(self.user),
            "TMPDIR": str(self.temporary),
            "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
            "PYTHONPATH": str(WORKED.parents[2]),
            "PYTHONUTF8": "1",
        }

    def run(self, practice: PracticeAws, *arguments: object) -> int:
        done = subprocess.run(
            [sys.executable, "-m", "cvpn_wizard", *map(str, arguments)],
            env=self.environment(practice),
            cwd=self.user,
            capture_output=True,
            timeout=120,
            check=False,
        )
        self.printed += [done.stdout, done.stderr]
        return done.returncode

    def written(self) -> Iterator[tuple[Path, bytes]]:
        for place in (self.home, self.out, self.temporary, self.user):
            for path in sorted(place.rglob("*")):
                if path.is_file():
                    yield path, path.read_bytes()

    def found(self, seen: Mapping[str, bytes], secrets: Mapping[str, str]) -> dict[str, set[str]]:
        """Where which secrets are."""
        content = {str(path): raw for path, raw in self.written()}
        content |= {f"name of {path}": str(path).encode() for path, _ in self.written()}
        content |= {f"output {number}": raw for number, raw in enumerate(self.printed)}
        content |= seen
        return {where: names for where, raw in content.items() if (names := hits(raw, secrets))}


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
