"""The journey: eight layers in order; later ones go on where they still tell something."""

from __future__ import annotations

from threading import Event

from cvpn_wizard.adapters.profile.profile import Profile
from cvpn_wizard.adapters.records import Records
from cvpn_wizard.journeys.checking.asked import Asked, Known, known_of
from cvpn_wizard.journeys.checking.computer_layer import look_at_computer
from cvpn_wizard.journeys.checking.handshake_layers import look_at_handshake
from cvpn_wizard.journeys.checking.profile_layer import look_at_profile
from cvpn_wizard.journeys.checking.report import Report
from cvpn_wizard.journeys.checking.run import Run, Tell
from cvpn_wizard.journeys.checking.target_layer import look_at_target
from cvpn_wizard.journeys.checking.tools import Tools
from cvpn_wizard.journeys.checking.tunnel_layers import look_at_route, look_at_tunnel
from cvpn_wizard.model.checking import Layer

PROVED_BY_THE_TARGET = frozenset({Layer.COMPUTER, Layer.NAMES, Layer.PORT, Layer.HANDSHAKE})
"""An answer through the tunnel proves that what these find keeps nobody out today."""


def check_connection(
    asked: Asked,
    *,
    records: Records | None,
    tell: Tell,
    cancelled: Event,
    tools: Tools | None = None,
    known: Known | None = None,
) -> Report:
    """Look at every layer, tell what happens, and return the whole.

    :param records: what we know of VPNs that were set up from here; ``None``: nothing.
    :param known: what is known without records, as on a laptop that was handed a bundle.
    :param tell: called on the caller's thread with every event.
    :raises WizardError: FILE_UNREADABLE; STOPPED when ``cancelled`` is set meanwhile.
    """

    def find(profile: Profile) -> Known:
        if known is not None:
            return known
        return known_of(profile, records) if records is not None else Known()

    run = Run(asked, find, tools or Tools(), tell, cancelled)
    run.note(target=_target(run))
    run.layer(Layer.PROFILE, look_at_profile)
    run.layer(Layer.COMPUTER, look_at_computer)
    look_at_handshake(run)
    run.layer(Layer.TUNNEL, look_at_tunnel)
    run.layer(Layer.ROUTE, look_at_route)
    run.layer(Layer.TARGET, look_at_target)
    report = run.report
    if report.reached and run.tunnel is not None and report.state(Layer.ROUTE).value == "passed":
        report = report.with_lighter(PROVED_BY_THE_TARGET)
    run.report = report
    run.note(finished=True, target=_target(run))
    return run.report


def _target(run: Run) -> str:
    """What was tried, as a person would write it."""
    asked = run.asked
    tcp = f"{asked.tcp[0]}:{asked.tcp[1]}" if asked.tcp else ""
    told = [asked.ping, tcp, asked.dns] if asked.has_target else [run.target_host]
    return ", ".join(dict.fromkeys(filter(None, told)))
