"""Why a server does not take us: the table, without a network."""

from __future__ import annotations

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization

from cvpn_wizard.adapters.openvpn.identity import Identity
from cvpn_wizard.adapters.openvpn.refusal import suspect
from cvpn_wizard.model.handshake import Suspicion
from tests.unit.adapters.openvpn.certificates import DAY, FOR_CLIENTS, FOR_SERVERS, NOW, Ca, Pair

CA, OTHER = Ca(), Ca("Other CA")
HIDDEN = (Suspicion.REVOKED, Suspicion.LIST_EXPIRED, Suspicion.SERVER_CLOCK)


def identity(pair: Pair) -> Identity:
    return Identity(
        x509.load_pem_x509_certificate(pair.certificate.encode()),
        serialization.load_pem_private_key(pair.key.encode(), None),
    )


GOOD = identity(CA.issue("good", FOR_CLIENTS))
OLD = identity(CA.issue("old", FOR_CLIENTS, ends=NOW - DAY / 2))
NEW = identity(CA.issue("new", FOR_CLIENTS, begins=NOW + DAY))
USAGE = identity(CA.issue("usage", FOR_SERVERS))
ANYTHING = identity(CA.issue("anything", None))
STRANGER = identity(OTHER.issue("stranger", FOR_CLIENTS))
ANEW = identity(Ca().issue("anew", FOR_CLIENTS))


@pytest.mark.parametrize(
    ("who", "alert", "told", "causes", "certain"),
    [
        (None, "", True, (Suspicion.NO_CERTIFICATE,), True),
        # the server says why
        (GOOD, "certificate revoked", True, (Suspicion.REVOKED,), True),
        (
            GOOD,
            "certificate expired",
            True,
            (Suspicion.LIST_EXPIRED, Suspicion.SERVER_CLOCK),
            False,
        ),
        (OLD, "certificate expired", True, (Suspicion.EXPIRED, Suspicion.OUR_CLOCK), True),
        (GOOD, "unknown ca", False, (Suspicion.WRONG_AUTHORITY,), True),
        (USAGE, "unsupported certificate", True, (Suspicion.WRONG_USAGE,), True),
        (
            OLD,
            "certificate revoked",
            True,
            (Suspicion.REVOKED, Suspicion.EXPIRED, Suspicion.OUR_CLOCK),
            True,
        ),
        (GOOD, "bad certificate", True, HIDDEN, False),
        # it does not, and our own certificate proves it
        (OLD, "", True, (Suspicion.EXPIRED, Suspicion.OUR_CLOCK), True),
        (NEW, "", True, (Suspicion.NOT_YET, Suspicion.OUR_CLOCK), True),
        (USAGE, "", True, (Suspicion.WRONG_USAGE,), True),
        (STRANGER, "", True, (Suspicion.WRONG_AUTHORITY,), True),
        # nobody knows
        (GOOD, "", True, HIDDEN, False),
        (ANYTHING, "", True, HIDDEN, False),
        (ANEW, "", True, (Suspicion.WRONG_AUTHORITY, *HIDDEN), False),
        (
            GOOD,
            "",
            False,
            (
                Suspicion.REVOKED,
                Suspicion.LIST_EXPIRED,
                Suspicion.WRONG_AUTHORITY,
                Suspicion.SERVER_CLOCK,
            ),
            False,
        ),
    ],
)
def test_causes(
    who: Identity | None, alert: str, told: bool, causes: tuple[Suspicion, ...], certain: bool
) -> None:
    found = suspect(
        who,
        alert=alert,
        accepted=(CA.name,) if told else (),
        authorities=(CA.x509,),
        now=NOW,
    )
    assert found == (causes, certain)


def test_a_ca_between_is_no_stranger() -> None:
    """The server names the root; our certificate's issuer is only in the chain that we bring."""
    root, between = Ca("Root"), Ca("Between")
    middle = x509.load_pem_x509_certificate(root.sign(between).encode())
    pair = between.issue("client", FOR_CLIENTS)
    ours = Identity(identity(pair).certificate, identity(pair).key, (middle,))
    causes, certain = suspect(
        ours, alert="", accepted=(root.name,), authorities=(root.x509,), now=NOW
    )
    assert Suspicion.WRONG_AUTHORITY not in causes
    assert not certain
