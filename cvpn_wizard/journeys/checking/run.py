"""One check from its beginning to its end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from ipaddress import IPv4Address
from threading import Event

from cvpn_wizard.adapters.network.interfaces import Interface
from cvpn_wizard.adapters.network.routes import LocalRoute
from cvpn_wizard.adapters.profile.profile import Profile
from cvpn_wizard.adapters.profile.reading import Source
from cvpn_wizard.journeys.checking.asked import Asked, Known
from cvpn_wizard.journeys.checking.menders import mender_of
from cvpn_wizard.journeys.checking.report import Report
from cvpn_wizard.journeys.checking.tools import Tools
from cvpn_wizard.model.checking import (
    CheckEvent,
    Finding,
    FindingEvent,
    Layer,
    LayerEvent,
    LayerState,
    Mender,
    NoteEvent,
)
from cvpn_wizard.model.errors import ErrorCode, WizardError

CLOCK_SECONDS = 1.5
NAME_SECONDS = 2.5
Tell = Callable[[CheckEvent], None]


@dataclass(frozen=True)
class Ending:
    """How a layer ended, unless its findings say worse.

    :ivar skipped: why it could not be looked at; empty when it was.
    :ivar detail: what it is in a line, by its text's id, with ``facts``.
    """

    skipped: str = ""
    detail: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Tunnel:
    """Our VPN on this computer.

    :ivar certain: its address or its program's profile says so; otherwise it is the only one.
    :ivar title: of the program that holds it; empty where nobody tells.
    """

    interface: Interface
    certain: bool
    title: str = ""
    since: datetime | None = None

    @property
    def address(self) -> IPv4Address:
        return self.interface.addresses[0].ip


class Run:
    """What the layers share: what was asked, what was seen so far, and whom to tell.

    :ivar source: the profile's file, once it was read; ``profile`` what it says.
    :ivar known: what our records say of it.
    :ivar interfaces, routes: this computer's, read once.
    :ivar tunnel: ours, if it is up; ``others``: tunnels that are not ours.
    :ivar usable: whether the profile names an endpoint at all.
    """

    def __init__(
        self,
        asked: Asked,
        known: Callable[[Profile], Known],
        tools: Tools,
        tell: Tell,
        cancelled: Event,
    ) -> None:
        self.asked = asked
        self.tools = tools
        self.cancelled = cancelled
        self.report = Report(profile=asked.profile, practice=asked.practice)
        self.known = Known()
        self.source = Source("", "utf-8")
        self.profile = Profile(())
        self.interfaces: tuple[Interface, ...] = ()
        self.routes: tuple[LocalRoute, ...] = ()
        self.tunnel: Tunnel | None = None
        self.others: tuple[Interface, ...] = ()
        self.chain_broken = False
        self._find_known = known
        self._tell = tell
        self._clock: list[timedelta | None] = []
        self._targets: dict[str, IPv4Address | None] = {}

    # what was found

    def tell(self, event: CheckEvent) -> None:
        """Say it to who looks on, and put it into the report."""
        self.stop_if_asked()
        self.report = self.report.after(event)
        self._tell(event)

    def find(
        self,
        code: str,
        layer: Layer,
        facts: Mapping[str, object] | None = None,
        *,
        warning: bool = False,
        line: int | None = None,
        mendable: bool = False,
    ) -> None:
        """Something is wrong."""
        told = dict(facts or {})
        # A mended copy is there for whoever looks after the file.
        mender = Mender.HELPDESK if mendable else mender_of(code)
        self.tell(FindingEvent(Finding(code, layer, mender, told, warning, line, mendable)))

    def stop_if_asked(self) -> None:
        """:raises WizardError: STOPPED."""
        if self.cancelled.is_set():
            raise WizardError(ErrorCode.STOPPED)

    def layer(self, layer: Layer, look: Callable[[Run], Ending]) -> None:
        """Carry one layer out and say how it ended."""
        began = self.tools.seconds()
        self.tell(LayerEvent(layer, LayerState.RUNNING))
        ending = look(self)
        self.end(layer, ending, self.tools.seconds() - began)

    def end(self, layer: Layer, ending: Ending, seconds: float | None) -> None:
        state = self.state_by_findings(layer)
        if ending.skipped:
            state, seconds = LayerState.SKIPPED, None
        self.tell(
            LayerEvent(layer, state, seconds, ending.skipped, ending.detail, dict(ending.facts))
        )

    def state_by_findings(self, layer: Layer) -> LayerState:
        found = [finding for finding in self.report.findings if finding.layer is layer]
        if any(not finding.warning for finding in found):
            return LayerState.FAILED
        return LayerState.WARNED if found else LayerState.PASSED

    def note(self, **changes: object) -> None:
        """Something about the whole is known."""
        self.tell(NoteEvent(changes))

    # what several layers ask

    def take_profile(self, source: Source, profile: Profile | None = None) -> None:
        """:param profile: what the file says once its form is put right."""
        self.source, self.profile = source, profile or source.profile
        self.known = self._find_known(self.profile)
        remote = self.profile.remote
        if remote is not None:
            host, port, transport = remote
            self.note(host=host, port=port, transport=transport[:3])
        self.note(vpn=self.known.vpn)

    def clock_error(self) -> timedelta | None:
        """How far this computer's clock is ahead; asked once, and only when it matters."""
        if not self._clock:
            self._clock = [self.tools.clock_error(CLOCK_SECONDS, self.cancelled)]
        return self._clock[0]

    def now(self) -> datetime:
        """What time it really is, as far as anybody told us."""
        error = self._clock[0] if self._clock else None
        return self.tools.now() - (error or timedelta(0))

    def address_of(self, host: str) -> IPv4Address | None:
        """A host's address; looked up once."""
        if host not in self._targets:
            try:
                self._targets[host] = IPv4Address(host)
            except ValueError:
                found = self.tools.resolve(host, NAME_SECONDS, self.cancelled).addresses
                self._targets[host] = IPv4Address(found[0]) if found else None
        return self._targets[host]

    @property
    def target_host(self) -> str:
        """What shall be reached behind the tunnel; empty: nobody said."""
        asked = self.asked
        if asked.tcp or asked.ping:
            return asked.ping or (asked.tcp[0] if asked.tcp else "")
        return str(self.known.ping) if self.known.ping and not asked.dns else ""
