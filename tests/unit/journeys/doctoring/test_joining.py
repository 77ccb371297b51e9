"""One list of both views."""

from __future__ import annotations

from dataclasses import replace

from cvpn_wizard.journeys.checking.report import Report
from cvpn_wizard.journeys.doctoring.joining import joined, with_aws
from cvpn_wizard.model.checking import Finding, Layer, LayerEvent, LayerState, Mender


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


REFUSED = Finding(
    "client-revoked",
    Layer.HANDSHAKE,
    Mender.ADMIN,
    {"person": "anna", "certain": "", "suspects": "list-expired"},
)
REVOKED = one("aws-person-revoked", Layer.HANDSHAKE)


def test_an_expired_list_at_aws_settles_what_a_laptop_suspects() -> None:
    first, *others = joined([REFUSED, TARGET], [CRL])
    assert first.code == "client-list-expired"
    assert first.facts == {"person": "anna", "certain": "yes"}
    assert others == [CRL, TARGET]
    assert joined([REFUSED], [CRL, REVOKED])[0].code == "client-list-expired"


def test_a_revoked_person_is_certain_once_aws_shows_it() -> None:
    first, second = joined([REFUSED], [REVOKED])
    assert (first.code, first.facts["certain"]) == ("client-revoked", "yes")
    assert second == REVOKED


def test_what_the_server_said_itself_stays() -> None:
    said = replace(REFUSED, facts={"person": "anna", "certain": "yes"})
    assert joined([said], [CRL]) == (CRL, said)
    assert joined([REFUSED], [RULE])[0] == REFUSED


def told(**states: LayerState) -> Report:
    events = {Layer(key): LayerEvent(Layer(key), state) for key, state in states.items()}
    return Report(layers=events, finished=True)


def test_what_aws_shows_is_broken_on_a_layer_that_nobody_could_look_at() -> None:
    both = with_aws(told(handshake=LayerState.PASSED, route=LayerState.SKIPPED), [RULE])
    assert both.state(Layer.ROUTE) is LayerState.FAILED
    assert both.sorted_findings == (RULE,)
    assert not both.ok
    assert both.broken_layer is Layer.ROUTE


def test_what_a_laptop_gets_past_is_a_warning() -> None:
    fine = told(route=LayerState.PASSED, target=LayerState.PASSED)
    both = with_aws(replace(fine, connected=True, reached=True), [RULE, CROWDED])
    assert both.ok
    assert both.sorted_findings == (replace(RULE, warning=True), CROWDED)
    assert both.state(Layer.ROUTE) is LayerState.WARNED
    practised = with_aws(replace(fine, reached=True), [RULE])
    assert not practised.ok


def test_without_a_word_from_aws_nothing_changes() -> None:
    report = told(route=LayerState.SKIPPED)
    assert with_aws(report, []) == report
