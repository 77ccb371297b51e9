"""Handing a finished profile over to its laptop: a bundle, and the words that open it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cvpn_wizard.adapters.bundle.guide import guide_html
from cvpn_wizard.adapters.bundle.identity import identity_of, with_identity_inside
from cvpn_wizard.adapters.bundle.kit import Kit, write_kit
from cvpn_wizard.adapters.bundle.manifest import Manifest, is_host, is_person
from cvpn_wizard.adapters.bundle.words import Words, new_words
from cvpn_wizard.adapters.profile.checks import check_profile, refuse_dangerous
from cvpn_wizard.adapters.profile.profile import Profile
from cvpn_wizard.adapters.records import Records
from cvpn_wizard.journeys.plan_file import parse_plan
from cvpn_wizard.model.errors import ErrorCode, Problem, WizardError
from cvpn_wizard.model.names import BUNDLE_ENDING
from cvpn_wizard.model.spec import NewVpc, VpnSpec


@dataclass(frozen=True)
class HandoverFacts:
    """What the laptop should know beside its profile; what is not known stays empty.

    :ivar vpn: the VPN's name.
    :ivar ping: a host behind the tunnel that answers.
    :ivar tcp_port: one of its ports that takes connections, where ping is blocked; 0 for none.
    :ivar client_cidr: the range that laptops get their addresses from.
    :ivar vpc_cidrs: what lies behind the tunnel.
    :ivar server: the common name of the endpoint's certificate.
    """

    vpn: str
    ping: str = ""
    tcp_port: int = 0
    client_cidr: str = ""
    vpc_cidrs: tuple[str, ...] = ()
    server: str = ""


def facts_of(spec: VpnSpec) -> HandoverFacts:
    """What a plan tells a laptop. An existing VPC's range is not in it: its authorized ones are."""
    vpc = spec.network.vpc
    behind = (vpc.cidr,) if isinstance(vpc, NewVpc) else spec.authorize
    return HandoverFacts(
        vpn=spec.name,
        ping=str(spec.ping or ""),
        client_cidr=str(spec.client_cidr),
        vpc_cidrs=tuple(str(cidr) for cidr in behind),
        server=spec.certificates.server,
    )


def known_facts(vpn: str, records: Records) -> HandoverFacts:
    """What the records of this computer tell a laptop about a VPN.

    :raises WizardError: VPN_UNKNOWN; FILE_UNREADABLE; PLAN_BAD.
    """
    known, runs = records.vpn(vpn), records.runs(vpn)
    if known is None or not runs:
        raise WizardError(ErrorCode.VPN_UNKNOWN, name=vpn)
    return facts_of(parse_plan(runs[0].plan, where=known.folder))


@dataclass(frozen=True)
class HandedOver:
    """A bundle that was made.

    :ivar path: the file; it may go by any channel.
    :ivar words: what opens it; shown once, kept nowhere, to go by another channel.
    """

    path: Path
    words: Words
    manifest: Manifest


class ProfileFaultsError(WizardError):
    """PROFILE_BAD, with all that is wrong."""

    def __init__(self, path: Path, problems: Sequence[Problem]) -> None:
        faults = ", ".join(problem.code for problem in problems)
        super().__init__(ErrorCode.PROFILE_BAD, path=str(path), fault=faults)
        self.problems = tuple(problems)


def make_bundle(
    profile: Path,
    person: str,
    facts: HandoverFacts,
    language: str,
    *,
    out: Path | None = None,
    now: datetime | None = None,
    words: Words | None = None,
) -> HandedOver:
    """Make a bundle of a person's finished profile.

    A profile without a key is an answer to a request: the key is on the laptop already.

    :param language: of the guide and of the words (``en`` or ``ja``).
    :param out: the file, or the folder for ``<person>.cvpnkit``; default: beside the profile.
    :param words: that shall open it; new ones by default.
    :raises WizardError: FILE_UNREADABLE; PROFILE_BAD (:class:`ProfileFaultsError`);
        what the disk refuses.
    :raises ValueError: for a person or host whose name cannot be one.
    """
    if not is_person(person) or (facts.ping and not is_host(facts.ping)):
        raise ValueError(person)
    finished = with_identity_inside(Profile.read(profile), profile.parent)
    path = _path(out or profile.parent, person)
    return bundle_profile(finished, profile, person, facts, language, path, now=now, words=words)


def bundle_profile(
    finished: Profile,
    named: Path,
    person: str,
    facts: HandoverFacts,
    language: str,
    path: Path,
    *,
    now: datetime | None = None,
    words: Words | None = None,
) -> HandedOver:
    """The same for a profile that lies in no file.

    :param named: what a refusal calls the profile.
    :raises WizardError: PROFILE_BAD (:class:`ProfileFaultsError`); what the disk refuses.
    """
    moment = now or datetime.now(UTC)
    refuse_bad(finished, named, moment, facts.server)
    identity = identity_of(finished)
    manifest = Manifest(
        vpn=facts.vpn,
        person=person,
        language=language,
        ping=facts.ping,
        tcp_port=facts.tcp_port,
        client_cidr=facts.client_cidr,
        vpc_cidrs=facts.vpc_cidrs,
        valid_until=identity.valid_until if identity else None,
        made=moment,
        server=facts.server,
    )
    words = words or new_words(language)
    guide = guide_html(manifest, with_key=finished.block("key") is not None)
    write_kit(path, Kit(manifest, finished, guide), words.typed)
    return HandedOver(path, words, manifest)


def _path(out: Path, person: str) -> Path:
    if out.suffix == BUNDLE_ENDING and not out.is_dir():
        return out
    return out / f"{person}{BUNDLE_ENDING}"


def refuse_bad(profile: Profile, path: Path, now: datetime, server: str = "") -> None:
    """Refuse a profile that could do harm, or that no client could connect with.

    That it has no key is fine where it has a certificate: the key waits on the laptop.

    :raises WizardError: PROFILE_BAD; as :class:`ProfileFaultsError` when a check says so.
    """
    try:
        refuse_dangerous(profile)
    except WizardError as error:
        raise WizardError(error.code, **{**error.facts, "path": str(path)}) from error
    problems = check_profile(profile, now=now, expected_server=server or None, base=path.parent)
    answers = identity_of(profile) is not None
    faults = [
        one
        for one in problems
        if not one.warning and not (answers and one.code == "profile-no-key")
    ]
    if faults:
        raise ProfileFaultsError(path, faults)
