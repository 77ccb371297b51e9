"""Files that are written whole or not at all, for their owner only."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from cvpn_wizard.adapters import files
from cvpn_wizard.adapters.files import read_bytes, read_text, write_private
from cvpn_wizard.model.errors import ErrorCode, WizardError

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has ACLs, not modes")


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "er" / "a.key"
    write_private(path, "鍵\r\n")
    assert read_bytes(path) == "鍵\r\n".encode()
    assert read_text(path) == "鍵\r\n"
    assert [one.name for one in path.parent.iterdir()] == ["a.key"]


@posix
def test_only_the_owner_may_read_whatever_the_umask_says(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "a.key"
    before = os.umask(0)
    try:
        write_private(path, b"x")
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@posix
def test_a_file_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    path = tmp_path / "a.key"
    path.touch()
    path.chmod(0o644)
    write_private(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@posix
def test_nobody_can_read_it_while_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    modes: list[int] = []

    def looking(descriptor: int) -> None:
        modes.append(stat.S_IMODE(os.fstat(descriptor).st_mode))

    monkeypatch.setattr(files.os, "fsync", looking)
    write_private(tmp_path / "a.key", b"x")
    assert modes[0] == 0o600
    assert len(modes) == 2, "the file is flushed, then its folder"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, ErrorCode.DISK_FULL),
        (errno.EDQUOT, ErrorCode.DISK_FULL),
        (errno.EACCES, ErrorCode.FILE_UNWRITABLE),
        (errno.EROFS, ErrorCode.FILE_UNWRITABLE),
        (errno.ENOENT, ErrorCode.FOLDER_MISSING),
    ],
)
def test_a_disk_that_says_no_leaves_the_old_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: ErrorCode
) -> None:
    path = tmp_path / "a.key"
    write_private(path, b"old")

    def full(_descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(WizardError) as caught:
        write_private(path, "secret text")
    assert caught.value.code is code
    assert str(caught.value.facts["path"]) in {str(path), str(tmp_path)}
    assert "secret text" not in str(caught.value)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@posix
def test_a_share_that_cannot_flush_its_folders_has_taken_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def files_only(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))

    monkeypatch.setattr(files.os, "fsync", files_only)
    write_private(tmp_path / "a.key", b"x")
    assert (tmp_path / "a.key").read_bytes() == b"x"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_disk_as_the_system_reports_it() -> None:
    with pytest.raises(OSError, match="No space") as caught, Path("/dev/full").open("wb") as stream:
        stream.write(b"x" * 100_000)
    assert files.unwritable(Path("/x/y"), caught.value).code is ErrorCode.DISK_FULL


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(WizardError) as caught:
        write_private(tmp_path / "file" / "deeper" / "a.key", b"x")
    assert caught.value.code is ErrorCode.FOLDER_MISSING


def test_a_folder_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a.key").mkdir()
    with pytest.raises(WizardError) as caught:
        write_private(tmp_path / "a.key", b"x")
    assert caught.value.code is ErrorCode.FILE_UNWRITABLE
    assert list(tmp_path.iterdir()) == [tmp_path / "a.key"]


@posix
def test_a_link_is_replaced_and_its_target_stays(tmp_path: Path) -> None:
    (tmp_path / "target").write_bytes(b"theirs")
    (tmp_path / "a.key").symlink_to(tmp_path / "target")
    write_private(tmp_path / "a.key", b"ours")
    assert (tmp_path / "target").read_bytes() == b"theirs"
    assert not (tmp_path / "a.key").is_symlink()


@pytest.mark.parametrize("name", ["missing", ".", "nul\0byte"])
def test_what_cannot_be_read_is_a_refusal(tmp_path: Path, name: str) -> None:
    with pytest.raises(WizardError) as caught:
        read_bytes(tmp_path / name)
    assert caught.value.code is ErrorCode.FILE_UNREADABLE


def test_a_size_limit_and_an_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x" * 11)
    assert read_bytes(path, 11) == b"x" * 11
    with pytest.raises(WizardError) as caught:
        read_text(path, 10)
    assert caught.value.code is ErrorCode.FILE_UNREADABLE
    path.write_bytes(b"\xef\xbb\xbfabc")
    assert read_text(path) == "abc"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(WizardError) as caught:
        read_text(path)
    assert caught.value.code is ErrorCode.FILE_UNREADABLE
