"""Broken profiles: what is said of each, and what mending gives."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cvpn_wizard.adapters.pki.authority import Authority, Issued
from cvpn_wizard.adapters.profile.checks import check_profile
from cvpn_wizard.adapters.profile.mending import Mended, mend
from cvpn_wizard.adapters.profile.profile import Profile
from cvpn_wizard.adapters.profile.reading import Source, source_from
from tests.unit.adapters.profile.broken import MENDED, UNMENDED, Broken, Parts
from tests.unit.adapters.profile.by_chance import broken_by_chance
from tests.unit.adapters.profile.conftest import NOW, PERSON


@pytest.fixture
def parts(
    exported: str, folder: Path, person: Issued, server: Issued, authority: Authority
) -> Parts:
    sound = Profile.parse(exported).with_identity_inline(person.certificate, person.key).text
    return Parts(sound, exported, folder, person, server, authority)


def source_of(broken: Broken, parts: Parts) -> Source:
    content = broken.edit(parts)
    assert content not in {parts.sound, parts.sound.encode()}
    return source_from(content if isinstance(content, bytes) else content.encode())


def codes(profile: Profile, base: Path) -> list[str]:
    found = check_profile(profile, now=NOW, expected_server="server", base=base)
    return [problem.code.removeprefix("profile-") for problem in found]


def changes(mended: Mended) -> tuple[str, ...]:
    return tuple(change.mend.value for change in mended.changes)


def test_there_are_enough_of_them() -> None:
    names = [broken.name for broken in (*MENDED, *UNMENDED)]
    assert len(names) == len(set(names)) >= 60


@pytest.mark.parametrize("broken", MENDED, ids=lambda broken: broken.name)
def test_what_can_be_mended_is_sound_afterwards(broken: Broken, parts: Parts) -> None:
    source = source_of(broken, parts)
    assert broken.code in codes(source.profile, parts.folder)
    mended = mend(source, base=parts.folder)
    assert changes(mended) == broken.mends
    assert codes(mended.profile, parts.folder) == []
    again = mend(source_from(mended.profile.text.encode()), base=parts.folder)
    assert again.changes == ()


@pytest.mark.parametrize("broken", UNMENDED, ids=lambda broken: broken.name)
def test_what_a_person_has_to_decide_is_left_alone(
    broken: Broken, parts: Parts, tmp_path: Path
) -> None:
    source = source_of(broken, parts)
    found = codes(source.profile, parts.folder)
    assert broken.code in found
    mended = mend(source, base=tmp_path / "nowhere")
    assert broken.code in codes(mended.profile, parts.folder)


def test_a_sound_profile_is_left_as_it_is(parts: Parts) -> None:
    mended = mend(source_from(parts.sound.encode()), base=parts.folder)
    assert mended.changes == ()
    assert mended.profile.text == parts.sound


@pytest.mark.parametrize(("bom", "ends"), [(b"\xef\xbb\xbf", "\n"), (b"", "\r\n"), (b"", "\r")])
def test_marks_and_line_ends_are_made_plain(parts: Parts, bom: bytes, ends: str) -> None:
    raw = bom + parts.sound.replace("\n", ends).encode()
    mended = mend(source_from(raw), base=parts.folder)
    assert changes(mended) == (("bom",) if bom else ("line-ends",))
    assert mended.profile.text == parts.sound


def test_two_keys_that_fit_are_for_a_person_to_choose(parts: Parts) -> None:
    (parts.folder / "copy.key").write_text(parts.person.key.reveal(), encoding="utf-8")
    mended = mend(source_from(parts.bare.encode()), base=parts.folder)
    assert mended.changes == ()
    assert codes(mended.profile, parts.folder) == ["no-cert", "no-key"]


def test_the_servers_pair_is_never_taken_for_the_persons(parts: Parts, tmp_path: Path) -> None:
    folder = tmp_path / "servers"
    folder.mkdir()
    (folder / "server.crt").write_text(parts.server.certificate, encoding="utf-8")
    (folder / "server.key").write_text(parts.server.key.reveal(), encoding="utf-8")
    assert mend(source_from(parts.bare.encode()), base=folder).changes == ()


def test_an_encrypted_key_keeps_its_headers(parts: Parts) -> None:
    old = "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\n"
    body = f"{old}{'A' * 64}\n-----END RSA PRIVATE KEY-----\n"
    text = parts.bare + f"<key>\n{body}</key>\n"
    assert body in mend(source_from(text.encode()), base=None).profile.text


def test_a_certificate_with_its_words_in_front_is_fine(parts: Parts) -> None:
    words = "Certificate:\n    Data:\n        Version: 3\n"
    text = parts.sound.replace("<cert>\n", f"<cert>\n{words}")
    assert codes(Profile.parse(text), parts.folder) == []
    assert mend(source_from(text.encode()), base=parts.folder).changes == ()


def test_no_key_is_in_what_is_said(parts: Parts) -> None:
    for broken in MENDED:
        said = repr(mend(source_of(broken, parts), base=parts.folder))
        for row in parts.person.key.reveal().splitlines()[1:-1]:
            assert row not in said
        assert PERSON not in said


@settings(
    deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                [
                    "<ca>",
                    "</ca>",
                    "<key>",
                    "</key>",
                    "&lt;cert&gt;",
                    "-----BEGIN CERTIFICATE-----",
                    "—–END PRIVATE KEY—–",
                    "MIIB" * 80,
                    "remote cvpn-endpoint-1 443",
                    'cert C:\\x"',
                    "key a b c",
                    "proto UDP",
                    "rcvbuf 1",
                    "dev tap",
                    "remote https://x:1/",
                    "\\n",
                ]
            ),
            st.text(max_size=20),
        ),
        max_size=14,
    ),
    st.sampled_from(["utf-8", "utf-16", "utf-16-le", "latin-1"]),
)
def test_any_file_is_mended_without_a_crash_and_once(rows: list[str], encoding: str) -> None:
    raw = "\n".join(rows).encode(encoding, "replace")
    mended = mend(source_from(raw), base=Path("/nonexistent"))
    codes(mended.profile, Path("/nonexistent"))
    assert isinstance(mended.profile.text, str)


@settings(deadline=None, max_examples=300)
@given(st.binary(max_size=300))
def test_any_bytes_are_read(raw: bytes) -> None:
    source = source_from(raw)
    assert "signs of" in repr(source)
    codes(source.profile, Path("/nonexistent"))


def test_what_is_broken_by_chance_is_read_judged_and_mended_at_once(parts: Parts) -> None:
    """``benchmarks/broken_profiles.py`` does a hundred thousand of them."""
    for raw in broken_by_chance(parts.sound.encode(), 100, seed=7):
        source = source_from(raw)
        codes(source.profile, parts.folder)
        mended = mend(source, base=Path("/nonexistent"))
        again = mend(source_from(mended.profile.text.encode()), base=Path("/nonexistent"))
        assert again.changes == ()


@pytest.mark.parametrize(
    "text",
    [
        "client\n<ca>\n" + "-----BEGIN A-----\n" * 5000 + "</ca>\n",
        "client\n" + "<ca>\n</ca>\nca x y\n" * 3000,
        "client\nremote cvpn-endpoint-1 443\n" + "dev tap\n" * 3000,
        "client\n" + "</ca>\n" * 10_000,
        "client\n" + "a" * 90_000,
    ],
    ids=["beginnings", "paths", "bridges", "ends", "one line"],
)
def test_a_hostile_file_keeps_nobody_waiting(text: str) -> None:
    began = perf_counter()
    source = source_from(text.encode())
    codes(source.profile, Path("/nonexistent"))
    mend(source, base=None)
    assert perf_counter() - began < 30
