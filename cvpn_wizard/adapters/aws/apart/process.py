"""The window's end: a child that makes its calls to AWS, started when first needed."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Iterator, Mapping
from itertools import count
from queue import Empty, SimpleQueue
from threading import Event, Lock, Thread  # noqa: TID251  it only reads a pipe
from typing import IO, Any, cast

from cvpn_wizard.adapters.aws.apart.recipe import Recipe
from cvpn_wizard.adapters.aws.apart.wire import Wire
from cvpn_wizard.model.children import NO_WINDOW, environment_for_children, secrets_here
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.secret import Secret

LOOK_SECONDS = 0.25
"""How often a call that waits looks whether it is wanted still."""
END_SECONDS = 3.0

Answers = SimpleQueue[tuple[Any, ...]]


class AwsProcess:
    """Many threads may call. A child that died is started again by the next call.

    :param secrets: what boto3 shall find in the child's environment although it was started
        without; ``None``: what is secret in ours.
    """

    def __init__(self, secrets: Mapping[str, Secret] | None = None) -> None:
        self._secrets = secrets
        self._lock = Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._wire: Wire | None = None
        self._waiting: dict[int, Answers] = {}
        self._numbers = count(1)
        self._known: dict[int, Recipe] = {}

    def start(self) -> None:
        """Have the child ready (it imports boto3 by itself). Returns at once; off the UI thread.

        :raises WizardError: AWS_TROUBLE when no process can be started.
        """
        with self._lock:
            self._running()

    def close(self) -> None:
        """End the child; calls under way get a few seconds."""
        with self._lock:
            child, self._child, self._wire = self._child, None, None
        if child is not None:
            _end(child)

    def add(self, recipe: Recipe) -> int:
        """Make a session known; the number by which calls name it."""
        with self._lock:
            number = next(self._numbers)
            self._known[number] = recipe
            if self._wire is not None:
                self._send(self._wire, ("cloud", number, recipe))
        return number

    def call(
        self, cloud: int, name: str, given: Any, named: Any, cancelled: Event
    ) -> Iterator[tuple[str, Any]]:
        """Have a method of :class:`~cvpn_wizard.adapters.aws.cloud.Cloud` carried out.

        Yields ``("item", value)`` for each thing that an iterator gives, and last
        ``("value", value)``.

        :raises WizardError: what AWS refuses; AWS_TROUBLE when the child died meanwhile; STOPPED.
        """
        if cancelled.is_set():
            raise WizardError(ErrorCode.STOPPED)
        answers: Answers = SimpleQueue()
        with self._lock:
            wire = self._running()
            number = next(self._numbers)
            self._waiting[number] = answers
            self._send(wire, ("call", number, cloud, name, given, named))
        told = False
        try:
            while True:
                try:
                    kind, value = answers.get(timeout=LOOK_SECONDS)
                except Empty:
                    if cancelled.is_set() and not told:
                        told = True
                        self._send(wire, ("stop", cloud))
                    continue
                if kind == "refused":
                    raise value
                if kind == "bug":
                    raise RuntimeError(value)
                yield kind, value
                if kind == "value":
                    return
        finally:
            self._waiting.pop(number, None)

    def _running(self) -> Wire:
        if self._wire is not None and self._child is not None and self._child.poll() is None:
            return self._wire
        try:
            child = subprocess.Popen(
                [sys.executable, "-m", "cvpn_wizard.adapters.aws.apart.child"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment_for_children(),
                creationflags=NO_WINDOW,
            )
        except OSError as error:
            raise _died(error.strerror or "") from error
        wire = Wire(cast("IO[bytes]", child.stdout), cast("IO[bytes]", child.stdin))
        secrets = secrets_here() if self._secrets is None else dict(self._secrets)
        self._send(wire, ("environment", secrets))
        for number, recipe in self._known.items():
            self._send(wire, ("cloud", number, recipe))
        self._child, self._wire = child, wire
        Thread(target=self._listen, args=(child, wire), name="aws-answers", daemon=True).start()
        return wire

    def _listen(self, child: subprocess.Popen[bytes], wire: Wire) -> None:
        while (message := wire.receive()) is not None:
            match message:
                case ("log", level, name, words):
                    logging.getLogger(name).log(level, words)
                case (kind, number, value):
                    waiting = self._waiting.get(number)
                    if waiting is not None:
                        waiting.put((kind, value))
        with self._lock:
            if self._child is child:
                self._child, self._wire = None, None
            lost = tuple(self._waiting.values())
        for waiting in lost:
            waiting.put(("refused", _died("")))
        _end(child)

    @staticmethod
    def _send(wire: Wire, message: tuple[Any, ...]) -> None:
        try:
            wire.send(message)
        except (OSError, ValueError):
            # The listener notices too, and tells everybody who waits.
            logging.getLogger(__name__).warning("the AWS process is gone")


def _died(why: str) -> WizardError:
    return WizardError(ErrorCode.AWS_TROUBLE, operation="", aws_code="", aws_message=why)


def _end(child: subprocess.Popen[bytes]) -> None:
    if child.stdin is not None:
        child.stdin.close()
    try:
        child.wait(END_SECONDS)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
    if child.stdout is not None:
        child.stdout.close()
