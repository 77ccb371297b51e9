"""Whose a profile is: the certificate in it, how long it holds, and whether a key is its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm

from cvpn_wizard.adapters.files import read_text
from cvpn_wizard.adapters.pki.authority import common_name
from cvpn_wizard.adapters.profile.profile import PEM, Profile
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.secret import Secret

_MALFORMED = (ValueError, TypeError, UnsupportedAlgorithm, x509.InvalidVersion)


@dataclass(frozen=True)
class Identity:
    """The certificate in a profile.

    :ivar name: its common name; empty when it has none.
    :ivar certificate: PEM.
    :ivar serial: in hexadecimal, as the records write it.
    """

    name: str
    valid_until: datetime
    certificate: str
    serial: str = ""


def identity_of(profile: Profile) -> Identity | None:
    """The certificate inside a profile; ``None`` when there is none that can be read."""
    found = PEM.search(profile.block("cert") or "")
    if found is None:
        return None
    try:
        certificate = x509.load_pem_x509_certificate(found.group().encode())
        return Identity(
            common_name(certificate),
            certificate.not_valid_after_utc,
            found.group() + "\n",
            f"{certificate.serial_number:x}",
        )
    except _MALFORMED:
        return None


def with_identity_inside(profile: Profile, base: Path) -> Profile:
    """The profile with certificate and key in it, where it names files for them.

    :param base: the folder of the profile, for names that are not absolute.
    :raises WizardError: FILE_UNREADABLE; PROFILE_BAD where only one of the two is there.
    """
    named = {part: profile.value(part) for part in ("cert", "key")}
    if not any(named.values()):
        return profile
    if not all(named.values()):
        raise WizardError(ErrorCode.PROFILE_BAD, path=str(base), fault="cert, key")
    certificate, key = (read_text(base / named[part]) for part in ("cert", "key"))
    return profile.with_identity_inline(certificate, Secret(key))
