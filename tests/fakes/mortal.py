"""A program that can die at any moment, in this process: nothing of it is heard afterwards.

What a death cuts short is simulated at the edges: the journal, the records and AWS. Once dead,
each of them refuses with :class:`Death`, so that no ``finally`` can put anything right.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event, Lock
from typing import Any

from cryptography import x509

from cvpn_wizard.adapters.records import Records, RunRecord
from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.engine import crew
from cvpn_wizard.engine.journal import Journal
from cvpn_wizard.engine.waiting import Clock
from cvpn_wizard.journeys.answers import AccountAnswers
from cvpn_wizard.journeys.building import Builder
from cvpn_wizard.journeys.run_book import RunBook
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.names import CertificateArn
from tests.fakes.cloud import FakeCloud

NEVER = 1_000_000


class OneByOne:
    """In place of a pool of workers: each piece of work at once, so that a run repeats itself."""

    def __init__(self, _workers: int, thread_name_prefix: str = "") -> None:
        pass

    def submit(self, work: Callable[..., object], *args: object) -> None:
        work(*args)

    def shutdown(self, *, wait: bool, cancel_futures: bool) -> None:
        pass


@contextmanager
def one_by_one() -> Iterator[None]:
    """Runs do their steps one after the other, and do not wait for the disk."""
    pool, fsync = crew.ThreadPoolExecutor, os.fsync
    crew.ThreadPoolExecutor = OneByOne  # type: ignore[assignment,misc]
    os.fsync = lambda _descriptor: None
    try:
        yield
    finally:
        crew.ThreadPoolExecutor = pool  # type: ignore[misc]
        os.fsync = fsync


class Death(BaseException):
    """The program is dead."""


class Life:
    """Counts the moments that are left.

    :param stop_after: so many moments until somebody presses Stop.
    """

    def __init__(self, moments: int = NEVER, stop_after: int = NEVER) -> None:
        self._left = moments
        self._until_stop = stop_after
        self._lock = Lock()
        self.stop = Event()

    def tick(self) -> None:
        with self._lock:
            self._left -= 1
            self._until_stop -= 1
            if self._until_stop <= 0:
                self.stop.set()
            if self._left <= 0:
                raise Death


class SpringClock(Clock):
    """A clock that jumps ahead instead of waiting.

    :ivar shift: seconds by which somebody has set the time of day.
    """

    def __init__(self) -> None:
        self.seconds = 0.0
        self.shift = 0.0

    def now(self) -> datetime:
        return super().now() + timedelta(seconds=self.seconds + self.shift)

    def monotonic(self) -> float:
        return self.seconds

    def pause(self, cancelled: Event, seconds: float) -> None:
        self.seconds += seconds


class MortalCloud(FakeCloud):
    """An AWS whose callers die before it hears them, or before they hear it.

    :ivar loses: how many answers of what call get lost after the thing is done.
    """

    def __init__(self, clock: SpringClock, settle: float) -> None:
        super().__init__(now=clock.monotonic, settle=settle)
        self.life = Life()
        self.loses: dict[str, int] = {}

    def no_more_refusals(self) -> None:
        self._queued.clear()

    @contextmanager
    def undisturbed(self) -> Iterator[None]:
        """For calls of somebody else's: no refusal and no loss of ours is used up."""
        kept = self._queued, self.loses
        self._queued, self.loses = defaultdict(list), {}
        yield
        self._queued, self.loses = kept

    def live_again(self) -> None:
        """Bystanders and the next program may call."""
        self.life = Life()

    @contextmanager
    def _call(self, method: str) -> Iterator[None]:
        self.life.tick()
        if self.cancelled.is_set():
            raise WizardError(ErrorCode.STOPPED)
        with super()._call(method):
            yield
        if self.loses.get(method, 0) > 0:
            self.loses[method] -= 1
            raise WizardError(ErrorCode.NO_NETWORK)
        self.life.tick()

    def import_certificate(self, **order: Any) -> CertificateArn:
        """With the dates of the certificate, by which it is found again."""
        kept: list[CertificateArn] = []
        loses = self.loses.pop("import_certificate", 0)
        try:
            kept.append(super().import_certificate(**order))
        finally:
            for arn, (pem, _) in self.imported.items():
                until = x509.load_pem_x509_certificate(pem.encode()).not_valid_after_utc
                if arn in self._certificates:
                    self._certificates[arn] = _dated(self._certificates[arn], until)
        if loses:
            raise WizardError(ErrorCode.NO_NETWORK)
        return kept[0]


def _dated(certificate: Any, until: datetime) -> Any:
    from dataclasses import replace  # noqa: PLC0415

    return replace(certificate, not_after=until)


class MortalRecords(Records):
    def __init__(self, home: Path, life: Life) -> None:
        super().__init__(home)
        self._life = life

    @contextmanager
    def _open(self) -> Iterator[Any]:
        self._life.tick()
        with super()._open() as db:
            db.execute("PRAGMA synchronous = OFF")
            yield db


class MortalJournal(Journal):
    def __init__(self, path: Path, life: Life) -> None:
        super().__init__(path)
        self._life = life

    def write(self, *args: Any, **kwargs: Any) -> None:
        self._life.tick()
        super().write(*args, **kwargs)
        self._life.tick()


class MortalBook(RunBook):
    def __init__(self, home: Path, records: Records, life: Life) -> None:
        super().__init__(home, records)
        self._life = life
        self._opened: list[Journal] = []

    def journal(self, run: RunRecord) -> Journal:
        self._opened.append(MortalJournal(super().journal(run).path, self._life))
        return self._opened[-1]

    def close(self) -> None:
        """What the system does with the files of a dead program."""
        for journal in self._opened:
            journal.close()


class MortalBuilder(Builder):
    """One program, with so many moments to live."""

    def __init__(
        self, home: Path, cloud: MortalCloud, vault: Vault, clock: Clock, life: Life
    ) -> None:
        cloud.life = life
        records = MortalRecords(home, life)
        super().__init__(
            home=home,
            cloud=cloud,
            vault=vault,
            records=records,
            account=AccountAnswers(region=cloud.region),
            clock=clock,
        )
        self._book = self.book = MortalBook(home, records, life)
