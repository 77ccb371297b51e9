"""A manifest is believed only when it is signed, fresh and not an old one; and only told of."""

from __future__ import annotations

import json
import socket
import ssl
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cvpn_wizard.adapters.pki.authority import Authority
from cvpn_wizard.adapters.updates import fetching
from cvpn_wizard.adapters.updates.manifest import manifest_bytes, read_manifest
from cvpn_wizard.adapters.updates.place import CompanyFile, company_file
from cvpn_wizard.adapters.updates.signature import public_key
from cvpn_wizard.journeys.updates import checking
from cvpn_wizard.journeys.updates.checking import UpdatePlace, check, is_due, known, place_of
from cvpn_wizard.journeys.updates.choice import FILE, UpdateChoice, read_choice, write_choice
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.updates import Found, Standing, numbers
from tests.unit.journeys.updates.conftest import NOW, RELEASE, FixedClock, Publisher, Raw, new_key


def looked(publisher: Publisher, home: Path, own: str = "1.0") -> Found:
    place = UpdatePlace(publisher.address, (publisher.key,))
    return check(home, clock=FixedClock(), own=own, place=place)


def refused(publisher: Publisher, home: Path) -> ErrorCode:
    before = read_choice(home)
    with pytest.raises(WizardError) as told:
        looked(publisher, home)
    assert read_choice(home) == before
    return told.value.code


def test_a_newer_version_is_told_and_remembered(publisher: Publisher, tmp_path: Path) -> None:
    write_choice(tmp_path, UpdateChoice(on=True))
    found = looked(publisher, tmp_path)
    assert found == Found(RELEASE, Standing.NEWER)
    kept = read_choice(tmp_path)
    assert (kept.version, kept.released) == ("2.0.1", "2026-11-20")
    assert kept.sequences == {publisher.key: 7}
    assert known(kept, "1.0")
    assert not known(kept, "2.0.1")
    assert not known(replace(kept, on=False), "1.0")
    assert found.release.notes_in("ja") == "https://example.com/news/ja"
    assert found.release.notes_in("de") == "https://example.com/news/en"


@pytest.mark.parametrize(("own", "standing"), [("2.0.1", "current"), ("2.0.10", "current")])
def test_this_version_is_new_enough(
    publisher: Publisher, tmp_path: Path, own: str, standing: str
) -> None:
    assert looked(publisher, tmp_path, own).standing == standing


def test_a_version_for_a_newer_windows_is_no_offer(
    publisher: Publisher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "_windows", lambda: (10, 0, 17134))
    write_choice(tmp_path, UpdateChoice(on=True))
    assert looked(publisher, tmp_path).standing is Standing.NEWER_WINDOWS
    assert not known(read_choice(tmp_path), "1.0")


def test_nothing_of_the_asker_is_sent(publisher: Publisher, tmp_path: Path) -> None:
    publisher.answers["/updates.json"] = (
        200,
        {"Set-Cookie": "id=1"},
        publisher.answers["/updates.json"][2],
        0.0,
    )
    looked(publisher, tmp_path)
    looked(publisher, tmp_path)
    assert [path for path, _ in publisher.asked] == ["/updates.json", "/updates.json.sig"] * 2
    for _, headers in publisher.asked:
        assert headers.keys() == {"Accept-Encoding", "Host", "User-Agent", "Connection"}
        assert headers["User-Agent"] == "cvpn-wizard"


def test_a_wrong_signature_is_refused(publisher: Publisher, tmp_path: Path) -> None:
    publisher.publish(pem=new_key())
    assert refused(publisher, tmp_path) is ErrorCode.UPDATES_UNTRUSTED
    publisher.publish()
    raw = publisher.answers["/updates.json"][2]
    changed = raw.replace(b"2.0.1", b"2.0.2")
    publisher.answers["/updates.json"] = (200, {}, changed, 0.0)
    assert refused(publisher, tmp_path) is ErrorCode.UPDATES_UNTRUSTED
    for nonsense in (b"", b"x", b"\xff\xfe", b"AAAA\n"):
        publisher.publish()
        publisher.answers["/updates.json.sig"] = (200, {}, nonsense, 0.0)
        assert refused(publisher, tmp_path) is ErrorCode.UPDATES_UNTRUSTED


def test_one_of_several_keys_is_enough(publisher: Publisher, tmp_path: Path) -> None:
    other = public_key(new_key())
    place = UpdatePlace(publisher.address, ("nonsense", other, publisher.key))
    assert check(tmp_path, clock=FixedClock(), own="1.0", place=place).release == RELEASE


def test_an_older_manifest_is_refused_the_same_one_is_not(
    publisher: Publisher, tmp_path: Path
) -> None:
    looked(publisher, tmp_path)
    looked(publisher, tmp_path)
    publisher.publish(replace(RELEASE, version="3.0", sequence=6))
    assert refused(publisher, tmp_path) is ErrorCode.UPDATES_REPLAYED
    # Another publisher counts by himself.
    another = new_key()
    publisher.publish(replace(RELEASE, sequence=1), another)
    place = UpdatePlace(publisher.address, (public_key(another),))
    assert check(tmp_path, clock=FixedClock(), own="1.0", place=place).release.sequence == 1


