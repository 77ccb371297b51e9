"""TLS with the server until it has shown its certificate, and what that is worth."""

from __future__ import annotations

from dataclasses import dataclass

from cvpn_wizard.adapters.openvpn.conversation import Conversation
from cvpn_wizard.adapters.openvpn.limits import Limits
from cvpn_wizard.adapters.openvpn.link import HungUpError, LinkError
from cvpn_wizard.adapters.openvpn.server_certificate import Expected, judge
from cvpn_wizard.adapters.openvpn.tls import Tls, TlsError
from cvpn_wizard.model.handshake import Outcome, ServerSeen


@dataclass(frozen=True)
class Met:
    """How it went.

    :ivar outcome: ``None``: the server is who it should be.
    :ivar answer: what TLS wants to send next, with our certificate in it. Not sent yet.
    """

    outcome: Outcome | None
    server: ServerSeen | None = None
    answer: bytes = b""
    detail: str = ""


def meet(conversation: Conversation, tls: Tls, expected: Expected, limits: Limits) -> Met:
    """Everything up to our own certificate, which is kept back.

    :raises WizardError: STOPPED.
    """
    channel = conversation.channel
    try:
        tls.feed(b"")
        channel.write(tls.drain())
        while True:
            if not conversation.hear(limits):
                return _ended(tls, expected, Outcome.TLS_SILENT, "")
            tls.feed(channel.read())
            answer = tls.drain()
            if tls.certificate_seen and (answer or tls.finished):
                seen, numbers = judge(tls.certificate, tls.faults, expected, tls.version)
                outcome = seen.faults[0] if seen.faults else None
                return Met(outcome, seen, answer, numbers)
            channel.write(answer)
    except TlsError as error:
        return _ended(tls, expected, Outcome.TLS_FAILED, error.reason)
    except HungUpError:
        return _ended(tls, expected, Outcome.TLS_CLOSED, "")
    except LinkError as error:
        return _ended(tls, expected, Outcome.TLS_SILENT, error.trouble.detail)


def _ended(tls: Tls, expected: Expected, outcome: Outcome, detail: str) -> Met:
    """Too early; but a certificate that is wrong is the cause to name, where it was seen."""
    if tls.certificate_seen:
        seen, numbers = judge(tls.certificate, tls.faults, expected, tls.version)
        if seen.faults:
            return Met(seen.faults[0], seen, detail=numbers)
        return Met(outcome, seen, detail=detail)
    return Met(outcome, detail=detail)
