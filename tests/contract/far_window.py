"""A window that runs as a program of its own: what is pressed in it, typed, and read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from types import TracebackType
from typing import Any

from cvpn_wizard.practice.server import PracticeAws

ROOT = Path(__file__).parents[2]
PATIENCE = 240.0
"""Seconds after which a window that does not get somewhere is given up; no measure of anything."""
LOOK_SECONDS = 0.05
TO_REVIEW = ("account", "certificates", "network", "addresses", "access", "review")


@dataclass(frozen=True)
class Keys:
    """An access key as a person types it."""

    id: str
    secret: str
    token: str = ""


@dataclass(frozen=True)
class Sight:
    """What stands on screen.

    :ivar page: of the set-up's journey; empty elsewhere.
    :ivar seen: what the visible parts say, by their names.
    :ivar copied: all that ever came to the clipboard, and to what X11 calls the selection.
    """

    page: str
    running: bool
    seen: dict[str, str] = field(repr=False)
    copied: list[str]

    def can(self, name: str) -> bool:
        """Whether something is there and can be used."""
        return name in self.seen and not self.seen[name].startswith("(off)")

    @property
    def words(self) -> str:
        return "\n".join(self.seen.values())


class FarWindow:
    """Started by ``with``; closed as a person closes it, and ended for good if that takes long.

    :param environment: all that the program gets to see of ours.
    """

    def __init__(self, environment: Mapping[str, str], *options: str) -> None:
        self._environment = dict(environment)
        self._options = options
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115  closed at the end
        self.errors = b""

    def __enter__(self) -> FarWindow:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.contract.window_program", "--lang", "en", *self._options],
            env=self._environment,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            text=True,
            encoding="utf-8",
        )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None and self.process.poll() is None:
            self.order("end")
        else:
            self.process.kill()
        try:
            self.process.wait(PATIENCE)
        finally:
            self.process.kill()
            self.process.wait()
            for stream in (self.process.stdin, self.process.stdout):
                if stream is not None:
                    stream.close()
            self._errors.seek(0)
            self.errors = self._errors.read()
            self._errors.close()

    # what a person does

    def order(self, do: str, **what: object) -> Any:
        stdin, stdout = self.process.stdin, self.process.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(json.dumps({"do": do, **what}) + "\n")
        stdin.flush()
        line = stdout.readline()
        if not line:
            self._errors.seek(0)
            raise AssertionError(self._errors.read().decode("utf-8", "replace"))
        return json.loads(line)["answer"]

    def see(self) -> Sight:
        return Sight(**self.order("see"))

    def until(self, there: Callable[[Sight], object], what: str = "") -> Sight:
        """Look until it is so."""
        given_up = time.monotonic() + PATIENCE
        while True:
            sight = self.see()
            if there(sight):
                return sight
            assert time.monotonic() < given_up, f"never: {what}; on {sight.page}: {sight.words}"
            Event().wait(LOOK_SECONDS)

    def press(self, name: str) -> None:
        """As soon as it can be pressed."""
        self.until(lambda sight: sight.can(name), name)
        assert self.order("press", name=name), name

    def type(self, name: str, text: str) -> None:
        self.until(lambda sight: sight.can(name), name)
        assert self.order("type", name=name, text=text), name

    def go_on_to(self, page: str) -> Sight:
        """Press Next until that page is there: it may have to ask AWS first."""

        def there(sight: Sight) -> bool:
            if sight.page == page:
                return True
            if sight.can("nav.next"):
                self.order("press", name="nav.next")
            return False

        return self.until(there, page)

    def let_in(self, keys: Keys) -> None:
        """On the page Account: type the key."""
        self.type("credentials.access_key", keys.id)
        self.type("credentials.secret_key", keys.secret)
        if keys.token:
            if "credentials.session_token" not in self.see().seen:
                self.press("credentials.more")
            self.type("credentials.session_token", keys.token)

    def to_review(self, keys: Keys | None = None) -> Sight:
        """From Home to Review; the defaults are enough once the account is known."""
        self.press("home.setup")
        self.until(lambda sight: sight.page == "before", "the first page")
        for page in TO_REVIEW:
            if page == "certificates" and keys is not None:
                self.let_in(keys)
            sight = self.go_on_to(page)
        return sight

    def commit(self) -> Sight:
        """Press the button that costs money, until the run is on."""

        def begun(sight: Sight) -> bool:
            if sight.page == "review" and sight.can("nav.commit"):
                self.order("press", name="nav.commit")
            return sight.page not in {"review", ""}

        return self.until(begun, "the run")


def environment_of(practice: PracticeAws, home: Path, **more: str) -> dict[str, str]:
    """What a window gets to see that finds the practice AWS where AWS would be."""
    passed = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    return {
        **passed,
        "AWS_ENDPOINT_URL": practice.url,
        "AWS_DEFAULT_REGION": "ap-northeast-1",
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_CONFIG_FILE": str(home.parent / "aws-config"),
        "AWS_SHARED_CREDENTIALS_FILE": str(home.parent / "aws-credentials"),
        "CVPN_WIZARD_HOME": str(home),
        "HOME": str(home.parent),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        "PYTHONUTF8": "1",
        "QT_QPA_PLATFORM": "offscreen",
        **more,
    }
