"""Records: what is remembered, and how a file is opened again."""

from __future__ import annotations

import sqlite3
import stat
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cvpn_wizard.adapters.records import (
    FILE,
    CertificateRecord,
    CertificateState,
    PersonRecord,
    Records,
    RevocationRecord,
    RunRecord,
    RunState,
    VpnRecord,
)
from cvpn_wizard.adapters.records.schema import SCHEMA
from cvpn_wizard.model.errors import ErrorCode, WizardError


def a_vpn(name: str = "office", folder: Path = Path("/somewhere")) -> VpnRecord:
    return VpnRecord(name, "123456789012", "ap-northeast-1", folder, "{}", "2026-11-24T00:00:00")


def test_a_vpn_is_remembered_and_put_away(tmp_path: Path) -> None:
    records = Records(tmp_path)
    records.remember_vpn(a_vpn())
    records.set_endpoint("office", "cvpn-endpoint-1")
    again = Records(tmp_path)
    assert again.vpn("office") is not None
    assert again.vpns()[0].endpoint == "cvpn-endpoint-1"
    again.set_removed("office")
    assert again.vpns() == ()
    assert [vpn.name for vpn in again.vpns(removed=True)] == ["office"]
    again.remember_vpn(a_vpn())
    assert [vpn.name for vpn in again.vpns()] == ["office"]


def test_runs_come_newest_first(tmp_path: Path) -> None:
    records = Records(tmp_path)
    records.remember_vpn(a_vpn())
    for number in ("1", "2"):
        records.remember_run(
            RunRecord(number, "office", f"2026-11-2{number}", RunState.RUNNING, "")
        )
    records.set_run_state("1", RunState.DONE)
    assert [(run.id, run.state) for run in records.runs("office")] == [
        ("2", RunState.RUNNING),
        ("1", RunState.DONE),
    ]


def test_the_next_certificate_to_expire_comes_first(tmp_path: Path) -> None:
    records = Records(tmp_path)
    records.remember_vpn(a_vpn())
    for year, name in ((2029, "late"), (2027, "soon")):
        start, end = datetime(2026, 1, 1, tzinfo=UTC), datetime(year, 1, 1, tzinfo=UTC)
        records.remember_certificate(
            CertificateRecord("office", "client", name, f"{year:x}", start, end)
        )
    assert [c.name for c in records.certificates("office")] == ["soon", "late"]
    assert records.certificates("office")[0].not_after == datetime(2027, 1, 1, tzinfo=UTC)


