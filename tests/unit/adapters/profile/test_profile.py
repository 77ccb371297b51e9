"""Reading and editing a profile: what is not ours to change stays as it is."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvpn_wizard.adapters.pki.authority import Authority, Issued
from cvpn_wizard.adapters.profile.profile import Profile
from cvpn_wizard.model.errors import ErrorCode, WizardError
from tests.unit.adapters.profile.conftest import HOST, NOW

OPENVPN = shutil.which("openvpn", path="/usr/sbin:/usr/bin:/usr/local/sbin")


def test_what_aws_exports(exported: str, authority: Authority) -> None:
    profile = Profile.parse(exported)
    assert profile.text == exported
    assert profile.remote == (HOST, 443, "udp")
    assert profile.value("verify-x509-name") == "server"
    assert profile.block("ca") == authority.certificate + "\n"
    assert profile.block("cert") is None
    assert not profile.has_identity
    assert profile.directives("verb")[0].number == 10
    last = profile.directives("verify-x509-name")[0].number
    assert exported.splitlines()[last - 1] == "verify-x509-name server name"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("", ()),
        ("   ", ()),
        ("# remote a 1", ()),
        ("; remote a 1", ()),
        ("  verb\t3 # loud", ("verb", "3")),
        ("verb 3#loud", ("verb", "3#loud")),
        (r"cert C:\\cert\\client1.crt", ("cert", r"C:\cert\client1.crt")),
        (r'cert "C:\\my certs\\a.crt"', ("cert", r"C:\my certs\a.crt")),
        (r"cert 'C:\my certs\a.crt'", ("cert", r"C:\my certs\a.crt")),
        (r'x "a\"b"', ("x", 'a"b')),
        ('x ""', ("x", "")),
        ('x a" "b', ("x", "a b")),
        ("--verb 3", ("verb", "3")),
        ("--", ("--",)),
    ],
)
def test_words_are_what_openvpn_makes_of_them(row: str, words: tuple[str, ...]) -> None:
    assert Profile.parse(row + "\n").lines[0].words == words


@pytest.mark.parametrize(
    "opening", ["<ca>", "  <ca>", "<ca> # ours", '"<ca>"', "<CA>"], ids=lambda text: text.strip()
)
@pytest.mark.parametrize("closing", ["</ca>", "\t</ca>", "</ca> # end", "</CA>"])
def test_tags_as_people_write_them(opening: str, closing: str) -> None:
    profile = Profile.parse(f"{opening}\nPEM\n{closing}\nverb 3\n")
    assert profile.block("ca") == "PEM\n"
    assert profile.value("verb") == "3"


def test_a_block_that_is_never_closed() -> None:
    profile = Profile.parse("client\n<ca>\nPEM\nverb 3\n")
    assert profile.lines[1].closed is False
    assert profile.value("verb") == ""
    assert profile.text == "client\n<ca>\nPEM\nverb 3\n"


@pytest.mark.parametrize(
    ("line", "remote"),
    [
        ("remote h", ("h", 1194, "udp")),
        ("remote h 443 tcp", ("h", 443, "tcp")),
        ("port 53\nproto tcp\nremote h", ("h", 53, "tcp")),
        ("remote h ²", ("h", 0, "udp")),
        ("remote h " + "9" * 5000, ("h", 0, "udp")),
        ("remote h -1", ("h", 0, "udp")),
        ("remote", None),
        ("", None),
    ],
    ids=lambda value: str(value)[:20],
)
def test_the_remote(line: str, remote: tuple[str, int, str] | None) -> None:
    assert Profile.parse(line).remote == remote


# files


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_files_as_windows_programs_leave_them(
    tmp_path: Path, exported: str, encoding: str, end: str
) -> None:
    path = tmp_path / "a.ovpn"
    path.write_bytes(exported.replace("\n", end).encode(encoding))
    profile = Profile.read(path)
    assert profile.text == exported, "always \\n, without a byte order mark"
    assert profile.encoding.startswith("utf-16") == encoding.startswith("utf-16")
    assert profile.lines[0].words == ("client",)


def test_files_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "a.ovpn"
    for content in (b"\xff\xfe\x00", b"\x89PNG\xff", b"x" * 2_000_000):
        path.write_bytes(content)
        with pytest.raises(WizardError) as caught:
            Profile.read(path)
        assert caught.value.code is ErrorCode.FILE_UNREADABLE


# editing


def order(text: str, *marks: str) -> list[int]:
    rows = text.splitlines()
    return [rows.index(mark) for mark in marks]


def test_identity_inline(exported: str, person: Issued) -> None:
    dumped = f"Certificate:\n    Data: CN=x\n{person.certificate}"
    profile = Profile.parse(exported).with_identity_inline(dumped, person.key)
    text = profile.text
    places = order(text, "</ca>", "<cert>", "</cert>", "<key>", "</key>", "reneg-sec 0")
    assert places == sorted(places)
    assert profile.has_identity
    assert profile.block("cert") == person.certificate, "without the dump before it"
    assert profile.block("key") == person.key.reveal()
    assert "Data:" not in text
    mine = {"<cert>", "</cert>", "<key>", "</key>"}
    mine |= set((person.certificate + person.key.reveal()).splitlines())
    pem_of_ca = set(exported.splitlines())
    left = [row for row in text.splitlines() if row not in mine - pem_of_ca]
    assert [row for row in left if "CERTIFICATE" not in row] == [
        row for row in exported.splitlines() if "CERTIFICATE" not in row
    ], "everything of AWS's is there, in its order"


def test_identity_by_paths(exported: str) -> None:
    folder = PureWindowsPath(r"C:\cert")
    profile = Profile.parse(exported).with_identity_paths(
        folder / "client1.domain.tld.crt", folder / "client1.domain.tld.key"
    )
    rows = (r"cert C:\\cert\\client1.domain.tld.crt", r"key C:\\cert\\client1.domain.tld.key")
    places = order(profile.text, "</ca>", *rows, "reneg-sec 0")
    assert places == sorted(places)
    assert places[2] == places[1] + 1
    assert profile.value("cert") == r"C:\cert\client1.domain.tld.crt"
    assert profile.has_identity


@pytest.mark.parametrize(
    "path",
    [
        PureWindowsPath(r"C:\Users\佐藤 太郎\cert\a.crt"),
        PureWindowsPath(r"\\server\share\a.crt"),
        PurePosixPath("/home/o'brien/a.crt"),
        PurePosixPath('/home/a"b/c d.crt'),
        PurePosixPath("/home/a#b/c;d.crt"),
        PurePosixPath("/home/back\\slash/a.crt"),
    ],
    ids=str,
)
def test_paths_come_back_as_they_went_in(path: PureWindowsPath | PurePosixPath) -> None:
    text = Profile.parse("client\n").with_identity_paths(path, path).text
    assert Profile.parse(text).value("cert") == str(path)
    assert Profile.parse(text).value("key") == str(path)


def test_an_identity_is_replaced_never_doubled(
    exported: str, person: Issued, authority: Authority
) -> None:
    other = authority.issue_client("other", 1, NOW)
    paths = (PurePosixPath("/a.crt"), PurePosixPath("/a.key"))
    bare = Profile.parse(exported)
    inline = bare.with_identity_inline(person.certificate, person.key)
    assert inline.with_identity_inline(person.certificate, person.key).text == inline.text
    assert bare.with_identity_inline(other.certificate, other.key).with_identity_paths(
        *paths
    ).text == (bare.with_identity_paths(*paths).text)
    assert bare.with_identity_paths(*paths).with_identity_inline(
        person.certificate, person.key
    ).text == (inline.text)


def test_a_certificate_from_windows_own_store_gives_way(exported: str, person: Issued) -> None:
    """OpenVPN refuses ``cert`` and ``cryptoapicert`` together."""
    profile = Profile.parse(exported + "cryptoapicert SUBJ:client1\npkcs12 a.p12\n")
    ours = profile.with_identity_inline(person.certificate, person.key)
    assert (
        ours.text
        == Profile.parse(exported).with_identity_inline(person.certificate, person.key).text
    )


def test_without_a_ca_it_still_comes_before_the_last_settings(person: Issued) -> None:
    profile = Profile.parse("client\nreneg-sec 0\nverify-x509-name server name\n")
    rows = profile.with_identity_inline(person.certificate, person.key).text.splitlines()
    assert rows[0] == "client"
    assert rows[-2:] == ["reneg-sec 0", "verify-x509-name server name"]


def test_our_ca_is_added_once(exported: str, authority: Authority, person: Issued) -> None:
    profile = Profile.parse(exported)
    assert profile.with_authority(authority.certificate).text == exported
    wrapped = authority.certificate.replace("\n", "\r\n")
    assert profile.with_authority(wrapped).text == exported
    other = Authority.create("other CA", 1, NOW).certificate
    both = profile.with_authority(other)
    block = both.block("ca")
    assert block is not None
    assert block.count("BEGIN CERTIFICATE") == 2
    assert other.strip() in block
    assert both.with_authority(other + authority.certificate).text == both.text
    bare = Profile.parse("client\nca /etc/ca.crt\nreneg-sec 0\n").with_authority(other)
    assert bare.block("ca") == other
    assert bare.directives("ca") == ()
    assert bare.text.splitlines()[-1] == "reneg-sec 0"


def test_an_unclosed_ca_block_is_left_for_the_check_to_report(authority: Authority) -> None:
    profile = Profile.parse("client\n<ca>\nPEM\nverb 3\n")
    assert profile.with_authority(authority.certificate).text == profile.text


# any text

text_of_rows = st.lists(
    st.one_of(
        st.sampled_from(["<ca>", "</ca>", "<key>", "</key> x", "client", "reneg-sec 0", "#", ""]),
        st.text(st.characters(codec="utf-8", exclude_characters="\r\n\ufeff"), max_size=40),
    ),
    max_size=12,
).map(lambda rows: "".join(f"{row}\n" for row in rows))


@given(text_of_rows)
def test_any_text_comes_back_as_it_was(text: str) -> None:
    profile = Profile.parse(text)
    assert profile.text == text
    assert Profile.parse(text.replace("\n", "\r\n")).text == text
    assert Profile.parse("\ufeff" + text).text == text
    _ = (profile.remote, profile.has_identity, repr(profile))


@given(text_of_rows)
def test_editing_any_text_twice_is_editing_it_once(text: str) -> None:
    path = PurePosixPath("/x.crt")
    once = Profile.parse(text).with_identity_paths(path, path)
    assert once.with_identity_paths(path, path).text == once.text


@given(st.text(st.characters(codec="utf-8", exclude_categories=("C",)), min_size=1, max_size=30))
def test_any_path_survives_quoting(name: str) -> None:
    path = PureWindowsPath("C:\\") / name
    text = Profile.parse("").with_identity_paths(path, path).text
    assert Profile.parse(text).value("cert") == str(path)


def test_a_long_line_takes_no_long_time() -> None:
    profile = Profile.parse("x" * 1_000_000 + " y")
    assert len(profile.lines[0].words[0]) == 1_000_000


# secrets, and the judge


def test_no_key_is_ever_shown(exported: str, person: Issued) -> None:
    profile = Profile.parse(exported).with_identity_inline(person.certificate, person.key)
    shown = f"{profile!r} {profile} {profile.lines!r} {profile.lines[0]}"
    for row in person.key.reveal().splitlines():
        assert row not in shown


@pytest.mark.skipif(OPENVPN is None, reason="no openvpn on this computer")
@pytest.mark.parametrize("style", ["inline", "paths"])
def test_openvpn_itself_takes_every_line(
    exported: str, person: Issued, folder: Path, style: str
) -> None:
    """It reads the file, opens certificate and key, and stops at the closed port."""
    assert OPENVPN is not None
    profile = Profile.parse(exported)
    if style == "inline":
        profile = profile.with_identity_inline(person.certificate, person.key)
    else:
        crt, key = folder / f"{person.name}.crt", folder / f"{person.name}.key"
        profile = profile.with_identity_paths(crt, key)
    text = profile.text.replace(f"remote {HOST} 443\nremote-random-hostname", "remote 127.0.0.1 9")
    text = text.replace("proto udp", "proto tcp").replace("dev tun", "dev null")
    path = folder / "a.ovpn"
    path.write_text(text)
    path.chmod(0o600)
    once = ("--connect-retry-max", "1", "--connect-timeout", "1", "--connect-retry", "1", "1")
    done = subprocess.run(
        [OPENVPN, "--config", str(path), "--ifconfig-noexec", "--route-noexec", *once],
        capture_output=True,
        text=True,
        check=False,
        timeout=20,
    )
    assert "Options error" not in done.stdout
    assert "Cannot load" not in done.stdout
    assert "Attempting to establish TCP connection with [AF_INET]127.0.0.1:9" in done.stdout
