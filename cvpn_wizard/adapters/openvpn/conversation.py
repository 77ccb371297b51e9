"""A channel on a link: packets go out when they are due, and what comes is taken in."""

from __future__ import annotations

import time
from collections.abc import Callable

from cvpn_wizard.adapters.openvpn.icmp import Trouble
from cvpn_wizard.adapters.openvpn.limits import Limits
from cvpn_wizard.adapters.openvpn.link import Link, LinkError
from cvpn_wizard.adapters.openvpn.packet import decode
from cvpn_wizard.adapters.openvpn.reliable import Channel

TWICE = 2
"""How often a datagram has to be refused: one ICMP may be a stray, or a server just starting."""


class Conversation:
    """One attempt with one server."""

    def __init__(self, link: Link) -> None:
        self.link = link
        self.channel = Channel(lossy=link.lossy)
        self.trouble: Trouble | None = None
        """The last that was said against what we sent; it may be a stray."""
        self.heard = time.monotonic()
        """When the last packet of this conversation came, on the monotonic clock."""
        self._refusals = 0

    def go_on(self, done: Callable[[], bool], deadline: float) -> bool:
        """Send and take in until ``done``; ``False`` at ``deadline``.

        :raises LinkError, HungUpError, WizardError: it leads nowhere; STOPPED.
        """
        while not done():
            now = time.monotonic()
            if now >= deadline:
                return False
            self._send(now)
            due = self.channel.next_due()
            until = deadline if due is None else min(deadline, due)
            try:
                arrived = self.link.receive(until)
            except LinkError as error:
                self._refused(error)
                arrived = []
            for raw in arrived:
                if self.channel.take(decode(raw)):
                    self.heard = time.monotonic()
                    self._refusals = 0
        return True

    def hear(self, limits: Limits) -> bool:
        """Go on until the server has said something inside the channel; ``False``: it is silent.

        :raises LinkError, HungUpError, WizardError: it leads nowhere; STOPPED.
        """
        channel = self.channel
        while not self.go_on(lambda: channel.has_arrived, self._quiet(limits)):
            if time.monotonic() >= self._quiet(limits):
                return False
            # Something was acknowledged meanwhile, so that there is more time now.
        return True

    def _quiet(self, limits: Limits) -> float:
        return limits.quiet(self.heard, acknowledged=self.channel.all_acknowledged)

    def send_now(self) -> None:
        """Send what is due, without waiting for anything."""
        self._send(time.monotonic())

    def _send(self, now: float) -> None:
        for packet in self.channel.outgoing(now):
            try:
                self.link.send(packet.encode())
            except LinkError as error:
                # It tells what came back about the one before, and has not sent this one.
                self._refused(error)
                self.link.send(packet.encode())

    def _refused(self, error: LinkError) -> None:
        self.trouble = error.trouble
        self._refusals += 1
        if self._refusals >= TWICE or not self.link.lossy:
            raise error
