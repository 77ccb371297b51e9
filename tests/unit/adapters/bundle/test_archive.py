"""The archive: a standard one, and a clear no to anything else."""

from __future__ import annotations

import os
import random
import shutil
import struct
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from cvpn_wizard.adapters.bundle import aes_zip
from cvpn_wizard.adapters.bundle.archive import LARGEST_FILE, MOST_FILES, check_whole, pack, unpack
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.secret import Secret

WORDS = Secret("acid-barn-cable-dance")
FILES = {"profile.ovpn": b"client\ndev tun\n" * 50, "manifest.json": b"{}", "empty": b""}
SEVEN_ZIP = shutil.which("7z") or shutil.which("7zz")


def refused(raw: bytes, words: Secret = WORDS) -> tuple[ErrorCode, object]:
    with pytest.raises(WizardError) as caught:
        unpack(raw, (words,))
    return caught.value.code, caught.value.facts.get("fault", "")


def seven_zip(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    assert SEVEN_ZIP, "install the Debian package 7zip"
    return subprocess.run(
        [SEVEN_ZIP, *arguments], cwd=cwd, capture_output=True, text=True, check=False, timeout=60
    )


def test_what_was_packed_comes_out() -> None:
    assert unpack(pack(FILES, WORDS), (WORDS,)) == FILES


def test_nothing_readable_is_left_in_it() -> None:
    raw = pack({"profile.ovpn": os.urandom(40).hex().encode()}, WORDS)
    entry = zipfile.ZipFile(BytesIO(raw)).infolist()[0]
    assert (entry.CRC, entry.compress_type, entry.flag_bits & 1) == (0, 99, 1)
    one, other = (pack({"a": b"the same"}, WORDS) for _ in range(2))
    assert one != other


@pytest.mark.skipif(os.name == "nt", reason="the words would go through a console's code page")
def test_seven_zip_opens_it_without_our_program(tmp_path: Path) -> None:
    (tmp_path / "kit.cvpnkit").write_bytes(pack(FILES, WORDS))
    done = seven_zip("x", f"-p{WORDS.reveal()}", "-oout", "kit.cvpnkit", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert {p.name: p.read_bytes() for p in (tmp_path / "out").iterdir()} == FILES
    tested = seven_zip("l", "-slt", "kit.cvpnkit", cwd=tmp_path).stdout
    assert "AES-256" in tested
    assert "Wrong password" in "".join(
        (wrong := seven_zip("t", "-pacid-barn", "kit.cvpnkit", cwd=tmp_path)).stdout + wrong.stderr
    )


@pytest.mark.parametrize("method", ["Deflate", "Copy"])
def test_what_seven_zip_packs_is_taken(tmp_path: Path, method: str) -> None:
    for name, content in FILES.items():
        (tmp_path / name).write_bytes(content)
    options = ("-tzip", "-mem=AES256", f"-mm={method}", f"-p{WORDS.reveal()}")
    assert seven_zip("a", *options, "kit.zip", *FILES, cwd=tmp_path).returncode == 0
    got = unpack((tmp_path / "kit.zip").read_bytes(), (WORDS,))
    assert {name: got[name] for name in FILES if FILES[name]} == {
        n: c for n, c in FILES.items() if c
    }


def test_the_first_passphrase_that_fits_is_taken() -> None:
    assert unpack(pack(FILES, WORDS), (Secret("no"), WORDS)) == FILES


def test_a_wrong_passphrase() -> None:
    raw = pack(FILES, WORDS)
    for wrong in ("acid-barn-cable", "Acid-barn-cable-dance", "x"):
        assert refused(raw, Secret(wrong)) == (ErrorCode.BUNDLE_PASSPHRASE, "")


def test_a_wrong_passphrase_that_passes_the_first_check_is_still_a_wrong_one() -> None:
    """One in 65,536 does; it is not told that the file is damaged."""
    raw = bytearray(pack(FILES, WORDS))
    wrong = Secret("wrong")
    first = zipfile.ZipFile(BytesIO(bytes(raw))).infolist()[0]
    begin = first.header_offset + 30 + len(first.filename) + 11
    salt = bytes(raw[begin : begin + 16])
    raw[begin + 16 : begin + 18] = aes_zip._keys(wrong, salt).check
    assert refused(bytes(raw), wrong) == (ErrorCode.BUNDLE_PASSPHRASE, "")


@pytest.mark.parametrize("keep", [5, 30, 200, -1, -22, -60])
def test_a_file_that_was_cut_off(keep: int) -> None:
    assert refused(pack(FILES, WORDS)[:keep])[0] is ErrorCode.BUNDLE_DAMAGED


def test_every_changed_byte_is_noticed() -> None:
    raw = pack({"profile.ovpn": b"client\nremote vpn.example 443\n"}, WORDS)
    for at in range(len(raw)):
        changed = bytearray(raw)
        changed[at] ^= 0x41
        try:
            got = unpack(bytes(changed), (WORDS,))
        except WizardError:
            continue
        # Dates, versions and system attributes are not what anybody gets.
        assert got == {"profile.ovpn": b"client\nremote vpn.example 443\n"}, at


@pytest.mark.parametrize("raw", [b"", b"client\ndev tun\n", b"PK", b"\x7fELF" + b"0" * 99])
def test_something_else(raw: bytes) -> None:
    assert refused(raw)[0] is ErrorCode.BUNDLE_FOREIGN


def test_a_page_that_was_saved_instead_of_the_file() -> None:
    assert refused(b"<!DOCTYPE html><html>Sign in to download")[0] is ErrorCode.BUNDLE_FOREIGN


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("../evil.bat", "path"),
        ("..\\evil.bat", "path"),
        ("/etc/passwd", "path"),
        ("C:\\Windows\\x.dll", "path"),
        ("C:x", "path"),
        ("folder/profile.ovpn", "path"),
        ("folder/", "path"),
        ("..", "path"),
        (".", "path"),
        ("profile.ovpn:stream", "path"),
        ("nul", "name"),
        ("COM1.ovpn", "name"),
        ("profile.ovpn.", "name"),
        ("profile.ovpn ", "name"),
        ("a\x00b", "name"),
        ("a\nb", "name"),
        ("x" * 101, "name"),
        ("what?", "name"),
    ],
)
def test_names_that_lead_elsewhere(name: str, fault: str) -> None:
    assert refused(pack({name: b"x"}, WORDS)) == (ErrorCode.BUNDLE_UNSAFE, fault)


