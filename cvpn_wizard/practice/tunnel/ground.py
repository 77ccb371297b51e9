"""The proving ground: a laptop, an internet, and every VPN of the practice AWS for real."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from functools import partial
from itertools import count
from pathlib import Path
from types import TracebackType

from cvpn_wizard.model.errors import WizardError
from cvpn_wizard.practice.account import Account
from cvpn_wizard.practice.tunnel.answering import Answering
from cvpn_wizard.practice.tunnel.faults import Fault, Faults, Trouble
from cvpn_wizard.practice.tunnel.leftovers import Claim, clear_leftovers
from cvpn_wizard.practice.tunnel.names import Zone
from cvpn_wizard.practice.tunnel.namespace import Namespace
from cvpn_wizard.practice.tunnel.outside import Outside
from cvpn_wizard.practice.tunnel.reading import wanted_of
from cvpn_wizard.practice.tunnel.sessions import SessionBook
from cvpn_wizard.practice.tunnel.sites import DoorSite, NetworkSite
from cvpn_wizard.practice.tunnel.tools import require_ground
from cvpn_wizard.practice.tunnel.wanted import Door, Network, Wanted

RHYTHM = 0.3
"""Seconds between two looks at the practice AWS."""


Changed = Callable[[str, Door, str], None]


class Ground:
    """Lay it with ``start`` (or ``with``), and it follows the practice AWS until ``stop``.

    :param account: the practice AWS's, in this process.
    :param by_itself: look every :data:`RHYTHM` seconds; else only when ``follow`` is called.
    :param changed: told of servers that are ``up``, ``down``, or ``failed`` to start, and why.
    """

    def __init__(
        self,
        account: Account,
        *,
        by_itself: bool = True,
        changed: Changed = lambda _what, _door, _why: None,
    ) -> None:
        self._account = account
        self._by_itself = by_itself
        self._changed = changed
        self._lock = threading.RLock()
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None  # noqa: TID251
        self._claim: Claim | None = None
        self._outside: Outside | None = None
        self._answering = Answering()
        self._book = SessionBook(account)
        self._doors: dict[str, DoorSite] = {}
        self._runs: dict[str, tuple[object, int]] = {}
        self._numbers = count()
        self._networks: dict[str, NetworkSite] = {}
        self._slots: dict[str, dict[str, int]] = {"door": {}, "vpc": {}}
        self.failures: dict[str, WizardError] = {}

    # its life

    def start(self) -> None:
        """Clear what crashed grounds left, lay this one, and bring it up to date.

        :raises WizardError: TUNNEL_NEEDS_…, TUNNEL_FAILED
        """
        require_ground()
        clear_leftovers()
        self._claim = Claim()
        self._outside = Outside(self._claim.name, self._answering)
        self._answering.start()
        try:
            self._outside.build()
            self.follow()
        except BaseException:
            self.stop()
            raise
        if self._by_itself:
            # Part of the practice servers, not work of the window or the engine.
            self._thread = threading.Thread(target=self._keep_following, daemon=True)  # noqa: TID251
            self._thread.start()

    def stop(self) -> None:
        """End every program on it and take all of it away. Stopped already is fine."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        if self._claim is None:
            return
        with self._lock:
            for key in list(self._doors):
                self._remove_door(key)
            for key in list(self._networks):
                self._remove_network(key)
            self._answering.stop()
            self.outside.remove()
            self._claim.release()
            self._claim = None

    def __enter__(self) -> Ground:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    # its places

    @property
    def name(self) -> str:
        if self._claim is None:
            raise RuntimeError("not started")
        return self._claim.name

    @property
    def outside(self) -> Outside:
        if self._outside is None:
            raise RuntimeError("not started")
        return self._outside

    @property
    def laptop(self) -> Namespace:
        return self.outside.laptop

    @property
    def doors(self) -> tuple[DoorSite, ...]:
        """Every association's server that stands now."""
        return tuple(self._doors.values())

    def on_laptop(self, *words: str, timeout: float = 60) -> subprocess.CompletedProcess[str]:
        """Run a program on the laptop to its end."""
        return self.laptop.run(*words, timeout=timeout)

    # what goes wrong

    @property
    def faults(self) -> Faults:
        """What can be made to go wrong between the laptop and the endpoint."""
        return self.outside.faults

    def behind(self, network_id: str) -> Trouble:
        """What can be made to go wrong inside a VPC."""
        return Trouble(self._networks[network_id].place)

    def server_down(self, network_id: str, address: str) -> Fault:
        """An instance does not answer, whatever is asked."""
        return self.behind(network_id).rule(f"ip daddr {address} drop")

    def server_ignores_ping(self, network_id: str, address: str) -> Fault:
        """An instance's own firewall swallows pings, as Windows' does."""
        return self.behind(network_id).rule(f"ip daddr {address} icmp type echo-request drop")

    def names(self, zone: Zone) -> Fault:
        """The public name server tells this and nothing else; an empty zone knows no name."""
        return self.outside.names(zone)

    def time_told(self, ahead: timedelta) -> Fault:
        """The internet's time is that far ahead: by it, the laptop's clock is behind."""
        return self.outside.time_told(ahead)

    # following

    def follow(self) -> None:
        """Bring everything up to what the practice AWS says at this moment."""
        with self._lock:
            with self._account.lock:
                wanted = wanted_of(self._account.estates, partial(self._slot, "door"))
            self._bring(wanted)
            self._write_sessions()

    def _keep_following(self) -> None:
        while not self._ended.wait(RHYTHM):
            try:
                self.follow()
            except WizardError as error:
                self.failures["ground"] = error
            else:
                self.failures.pop("ground", None)

    def _bring(self, wanted: Wanted) -> None:
        doors = {door.id: door for door in wanted.doors}
        networks = {network.id: network for network in wanted.networks}
        for key in [key for key in self._doors if key not in doors]:
            self._remove_door(key)
        for key in [key for key in self._networks if key not in networks]:
            self._remove_network(key)
        for key in networks.keys() - self._networks.keys():
            self._build_network(networks[key])
        for key, network in networks.items():
            fronts = [door for door in wanted.doors if door.network_id == key]
            self._networks[key].change(network, fronts)
        for key, door in doors.items():
            self._bring_door(key, door)
        self.outside.publish(wanted)

    def _build_network(self, network: Network) -> None:
        key = network.id
        site = NetworkSite(self._place("vpc", key), self._slot("vpc", key), network)
        self._networks[key] = site
        try:
            site.build(self.outside.internet)
            site.change(network, [])
            self._answering.greetings(key, site.place)
            self._answering.names(
                key, site.place, network.resolver, lambda: self._told_inside(site)
            )
        except (WizardError, OSError):
            self._remove_network(key)
            raise

    def _bring_door(self, key: str, door: Door) -> None:
        site = self._doors.get(key)
        if key in self.failures and site is not None and site.door == door:
            return  # nothing has changed that could help it
        new = site is None
        if site is None:
            site = self._build_door(key, door)
        try:
            site.change(door)
        except WizardError as error:
            self.failures[key] = error
            self._changed("failed", door, str(error.facts.get("why", "")))
            return
        healed = self.failures.pop(key, None) is not None
        if new or healed:
            self._changed("up", door, "")

    def _build_door(self, key: str, door: Door) -> DoorSite:
        folder = self._folder / f"door{door.slot}"
        site = self._doors[key] = DoorSite(self._place("door", key), folder, door)
        try:
            site.build(self.outside.internet, self._networks[door.network_id].place)
        except WizardError:
            self._remove_door(key)
            raise
        return site

    def _write_sessions(self) -> None:
        for key, site in self._doors.items():
            server, run = self._runs.get(key, (None, -1))
            if server is not site.server:
                self._book.close(run)
                run = next(self._numbers)
                self._runs[key] = (site.server, run)
            for client in self._book.write(run, site.door, site.sessions(), site.refused()):
                if site.server is not None:
                    site.server.send_away(client)

    # building

    @property
    def _folder(self) -> Path:
        if self._claim is None:
            raise RuntimeError("not started")
        return self._claim.folder

    def _place(self, kind: str, key: str) -> Namespace:
        return Namespace(f"{self.name}-{kind}{self._slot(kind, key)}")

    def _slot(self, kind: str, key: str) -> int:
        """The lowest place that nobody has; it is kept."""
        slots = self._slots[kind]
        if key not in slots:
            slots[key] = next(number for number in count() if number not in slots.values())
        return slots[key]

    def _told_inside(self, site: NetworkSite) -> Zone:
        """A VPC's resolver knows its instances, and whatever the internet knows."""
        own = {server.name: [server.address] for server in site.network.servers}
        public = self.outside.zone
        return Zone({**public.hosts, **own}, public.endpoints)

    def _remove_door(self, key: str) -> None:
        site = self._doors.pop(key)
        self._book.close(self._runs.pop(key, (None, -1))[1])
        self.failures.pop(key, None)
        with suppress(WizardError):  # the next start clears what stays
            site.remove()
        self._slots["door"].pop(key, None)
        self._changed("down", site.door, "")

    def _remove_network(self, key: str) -> None:
        self._answering.close(key)
        with suppress(WizardError):
            self._networks.pop(key).remove()
        self._slots["vpc"].pop(key, None)
