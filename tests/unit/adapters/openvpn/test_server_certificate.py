"""Who the server is: OpenVPN's rules for the name and the usage, and OpenSSL's numbers."""

from __future__ import annotations

import pytest
from cryptography import x509
from cryptography.x509.oid import NameOID

from cvpn_wizard.adapters.openvpn.server_certificate import Expected, judge, subject
from cvpn_wizard.adapters.profile.profile import Profile
from cvpn_wizard.model.handshake import Outcome
from tests.unit.adapters.openvpn.certificates import FOR_CLIENTS, FOR_SERVERS, Ca

CA = Ca()


def certificate(name: str = "server", usage: x509.ObjectIdentifier | None = FOR_SERVERS) -> object:
    return x509.load_pem_x509_certificate(CA.issue(name, usage).certificate.encode())


SERVER = certificate()


@pytest.mark.parametrize(
    ("line", "fine"),
    [
        ("", True),
        ("verify-x509-name server name", True),
        ("verify-x509-name other name", False),
        ("verify-x509-name ser name-prefix", True),
        ("verify-x509-name er name-prefix", False),
        ("verify-x509-name CN=server", True),
        ('verify-x509-name "CN=server" subject', True),
        ("verify-x509-name server", False),  # OpenVPN compares the whole subject then
        ("verify-x509-name Server name", False),
    ],
)
def test_the_name(line: str, fine: bool) -> None:
    seen, _ = judge(SERVER, (), Expected.of(Profile.parse(line)), "TLSv1.3")  # type: ignore[arg-type]
    assert seen.faults == (() if fine else (Outcome.SERVER_NAME,))


def test_a_subject_as_openvpn_writes_it() -> None:
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "JP"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Example, Inc."),
            x509.NameAttribute(NameOID.COMMON_NAME, "server"),
        ]
    )
    assert subject(name) == "C=JP, O=Example, Inc., CN=server"


@pytest.mark.parametrize(
    ("usage", "asked", "fine"),
    [
        (FOR_SERVERS, "remote-cert-tls server", True),
        (FOR_CLIENTS, "remote-cert-tls server", False),
        (None, "remote-cert-tls server", False),
        (None, "", True),
    ],
)
def test_the_usage(usage: x509.ObjectIdentifier | None, asked: str, fine: bool) -> None:
    shown = certificate(usage=usage)
    seen, _ = judge(shown, (), Expected.of(Profile.parse(asked)), "TLSv1.3")  # type: ignore[arg-type]
    assert (seen.faults == ()) is fine


@pytest.mark.parametrize(
    ("errors", "faults"),
    [
        (((20, 0), (21, 0)), (Outcome.SERVER_UNTRUSTED,)),
        (((19, 1),), (Outcome.SERVER_UNTRUSTED,)),
        (((7, 0),), (Outcome.SERVER_UNTRUSTED,)),
        (((10, 0),), (Outcome.SERVER_EXPIRED,)),
        (((10, 1),), (Outcome.SERVER_AUTHORITY_EXPIRED,)),
        (((9, 0),), (Outcome.SERVER_NOT_YET,)),
        (((26, 0),), (Outcome.SERVER_USAGE,)),
        (((66, 0),), (Outcome.SERVER_BAD,)),
        (((10, 1), (10, 0), (20, 0)), (
            Outcome.SERVER_UNTRUSTED,
            Outcome.SERVER_EXPIRED,
            Outcome.SERVER_AUTHORITY_EXPIRED,
        )),
    ],
)  # fmt: skip
def test_openssls_numbers(errors: tuple[tuple[int, int], ...], faults: tuple[Outcome, ...]) -> None:
    """From x509_vfy.h; the gravest first."""
    seen, numbers = judge(SERVER, errors, Expected(), "TLSv1.3")  # type: ignore[arg-type]
    assert seen.faults == faults
    assert all(str(error) in numbers for error, _ in errors)


def test_a_certificate_that_nobody_can_read() -> None:
    seen, _ = judge(None, ((-1, 0),), Expected(), "TLSv1.3")
    assert seen.faults == (Outcome.SERVER_BAD,)
