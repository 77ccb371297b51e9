"""The child: carries out calls to AWS that come over standard input.

It ends when its input ends, that is, with the window, and finishes the calls under way first: what
was ordered at AWS is answered for by the journal, not by cutting a connection.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor  # noqa: TID251  there is no window here
from contextlib import suppress
from threading import Event, Lock
from typing import Any

from cvpn_wizard.adapters.aws.apart.recipe import Recipe, cloud_of
from cvpn_wizard.adapters.aws.apart.wire import Wire
from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.aws.warm import warm
from cvpn_wizard.model.bugs import report_of
from cvpn_wizard.model.children import put_back
from cvpn_wizard.model.errors import WizardError

SIDE_BY_SIDE = 24


class _ToWindow(logging.Handler):
    """What we would log goes into the window's log."""

    def __init__(self, wire: Wire) -> None:
        super().__init__()
        self._wire = wire

    def emit(self, record: logging.LogRecord) -> None:
        with suppress(OSError, ValueError):
            self._wire.send(("log", record.levelno, record.name, record.getMessage()))


class Clouds:
    """The sessions that the window uses, by the number that it gave them."""

    def __init__(self) -> None:
        self._recipes: dict[int, Recipe] = {}
        self._made: dict[int, Cloud] = {}
        self._lock = Lock()

    def put(self, number: int, recipe: Recipe) -> None:
        self._recipes[number] = recipe

    def get(self, number: int) -> Cloud:
        """:raises WizardError: what keeps us from that account."""
        with self._lock:
            if number not in self._made:
                self._made[number] = cloud_of(self._recipes[number])
            made = self._made[number]
            if made.cancelled.is_set():
                # A new call: what was stopped has ended, since the window makes none meanwhile.
                made.cancelled = Event()
            return made

    def stop(self, number: int) -> None:
        made = self._made.get(number)
        if made is not None:
            made.cancelled.set()


def _carry_out(wire: Wire, clouds: Clouds, call: tuple[Any, ...]) -> None:
    number, cloud, name, given, named = call
    try:
        try:
            value = getattr(clouds.get(cloud), name)(*given, **named)
            if isinstance(value, Iterator):
                for item in value:
                    wire.send(("item", number, item))
                value = None
            wire.send(("value", number, value))
        except WizardError as refusal:
            wire.send(("refused", number, refusal))
    except OSError:
        return  # nobody is left to be told
    except Exception as bug:  # noqa: BLE001  perhaps in the answer itself: raised in the window
        with suppress(OSError, ValueError):
            wire.send(("bug", number, report_of(type(bug), bug.__traceback__)))


def serve(wire: Wire) -> None:
    """Until the window is gone."""
    clouds = Clouds()
    with ThreadPoolExecutor(SIDE_BY_SIDE) as workers:
        workers.submit(warm)
        while (message := wire.receive()) is not None:
            match message:
                case ("environment", secrets):
                    put_back(secrets)
                case ("cloud", number, recipe):
                    clouds.put(number, recipe)
                case ("stop", number):
                    clouds.stop(number)
                case ("call", *call):
                    workers.submit(_carry_out, wire, clouds, tuple(call))


def main() -> None:
    """Talk over what were standard input and output; nothing else may write there."""
    incoming, outgoing = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    for taken in (0, 1):
        os.dup2(nothing, taken)
    sys.stdout = sys.stderr
    with os.fdopen(incoming, "rb") as reading, os.fdopen(outgoing, "wb") as writing:
        wire = Wire(reading, writing)
        logging.basicConfig(level=logging.WARNING, handlers=[_ToWindow(wire)])
        logging.getLogger("cvpn_wizard").setLevel(logging.INFO)
        serve(wire)


if __name__ == "__main__":
    main()