def test_names_in_no_known_letters() -> None:
    raw = pack({"aa": b"x"}, WORDS).replace(b"aa", b"\xff\xfe")
    assert refused(raw) == (ErrorCode.BUNDLE_UNSAFE, "name")


@pytest.mark.parametrize("second", ["profile.ovpn", "Profile.OVPN"])
def test_the_same_name_twice(second: str) -> None:
    raw = pack({"profile.ovpn": b"good", "qrofile.ovpn": b"evil"}, WORDS)
    assert refused(raw.replace(b"qrofile.ovpn", second.encode())) == (
        ErrorCode.BUNDLE_UNSAFE,
        "twice",
    )


def central(raw: bytes) -> int:
    return raw.index(b"PK\1\2")


def with_central(raw: bytes, at: int, form: str, value: int) -> bytes:
    changed = bytearray(raw)
    struct.pack_into(form, changed, central(raw) + at, value)
    return bytes(changed)


@pytest.mark.parametrize("kind", [0o120777, 0o040755, 0o020666, 0o010644])
def test_links_folders_devices_and_pipes(kind: int) -> None:
    raw = with_central(pack(FILES, WORDS), 4, "<H", 3 << 8 | 51)
    raw = with_central(raw, 38, "<L", kind << 16)
    assert refused(raw) == (ErrorCode.BUNDLE_UNSAFE, "link")


def test_a_plain_file_of_a_unix_is_fine() -> None:
    raw = with_central(pack(FILES, WORDS), 4, "<H", 3 << 8 | 51)
    assert unpack(with_central(raw, 38, "<L", 0o100600 << 16), (WORDS,)) == FILES


def test_a_bomb_says_its_size() -> None:
    assert refused(pack({"profile.ovpn": bytes(LARGEST_FILE + 1)}, WORDS)) == (
        ErrorCode.BUNDLE_UNSAFE,
        "size",
    )


