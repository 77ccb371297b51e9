"""Everything that the doctor can say has its sentences, and gives all that they name."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cvpn_wizard.journeys import doctoring
from cvpn_wizard.journeys.doctoring.doctor import judge
from cvpn_wizard.journeys.doctoring.situation import Situation
from cvpn_wizard.texts import LANGUAGES, set_language, text
from cvpn_wizard.texts.findings import finding_words
from tests.unit.journeys.doctoring.test_rules import BROKEN, WARNED, Change, cases


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    set_language("en")


def said() -> set[str]:
    """Every code in the rules' source."""
    found = set()
    for path in Path(doctoring.__file__).parent.glob("*_rules.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and re.fullmatch(r"aws-[a-z-]+", str(node.value)):
                found.add(str(node.value))
    return found


def test_every_code_of_the_rules_is_put_to_the_test() -> None:
    stems = {"aws-server-certificate", "aws-client-root"}
    tested = {*BROKEN, *WARNED}
    untested = {
        "aws-association-fewer",
        "aws-profile-port",  # has tests of their own
    }
    assert said() - stems - untested == tested - {
        code for code in tested if code.removesuffix("-expired").removesuffix("-soon") in stems
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("_code", "change"), [*cases(BROKEN), *cases(WARNED)])
def test_every_finding_is_told_whole(
    healthy: Situation, _code: str, change: Change, language: str
) -> None:
    set_language(language)
    for finding in judge(change(healthy)).findings:
        words = finding_words(finding)
        for sentence in (words.title, words.why, words.do, words.who):
            assert sentence.strip()
            assert "{" not in sentence
            assert "$" not in sentence
        if finding.facts:
            shown = words.title + words.why + words.do
            assert any(str(value) in shown for value in finding.facts.values())


def test_words_differ_between_languages() -> None:
    set_language("ja")
    assert text("mender-admin") == "AWS アカウントの管理者"