def test_a_file_that_is_no_database_is_a_refusal(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("not a database, and long enough to be read as a header " * 4)
    with pytest.raises(WizardError) as refusal:
        Records(tmp_path).vpns()
    assert refusal.value.code is ErrorCode.FILE_UNWRITABLE


def test_a_full_disk_is_told_from_a_path_with_full_in_its_name(tmp_path: Path) -> None:
    (tmp_path / "full").write_bytes(b"")
    with pytest.raises(WizardError) as refusal:
        Records(tmp_path / "full" / "deeper").vpns()
    assert refusal.value.code is ErrorCode.FOLDER_MISSING
    records = Records(tmp_path)
    records.remember_vpn(a_vpn())
    with pytest.raises(WizardError) as refusal, records._open() as db:  # noqa: PT012  one write
        (pages,) = db.execute("PRAGMA page_count").fetchone()
        db.execute(f"PRAGMA max_page_count = {pages}")
        db.execute("UPDATE vpn SET account_choice = ?", ("x" * 100_000,))
    assert refusal.value.code is ErrorCode.DISK_FULL
    assert records.vpn("office") == a_vpn(), "what was there is there still"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has access lists instead of modes")
def test_only_the_owner_can_read_it(tmp_path: Path) -> None:
    Records(tmp_path).remember_vpn(a_vpn())
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600


def test_an_empty_file_of_version_none_is_brought_up_to_date(tmp_path: Path) -> None:
    sqlite3.connect(tmp_path / FILE).close()
    records = Records(tmp_path)
    records.remember_vpn(a_vpn())
    assert records.vpn("office") is not None


VERSION_1 = """
    CREATE TABLE vpn (
        name TEXT PRIMARY KEY, account TEXT NOT NULL, region TEXT NOT NULL,
        endpoint TEXT NOT NULL DEFAULT '', folder TEXT NOT NULL, account_choice TEXT NOT NULL,
        created TEXT NOT NULL, removed TEXT NOT NULL DEFAULT ''
    );
    CREATE TABLE run (
        id TEXT PRIMARY KEY, vpn TEXT NOT NULL REFERENCES vpn(name), started TEXT NOT NULL,
        state TEXT NOT NULL, plan TEXT NOT NULL
    );
    CREATE TABLE certificate (
        vpn TEXT NOT NULL REFERENCES vpn(name), kind TEXT NOT NULL, name TEXT NOT NULL,
        serial TEXT NOT NULL, not_before TEXT NOT NULL, not_after TEXT NOT NULL,
        PRIMARY KEY (vpn, serial)
    );
    INSERT INTO vpn VALUES ('office', '1', 'ap-northeast-1', 'cvpn-endpoint-1', '/', '{}', 'c', '');
    INSERT INTO run VALUES ('r', 'office', 's', 'done', 'plan');
    INSERT INTO certificate VALUES
        ('office', 'client', 'sato', 'a1', '2026-01-01', '2028-01-01'),
        ('office', 'client', 'Sato', 'b2', '2026-05-01', '2028-05-01'),
        ('office', 'server', 'server', 'c3', '2026-01-01', '2028-01-01');
    PRAGMA user_version = 1;
"""


def a_certificate(name: str, serial: str, days: int = 0) -> CertificateRecord:
    start = datetime(2026, 6, 1, tzinfo=UTC) + timedelta(days=days)
    return CertificateRecord("office", "client", name, serial, start, start + timedelta(days=700))


def test_a_file_of_version_1_is_brought_up_to_date_and_keeps_all(tmp_path: Path) -> None:
    old = sqlite3.connect(tmp_path / FILE)
    old.executescript(VERSION_1)
    old.close()
    records = Records(tmp_path)
    assert records.vpns()[0].endpoint == "cvpn-endpoint-1"
    assert records.runs("office")[0].plan == "plan"
    states = {one.serial: one.state for one in records.all_certificates("office")}
    assert states == {
        "a1": CertificateState.REPLACED,
        "b2": CertificateState.ISSUED,
        "c3": CertificateState.ISSUED,
    }
    assert records.people("office") == ()
    assert records.revocation_list("office") is None
    with records._open() as db:
        assert db.execute("PRAGMA user_version").fetchone()[0] == len(SCHEMA)


def test_a_newer_program_s_file_is_left_as_it_is(tmp_path: Path) -> None:
    Records(tmp_path).remember_vpn(a_vpn())
    newer = sqlite3.connect(tmp_path / FILE)
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    assert Records(tmp_path).vpn("office") == a_vpn()
    with Records(tmp_path)._open() as db:
        assert db.execute("PRAGMA user_version").fetchone()[0] == 99


def test_a_certificate_goes_from_prepared_to_issued_and_replaces_the_older_one(
    tmp_path: Path,
) -> None:
    records = Records(tmp_path)
    records.remember_vpn(a_vpn())
    old, new = a_certificate("sato.laptop", "1"), a_certificate("SATO.laptop", "2", 1)
    records.remember_certificate(old)
    prepared = replace(new, state=CertificateState.PREPARED, pem="PEM")
    records.prepare_certificates([prepared])
    states = [one.state for one in records.certificates_named("office", "sato.laptop")]
    assert states == [CertificateState.ISSUED, CertificateState.PREPARED]
    records.finish_certificates([prepared], new.not_before)
    named = records.certificates_named("office", "sato.laptop")
    assert [one.state for one in named] == [CertificateState.REPLACED, CertificateState.ISSUED]
    assert named[1].pem == "PEM"
    assert [one.serial for one in records.certificates("office")] == ["2"]


def test_what_was_revoked_stays_so_when_a_run_notes_its_files_again(tmp_path: Path) -> None:
    records = Records(tmp_path)
    records.remember_vpn(a_vpn())
    one = a_certificate("sato.laptop", "1")
    records.remember_certificate(one)
    records.set_revoked("office", ["1"], one.not_before)
    records.set_revoked("office", ["1"], one.not_after)
    records.remember_certificate(one)
    (found,) = records.all_certificates("office")
    assert found.state is CertificateState.REVOKED
    assert found.changed == "2026-06-01T00:00:00+00:00", "the first date stays"


def test_people_have_one_name_whatever_its_case(tmp_path: Path) -> None:
    records = Records(tmp_path)
    records.remember_vpn(a_vpn())
    records.remember_people([PersonRecord("office", "sato.laptop", "佐藤", "ThinkPad", "2026")])
    records.remember_people([PersonRecord("office", "Sato.Laptop", "Sato", "Mac", "2027")])
    (person,) = records.people("office")
    assert (person.name, person.person, person.added) == ("sato.laptop", "Sato", "2026")
    records.note_seen("office", {"sato.laptop": "2026-11-24"})
    records.note_seen("office", {"sato.laptop": "2026-11-20"})
    assert records.people("office")[0].seen == "2026-11-24"
    assert records.log_read_until("office") == ""
    records.note_seen("office", {"ito.pc": "2026-11-25"}, "2026-11-25T09:00:00+00:00")
    assert records.log_read_until("office") == "2026-11-25T09:00:00+00:00"
    kept = records.rows_of("office")
    records.drop_rows("office")
    assert records.log_read_until("office") == ""
    records.put_rows(kept, tmp_path)
    assert records.log_read_until("office") == "2026-11-25T09:00:00+00:00", "a backup has it"


def test_the_newest_revocation_list_is_kept(tmp_path: Path) -> None:
    records = Records(tmp_path)
    records.remember_vpn(a_vpn())
    day = datetime(2026, 6, 1, tzinfo=UTC)
    for number in (1, 2):
        records.remember_revocation_list(RevocationRecord("office", number, day, day, "PEM"))
    kept = records.revocation_list("office")
    assert kept is not None
    assert (kept.number, kept.proved) == (2, "")