def test_an_expired_manifest_is_refused(publisher: Publisher, tmp_path: Path) -> None:
    publisher.publish(replace(RELEASE, expires=NOW))
    assert refused(publisher, tmp_path) is ErrorCode.UPDATES_EXPIRED


def test_one_that_is_too_big_is_refused_before_it_is_read(
    publisher: Publisher, tmp_path: Path
) -> None:
    publisher.put(manifest_bytes(RELEASE) + b" " * 200_000)
    assert refused(publisher, tmp_path) is ErrorCode.UPDATES_UNREADABLE


@pytest.mark.parametrize(
    "change",
    [
        {"format": 2},
        {"version": "2.0; rm"},
        {"notes": {}},
        {"notes": {"en": "http://example.com"}},
        {"notes": {"en": "file:///etc/passwd"}},
        {"download": "javascript:x"},
        {"sha256": "short"},
        {"sequence": 0},
        {"sequence": "many"},
        {"expires": "2027-01-01T00:00:00"},
        {"released": 7},
        {"size": None},
    ],
)
def test_a_signed_manifest_that_makes_no_sense_is_refused(
    publisher: Publisher, tmp_path: Path, change: dict[str, object]
) -> None:
    told = json.loads(manifest_bytes(RELEASE)) | change
    publisher.put(json.dumps(told).encode())
    assert refused(publisher, tmp_path) is ErrorCode.UPDATES_UNREADABLE


@pytest.mark.parametrize("raw", [b"", b"[]", b"\xff", b"{", b"[" * 60_000])
def test_what_is_no_manifest_is_refused(publisher: Publisher, tmp_path: Path, raw: bytes) -> None:
    publisher.put(raw)
    assert refused(publisher, tmp_path) is ErrorCode.UPDATES_UNREADABLE


@pytest.mark.parametrize(
    "to", ["http://example.com/x", "file:///etc/passwd", "ftp://127.0.0.1/x", "https://a:b@c.d/"]
)
def test_a_redirection_elsewhere_is_not_followed(
    publisher: Publisher, tmp_path: Path, to: str
) -> None:
    publisher.answers["/updates.json"] = (302, {"Location": to}, b"", 0.0)
    code = refused(publisher, tmp_path)
    assert code in {ErrorCode.UPDATES_ADDRESS_BAD, ErrorCode.UPDATES_UNREACHABLE}


def test_a_redirection_within_is_followed_but_not_for_ever(
    publisher: Publisher, tmp_path: Path
) -> None:
    publisher.answers["/moved"] = publisher.answers["/updates.json"]
    publisher.answers["/updates.json"] = (302, {"Location": "/moved"}, b"", 0.0)
    assert looked(publisher, tmp_path).release == RELEASE
    publisher.answers["/moved"] = (302, {"Location": "/updates.json"}, b"", 0.0)
    assert refused(publisher, tmp_path) is ErrorCode.UPDATES_UNREACHABLE


def test_one_that_drips_is_given_up(publisher: Publisher, tmp_path: Path) -> None:
    raw = publisher.answers["/updates.json"][2]
    publisher.answers["/updates.json"] = (200, {}, raw, 0.02)
    place = UpdatePlace(publisher.address, (publisher.key,))
    with pytest.raises(WizardError) as told:
        check(
            tmp_path,
            place=place,
            fetch=lambda address, largest: fetching.fetch(address, largest, seconds=0.1),
        )
    assert told.value.code is ErrorCode.UPDATES_UNREACHABLE


def test_one_that_drips_its_headers_is_cut() -> None:
    slow = Raw(b"HTTP/1.1 200 OK\r\nX-A: b\r\nContent-Length: 1\r\n\r\n!", 0.02)
    with pytest.raises(WizardError) as told:
        fetching.fetch(slow.address, 100, seconds=0.2)
    slow.stop()
    assert told.value.code is ErrorCode.UPDATES_UNREACHABLE
    quick = Raw(b"HTTP/1.1 200 OK\r\nX-A: b\r\nContent-Length: 1\r\n\r\n!", 0.0)
    assert fetching.fetch(quick.address, 100) == b"!"
    quick.stop()


