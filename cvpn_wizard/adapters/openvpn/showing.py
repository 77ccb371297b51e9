"""Our certificate goes out. Does the server take it?

A finished TLS 1.3 handshake proves nothing yet: the client is done first. What proves it is the
server's half of the keys (key method 2), which it only sends to somebody whom it has let in. There
we stop and do not even acknowledge it, so that no session comes to be.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

from cvpn_wizard.adapters.openvpn.conversation import Conversation
from cvpn_wizard.adapters.openvpn.key_method import Answer, key_record, read_answer
from cvpn_wizard.adapters.openvpn.limits import Limits
from cvpn_wizard.adapters.openvpn.link import HungUpError, LinkError
from cvpn_wizard.adapters.openvpn.tls import Tls, TlsError


@dataclass(frozen=True)
class Shown:
    """What came back.

    :ivar accepted: ``None``: silence, or the connection was closed.
    :ivar not_allowed: the server said no after it had taken the certificate.
    :ivar alert: the server's, where it sent one.
    :ivar detail: for an expert.
    """

    accepted: bool | None
    not_allowed: bool = False
    alert: str = ""
    detail: str = ""


def show(
    conversation: Conversation, tls: Tls, answer: bytes, transport: str, limits: Limits
) -> Shown:
    """Send our certificate and our half of the keys, and wait for the server's.

    :param answer: what :func:`meet` has kept back.
    :raises WizardError: STOPPED.
    """
    try:
        return _show(conversation, tls, answer, transport, limits)
    except TlsError as error:
        return Shown(False if error.alert else None, alert=error.alert, detail=error.reason)
    except HungUpError:
        return Shown(None, detail="closed")
    except LinkError as error:
        return Shown(None, detail=error.trouble.detail)


def _show(
    conversation: Conversation, tls: Tls, answer: bytes, transport: str, limits: Limits
) -> Shown:
    channel = conversation.channel
    said = b""
    keys_sent = False
    channel.write(answer)
    conversation.send_now()
    channel.hold()
    while True:
        if tls.finished and not keys_sent:
            keys_sent = True
            tls.write(key_record(transport))
        channel.write(tls.drain())
        if not conversation.go_on(lambda: channel.has_arrived, _quiet(conversation, limits)):
            if time.monotonic() < _quiet(conversation, limits):
                continue  # something was acknowledged meanwhile
            acknowledged = "all" if channel.all_acknowledged else "not all"
            return Shown(None, detail=f"silence, {acknowledged} acknowledged")
        tls.feed(channel.read())
        if not tls.finished:
            continue
        said += tls.read()
        match read_answer(said):
            case Answer.ACCEPTED:
                return Shown(accepted=True)
            case Answer.REFUSED:
                return Shown(accepted=False, not_allowed=True)
            case Answer.STRANGE:
                return Shown(None, detail=f"strange answer {said[:5].hex()}")
            case Answer.UNFINISHED:
                pass


def _quiet(conversation: Conversation, limits: Limits) -> float:
    acknowledged = conversation.channel.all_acknowledged
    return limits.quiet(conversation.heard, acknowledged=acknowledged)
