"""Whose profile it is."""

from __future__ import annotations

from pathlib import Path

from cryptography import x509
from cryptography.x509.oid import NameOID

from cvpn_wizard.adapters.files import read_bytes
from cvpn_wizard.adapters.profile.identity_checks import MALFORMED
from cvpn_wizard.adapters.profile.paths import file_named, is_file
from cvpn_wizard.adapters.profile.profile import PEM, Profile
from cvpn_wizard.model.errors import WizardError


def person_of(profile: Profile, base: Path) -> str:
    """The common name of the client certificate; empty where there is none to read."""
    text = profile.block("cert") or ""
    named = profile.value("cert")
    try:
        if not text and named and is_file(file_named(named, base)):
            text = read_bytes(file_named(named, base)).decode("utf-8", errors="replace")
        found = PEM.search(text)
        if found is None:
            return ""
        subject = x509.load_pem_x509_certificate(found.group().encode()).subject
        names = subject.get_attributes_for_oid(NameOID.COMMON_NAME)
        return str(names[0].value) if names else ""
    except (*MALFORMED, x509.InvalidVersion, WizardError, OSError):
        return ""