def test_a_certificate_that_nobody_vouches_for_is_no_answer(tmp_path: Path) -> None:
    file = tmp_path / "server.pem"
    authority = Authority.create("somebody", 10, datetime.now(UTC))
    issued = authority.issue_server("127.0.0.1", 2, datetime.now(UTC))
    file.write_text(issued.key.reveal() + issued.certificate, "ascii")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    server = Raw(b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n!", 0.0, context)
    with pytest.raises(WizardError) as told:
        fetching.fetch(server.address, 100)
    server.stop()
    assert told.value.code is ErrorCode.UPDATES_UNREACHABLE
    assert told.value.facts["why"] == "SSLCertVerificationError"


def test_one_that_is_cut_off_is_no_answer(publisher: Publisher, tmp_path: Path) -> None:
    raw = publisher.answers["/updates.json"][2]
    length = {"Content-Length": str(len(raw))}
    publisher.answers["/updates.json"] = (200, length, raw[:50], 0.0)
    assert refused(publisher, tmp_path) is ErrorCode.UPDATES_UNREACHABLE


@pytest.mark.parametrize("status", [204, 403, 404, 500])
def test_no_answer_is_told(publisher: Publisher, tmp_path: Path, status: int) -> None:
    publisher.answers["/updates.json"] = (status, {}, b"", 0.0)
    code = refused(publisher, tmp_path)
    assert code is (ErrorCode.UPDATES_UNTRUSTED if status == 204 else ErrorCode.UPDATES_UNREACHABLE)


def test_nobody_there(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    place = UpdatePlace(f"http://127.0.0.1:{port}/updates.json", ("key",))
    with pytest.raises(WizardError) as told:
        check(tmp_path, place=place)
    assert told.value.code is ErrorCode.UPDATES_UNREACHABLE


@pytest.mark.parametrize(
    ("place", "code"),
    [
        (UpdatePlace(), ErrorCode.UPDATES_NO_ADDRESS),
        (UpdatePlace("https://example.com/u"), ErrorCode.UPDATES_NO_KEY),
        (UpdatePlace("https://example.com/u", ("k",), allowed=False), ErrorCode.UPDATES_FORBIDDEN),
        (UpdatePlace("http://example.com/u", ("k",)), ErrorCode.UPDATES_ADDRESS_BAD),
        (UpdatePlace("file:///etc/passwd", ("k",)), ErrorCode.UPDATES_ADDRESS_BAD),
        (UpdatePlace("https://[", ("k",)), ErrorCode.UPDATES_ADDRESS_BAD),
    ],
)
def test_nobody_is_asked_who_may_not_be(tmp_path: Path, place: UpdatePlace, code: str) -> None:
    with pytest.raises(WizardError) as told:
        check(tmp_path, place=place)
    assert told.value.code is code


def test_whose_address_and_keys_count(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    mine = UpdateChoice(address="https://mine/u", key="mine")
    company = CompanyFile("https://company/u", ("company",))
    assert place_of(UpdateChoice(), CompanyFile()) == UpdatePlace()
    assert place_of(mine, CompanyFile()) == UpdatePlace("https://mine/u", ("mine",))
    assert place_of(mine, company) == UpdatePlace("https://company/u", ("company", "mine"))
    monkeypatch.setenv("CVPN_WIZARD_UPDATES", "https://env/u")
    assert place_of(mine, company).address == "https://env/u"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (None, CompanyFile()),
        ('{"address": "https://c/u", "keys": ["k"]}', CompanyFile("https://c/u", ("k",))),
        ('{"allowed": false}', CompanyFile(allowed=False)),
        ("{", CompanyFile(allowed=False)),
        ("[]", CompanyFile(allowed=False)),
        ('{"keys": 7}', CompanyFile(allowed=False)),
    ],
)
def test_the_file_of_a_company(tmp_path: Path, written: str | None, read: CompanyFile) -> None:
    if written is not None:
        (tmp_path / "updates.json").write_text(written, "utf-8")
    assert company_file(tmp_path) == read


def test_it_is_off_until_switched_on_and_off_when_unreadable(tmp_path: Path) -> None:
    assert read_choice(tmp_path) == UpdateChoice()
    assert not UpdateChoice().on
    for kept in ("", "[]", '{"on": "yes"}', '{"on": 1, "sequences": 3, "notes": [1]}', "\0"):
        (tmp_path / FILE).write_text(kept, "utf-8")
        assert not read_choice(tmp_path).on


@pytest.mark.parametrize(
    ("checked", "due"),
    [
        ("", True),
        ("nonsense", True),
        ("2026-11-24T12:00:00", True),
        (NOW.isoformat(), False),
        ((NOW - timedelta(days=6)).isoformat(), False),
        ((NOW - timedelta(days=7)).isoformat(), True),
        ((NOW + timedelta(days=1)).isoformat(), True),
    ],
)
def test_once_a_week(checked: str, due: bool) -> None:
    assert is_due(UpdateChoice(on=True, checked=checked), NOW) is due


def test_versions_compare_as_numbers() -> None:
    assert numbers("0.9") < numbers("1.0") < numbers("1.0.1") < numbers("1.2") < numbers("1.10")
    assert numbers("1.10") < numbers("2")
    assert numbers("1.0") == numbers("1")


def test_a_manifest_comes_back_as_it_was() -> None:
    assert read_manifest(manifest_bytes(RELEASE)) == RELEASE
