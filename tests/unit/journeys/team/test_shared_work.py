"""What else one computer does and the others know: the server's renewal, queues, the list."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest

from cvpn_wizard.adapters.pki.authority import Authority
from cvpn_wizard.journeys.helpdesk.preparing import QueuePrepared, prepare_queue
from cvpn_wizard.journeys.people.dates import dates_at_aws, dates_of
from cvpn_wizard.journeys.people.revoking import refresh, revoke
from cvpn_wizard.journeys.people.server import renew_server
from cvpn_wizard.model.care import CertificateText
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.names import CertificateArn
from cvpn_wizard.model.people import DateKind
from tests.fakes.moved_clock import START
from tests.unit.journeys.team.conftest import NAME, Computer, TeamCloud


class Acm(TeamCloud):
    """With the server's certificate, which can be imported anew."""

    def certificate_text(self, arn: CertificateArn) -> CertificateText | None:
        return self.around.texts.get(arn)

    def reimport_certificate(
        self, arn: CertificateArn, *, certificate: str, key: object, chain: str
    ) -> None:
        self.around.texts[arn] = CertificateText(certificate, chain)


@pytest.fixture
def aws(office: Authority) -> Acm:
    return Acm(office.certificate)


def servers(computer: Computer) -> list[tuple[str, str]]:
    every = computer.records.all_certificates(NAME)
    return sorted((one.serial, one.state.value) for one in every if one.kind == "server")


def test_a_renewed_server_is_known_on_every_computer(first: Computer, second: Computer) -> None:
    done = renew_server(second.desk())
    told = {one.kind: one.ends for one in dates_at_aws(first.desk())}
    assert told[DateKind.SERVER] == done.not_after
    assert servers(first) == sorted([("5e", "replaced"), (done.serial, "issued")])
    assert servers(first) == servers(second)
    again = renew_server(first.desk())
    second.desk().records.pull(NAME)
    states = dict(servers(second))
    assert states == {"5e": "replaced", done.serial: "replaced", again.serial: "issued"}
    (date,) = [one for one in dates_of(second.desk()) if one.kind is DateKind.SERVER]
    assert date.ends == again.not_after


def test_the_list_goes_on_from_computer_to_computer(first: Computer, second: Computer) -> None:
    first.issue("sato.laptop")
    second.issue("ito.pc")
    assert revoke(second.desk(), ["sato.laptop"], Event()).number == 1
    assert revoke(first.desk(), ["ito.pc"], Event()).number == 2
    done = refresh(second.desk(), Event())
    assert (done.number, len(done.serials)) == (3, 2)
    first.desk().records.pull(NAME)
    kept = first.records.revocation_list(NAME)
    assert kept is not None
    assert kept.number == 3
    assert {first.state(name) for name in ("sato.laptop", "ito.pc")} == {"revoked"}


def sealed(computer: Computer, out: Path, count: int = 2) -> QueuePrepared:
    until = START + timedelta(days=30)
    events = prepare_queue(computer.desk(), "hd1", count, until, "en", Event(), out)
    while True:
        try:
            next(events)
        except StopIteration as end:
            done: QueuePrepared = end.value
            return done


def test_a_queue_that_one_computer_sealed_no_other_one_seals(
    first: Computer, second: Computer, tmp_path: Path
) -> None:
    assert sealed(first, tmp_path).made is not None
    issued = len(first.records.all_certificates(NAME))
    for count in (2, 5):
        with pytest.raises(WizardError) as refused:
            sealed(second, tmp_path, count)
        assert refused.value.code is ErrorCode.QUEUE_SEALED
    second.desk().records.pull(NAME)
    assert len(second.records.all_certificates(NAME)) == issued, "nothing was issued for it"


def test_what_the_disk_refused_is_free_again(
    first: Computer, second: Computer, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder", encoding="utf-8")
    with pytest.raises(WizardError) as refused:
        sealed(first, blocked)
    assert refused.value.code is not ErrorCode.QUEUE_SEALED
    with pytest.raises(WizardError) as elsewhere:
        sealed(second, tmp_path)
    assert elsewhere.value.code is ErrorCode.QUEUE_SEALED, "its profiles are on the first one"
    assert sealed(first, tmp_path).made is not None


def test_of_two_who_seal_at_once_one_does(first: Computer, second: Computer) -> None:
    here, there = first.desk().records, second.desk().records
    assert not here.queue_is_elsewhere(NAME, "hd1", ())
    assert not there.queue_is_elsewhere(NAME, "hd1", ())
    here.take_queue(NAME, "hd1")
    with pytest.raises(WizardError) as late:
        there.take_queue(NAME, "HD1")
    assert late.value.code is ErrorCode.QUEUE_SEALED
    here.give_queue_back(NAME, "hd1")
    there.take_queue(NAME, "hd1")
