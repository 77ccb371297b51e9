"""One list of both views."""

from __future__ import annotations

from cvpn_wizard.journeys.doctoring.joining import joined
from cvpn_wizard.model.checking import Finding, Layer, Mender


def one(code: str, layer: Layer, *, warning: bool = False) -> Finding:
    return Finding(code, layer, Mender.ADMIN, warning=warning)


CLOCK = one("clock-behind", Layer.COMPUTER)
SILENT = one("client-silent", Layer.HANDSHAKE)
TARGET = one("target-silent", Layer.TARGET)
LAN = one("lan-overlap", Layer.COMPUTER)
OLD = one("profile-ca-expires-soon", Layer.PROFILE, warning=True)
CRL = one("aws-crl-expired", Layer.HANDSHAKE)
RULE = one("aws-rule-missing", Layer.ROUTE)
CROWDED = one("aws-subnet-crowded", Layer.TUNNEL, warning=True)


def test_the_cause_at_aws_comes_before_what_the_laptop_sees_of_it() -> None:
    assert joined([SILENT, TARGET], [CRL, RULE]) == (CRL, SILENT, RULE, TARGET)


def test_a_wrong_clock_comes_before_everything() -> None:
    assert joined([CLOCK, SILENT], [CRL]) == (CLOCK, CRL, SILENT)


def test_what_only_one_of_them_sees_is_kept() -> None:
    assert joined([LAN], [RULE]) == (LAN, RULE)
    assert joined([], [RULE]) == (RULE,)
    assert joined([LAN], []) == (LAN,)


def test_warnings_come_last() -> None:
    assert joined([OLD, SILENT], [CROWDED, CRL]) == (CRL, SILENT, OLD, CROWDED)


def test_nothing_is_told_twice() -> None:
    told = joined([SILENT, TARGET, OLD], [CRL, RULE, CROWDED])
    assert len(told) == len(set(map(id, told))) == 6
