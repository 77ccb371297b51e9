"""One attempt at a profile's endpoint, ending before a session is built."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event

from cvpn_wizard.adapters.openvpn.attempt import Attempt, Papers
from cvpn_wizard.adapters.openvpn.identity import UnusableError, read_authorities, read_identity
from cvpn_wizard.adapters.openvpn.limits import Limits
from cvpn_wizard.adapters.openvpn.server_certificate import Expected
from cvpn_wizard.adapters.openvpn.target import in_the_way, signs_in, targets
from cvpn_wizard.adapters.profile.profile import Profile
from cvpn_wizard.model.handshake import Handshake, Outcome, Part


def probe(
    profile: Profile,
    *,
    base: Path,
    timeout: float,
    cancelled: Event,
    progress: Callable[[Part, Handshake], None],
) -> Handshake:
    """Look the name up, knock, judge the server's certificate, and show it ours. Never raises for
    what the network or the server does; needs no rights, neither AWS's nor this computer's. No
    session is opened, so that nobody who is connected with the same certificate is put out.

    With several ``remote`` lines they are tried in turn until a port answers, and ``progress``
    hears of the parts anew for each; if none answers, the first one's end is told.

    :param base: the folder of the profile, for paths in it that are not absolute.
    :param timeout: seconds that all of it may take at most; 10 is good. A healthy endpoint
        answers in well under one.
    :param progress: called when a part begins (it has no ``times`` entry yet) and when it has
        ended (it has one), on the caller's thread.
    :raises WizardError: STOPPED when ``cancelled`` is set meanwhile (within 0.2 s).
    """
    wanted = targets(profile)
    host, port, transport = ("", 0, "udp")
    if wanted:
        host, port, transport = wanted[0].host, wanted[0].port, wanted[0].transport
    unusable = replace(Handshake(host, port, transport), outcome=Outcome.PROFILE_UNUSABLE)
    obstacle = in_the_way(profile)
    if obstacle:
        return replace(unusable, detail=obstacle)
    try:
        papers = _papers(profile, base)
    except UnusableError as error:
        return replace(unusable, detail=error.part)
    ends = time.monotonic() + timeout
    first: Handshake | None = None
    for number, target in enumerate(wanted):
        seconds = (ends - time.monotonic()) / (len(wanted) - number)
        seen = Attempt(target, papers, Limits.from_now(seconds, cancelled), progress).go()
        if seen.passed(Part.PORT):
            return seen
        first = first or seen
    return first or unusable


def _papers(profile: Profile, base: Path) -> Papers:
    """:raises UnusableError: without a CA there is nothing to hold a server against."""
    authorities = read_authorities(profile, base)
    identity, unusable = None, "cert-missing"
    try:
        identity = read_identity(profile, base)
    except UnusableError as error:
        unusable = error.part
    return Papers(authorities, identity, unusable, signs_in(profile), Expected.of(profile))
