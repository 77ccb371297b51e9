"""OpenVPN's first packet, and whether it is answered."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace

from cvpn_wizard.adapters.openvpn.conversation import Conversation
from cvpn_wizard.adapters.openvpn.icmp import Trouble
from cvpn_wizard.adapters.openvpn.limits import KNOCK_SECONDS, Limits
from cvpn_wizard.adapters.openvpn.link import HungUpError, Link, LinkError, link_to
from cvpn_wizard.model.handshake import Outcome, Way


def knock(link: Link, deadline: float) -> Conversation | Trouble:
    """Open the way, send the first packet, again where it may have been lost, and wait.

    :raises WizardError: STOPPED.
    """
    conversation = Conversation(link)
    trouble = _first_packet(conversation, deadline)
    if trouble is None:
        return conversation
    return replace(trouble, tries=conversation.channel.resets_sent)


def _first_packet(conversation: Conversation, deadline: float) -> Trouble | None:
    channel, link = conversation.channel, conversation.link
    try:
        link.open(deadline)
        if conversation.go_on(lambda: channel.peer is not None, deadline):
            return None
    except LinkError as error:
        return error.trouble
    except HungUpError:
        return Trouble(Outcome.PORT_CLOSED)
    if conversation.trouble is not None:
        return conversation.trouble
    if channel.strangers or not link.lossy:
        return Trouble(Outcome.PORT_NOT_OPENVPN, detail="no answer to the first packet")
    return Trouble(Outcome.PORT_SILENT)


def still_there(way: Way, address: str, limits: Limits) -> bool:
    """Whether a fresh first packet is answered by somebody who fell silent.

    :raises WizardError: STOPPED.
    """
    deadline = limits.within(KNOCK_SECONDS)
    with ExitStack() as stack:
        try:
            link = stack.enter_context(link_to(way.transport, address, way.port, limits.cancelled))
        except LinkError:
            return False
        return isinstance(knock(link, deadline), Conversation)
