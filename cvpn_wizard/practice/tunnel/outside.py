"""The laptop and the internet: what is there before any VPN is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from ipaddress import IPv4Address
from pathlib import Path

from cvpn_wizard.model.errors import WizardError
from cvpn_wizard.practice.tunnel.answering import Answering
from cvpn_wizard.practice.tunnel.faults import Faults
from cvpn_wizard.practice.tunnel.layout import (
    HOME_ROUTER,
    LAPTOP,
    LAPTOP_LINK,
    PUBLIC_RESOLVER,
    WEB_NAME,
    WEB_SERVER,
    front_of,
)
from cvpn_wizard.practice.tunnel.names import Zone
from cvpn_wizard.practice.tunnel.namespace import Namespace, join
from cvpn_wizard.practice.tunnel.wanted import Wanted

IMPATIENT = "options timeout:1 attempts:2"
"""For the laptop's resolver: its usual ten seconds would only keep people waiting."""
CLOCK_NAME = "checkip.amazonaws.com"
"""Amazon's host that programs ask for the time (the Date header) without TLS."""


class Outside:
    """A laptop behind its home router, and an internet with a name server and a web server.

    :ivar zone: the names that the internet knows.
    """

    def __init__(self, name: str, answering: Answering) -> None:
        self.laptop = Namespace(f"{name}-laptop")
        self.internet = Namespace(f"{name}-internet")
        self.faults = Faults(self.laptop, self.internet)
        self.zone = Zone()
        self._lie: Zone | None = None
        self._clock: dict[str, list[IPv4Address]] = {}
        self._answering = answering

    def build(self) -> None:
        """:raises WizardError: TUNNEL_FAILED"""
        self.laptop.create()
        self.internet.create(forwards=True)
        join(self.internet, "home0", self.laptop, "eth0")
        self.internet.ip(
            f"address add {HOME_ROUTER}/{LAPTOP_LINK.prefixlen} dev home0",
            f"address add {PUBLIC_RESOLVER}/32 dev lo",
            f"address add {WEB_SERVER}/32 dev lo",
        )
        self.laptop.ip(
            f"address add {LAPTOP}/{LAPTOP_LINK.prefixlen} dev eth0",
            f"route add default via {HOME_ROUTER}",
        )
        self.laptop.settings("resolv.conf", f"nameserver {PUBLIC_RESOLVER}\n{IMPATIENT}\n")
        if Path("/etc/nsswitch.conf").exists():
            self.laptop.settings("nsswitch.conf", "hosts: files dns\n")
        self._answering.names("internet", self.internet, PUBLIC_RESOLVER, self._told)
        self._answering.greetings("internet", self.internet)

    def remove(self) -> None:
        for place in (self.laptop, self.internet):
            with suppress(WizardError):  # the next start clears what stays
                place.delete()

    def publish(self, wanted: Wanted) -> None:
        """An endpoint's name leads to the servers of all its associations, in changing order."""
        domains = {door.domain for door in wanted.doors}
        self.zone = Zone(
            {WEB_NAME: [WEB_SERVER]},
            {
                domain: [front_of(door.slot) for door in wanted.doors if door.domain == domain]
                for domain in domains
            },
        )

    @contextmanager
    def names(self, zone: Zone) -> Iterator[None]:
        """The name server tells this and nothing else; an empty zone knows no name."""
        self._lie = zone
        try:
            yield
        finally:
            self._lie = None

    @contextmanager
    def time_told(self, ahead: timedelta) -> Iterator[None]:
        """A host that tells the time exists, and by it this computer's clock is behind by that.

        Nothing is done to the clock itself: it is that of the whole computer.
        """
        self._answering.ahead, self._clock = ahead, {CLOCK_NAME: [WEB_SERVER]}
        try:
            yield
        finally:
            self._answering.ahead, self._clock = timedelta(0), {}

    def _told(self) -> Zone:
        if self._clock and self._lie is None:
            return Zone({**self.zone.hosts, **self._clock}, self.zone.endpoints)
        return self.zone if self._lie is None else self._lie
