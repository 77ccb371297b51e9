"""The server's certificate: into the same place, written down first, seen from outside."""

from __future__ import annotations

import pytest
from cryptography import x509

from cvpn_wizard.adapters.pki.authority import Authority
from cvpn_wizard.adapters.pki.placed import read_placed
from cvpn_wizard.adapters.records import CertificateState
from cvpn_wizard.journeys.people.dates import dates_at_aws
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.journeys.people.server import renew_server
from cvpn_wizard.model.care import CertificateText
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.people import DateKind, Level
from tests.unit.journeys.people.conftest import NAME, SERVER_ARN, START, MovedClock, OfficeCloud


def at_aws(aws: OfficeCloud) -> x509.Certificate:
    return x509.load_pem_x509_certificate(aws.around.texts[SERVER_ARN].certificate.encode())


def server_states(desk: Desk) -> list[CertificateState]:
    return [one.state for one in desk.records.all_certificates(NAME) if one.kind == "server"]


def test_a_server_that_expires_is_found_and_renewed_in_its_place(
    desk: Desk, aws: OfficeCloud, clock: MovedClock, office: Authority
) -> None:
    old = office.issue_server("server", 2, START)
    aws.around.texts[SERVER_ARN] = CertificateText(old.certificate, old.chain)
    for days, level in ((100, Level.FINE), (731 - 20, Level.MONTH), (732, Level.OVER)):
        clock.on(days)
        told = {one.kind: one for one in dates_at_aws(desk)}
        assert told[DateKind.SERVER].level is level
        assert told[DateKind.SERVER].at_aws
    done = renew_server(desk)
    assert done.arn == SERVER_ARN
    new = at_aws(aws)
    assert f"{new.serial_number:x}" == done.serial
    names = new.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert names.get_values_for_type(x509.DNSName) == ["server"]
    told = {one.kind: one for one in dates_at_aws(desk)}
    assert told[DateKind.SERVER].level is Level.FINE
    assert server_states(desk) == [CertificateState.REPLACED, CertificateState.ISSUED]
    placed = read_placed(desk.certificates, "server")
    assert placed is not None
    assert f"{placed.serial:x}" == done.serial
    assert not list((desk.waiting_keys / "server").glob("server.*"))


def test_what_was_made_before_aws_went_away_is_used_by_the_next_try(
    desk: Desk, aws: OfficeCloud, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(*_given: object, **_named: object) -> None:
        raise WizardError(ErrorCode.NO_NETWORK)

    with monkeypatch.context() as patched:
        patched.setattr(aws, "reimport_certificate", lost)
        with pytest.raises(WizardError):
            renew_server(desk)
    assert server_states(desk) == [CertificateState.ISSUED, CertificateState.PREPARED]
    (prepared,) = [
        one for one in desk.records.all_certificates(NAME) if one.state is CertificateState.PREPARED
    ]
    assert renew_server(desk).serial == prepared.serial, "the very one that was written down"
    assert server_states(desk) == [CertificateState.REPLACED, CertificateState.ISSUED]


def test_another_ca_s_certificate_is_not_replaced_with_ours(desk: Desk, aws: OfficeCloud) -> None:
    """Everybody's certificate would be refused at once: the client root is that same ARN."""
    other = Authority.create("Somebody's", 5, START).issue_server("server", 2, START)
    aws.around.texts[SERVER_ARN] = CertificateText(other.certificate, other.chain)
    with pytest.raises(WizardError) as refusal:
        renew_server(desk)
    assert refusal.value.code is ErrorCode.AUTHORITY_ELSEWHERE
    assert f"{at_aws(aws).serial_number:x}" == f"{other.serial:x}"
