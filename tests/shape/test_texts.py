"""Every sentence exists in every language, with the same places, and is asked for rightly."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.resources import resource
from cvpn_wizard.model.steps import StepKind, StepState, step_id
from cvpn_wizard.texts import LANGUAGES, set_language, text
from cvpn_wizard.texts.refusals import PLACES, refusal_details, refusal_words
from cvpn_wizard.texts.steps import state_words, step_words

PACKAGE = Path(__file__).resolve().parents[2] / "cvpn_wizard"
MESSAGE = re.compile(r"^(?P<id>[A-Za-z][\w-]*) *=", re.MULTILINE)
PLACE = re.compile(r"\$([A-Za-z][\w-]*)")
ALWAYS_GIVEN = {
    ErrorCode.PORT_TAKEN: {"port": 8080},
    ErrorCode.BACKUP_IN_THE_WAY: {"name": "office", "path": "/vpns/office"},
    ErrorCode.TEAM_CONFLICT: {"name": "sato.laptop"},
    ErrorCode.TEAM_BUSY: {"name": "office"},
    ErrorCode.TEAM_GONE: {"name": "office"},
    ErrorCode.TEAM_EXISTS: {"name": "office"},
    ErrorCode.TEAM_NOT_JOINED: {"name": "office"},
    ErrorCode.ROLLOVER_OPEN: {"name": "office", "ids": "office-2036"},
    ErrorCode.ROLLOVER_NONE: {"name": "office"},
    ErrorCode.ROLLOVER_UNPROVED: {"name": "office-2036"},
    ErrorCode.ROLLOVER_UNMOVED: {"name": "office", "ids": "sato.laptop"},
    ErrorCode.ROLLOVER_ENDED: {"name": "office", "ids": "office-2036"},
    ErrorCode.UPDATES_NO_KEY: {"name": "https://example.com/updates.json"},
    ErrorCode.UPDATES_ADDRESS_BAD: {"name": "http://example.com"},
    ErrorCode.UPDATES_UNREACHABLE: {"name": "https://example.com/updates.json"},
    ErrorCode.UPDATES_REPLAYED: {"name": "1.0"},
    ErrorCode.UPDATES_EXPIRED: {"name": "2026-01-01"},
}
"""Refusals raised in one place only, with facts that are never missing."""
OTHERS = [code for code in LANGUAGES if code != "en"]


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    set_language("en")


def messages(language: str) -> dict[str, frozenset[str]]:
    """Every id of a language with its places; an id that stands twice fails here."""
    found: dict[str, frozenset[str]] = {}
    for path in sorted(resource("i18n", language).glob("*.ftl")):
        content = re.sub(r"^#.*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        starts = list(MESSAGE.finditer(content))
        for start, end in zip(starts, [*starts[1:], None], strict=True):
            body = content[start.end() : end.start() if end else len(content)]
            assert start["id"] not in found, f"{path.name}: {start['id']} stands twice"
            found[start["id"]] = frozenset(PLACE.findall(body))
    return found


@dataclass(frozen=True)
class Asked:
    """A call of ``text`` with an id that can be read in the source."""

    where: str
    key: str
    places: frozenset[str] | None


def asked() -> Iterator[Asked]:
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            first = node.args[0]
            if name != "text" or not isinstance(first, ast.Constant):
                continue
            whole = all(keyword.arg for keyword in node.keywords)
            places = frozenset(str(k.arg) for k in node.keywords) if whole else None
            yield Asked(f"{path.relative_to(PACKAGE)}:{node.lineno}", str(first.value), places)


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_the_same_sentences(language: str) -> None:
    english, other = messages("en"), messages(language)
    assert english
    assert sorted(english.keys() ^ other.keys()) == []


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_the_same_places(language: str) -> None:
    english, other = messages("en"), messages(language)
    differing = {
        key: (sorted(english[key]), sorted(other[key]))
        for key in english.keys() & other.keys()
        if english[key] != other[key]
    }
    assert differing == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_is_understood_by_the_library(language: str) -> None:
    set_language(language)
    for key, places in messages(language).items():
        shown = text(key, **dict.fromkeys(places, "7"))
        assert shown.strip(), key
        assert not PLACE.search(shown), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_languages_are_folders_with_the_same_files(language: str) -> None:
    names = {path.name for path in resource("i18n", language).glob("*.ftl")}
    assert names == {path.name for path in resource("i18n", "en").glob("*.ftl")}


def test_every_id_in_the_source_exists() -> None:
    known = messages("en")
    assert [f"{a.where} {a.key}" for a in asked() if a.key not in known] == []


def test_every_place_is_given_where_it_is_asked_for() -> None:
    known = messages("en")
    missing = [
        f"{a.where} {a.key} lacks {sorted(known[a.key] - a.places)}"
        for a in asked()
        if a.key in known and a.places is not None and not known[a.key] <= a.places
    ]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", ErrorCode)
def test_every_refusal_has_its_sentences(code: ErrorCode, language: str) -> None:
    set_language(language)
    known = messages(language)
    for part in ("title", "why", "do"):
        assert known[f"refusal-{code.value}-{part}"] <= set(PLACES)
    bare = refusal_words(WizardError(code, **ALWAYS_GIVEN.get(code, {})))
    for sentence in (bare.title, bare.why, bare.do):
        assert sentence.strip()
        assert "{" not in sentence
        # Nothing that only a fact could fill may show its stand-in.
        assert not re.search(r"\bnone\b", sentence)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_facts_of_a_refusal_are_shown(language: str) -> None:
    set_language(language)
    error = WizardError(ErrorCode.TOOK_TOO_LONG, name="subnet-a", minutes=30)
    assert "subnet-a" in refusal_words(error).title
    assert "30" in refusal_words(error).why


def test_empty_facts_count_as_missing() -> None:
    assert refusal_words(WizardError(ErrorCode.NOT_FOUND, name="")) == refusal_words(
        WizardError(ErrorCode.NOT_FOUND)
    )


def test_details_begin_with_the_code_and_the_words_of_aws() -> None:
    error = WizardError(
        ErrorCode.BAD_REQUEST, name="x", aws_message="No.", aws_code="Invalid", empty=""
    )
    assert refusal_details(error) == (
        ("code", "bad-request"),
        ("aws_code", "Invalid"),
        ("aws_message", "No."),
        ("name", "x"),
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", StepKind)
def test_every_step_has_its_sentences(kind: StepKind, language: str) -> None:
    set_language(language)
    several = {
        StepKind.SUBNET,
        StepKind.ASSOCIATION,
        StepKind.AUTHORIZATION,
        StepKind.ROUTE,
        StepKind.PROFILE,
    }
    one, other = step_id(kind, "a"), step_id(kind, "b")
    # What a VPN may have several of names which one.
    assert (step_words(one) != step_words(other)) is (kind in several)
    assert "{" not in step_words(one)


def test_a_route_names_its_range_and_its_subnet() -> None:
    shown = step_words(step_id(StepKind.ROUTE, "0.0.0.0/0", "subnet-a"))
    assert "0.0.0.0/0 → subnet-a" in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_has_its_own_sentence(language: str) -> None:
    set_language(language)
    shown = Counter(text(f"state-{state.value}") for state in StepState)
    assert max(shown.values()) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_on_this_computer_waits_for_aws(language: str) -> None:
    set_language(language)
    settling = {kind: state_words(step_id(kind, "a"), StepState.SETTLING) for kind in StepKind}
    here = {settling[StepKind.CERTIFICATES], settling[StepKind.PROFILE]}
    assert len(here) == 1
    assert here.isdisjoint({settling[StepKind.ENDPOINT], settling[StepKind.VPC]})