def test_a_bomb_that_lies_about_its_size_is_not_unpacked() -> None:
    """A hundred megabytes behind a header that says 100 bytes."""
    raw = pack({"profile.ovpn": bytes(100_000_000)}, WORDS)
    assert len(raw) < 200_000
    lying = with_central(raw, 24, "<L", 100)
    assert refused(lying)[0] is ErrorCode.BUNDLE_DAMAGED


def test_too_many_files() -> None:
    files = {f"file{number}": b"" for number in range(MOST_FILES + 1)}
    assert refused(pack(files, WORDS))[0] is ErrorCode.BUNDLE_UNSAFE


def test_two_files_on_the_same_bytes() -> None:
    raw = pack({"aaaa": b"x" * 99, "bbbb": b"x" * 99}, WORDS)
    second = raw.rindex(b"PK\1\2")
    overlapping = raw[: second + 42] + struct.pack("<L", 0) + raw[second + 46 :]
    assert refused(overlapping) == (ErrorCode.BUNDLE_UNSAFE, "overlap")


def test_something_hidden_between_the_files() -> None:
    raw = pack({"aaaa": b"x"}, WORDS)
    at = central(raw)
    end = bytearray(raw[at:])
    struct.pack_into("<L", end, len(end) - 6, at + 10)
    assert refused(raw[:at] + b"0123456789" + bytes(end)) == (ErrorCode.BUNDLE_UNSAFE, "overlap")


def test_two_headers_that_differ() -> None:
    raw = pack({"aaaa": b"x"}, WORDS)
    assert refused(raw.replace(b"aaaa", b"bbbb", 1)) == (ErrorCode.BUNDLE_UNSAFE, "two-headers")


def plain_zip() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("profile.ovpn", "client")
    return out.getvalue()


def test_a_file_that_is_not_encrypted() -> None:
    assert refused(plain_zip()) == (ErrorCode.BUNDLE_UNSAFE, "not-encrypted")


def test_a_weaker_cipher(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    for method in ("AES128", "ZipCrypto"):
        options = ("-tzip", f"-mem={method}", f"-p{WORDS.reveal()}")
        assert seven_zip("a", *options, f"{method}.zip", "a", cwd=tmp_path).returncode == 0
        raw = (tmp_path / f"{method}.zip").read_bytes()
        assert refused(raw) == (ErrorCode.BUNDLE_UNSAFE, "not-encrypted")


def test_more_than_a_zip_may_have() -> None:
    raw = pack(FILES, WORDS)
    assert refused(raw[:-2] + b"\x05\x00hello")[0] is ErrorCode.BUNDLE_DAMAGED
    assert refused(raw + b"more")[0] is ErrorCode.BUNDLE_DAMAGED
    assert refused(b"MZ" + raw)[0] is ErrorCode.BUNDLE_FOREIGN


def test_a_first_look_needs_no_passphrase() -> None:
    check_whole(pack(FILES, WORDS))
    with pytest.raises(WizardError) as caught:
        check_whole(pack(FILES, WORDS)[:-30])
    assert caught.value.code is ErrorCode.BUNDLE_DAMAGED


def test_an_empty_passphrase_is_no_passphrase() -> None:
    with pytest.raises(ValueError, match="empty"):
        pack(FILES, Secret(""))


def test_no_two_blocks_share_a_key_stream() -> None:
    content = bytes(16 * 300)
    stream = aes_zip._counted(bytes(32), content)
    blocks = {stream[at : at + 16] for at in range(0, len(stream), 16)}
    assert len(blocks) == 300


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_done_to_it_it_is_refused_or_the_same(seed: int) -> None:
    """Bytes changed, cut out and put in, most of them in the directory: never anything else."""
    raw, chance = pack(FILES, WORDS), random.Random(seed)  # noqa: S311  no secret
    for _try in range(250):
        changed = bytearray(raw)
        for _change in range(chance.randint(1, 5)):
            at = chance.randrange(central(raw) if chance.random() < 0.6 else 0, len(raw) - 40)
            at = min(at, len(changed) - 1)
            match chance.randrange(4):
                case 0:
                    del changed[at : at + chance.randint(1, 30)]
                case 1:
                    changed[at:at] = chance.randbytes(chance.randint(1, 30))
                case _:
                    changed[at] = chance.choice((0, 1, 255, chance.randrange(256)))
        try:
            assert unpack(bytes(changed), (WORDS,)) == FILES
        except WizardError:
            continue
