"""What was about to happen, and what did: written and flushed to disk before AWS is called."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from cvpn_wizard.adapters.files import unwritable
from cvpn_wizard.engine.step import Made
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.steps import StepId


@dataclass
class StepHistory:
    """What a journal tells of one step.

    :ivar unfinished: it was about to be made, and nobody heard how that ended.
    :ivar begun: it was not there, and somebody has set about making it: what is there of it now
        is ours, also if AWS refused half of it.
    :ivar since: when it was about to be made; ``None`` where the line does not say.
    :ivar made: what was made or found and is not gone.
    :ivar made_here: this diary's own run made it, rather than found it.
    :ivar settled: it was seen to be usable.
    :ivar times_gone: how often it was taken away again, or came to nothing at AWS; part of its
        client token, since the same token would only bring back the same answer.
    """

    unfinished: bool = False
    begun: bool = False
    since: datetime | None = None
    made: Made | None = None
    made_here: bool = False
    settled: bool = False
    times_gone: int = 0


@dataclass
class History:
    """What a journal tells, read back."""

    steps: dict[StepId, StepHistory] = field(default_factory=dict)

    def of(self, step: StepId) -> StepHistory:
        return self.steps.setdefault(step, StepHistory())


class Journal:
    """A run's diary: one JSON object a line, appended, each flushed to disk.

    Holds ids and states; never a secret. Safe to call from several threads.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = Lock()
        self._file: int | None = None
        self._torn = False

    def write(self, do: str, step: StepId | None = None, **facts: object) -> None:
        """Append one line and wait until the disk has it.

        :raises WizardError: DISK_FULL or FILE_UNWRITABLE; then nothing must be done at AWS.
        """
        line: dict[str, object] = {"at": datetime.now(UTC).isoformat(timespec="milliseconds")}
        line["do"] = do
        if step is not None:
            line["step"] = step
        line.update(facts)
        with self._lock:
            try:
                descriptor = self._open()
                whole = (json.dumps(line, ensure_ascii=False) + "\n").encode()
                self._append(descriptor, b"\n" + whole if self._torn else whole)
                os.fsync(descriptor)
            except OSError as error:
                raise unwritable(self.path, error) from error

    def _open(self) -> int:
        if self._file is None:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._torn = self._ends_torn()
            flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
            self._file = os.open(self.path, flags, 0o600)
        return self._file

    def _append(self, descriptor: int, content: bytes) -> None:
        """A full disk may take a part of it: the next line then begins a new one."""
        self._torn = True
        while content:
            content = content[os.write(descriptor, content) :]
        self._torn = False

    def _ends_torn(self) -> bool:
        """Whether a crash cut the last line short."""
        try:
            with self.path.open("rb") as stream:
                stream.seek(-1, os.SEEK_END)
                return stream.read(1) != b"\n"
        except OSError:
            return False

    def close(self) -> None:
        with self._lock:
            if self._file is not None:
                os.close(self._file)
                self._file = None

    def lines(self) -> Iterator[Mapping[str, object]]:
        """Every whole line; a line cut short by a crash is passed over."""
        try:
            content = self.path.read_text(encoding="utf-8", errors="replace")
        except FileNotFoundError:
            return
        except OSError as error:
            raise WizardError(
                ErrorCode.FILE_UNREADABLE, path=str(self.path), why=error.strerror
            ) from error
        for line in content.splitlines():
            try:
                entry = json.loads(line)
            except ValueError:
                continue
            if isinstance(entry, dict):
                yield entry

    def history(self) -> History:
        """Read the whole diary back."""
        history = History()
        self.read_into(history)
        return history

    def read_into(self, history: History) -> None:
        """Read the whole diary into a history that older diaries began."""
        for line in self.lines():
            if "step" in line:
                _apply(history.of(StepId(str(line["step"]))), line)


def _apply(step: StepHistory, line: Mapping[str, object]) -> None:
    match line.get("do"):
        case "make":
            step.unfinished, step.begun, step.settled = True, True, False
            step.since = _time(line.get("at"))
        case "made" | "found":
            facts = line.get("facts")
            step.made = Made(
                resource=str(line.get("resource", "")),
                ours=bool(line.get("ours", True)),
                facts={str(k): str(v) for k, v in facts.items()} if isinstance(facts, dict) else {},
            )
            # What was found after an unfinished "make" is what that call made.
            step.made_here = step.made_here or step.unfinished or line["do"] == "made"
            step.unfinished = False
        case "settled":
            step.settled = True
        case "refused":
            # AWS said no, so nothing was made; a lost answer is no refusal and stays unfinished.
            step.unfinished = False
        case "gone" | "spoiled":
            step.made, step.unfinished, step.settled = None, False, False
            step.made_here = False
            step.begun = step.begun and line["do"] == "spoiled"
            step.times_gone += 1
        case _:
            pass


def _time(text: object) -> datetime | None:
    try:
        time = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return time if time.tzinfo else time.replace(tzinfo=UTC)
