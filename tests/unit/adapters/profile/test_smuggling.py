"""No text from outside brings OpenVPN to run, load or write anything: an OpenVPN of its own reads.

The reader here follows OpenVPN's C (``read_config_file``, ``parse_line``, ``check_inline_file`` of
2.6): bytes, 255 at a time, C's white space, ``NUL`` as the end of a line, ``--`` dropped.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cvpn_wizard.adapters.profile.checks import RUNS_PROGRAMS, refuse_dangerous
from cvpn_wizard.adapters.profile.profile import Profile
from cvpn_wizard.model.errors import WizardError

SPACES = b" \t\n\v\f\r"
AT_A_TIME = 255


def lines_of(raw: bytes) -> Iterator[bytes]:
    """As ``fgets`` with a buffer of 256 hands them out, up to a NUL."""
    at = 0
    while at < len(raw):
        end = raw.find(b"\n", at)
        end = len(raw) if end < 0 else end + 1
        end = min(end, at + AT_A_TIME)
        yield raw[at:end].partition(b"\0")[0]
        at = end


def words_of(line: bytes) -> list[bytes]:
    """``parse_line``: quotes, backslashes, comments."""
    words: list[bytes] = []
    word: bytearray | None = None
    quote = 0
    escaped = False
    for sign in line:
        if not escaped and sign == 0x5C and quote != 0x27:
            escaped = True
            continue
        if quote and not escaped and sign == quote:
            quote = 0
        elif quote or escaped:
            word = bytearray() if word is None else word
            word.append(sign)
        elif sign in b"\"'":
            quote, word = sign, bytearray() if word is None else word
        elif sign in SPACES:
            if word is not None:
                words.append(bytes(word))
                word = None
        elif sign in b"#;" and word is None:
            break
        else:
            word = bytearray() if word is None else word
            word.append(sign)
        escaped = False
    return [*words, *([bytes(word)] if word is not None else [])]


def obeyed(raw: bytes) -> list[str]:
    """The directives that OpenVPN would act on, by name."""
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    names: list[str] = []
    closing = b""
    for line in lines_of(raw):
        if closing:
            if line.lstrip(SPACES).startswith(closing):
                closing = b""
            continue
        words = words_of(line)
        if not words:
            continue
        name = words[0].removeprefix(b"--") if len(words[0]) > 2 else words[0]
        if len(words) == 1 and name.startswith(b"<") and name.endswith(b">"):
            closing = b"</" + name[1:]
            name = name[1:-1]
        names.append(name.decode("utf-8", "replace"))
    return names


def taken(text: str) -> str | None:
    """What we would write of it; ``None`` where it is refused."""
    profile = Profile.parse(text)
    try:
        refuse_dangerous(profile)
    except WizardError:
        return None
    return profile.text


PAYLOADS = ("up /tmp/x", "plugin /tmp/x.so", "script-security 2", "setenv PATH /tmp", "down x")
WRAPPED = [
    "{0}",
    "--{0}",
    "\t {0}",
    "\v{0}",
    "\f{0}",
    "\0{0}",
    "verb 3\r{0}",
    "verb 3\0\n{0}",
    "verb 3\u2028{0}",
    "\ufeff{0}",
    "\ufeff\n\ufeff{0}",
    "<ca>\rx\n{0}\n</ca>",
    "<ca>\u00a0\n{0}\n</ca>",
    "<ca>\u3000\n{0}\n</ca>",
    "<ca>\x1c\n{0}\n</ca>",
    "<ca>\x85\n{0}\n</ca>",
    "<ca> x\n{0}\n</ca>",
    "<ca>\n</ca>\n{0}",
    "<ca>\n</ca >\n{0}\n</ca>",
    "<ca>\n\v</ca>\n{0}\n</ca>",
    "<ca>\n</CA>\n{0}\n</ca>",
    "<c_a>\n{0}\n</c_a>",
    "<connection>\nremote a\n</connection>\n{0}",
    "#" + "x" * 254 + "{0}",
    "# " + "あ" * 85 + "{0}",
    "verb " + "3" * 250 + "{0}",
    "<ca>\n" + "x" * 255 + "</ca>\n{0}\n</ca>",
    "verb 3 \\\n{0}",
    "verb '3\n{0}",
    "'{0}",
]


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("wrapped", WRAPPED)
def test_a_directive_in_disguise(exported: str, wrapped: str, payload: str) -> None:
    written = taken(exported + wrapped.format(payload) + "\n")
    if written is not None:
        assert not RUNS_PROGRAMS & {name.lower() for name in obeyed(written.encode())}


@pytest.mark.parametrize("name", ["UP", "Plugin", "SCRIPT-security", "setENV", "<Up>", "<PLUGIN>"])
def test_mixed_case_is_no_way_either(exported: str, name: str) -> None:
    end = f"x\n{name.replace('<', '</')}\n" if name.startswith("<") else "program\n"
    assert taken(f"{exported}{name}{chr(10) if name.startswith('<') else ' '}{end}") is None


def test_the_reader_of_this_test_obeys_what_openvpn_obeys(exported: str) -> None:
    """Or it would find nothing whatever it is given."""
    assert obeyed(exported.encode())[0] == "client"
    for smuggled in (
        b"--up x",
        b'"u"p x',
        b"u\\p x",
        b"#" + b"x" * 254 + b"up x",
        b"<ca>\xc2\xa0\nup x\n</ca>",
        b"<ca>\rx\nup x\n</ca>",
        b"<ca>\n" + b"x" * 255 + b"</ca>\nup x\n</ca>",
        b"verb 3\0 \nup x",
    ):
        assert "up" in obeyed(smuggled), smuggled
    assert obeyed(b"<up>\nx\n</up>\n# up\nverb 3 # up\n") == ["up", "verb"]


PIECES = st.sampled_from(
    [
        *PAYLOADS,
        "up",
        "<ca>",
        "</ca>",
        "<CA>",
        "</CA>",
        "<connection>",
        "</connection>",
        "<up>",
        "verb 3",
        "remote a 443",
        "ignore-unknown-option <ca>",
        "#",
        ";",
        '"',
        "'",
        "\\",
        "--",
        "x" * 250,
        "あ" * 84,
        "-----BEGIN CERTIFICATE-----",
        "MIIB",
    ]
)
GLUE = st.sampled_from(
    "\n \n \n SPACE \t \r \r\n \v \f \0 \u00a0 \u3000 \u2028 \x1c \x85 \ufeff".split(" ")
).map(lambda glue: glue.replace("SPACE", " "))


@settings(
    max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(PIECES, GLUE), min_size=1, max_size=14))
@example([("<ca>", "\u00a0"), ("", "\n"), ("up", "\n"), ("</ca>", "\n")])
def test_whatever_is_let_through_runs_nothing(exported: str, pieces: list[tuple[str, str]]) -> None:
    text = "".join(piece + glue for piece, glue in pieces)
    for whole in (text, exported + text):
        written = taken(whole)
        if written is not None:
            assert not RUNS_PROGRAMS & {name.lower() for name in obeyed(written.encode())}
