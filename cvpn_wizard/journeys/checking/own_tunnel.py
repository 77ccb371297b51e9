"""Which of this computer's tunnels is the one that the profile opens."""

from __future__ import annotations

from collections.abc import Sequence

from cvpn_wizard.adapters.network.interfaces import Interface, InterfaceKind
from cvpn_wizard.adapters.network.programs import VpnProgram
from cvpn_wizard.adapters.profile.case import AWS_HOST
from cvpn_wizard.adapters.profile.reading import read_source
from cvpn_wizard.journeys.checking.run import Run, Tunnel
from cvpn_wizard.model.errors import WizardError

Found = tuple[Tunnel | None, tuple[Interface, ...], tuple[VpnProgram, ...]]


def find_tunnels(run: Run, programs: Sequence[VpnProgram]) -> Found:
    """Ours, the others, and OpenVPN programs that serve another profile and have no adapter yet.

    Ours is told by its address (the client range of a VPN that was set up from here), by the
    profile that its program was started with, or by being the only one of OpenVPN's kind.
    """
    of_openvpn = [one for one in run.interfaces if one.kind is InterfaceKind.OPENVPN]
    others = [one for one in run.interfaces if one.kind is InterfaceKind.OTHER_VPN]
    ours, certain = None, False
    maybe: list[Interface] = []
    held = not run.tools.programs_all_seen or any(program.is_openvpn for program in programs)
    for one in of_openvpn:
        holder = _holder(one, programs, alone=len(of_openvpn) == 1)
        same = _same_endpoint(run, holder)
        if ours is None and (same or _in_client_range(run, one)):
            ours, certain = one, True
        elif same is False or not held:
            others.append(one)
        else:
            maybe.append(one)
    if ours is None and len(maybe) == 1 and run.known.client_cidr is None:
        ours = maybe.pop()
    others += maybe
    strangers = tuple(
        program
        for program in programs
        if program.is_openvpn
        and not of_openvpn
        and program.config is not None
        and _same_endpoint(run, program) is False
    )
    if ours is None:
        return None, tuple(others), strangers
    program = _holder(ours, programs, alone=len(of_openvpn) == 1)
    return (
        Tunnel(
            ours,
            certain,
            program.title if program else "",
            ours.since or (program.started if program else None),
        ),
        tuple(others),
        strangers,
    )


def _holder(one: Interface, programs: Sequence[VpnProgram], *, alone: bool) -> VpnProgram | None:
    """The program that holds an adapter: the system says so, or there are only these two."""
    held = next((program for program in programs if one.name in program.interfaces), None)
    if held is not None:
        return held
    free = [program for program in programs if program.is_openvpn and not program.interfaces]
    return free[0] if alone and len(free) == 1 else None


def _in_client_range(run: Run, one: Interface) -> bool:
    cidr = run.known.client_cidr
    return cidr is not None and any(told.ip in cidr for told in one.addresses)


def _same_endpoint(run: Run, program: VpnProgram | None) -> bool | None:
    """Whether a program was started with a profile for our endpoint; ``None``: nobody knows."""
    if program is None or program.config is None:
        return None
    if program.config == run.asked.profile.absolute():
        return True
    try:
        remote = read_source(program.config).profile.remote
    except WizardError:
        return None
    if remote is None or not run.report.host:
        return None
    return _endpoint(remote[0]) == _endpoint(run.report.host)


def _endpoint(host: str) -> str:
    """The name without its label."""
    at = host.lower().find(AWS_HOST)
    return host.lower()[at:] if at >= 0 else host.lower()
