"""Certificate requests (CSR, PKCS#10): what we certify is the name and the key, nothing else.

Whatever a request asks for besides (to be a CA, other names, other uses) is not looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

from cvpn_wizard.adapters.files import read_bytes
from cvpn_wizard.adapters.pki.keys import KEY_BITS
from cvpn_wizard.model.errors import ErrorCode, Problem, WizardError

LARGEST = 20_000
"""Bytes; a usual one has a thousand."""
LEAST_EXPONENT = 65_537
_BEGIN = b"-----BEGIN"


@dataclass(frozen=True)
class CertificateRequest:
    """A request whose sender holds the key.

    :ivar name: the common name that it asks for.
    """

    name: str
    key: rsa.RSAPublicKey

    def __repr__(self) -> str:
        return f"CertificateRequest({self.name!r})"


class RequestBadError(WizardError):
    """REQUEST_BAD, with what is wrong."""

    def __init__(self, path: Path, why: str, **facts: object) -> None:
        super().__init__(ErrorCode.REQUEST_BAD, path=str(path), fault=why)
        self.problems = (Problem(f"request-{why}", "request", facts),)


def read_request(path: Path) -> CertificateRequest:
    """Read and check a request, PEM or DER.

    :raises WizardError: FILE_UNREADABLE; REQUEST_BAD (:class:`RequestBadError`): no request,
        a wrong signature, another key than RSA 2048 with a sound exponent, no name or several.
    """
    raw = read_bytes(path, LARGEST)
    try:
        if _BEGIN in raw:
            request = x509.load_pem_x509_csr(raw[raw.find(_BEGIN) :])
        else:
            request = x509.load_der_x509_csr(raw)
        names = request.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
        signed = request.is_signature_valid
        key = request.public_key()
    except (ValueError, TypeError, UnsupportedAlgorithm, x509.InvalidVersion) as error:
        raise RequestBadError(path, "no-request") from error
    if not isinstance(key, rsa.RSAPublicKey):
        raise RequestBadError(path, "key-type")
    if key.key_size != KEY_BITS:
        raise RequestBadError(path, "key-size", bits=key.key_size)
    if key.public_numbers().e < LEAST_EXPONENT:
        raise RequestBadError(path, "exponent")
    if not signed:
        raise RequestBadError(path, "signature")
    if len(names) != 1 or not str(names[0].value):
        raise RequestBadError(path, "no-name")
    return CertificateRequest(str(names[0].value), key)
