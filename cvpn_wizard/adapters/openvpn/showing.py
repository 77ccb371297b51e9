"""Our certificate goes out. Does the server take it?

A finished TLS 1.3 handshake proves nothing yet: the client is done first. What proves it is the
server's half of the keys (key method 2), which it only sends to somebody whom it has let in. There
we stop and do not even acknowledge it, so that no session comes to be.
"""

from __future__ import annotations

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
    :ivar taken: TLS itself has taken our certificate; only the keys were not answered.
    :ivar not_allowed: the server said no after it had taken the certificate.
    :ivar alert: the server's, where it sent one.
    :ivar detail: for an expert.
    """

    accepted: bool | None
    taken: bool = False
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
    showing = _Showing(conversation, tls, transport)
    try:
        return showing.go(answer, limits)
    except TlsError as error:
        refused = False if error.alert else None
        return Shown(refused, showing.taken, alert=error.alert, detail=error.reason)
    except HungUpError:
        return Shown(None, showing.taken, detail="closed")
    except LinkError as error:
        return Shown(None, showing.taken, detail=error.trouble.detail)


class _Showing:
    """How far it is."""

    def __init__(self, conversation: Conversation, tls: Tls, transport: str) -> None:
        self._conversation = conversation
        self._tls = tls
        self._keys: bytes | None = key_record(transport)
        self.taken = False

    def go(self, answer: bytes, limits: Limits) -> Shown:
        conversation, channel, tls = self._conversation, self._conversation.channel, self._tls
        said = b""
        channel.write(answer)
        conversation.send_now()
        channel.hold()
        while True:
            self._say_keys()
            if not conversation.hear(limits):
                acknowledged = "all" if channel.all_acknowledged else "not all"
                return Shown(None, self.taken, detail=f"silence, {acknowledged} acknowledged")
            tls.feed(channel.read())
            said += tls.read() if tls.finished else b""
            self.taken = True  # it goes on inside TLS: a ticket, or its own last word
            match read_answer(said):
                case Answer.ACCEPTED:
                    return Shown(accepted=True, taken=True)
                case Answer.REFUSED:
                    return Shown(accepted=False, taken=True, not_allowed=True)
                case Answer.STRANGE:
                    return Shown(None, taken=True, detail=f"strange answer {said[:5].hex()}")
                case Answer.UNFINISHED:
                    channel.release()

    def _say_keys(self) -> None:
        """As soon as there is a way inside TLS, and once."""
        if self._keys is not None and self._tls.finished:
            self._tls.write(self._keys)
            self._keys = None
        self._conversation.channel.write(self._tls.drain())
