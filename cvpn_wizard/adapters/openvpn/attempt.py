"""One attempt at one ``remote``: the name, the port, the server, and what it says of us."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from cryptography import x509

from cvpn_wizard.adapters.openvpn.conversation import Conversation
from cvpn_wizard.adapters.openvpn.elsewhere import other_ways, spoken_at
from cvpn_wizard.adapters.openvpn.icmp import Trouble
from cvpn_wizard.adapters.openvpn.identity import Identity
from cvpn_wizard.adapters.openvpn.knocking import knock, still_there
from cvpn_wizard.adapters.openvpn.limits import KNOCK_SECONDS, NAME_SHARE, PORT_SHARE, Limits
from cvpn_wizard.adapters.openvpn.link import LinkError, link_to
from cvpn_wizard.adapters.openvpn.meeting import Met, meet
from cvpn_wizard.adapters.openvpn.names import look_up
from cvpn_wizard.adapters.openvpn.refusal import suspect
from cvpn_wizard.adapters.openvpn.server_certificate import Expected
from cvpn_wizard.adapters.openvpn.showing import show
from cvpn_wizard.adapters.openvpn.target import Target
from cvpn_wizard.adapters.openvpn.tls import Tls
from cvpn_wizard.model.handshake import Handshake, Outcome, Part, PartTime, Suspicion, Way

MOST_ADDRESSES = 3
"""Of a name: AWS gives one for each associated subnet."""

NOT_THE_PORTS_FAULT = frozenset({Outcome.PORT_NO_ROUTE, Outcome.PORT_UNREACHABLE})
"""Where other ports and transports need not be tried."""

Progress = Callable[[Part, Handshake], None]


@dataclass(frozen=True)
class Papers:
    """What the profile brings along.

    :ivar unusable: why there is no ``identity`` (a word for an expert); empty where there is one.
    :ivar sign_in: people sign in here, which is not tried.
    """

    authorities: tuple[x509.Certificate, ...]
    identity: Identity | None
    unusable: str
    sign_in: bool
    expected: Expected


class Attempt:
    """Goes through the parts and writes down in :attr:`seen` what it meets."""

    def __init__(self, target: Target, papers: Papers, limits: Limits, progress: Progress) -> None:
        self._target = target
        self._papers = papers
        self._limits = limits
        self._progress = progress
        self.seen = Handshake(target.host, target.port, target.transport)

    def go(self) -> Handshake:
        """:raises WizardError: STOPPED."""
        with ExitStack() as stack:
            with self._part(Part.NAME):
                addresses = self._name()
            if not addresses:
                return self.seen
            with self._part(Part.PORT):
                conversation = self._port(addresses, stack)
            if conversation is None:
                return self._elsewhere()
            tls = Tls(self._papers.authorities, self._papers.identity)
            with self._part(Part.SERVER):
                met = self._server(conversation, tls)
            if self.seen.outcome is None:
                with self._part(Part.CLIENT):
                    self._client(conversation, tls, met)
        return self.seen

    @contextmanager
    def _part(self, part: Part) -> Iterator[None]:
        """Time it, and tell its begin and its end. It passes where no outcome says otherwise."""
        self._progress(part, self.seen)
        began = time.perf_counter()
        yield
        took = (time.perf_counter() - began) * 1000
        passed = self.seen.outcome in {None, Outcome.ACCEPTED, Outcome.CLIENT_SIGN_IN}
        self._note(times=(*self.seen.times, PartTime(part, passed, took)))
        self._progress(part, self.seen)

    def _note(self, **changes: object) -> None:
        self.seen = replace(self.seen, **changes)  # type: ignore[arg-type]

    def _name(self) -> tuple[str, ...]:
        look, known = look_up(
            self._target.host,
            random_label=self._target.random_label,
            family=self._target.family,
            deadline=self._limits.share(NAME_SHARE),
            cancelled=self._limits.cancelled,
        )
        self._note(name=look)
        if not known:
            unknown = known is not None
            self._note(outcome=Outcome.NAME_UNKNOWN if unknown else Outcome.NAME_NO_ANSWER)
        return look.addresses

    def _port(self, addresses: tuple[str, ...], stack: ExitStack) -> Conversation | None:
        """The first address that answers; where none does, the first one's trouble."""
        tried = addresses[:MOST_ADDRESSES]
        troubles: list[tuple[str, Trouble]] = []
        for address in tried:
            deadline = self._limits.share(PORT_SHARE / len(tried))
            found = self._knock(address, deadline, stack)
            if isinstance(found, Conversation):
                self._note(address=address, tries=self.seen.tries + found.channel.resets_sent)
                return found
            troubles.append((address, found))
            self._note(tries=self.seen.tries + max(found.tries, 1))
        address, trouble = troubles[0]
        self._note(
            address=address,
            outcome=trouble.outcome,
            said_by=trouble.said_by,
            detail=trouble.detail,
        )
        return None

    def _knock(self, address: str, deadline: float, stack: ExitStack) -> Conversation | Trouble:
        target = self._target
        try:
            link = link_to(target.transport, address, target.port, self._limits.cancelled)
        except LinkError as error:
            return error.trouble
        stack.enter_context(link)
        return knock(link, deadline)

    def _elsewhere(self) -> Handshake:
        """Nothing here: does the same address speak OpenVPN some other way?"""
        if self.seen.outcome not in NOT_THE_PORTS_FAULT:
            found = spoken_at(
                self.seen.address,
                other_ways(self._target.transport, self._target.port),
                deadline=self._limits.within(KNOCK_SECONDS),
                cancelled=self._limits.cancelled,
            )
            self._note(elsewhere=found)
        return self.seen

    def _server(self, conversation: Conversation, tls: Tls) -> Met:
        met = meet(conversation, tls, self._papers.expected, self._limits)
        self._note(outcome=met.outcome, server=met.server, detail=met.detail)
        return met

    def _client(self, conversation: Conversation, tls: Tls, met: Met) -> None:
        papers, target = self._papers, self._target
        if papers.sign_in:
            self._note(outcome=Outcome.CLIENT_SIGN_IN)
            return
        if papers.identity is None:
            self._note(outcome=Outcome.CLIENT_UNUSABLE, detail=papers.unusable)
            return
        shown = show(conversation, tls, met.answer, target.transport, self._limits)
        self._note(detail=shown.detail)
        if shown.accepted:
            self._note(outcome=Outcome.ACCEPTED, certain=True)
        elif shown.not_allowed:
            self._refused((Suspicion.NOT_ALLOWED,), certain=True)
        elif shown.taken or (shown.accepted is None and not self._still_there()):
            self._note(outcome=Outcome.CLIENT_SILENT)
        else:
            causes, certain = suspect(
                papers.identity,
                alert=shown.alert,
                accepted=tls.accepted_issuers,
                authorities=papers.authorities,
                now=datetime.now(UTC),
            )
            self._refused(causes, certain=certain)

    def _still_there(self) -> bool:
        way = Way(self._target.transport, self._target.port)
        return still_there(way, self.seen.address, self._limits)

    def _refused(self, causes: tuple[Suspicion, ...], *, certain: bool) -> None:
        self._note(outcome=Outcome.CLIENT_REFUSED, suspicions=causes, certain=certain)
