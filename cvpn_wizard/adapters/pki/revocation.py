"""Revocation lists (CRL, RFC 5280 section 5), made for an endpoint that has one CA.

AWS never fetches a list: it has what was last imported, and "an expired CRL locks out every
client" (Client VPN Administrator Guide, troubleshooting). A short life would therefore make
nobody safer, and would lock an office out on the day that it is forgotten (EasyRSA's are valid for
180 days). A list is made to last for ten years, or as long as its CA where that ends sooner.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography import x509

from cvpn_wizard.adapters.pki.authority import BACKDATE, Authority
from cvpn_wizard.model.errors import ErrorCode, WizardError

LIFE = timedelta(days=3660)
"""Ten years and a few days: a list of a CA of ours ends with that CA, not just before it."""
MOST_ENTRIES = 20_000
"""Quota of AWS: entries of a list for one endpoint; it cannot be raised."""


@dataclass(frozen=True)
class SignedList:
    """A list that was made.

    :ivar number: greater than that of any list before.
    :ivar next_update: from then on AWS lets nobody in.
    :ivar serials: everything it revokes.
    """

    pem: str
    number: int
    made: datetime
    next_update: datetime
    serials: frozenset[int]


def make_list(
    authority: Authority,
    revoked: Mapping[int, datetime],
    *,
    now: datetime,
    number: int,
    before: str = "",
) -> SignedList:
    """A new list; what the list before revoked stays revoked, also what we did not know of.

    :param revoked: serials, and when each was revoked.
    :param number: of the last list that was made here; 0 before the first.
    :param before: the list that AWS has, as PEM.
    :raises WizardError: REVOCATION_FOREIGN when another CA made the list before, since it cannot
        be carried on without that CA's key; PKI_UNREADABLE when the CA has expired, or the list
        cannot be read; QUOTA_REACHED for more entries than AWS takes.
    """
    now = now.astimezone(UTC).replace(microsecond=0)
    end = min(now + LIFE, authority.not_after)
    if end <= now:
        raise WizardError(ErrorCode.PKI_UNREADABLE, path=authority.name, why="ca-expired")
    entries = {serial: _entry(serial, at) for serial, at in revoked.items()}
    if before.strip():
        listed = _read(before)
        if not authority.made(listed):
            raise WizardError(ErrorCode.REVOCATION_FOREIGN, name=authority.name)
        number = max(number, _number(listed))
        # As it stands there: its date and its reason are kept.
        entries |= {one.serial_number: one for one in listed}
    if len(entries) > MOST_ENTRIES:
        raise WizardError(ErrorCode.QUOTA_REACHED, name="CRL", most=MOST_ENTRIES)
    builder = x509.CertificateRevocationListBuilder(
        last_update=now - BACKDATE, next_update=end, revoked_certificates=list(entries.values())
    ).add_extension(x509.CRLNumber(number + 1), critical=False)
    return SignedList(authority.sign_list(builder), number + 1, now, end, frozenset(entries))


def _entry(serial: int, at: datetime) -> x509.RevokedCertificate:
    return (
        x509.RevokedCertificateBuilder()
        .serial_number(serial)
        .revocation_date(at.astimezone(UTC))
        .build()
    )


def _read(pem: str) -> x509.CertificateRevocationList:
    try:
        return x509.load_pem_x509_crl(pem.encode())
    except ValueError as error:
        raise WizardError(ErrorCode.PKI_UNREADABLE, path="", why="revocation-list") from error


def _number(listed: x509.CertificateRevocationList) -> int:
    try:
        return listed.extensions.get_extension_for_class(x509.CRLNumber).value.crl_number
    except x509.ExtensionNotFound:
        return 0
