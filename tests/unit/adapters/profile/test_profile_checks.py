"""Every fault by its name, and nothing said about a profile that is sound."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cvpn_wizard.adapters.files import write_private
from cvpn_wizard.adapters.pki.authority import Authority, Issued
from cvpn_wizard.adapters.profile import checks
from cvpn_wizard.adapters.profile.checks import RUNS_PROGRAMS, check_profile, refuse_dangerous
from cvpn_wizard.adapters.profile.paths import is_elsewhere, is_file
from cvpn_wizard.adapters.profile.profile import Profile
from cvpn_wizard.model.errors import ErrorCode, Problem, WizardError
from cvpn_wizard.model.resources import resource
from tests.unit.adapters.profile.conftest import HOST, NOW, PERSON


@pytest.fixture
def sound(exported: str, person: Issued) -> str:
    return Profile.parse(exported).with_identity_inline(person.certificate, person.key).text


def problems(
    text: str,
    *,
    days: float = 0,
    server: str | None = "server",
    base: Path | None = None,
    encoding: str = "utf-8",
) -> dict[str, Problem]:
    found = check_profile(
        Profile.parse(text, encoding=encoding),
        now=NOW + timedelta(days=days),
        expected_server=server,
        base=base,
    )
    return {problem.code.removeprefix("profile-"): problem for problem in found}


def test_a_sound_profile(sound: str) -> None:
    assert problems(sound) == {}
    assert problems(sound, server=None) == {}


def test_a_sound_profile_that_names_its_files(exported: str, folder: Path) -> None:
    for where in (folder, Path()):
        paths = (where / f"{PERSON}.crt", where / f"{PERSON}.key")
        assert problems(Profile.parse(exported).with_identity_paths(*paths).text, base=folder) == {}


EDITS: dict[str, Callable[[str], str]] = {
    "no-remote": lambda text: text.replace(f"remote {HOST} 443\n", ""),
    "bad-remote": lambda text: text.replace(" 443\n", " 99999\n"),
    "no-random-hostname": lambda text: text.replace("remote-random-hostname\n", ""),
    "server-name": lambda text: text.replace("name server name", "name other name"),
    "block-open": lambda text: text.replace("</key>\n", ""),
    "block-close": lambda text: text + "</cert>\n",
    "no-key": lambda text: re.sub(r"<key>.*</key>\n", "", text, flags=re.DOTALL),
    "no-cert": lambda text: re.sub(r"<cert>.*</cert>\n", "", text, flags=re.DOTALL),
    "no-ca": lambda text: re.sub(r"<ca>.*</ca>\n", "", text, flags=re.DOTALL),
    "key-unreadable": lambda text: re.sub(r"<key>.*</key>", "<key>\nx\n</key>", text, flags=16),
    "cert-unreadable": lambda text: re.sub(
        r"<cert>.*</cert>", "<cert>\nx\n</cert>", text, flags=16
    ),
    "ca-unreadable": lambda text: re.sub(r"<ca>.*</ca>", "<ca>\nx\n</ca>", text, flags=16),
    "runs-programs": lambda text: text + "up /tmp/x\n",
    "missing": lambda text: text.replace("client\n", "", 1),
}


@pytest.mark.parametrize("code", EDITS)
def test_a_fault_that_must_be_mended(sound: str, code: str) -> None:
    edited = EDITS[code](sound)
    assert edited != sound
    found = problems(edited)
    assert code in found
    assert not found[code].warning
    if found[code].line is not None:
        assert 0 < (found[code].line or 0) <= len(edited.splitlines())


WARNINGS: dict[str, Callable[[str], str]] = {
    "refused-directive": lambda text: text + "rcvbuf 0\n",
    "unknown-directive": lambda text: text + "data-ciphers AES-256-GCM\n",
    "no-remote-cert-tls": lambda text: text.replace("remote-cert-tls server\n", ""),
    "missing": lambda text: text.replace("dev tun\n", ""),
}


@pytest.mark.parametrize("code", WARNINGS)
def test_a_fault_one_can_live_with(sound: str, code: str) -> None:
    found = problems(WARNINGS[code](sound))
    assert list(found) == [code]
    assert found[code].warning


def test_a_label_of_ones_own_stands_for_the_random_one(sound: str) -> None:
    text = sound.replace("remote-random-hostname\n", "").replace("remote cvpn", "remote x.cvpn")
    assert problems(text) == {}


def test_powershells_encoding(sound: str) -> None:
    assert list(problems(sound, encoding="utf-16")) == ["utf-16"]


@pytest.mark.parametrize(
    ("days", "codes"),
    [
        (-1, ["ca-not-yet", "cert-not-yet"]),
        (700, []),
        (710, ["cert-expires-soon"]),
        (740, ["cert-expired"]),
        (3640, ["cert-expired", "ca-expires-soon"]),
        (3700, ["ca-expired", "cert-expired"]),
    ],
)
def test_dates(sound: str, days: int, codes: list[str]) -> None:
    found = problems(sound, days=days)
    assert list(found) == codes
    assert all(problem.warning == code.endswith("soon") for code, problem in found.items())


def test_whose_certificate(
    exported: str, person: Issued, server: Issued, authority: Authority
) -> None:
    bare = Profile.parse(exported)
    other = authority.issue_client("other", 2, NOW)
    stranger = Authority.create("stranger", 10, NOW).issue_client("x", 2, NOW)
    for one, key, codes in (
        (person, other.key, ["key-mismatch"]),
        (server, server.key, ["cert-usage"]),
        (stranger, stranger.key, ["chain"]),
    ):
        assert list(problems(bare.with_identity_inline(one.certificate, key).text)) == codes


def test_a_second_ca_in_the_file_does_no_harm(sound: str) -> None:
    other = Authority.create("older CA", 10, NOW).certificate
    assert problems(Profile.parse(sound).with_authority(other).text) == {}


def test_files_that_are_not_there(exported: str, folder: Path) -> None:
    profile = Profile.parse(exported).with_identity_paths(Path("none.crt"), Path(f"{PERSON}.key"))
    found = problems(profile.text, base=folder)
    assert list(found) == ["file-unreadable"]
    assert found["file-unreadable"].facts == {
        "directive": "cert",
        "path": str(folder / "none.crt"),
    }
    assert "file-unreadable" in problems("client\ncert a\0b\nkey c\n")


def test_files_that_do_not_fit(exported: str, folder: Path, server: Issued) -> None:
    write_private(folder / f"{PERSON}.key", server.key.reveal())
    paths = (folder / f"{PERSON}.crt", folder / f"{PERSON}.key")
    text = Profile.parse(exported).with_identity_paths(*paths).text
    assert list(problems(text)) == ["key-mismatch"]


def test_sign_in_needs_no_certificate(exported: str) -> None:
    assert problems(exported + "auth-user-pass\nauth-federate\n") == {}


def test_a_certificate_in_windows_own_store(exported: str) -> None:
    assert problems(exported + 'cryptoapicert "SUBJ:client1"\n') == {}


@pytest.mark.parametrize("way", ["auth-user-pass", "auth-federate", "cryptoapicert x"])
def test_what_is_there_all_the_same_is_looked_at(sound: str, server: Issued, way: str) -> None:
    """AWS also has sign-in and certificates together."""
    assert problems(f"{way}\n{sound}") == {}
    wrong = Profile.parse(f"auth-user-pass\n{sound}").with_identity_inline(
        server.certificate, server.key
    )
    assert list(problems(wrong.text)) == ["cert-usage"]
    without = re.sub(r"<ca>.*</ca>", "", sound, flags=re.DOTALL)
    assert "no-ca" in problems(f"{way}\n{without}")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_keeps_nobody_waiting(exported: str, folder: Path) -> None:
    os.mkfifo(folder / "a.key")
    paths = (folder / f"{PERSON}.crt", folder / "a.key")
    text = Profile.parse(exported).with_identity_paths(*paths).text
    assert list(problems(text)) == ["file-unreadable"]


# secrets


@pytest.mark.parametrize("tag", ["<key>\n", "<cert>\n", "</key>\n"])
def test_a_key_that_lost_its_tag_is_not_shown(sound: str, person: Issued, tag: str) -> None:
    """Its lines then stand where directives do."""
    found = problems(sound.replace(tag, ""))
    assert any(not problem.warning for problem in found.values())
    shown = repr(found)
    for row in person.key.reveal().splitlines()[1:-1]:
        assert row not in shown
    assert ("stray-line" in found) == (tag != "</key>\n")


# what must not run


@pytest.mark.parametrize("name", sorted(RUNS_PROGRAMS))
def test_what_runs_programs_or_writes_files_is_refused(exported: str, name: str) -> None:
    with pytest.raises(WizardError) as caught:
        refuse_dangerous(Profile.parse(exported + f"{name} /tmp/x\n"))
    assert caught.value.code is ErrorCode.PROFILE_BAD
    assert caught.value.facts["fault"] == name


@pytest.mark.parametrize(
    "text",
    [
        "  up /tmp/x",
        "--up /tmp/x",
        '"up" /tmp/x',
        "'up' /tmp/x",
        r"u\p /tmp/x",
        "up\t/tmp/x",
        "verb 3\rup /tmp/x",
        "<ca>\nPEM\n</ca> # the end\nup /tmp/x\n</ca>",
        "<ca>\nPEM\n</ca>\nup /tmp/x\n<ca>\n</ca>",
        "<ca>\n" + "x" * 255 + "</ca>\nup /tmp/x\n</ca>",
        "<CA>\nPEM\n</ca>\nup /tmp/x\n</CA>",
    ],
)
def test_what_openvpn_would_read_as_up(text: str) -> None:
    with pytest.raises(WizardError) as caught:
        refuse_dangerous(Profile.parse(text))
    assert caught.value.code is ErrorCode.PROFILE_BAD


def test_what_aws_exports_is_let_through(exported: str, sound: str) -> None:
    refuse_dangerous(Profile.parse(exported))
    refuse_dangerous(Profile.parse(sound))
    refuse_dangerous(Profile.parse("# up /tmp/x\n; plugin x\nverb 3 # up\n"))
    refuse_dangerous(Profile.parse("<ca> # a block for OpenVPN too\nup /tmp/x\n</ca>\n"))


# any text, and the words for it


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                [
                    "<ca>",
                    "</ca>",
                    "<key>",
                    "</key>",
                    "<cert>",
                    "</cert>",
                    "-----BEGIN CERTIFICATE-----",
                    "-----END CERTIFICATE-----",
                    "-----BEGIN PRIVATE KEY-----",
                    "-----END PRIVATE KEY-----",
                    "MIIB",
                    "remote h",
                ]
            ),
            st.text(max_size=20),
        ),
        max_size=12,
    )
)
def test_any_text_is_judged_and_never_a_crash(rows: list[str]) -> None:
    text = "\n".join(rows).encode("utf-8", "replace").decode()
    for problem in problems(text, base=Path("/nonexistent")).values():
        assert problem.code.startswith("profile-")


@pytest.mark.parametrize("at", range(0, 1200, 60))
def test_a_damaged_certificate_is_a_problem_not_a_crash(
    exported: str, person: Issued, at: int
) -> None:
    damaged = person.certificate[:100] + person.certificate[100 + at + 1 :]
    text = exported + f"<cert>\n{damaged}</cert>\n<key>\n{person.key.reveal()}</key>\n"
    assert problems(text)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_problem_has_its_sentence(language: str) -> None:
    source = "\n".join(
        path.read_text() for path in sorted(Path(checks.__file__).parent.glob("*.py"))
    )
    codes = set(re.findall(r'problem\(\s*f?"([^"{]+)"', source))
    codes |= {f"{part}-{end}" for part in ("ca", "cert") for end in ("not-yet", "expired")}
    codes |= {"ca-expires-soon", "cert-expires-soon", "no-ca", "no-cert", "no-key"}
    ids = set(
        re.findall(
            r"^problem-profile-(\S+) =",
            resource("i18n", language, "profile.ftl").read_text(encoding="utf-8"),
            re.MULTILINE,
        )
    )
    assert len(codes) > 25
    assert codes == ids


@pytest.mark.parametrize("named", [r"\\\\server\\share\\a.crt", "//server/share/a.crt"])
def test_a_path_to_another_computer_is_never_followed(exported: str, named: str) -> None:
    """Windows would sign in there only to look."""
    text = f"{exported}cert {named}\nkey {named}\n"
    assert "file-unreadable" in problems(text, base=Path("/"))
    assert is_elsewhere(Profile.parse(text).value("cert"))
    assert not is_file(Path(Profile.parse(text).value("cert")))
    assert not is_elsewhere(r"C:\cert\a.crt")
