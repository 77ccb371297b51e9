"""Opening what was handed over, and making sure that it is what it should be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from cvpn_wizard.adapters.bundle.identity import identity_of, with_identity_inside
from cvpn_wizard.adapters.bundle.kit import look_at, read_kit
from cvpn_wizard.adapters.bundle.manifest import Manifest, is_person
from cvpn_wizard.adapters.bundle.request import KeptRequest
from cvpn_wizard.adapters.bundle.words import COUNT, understand
from cvpn_wizard.adapters.profile.checks import check_profile
from cvpn_wizard.adapters.profile.profile import Profile
from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.journeys.handing_over import refuse_bad
from cvpn_wizard.journeys.laptop.requesting import key_for
from cvpn_wizard.model.errors import ErrorCode, Problem, WizardError
from cvpn_wizard.model.secret import Secret

PROFILE_ENDING = ".ovpn"


@dataclass(frozen=True)
class Opened:
    """A finished profile, ready for a VPN client. ``repr`` shows nothing of the profile.

    :ivar source: the file that was handed over.
    :ivar manifest: what is known of it; little for a plain ``.ovpn``.
    :ivar warnings: what may be kept, and should be known (it expires soon, say).
    :ivar request: the request that it answers, whose key is in the profile now.
    """

    source: Path
    manifest: Manifest
    profile: Profile
    warnings: tuple[Problem, ...] = ()
    request: KeptRequest | None = None


def is_bundle(path: Path) -> bool:
    """Whether a file is a bundle by its name; otherwise it is taken for a plain profile."""
    return path.suffix.lower() != PROFILE_ENDING


def first_look(path: Path) -> None:
    """Whether it is a whole bundle or a profile, before anybody is asked for the words.

    :raises WizardError: FILE_UNREADABLE, BUNDLE_FOREIGN, BUNDLE_DAMAGED, BUNDLE_UNSAFE.
    """
    if is_bundle(path):
        look_at(path)
    else:
        Profile.read(path)


def words_problem(typed: Secret) -> Problem | None:
    """What is wrong with the words, as far as that can be told without the bundle."""
    field = "laptop.words"
    understood = understand(typed.reveal())
    if not understood.count:
        return Problem("bundle-no-words", field)
    if understood.unknown:
        return Problem("bundle-word", field, {"number": understood.unknown[0]})
    if understood.ours and understood.count < COUNT:
        return Problem("bundle-too-few", field, {"count": COUNT, "given": understood.count})
    return None


def open_file(path: Path, typed: Secret | None, home: Path, vault: Vault, now: datetime) -> Opened:
    """Open a bundle or a plain profile, put the key of a request in, and check all of it.

    :param typed: the words, as they were typed; not needed for a plain profile.
    :raises WizardError: FILE_UNREADABLE; BUNDLE_FOREIGN, BUNDLE_DAMAGED, BUNDLE_UNSAFE,
        BUNDLE_PASSPHRASE, BUNDLE_NEWER; KEY_ELSEWHERE; PROFILE_BAD (``ProfileFaultsError``).
    """
    if is_bundle(path):
        kit = read_kit(path, understand(typed.reveal() if typed else "").candidates)
        manifest, profile = kit.manifest, kit.profile
        refuse_files(profile, path)
    else:
        profile = with_identity_inside(Profile.read(path), path.parent)
        manifest = _manifest_of(profile, path)
    refuse_bad(profile, path, now, manifest.server)
    profile, request = _with_key(profile, path, home, vault)
    problems = check_profile(
        profile, now=now, expected_server=manifest.server or None, base=path.parent
    )
    identity = identity_of(profile)
    if identity is not None:  # the certificate knows better than what is said of it
        manifest = replace(manifest, valid_until=identity.valid_until)
    warnings = tuple(problem for problem in problems if problem.warning)
    return Opened(path, manifest, profile, warnings, request)


def refuse_files(profile: Profile, path: Path) -> None:
    """A bundle holds all that it needs; one that names files on this computer is none of ours.

    :raises WizardError: PROFILE_BAD.
    """
    for part in ("ca", "cert", "key", "pkcs12"):
        if profile.directives(part):
            raise WizardError(ErrorCode.PROFILE_BAD, path=str(path), fault=part)


def _manifest_of(profile: Profile, path: Path) -> Manifest:
    """What a plain profile tells of itself."""
    identity = identity_of(profile)
    names = (identity.name if identity else "", path.stem)
    person = next((name for name in names if is_person(name)), "vpn")
    host = profile.remote[0] if profile.remote else ""
    return Manifest(vpn=host, person=person)


def _with_key(
    profile: Profile, path: Path, home: Path, vault: Vault
) -> tuple[Profile, KeptRequest | None]:
    """An answer to a request comes without the key: it has been waiting here."""
    identity = identity_of(profile)
    if identity is None or profile.block("key") is not None:
        return profile, None
    found = key_for(identity.certificate, home, vault)
    if found is None:
        raise WizardError(ErrorCode.KEY_ELSEWHERE, path=str(path), name=identity.name)
    request, key = found
    return profile.with_identity_inline(identity.certificate, key), request
