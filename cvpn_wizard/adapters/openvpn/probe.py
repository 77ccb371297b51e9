"""One attempt at a profile's endpoint, ending before a session is built."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

from cvpn_wizard.adapters.profile.profile import Profile
from cvpn_wizard.model.handshake import Handshake, Part


def probe(
    profile: Profile,
    *,
    base: Path,
    timeout: float,
    cancelled: Event,
    progress: Callable[[Part, Handshake], None],
) -> Handshake:
    """Look the name up, knock, judge the server's certificate, and show it ours. Never raises for
    what the network or the server does; needs no rights, neither AWS's nor this computer's.

    :param base: the folder of the profile, for paths in it that are not absolute.
    :param timeout: seconds that all of it may take at most; 10 is good. A healthy endpoint
        answers in well under one.
    :param progress: called when a part begins (it has no ``times`` entry yet) and when it has
        ended (it has one), on the caller's thread.
    :raises WizardError: STOPPED when ``cancelled`` is set meanwhile (within 0.2 s).
    """
    raise NotImplementedError
