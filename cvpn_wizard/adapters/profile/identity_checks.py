"""Certificates and key of a profile: there, readable, of one pair, of this CA, valid today."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import suppress
from datetime import timedelta

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from cvpn_wizard.adapters.files import read_bytes
from cvpn_wizard.adapters.profile.case import Case, problem
from cvpn_wizard.adapters.profile.keys import is_pair, whole_key
from cvpn_wizard.adapters.profile.paths import file_named, is_file
from cvpn_wizard.adapters.profile.profile import PEM
from cvpn_wizard.model.errors import Problem, WizardError

SOON = timedelta(days=30)

MALFORMED = (ValueError, TypeError, UnsupportedAlgorithm, x509.DuplicateExtension)
"""How ``cryptography`` says that a certificate or key from outside makes no sense to it."""

WEAK_HASHES = frozenset({"md5", "sha1"})
SMALLEST_RSA = 2048


def part_of(case: Case, part: str) -> bytes | Problem | None:
    """The PEM of ``ca``, ``cert`` or ``key``, from its block or its file."""
    inline = case.profile.block(part)
    if inline is not None:
        return inline.encode()
    named = case.profile.value(part)
    if not named:
        return None
    path = file_named(named, case.base)
    if is_file(path):
        with suppress(WizardError):
            return read_bytes(path)
    return problem("file-unreadable", directive=part, path=str(path))


_OTHER_WAYS_IN = ("auth-federate", "auth-user-pass", "cryptoapicert", "pkcs12")
"""Sign-in, or a certificate in Windows' own store or in a file of both."""


def identity_rule(case: Case) -> Iterator[Problem]:
    """Who the client is, and whom it trusts."""
    needed = {"ca", "cert", "key"}
    if any(line.words[:1] == (name,) for line in case.profile.lines for name in _OTHER_WAYS_IN):
        needed = {"ca"}
    found: dict[str, bytes] = {}
    for part in ("ca", "cert", "key"):
        content = part_of(case, part)
        if content is None:
            if part in needed:
                yield problem(f"no-{part}")
        elif isinstance(content, Problem):
            yield content
        else:
            found[part] = content
    authorities = yield from _authorities(case, found.get("ca"))
    certificate: x509.Certificate | None = None
    if "cert" in found:
        try:
            certificate = x509.load_pem_x509_certificate(_first_pem(found["cert"]))
        except (*MALFORMED, x509.InvalidVersion):
            yield problem("cert-unreadable")
    if certificate is not None:
        yield from _dates(case, certificate, "cert")
        yield from _certificate(certificate)
        if authorities and not any(issued_by(certificate, ca) for ca in authorities):
            yield problem("chain")
    if "key" in found:
        yield from _key(certificate, found["key"])


def _authorities(
    case: Case, content: bytes | None
) -> Generator[Problem, None, list[x509.Certificate]]:
    if content is None:
        return []
    authorities: list[x509.Certificate] = []
    for pem in PEM.findall(content.decode(errors="replace")):
        try:
            authorities.append(x509.load_pem_x509_certificate(pem.encode()))
        except (*MALFORMED, x509.InvalidVersion):
            yield problem("ca-unreadable")
    if not authorities:
        yield problem("ca-unreadable")
    for authority in authorities:
        yield from _dates(case, authority, "ca")
    if authorities and not any(_is_authority(authority) for authority in authorities):
        yield problem("ca-not-ca")
    return authorities


def _first_pem(content: bytes) -> bytes:
    found = PEM.search(content.decode(errors="replace"))
    return found.group().encode() if found else content


def _dates(case: Case, certificate: x509.Certificate, part: str) -> Iterator[Problem]:
    begins, ends = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    if case.now < begins:
        yield problem(f"{part}-not-yet", date=f"{begins:%Y-%m-%d %H:%M} UTC")
    elif case.now > ends:
        yield problem(f"{part}-expired", date=f"{ends:%Y-%m-%d}")
    elif case.now > ends - SOON:
        yield problem(f"{part}-expires-soon", date=f"{ends:%Y-%m-%d}", warning=True)


def _certificate(certificate: x509.Certificate) -> Iterator[Problem]:
    if _is_authority(certificate, unsaid=False):
        yield problem("cert-is-ca")
        return
    yield from _usage(certificate)
    try:
        hashed = certificate.signature_hash_algorithm
        key = certificate.public_key()
    except MALFORMED:
        return
    small = isinstance(key, RSAPublicKey) and key.key_size < SMALLEST_RSA
    if small or (hashed is not None and hashed.name in WEAK_HASHES):
        yield problem("cert-weak", warning=True)


def _is_authority(certificate: x509.Certificate, *, unsaid: bool = True) -> bool:
    """Whether it may issue others; ``unsaid``: what a certificate of old age is taken for."""
    try:
        return certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except x509.ExtensionNotFound:
        return unsaid
    except MALFORMED:
        return unsaid


def _usage(certificate: x509.Certificate) -> Iterator[Problem]:
    try:
        if not certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME):
            yield problem("cert-no-name")
        usage = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    except x509.ExtensionNotFound:
        return
    except MALFORMED:
        yield problem("cert-unreadable")
        return
    if ExtendedKeyUsageOID.CLIENT_AUTH not in usage:
        yield problem("cert-usage")


def for_clients(certificate: x509.Certificate) -> bool:
    """Whether its usage lets a client present it; one that names no usage may."""
    try:
        usage = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    except x509.ExtensionNotFound:
        return True
    except MALFORMED:
        return False
    return ExtendedKeyUsageOID.CLIENT_AUTH in usage


def issued_by(certificate: x509.Certificate, authority: x509.Certificate) -> bool:
    """Whether this authority signed that certificate."""
    try:
        certificate.verify_directly_issued_by(authority)
    except (*MALFORMED, InvalidSignature):
        return False
    return True


def _key(certificate: x509.Certificate | None, content: bytes) -> Iterator[Problem]:
    if b"ENCRYPTED" in content:
        yield problem("key-encrypted", warning=True)
        return
    key = whole_key(content)
    if key is None:
        yield problem("key-unreadable")
    elif certificate is not None and not is_pair(certificate, key):
        yield problem("key-mismatch")
