"""Is the server who it should be? OpenSSL's judgement, and OpenVPN's own rules on top of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from cvpn_wizard.adapters.profile.identity_checks import MALFORMED
from cvpn_wizard.adapters.profile.profile import Profile
from cvpn_wizard.model.handshake import Outcome, ServerSeen

# OpenSSL's X509_V_ERR_… (x509_vfy.h)
_UNTRUSTED = frozenset({2, 6, 7, 18, 19, 20, 21, 22, 24, 25, 27, 28, 29, 30, 31, 32})
_NOT_YET, _EXPIRED, _PURPOSE = 9, 10, 26

GRAVITY = (
    Outcome.SERVER_UNTRUSTED,
    Outcome.SERVER_EXPIRED,
    Outcome.SERVER_NOT_YET,
    Outcome.SERVER_AUTHORITY_EXPIRED,
    Outcome.SERVER_USAGE,
    Outcome.SERVER_NAME,
    Outcome.SERVER_BAD,
)

_SHORT = {
    NameOID.COMMON_NAME: "CN",
    NameOID.COUNTRY_NAME: "C",
    NameOID.STATE_OR_PROVINCE_NAME: "ST",
    NameOID.LOCALITY_NAME: "L",
    NameOID.ORGANIZATION_NAME: "O",
    NameOID.ORGANIZATIONAL_UNIT_NAME: "OU",
    NameOID.EMAIL_ADDRESS: "emailAddress",
    NameOID.SERIAL_NUMBER: "serialNumber",
    NameOID.GIVEN_NAME: "GN",
    NameOID.SURNAME: "SN",
    NameOID.DOMAIN_COMPONENT: "DC",
    NameOID.USER_ID: "UID",
    NameOID.DN_QUALIFIER: "dnQualifier",
    NameOID.TITLE: "title",
}
"""OpenSSL's short names, as OpenVPN writes a subject with them."""


@dataclass(frozen=True)
class Expected:
    """What the profile asks of the server's certificate.

    :ivar name: of ``verify-x509-name``; empty: any.
    :ivar kind: ``subject`` (OpenVPN's default), ``name`` or ``name-prefix``.
    :ivar usage: ``remote-cert-tls server``: a certificate for servers, and it has to say so.
    """

    name: str = ""
    kind: str = "subject"
    usage: bool = False

    @classmethod
    def of(cls, profile: Profile) -> Expected:
        usage = profile.value("remote-cert-tls") == "server"
        for line in profile.directives("verify-x509-name"):
            if len(line.words) > 1:
                kind = line.words[2] if len(line.words) > 2 else "subject"
                return cls(line.words[1], kind, usage)
        return cls(usage=usage)


def judge(
    certificate: x509.Certificate | None,
    faults: Iterable[tuple[int, int]],
    expected: Expected,
    tls: str,
) -> tuple[ServerSeen, str]:
    """What is wrong with the certificate that the server showed; and numbers for an expert.

    :param faults: OpenSSL's error numbers with their depths, from :class:`Tls`.
    """
    errors = tuple(faults)
    numbers = ", ".join(f"X509_V_ERR {error} at depth {depth}" for error, depth in errors)
    if certificate is None:
        return UNKNOWN, numbers
    try:
        return _seen(certificate, errors, expected, tls), numbers
    except MALFORMED:
        return UNKNOWN, numbers


def _seen(
    certificate: x509.Certificate,
    errors: tuple[tuple[int, int], ...],
    expected: Expected,
    tls: str,
) -> ServerSeen:
    found = {_outcome(error, depth) for error, depth in errors}
    found |= set(_openvpn_rules(certificate, expected))
    return ServerSeen(
        common_name=common_name(certificate.subject),
        issuer=common_name(certificate.issuer),
        not_before=certificate.not_valid_before_utc.astimezone(UTC),
        not_after=certificate.not_valid_after_utc.astimezone(UTC),
        fingerprint=certificate.fingerprint(hashes.SHA256()).hex(),
        tls=tls,
        expected_name=expected.name,
        faults=tuple(fault for fault in GRAVITY if fault in found),
    )


UNKNOWN = ServerSeen("", "", datetime.min.replace(tzinfo=UTC), datetime.min.replace(tzinfo=UTC),
                     "", "", faults=(Outcome.SERVER_BAD,))  # fmt: skip
"""A certificate that makes no sense."""


def _outcome(error: int, depth: int) -> Outcome:
    if error in _UNTRUSTED or (error == _PURPOSE and depth > 0):
        return Outcome.SERVER_UNTRUSTED
    if error == _EXPIRED:
        return Outcome.SERVER_AUTHORITY_EXPIRED if depth else Outcome.SERVER_EXPIRED
    if error == _NOT_YET:
        return Outcome.SERVER_NOT_YET
    return Outcome.SERVER_USAGE if error == _PURPOSE else Outcome.SERVER_BAD


def _openvpn_rules(certificate: x509.Certificate, expected: Expected) -> Iterator[Outcome]:
    """``remote-cert-tls`` wants both extensions there; ``verify-x509-name`` the right name."""
    if expected.usage:
        try:
            certificate.extensions.get_extension_for_class(x509.KeyUsage)
            usage = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
        except (x509.ExtensionNotFound, *MALFORMED):
            yield Outcome.SERVER_USAGE
        else:
            if ExtendedKeyUsageOID.SERVER_AUTH not in usage:
                yield Outcome.SERVER_USAGE
    if expected.name and not _named(certificate, expected):
        yield Outcome.SERVER_NAME


def _named(certificate: x509.Certificate, expected: Expected) -> bool:
    if expected.kind == "name":
        return common_name(certificate.subject) == expected.name
    if expected.kind == "name-prefix":
        return common_name(certificate.subject).startswith(expected.name)
    return subject(certificate.subject) == expected.name


def common_name(name: x509.Name) -> str:
    """The last one, as OpenVPN takes it."""
    found = name.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(found[-1].value) if found else ""


def subject(name: x509.Name) -> str:
    """As OpenVPN writes it: ``C=JP, O=Example, CN=server``."""
    return ", ".join(
        f"{_SHORT.get(attribute.oid, attribute.oid.dotted_string)}={attribute.value!s}"
        for attribute in name
    )
