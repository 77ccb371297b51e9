"""Recognisable secrets, where they are planted, and the search for them in all that can be read."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from threading import Event, Thread  # noqa: TID251  a watcher beside the programs
from typing import Any
from urllib.parse import quote

from cvpn_wizard.practice.server import PracticeAws
from tests.contract.conftest import WORKED

PLANTED = {
    "secret access key": "PlantedSecretKey+/wJalrXUtnFEMIK7MDENGbPxRf",
    "session token": "PlantedSessionToken//IQoJb3JpZ2luX2VjENz//w==",
    "passphrase": "planted-passphrase horse battery 馬",
}
ACCESS_KEY = "AKIAPLANTED0000SEEN1"


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
    """Looks at what the system shows of programs that a test started, and of all that they start.

    Their arguments, and of what they start the environment too: theirs was planted by the test.
    """

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
                self._keep(f"arguments of {child}", _shown(child, "cmdline"))
                self._follow(child, families)

    def _follow(self, parent: int, families: dict[int, list[int]]) -> None:
        for child in families.get(parent, []):
            arguments = _shown(child, "cmdline")
            # A child that has not begun its program yet is still its parent.
            if arguments and arguments != _shown(parent, "cmdline"):
                self._keep(f"arguments of {child}", arguments)
                self._keep(f"environment of {child}", _shown(child, "environ"))
            self._follow(child, families)

    def _keep(self, name: str, content: bytes) -> None:
        if content:
            self.seen[name] = content

    def environments(self) -> list[bytes]:
        return [raw for name, raw in self.seen.items() if name.startswith("environment")]


def _shown(process: int, what: str) -> bytes:
    try:
        return Path(f"/proc/{process}/{what}").read_bytes()
    except OSError:
        return b""


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

    def environment(self, practice: PracticeAws, home: Path | None = None) -> dict[str, str]:
        passed = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        return passed | {
            "AWS_ENDPOINT_URL": practice.url,
            "AWS_ACCESS_KEY_ID": ACCESS_KEY,
            "AWS_SECRET_ACCESS_KEY": PLANTED["secret access key"],
            "AWS_SESSION_TOKEN": PLANTED["session token"],
            "AWS_DEFAULT_REGION": "ap-northeast-1",
            "AWS_EC2_METADATA_DISABLED": "true",
            "CVPN_WIZARD_HOME": str(home or self.home),
            "CVPN_WIZARD_PASSPHRASE_FILE": str(self.passphrase),
            "HOME": str(self.user),
            "TMPDIR": str(self.temporary),
            "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
            "PYTHONPATH": str(WORKED.parents[2]),
            "PYTHONUTF8": "1",
        }

    def run(self, practice: PracticeAws, *arguments: object, home: Path | None = None) -> int:
        done = subprocess.run(
            [sys.executable, "-m", "cvpn_wizard", *map(str, arguments)],
            env=self.environment(practice, home),
            cwd=self.user,
            capture_output=True,
            timeout=300,
            check=False,
        )
        self.printed += [done.stdout, done.stderr]
        return done.returncode

    def words(
        self, practice: PracticeAws, *arguments: object, home: Path | None = None
    ) -> list[dict[str, Any]]:
        """A command that answers with words that open something; they are looked for elsewhere."""
        done = subprocess.run(
            [sys.executable, "-m", "cvpn_wizard", *map(str, arguments), "--json"],
            env=self.environment(practice, home),
            cwd=self.user,
            capture_output=True,
            timeout=300,
            check=False,
        )
        self.printed.append(done.stderr)
        assert done.returncode == 0, (arguments, done.stdout, done.stderr)
        return [json.loads(line) for line in done.stdout.decode().splitlines()]

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
