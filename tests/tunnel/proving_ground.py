"""What the tests of real tunnels share: a ground under a practice AWS, and clients on its laptop.

The ground itself is the program's own (``cvpn_wizard/practice/tunnel``).
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import botocore.session
import pytest

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.aws.session import AwsSession
from cvpn_wizard.model.secret import Secret
from cvpn_wizard.practice.server import ACCESS_KEY, REGION, SECRET_KEY, PracticeAws
from cvpn_wizard.practice.tunnel.ground import Ground

CONNECTED = "Initialization Sequence Completed"

needs_ground = pytest.mark.skipif(
    not sys.platform.startswith("linux") or os.geteuid() != 0,
    reason="network namespaces need Linux and root",
)
"""On Linux as root there is no excuse: what is missing there fails."""


@dataclass(frozen=True)
class Place:
    """One practice AWS without delays, and the ground under it."""

    aws: PracticeAws
    ground: Ground

    @property
    def cloud(self) -> Cloud:
        key = Secret(SECRET_KEY)
        return Cloud(AwsSession.from_keys(ACCESS_KEY, key, None, REGION, endpoint_url=self.aws.url))

    def client(self, service: str) -> Any:
        """A plain AWS client, as anybody's tool has it."""
        return _client(service, self.aws.url)


@cache
def _client(service: str, url: str) -> Any:
    """Made once: reading EC2's model takes longer than many a test."""
    return botocore.session.Session().create_client(
        service,
        region_name=REGION,
        endpoint_url=url,
        aws_access_key_id=ACCESS_KEY,
        aws_secret_access_key=SECRET_KEY,
    )


@contextmanager
def place() -> Iterator[Place]:
    with (
        PracticeAws(speed=0, lived_in=False) as aws,
        Ground(aws.account, by_itself=False) as ground,
    ):
        yield Place(aws, ground)


class LaptopClient:
    """The stock client, running on the laptop."""

    def __init__(self, log: Path) -> None:
        self.log = log

    def told(self) -> str:
        return self.log.read_text(errors="replace")

    def wait_for(self, words: str, *, times: int = 1, seconds: float = 20) -> str:
        """Read its log until it says so (that often)."""
        wait_until(lambda: self.told().count(words) >= times, lambda: self.told()[-3000:], seconds)
        return self.told()


@contextmanager
def client(ground: Ground, profile: Path, *more: str) -> Iterator[LaptopClient]:
    """The stock client with that file; it runs until the block ends, connected or not."""
    log = profile.with_suffix(f".{time.monotonic_ns()}.log")
    words = ["openvpn", "--config", str(profile), "--verb", "3", *more]
    running = ground.laptop.start(words, log)
    try:
        yield LaptopClient(log)
    finally:
        running.terminate()
        running.wait(20)


@contextmanager
def connected(ground: Ground, profile: Path, *more: str) -> Iterator[LaptopClient]:
    with client(ground, profile, *more) as one:
        one.wait_for(CONNECTED)
        yield one


def wait_until(
    true: Callable[[], bool], why: Callable[[], str] = lambda: "", seconds: float = 20
) -> None:
    """Look again and again; the test fails with ``why`` when it never comes true."""
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, why()
        time.sleep(0.02)


def pings(ground: Ground, host: str, count: int = 1) -> int:
    """How many of that many pings from the laptop are answered; those that are cost no time."""
    done = ground.on_laptop("ping", "-c", str(count), "-i", "0.05", "-W", "3", host)
    return done.stdout.count("bytes from")


def silent(ground: Ground, host: str) -> bool:
    """Whether a ping gets no answer, as expected: it is not waited for long."""
    done = ground.on_laptop("ping", "-c", "1", "-W", "0.4", host)
    return "bytes from" not in done.stdout


def greeting(ground: Ground, host: str, port: int = 80) -> str:
    """What a host says to the laptop over TCP; empty where it does not answer."""
    done = ground.on_laptop(sys.executable, "-c", _GREETED, host, str(port))
    return done.stdout.strip()


_GREETED = """
import socket, sys
try:
    with socket.create_connection((sys.argv[1], int(sys.argv[2])), 0.5) as talk:
        talk.shutdown(socket.SHUT_WR)
        told = b"".join(iter(lambda: talk.recv(999), b"")).decode()
        print(told.partition("\\r\\n\\r\\n")[2])
except OSError:
    pass
"""


def addresses(ground: Ground, name: str) -> set[str]:
    """What the laptop's resolver makes of a name."""
    done = ground.on_laptop("getent", "ahostsv4", name)
    return {line.split()[0] for line in done.stdout.splitlines()}
