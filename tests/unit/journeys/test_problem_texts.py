"""Every problem that the rules can tell has its sentence, with the places that the rules fill."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cvpn_wizard.journeys.checks import RangeKind
from cvpn_wizard.model.resources import resource
from cvpn_wizard.texts import LANGUAGES

JOURNEYS = Path(__file__).resolve().parents[3] / "cvpn_wizard" / "journeys"
PLACE = re.compile(r"\$([a-z_]+)")


def codes() -> Iterator[str]:
    """Every code that stands in the source, as ``Problem("…")`` or ``table.wrong(key, "…")``."""
    for path in sorted(JOURNEYS.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name("Problem"), args=[ast.Constant(str(code)), *_]):
                    yield code
                case ast.Call(func=ast.Attribute(attr="wrong"), args=[_, ast.Constant(str(code))]):
                    yield code
                case ast.Assign(targets=[ast.Name("code")], value=ast.IfExp() as either):
                    for one in (either.body, either.orelse):
                        if isinstance(one, ast.Constant):
                            yield str(one.value)
                case _:
                    pass
    for kind in RangeKind:
        yield f"client-cidr-overlap-{kind.value}"


def sentences(language: str) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for path in resource("i18n", language).glob("*.ftl"):
        for row in path.read_text(encoding="utf-8").splitlines():
            name, _, words = row.partition(" = ")
            if name.startswith("problem-"):
                found[name.removeprefix("problem-")] = frozenset(PLACE.findall(words))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_its_sentence(language: str) -> None:
    told = set(codes())
    assert len(told) > 50
    assert sorted(told - sentences(language).keys()) == []


def test_languages_name_the_same_places() -> None:
    english = sentences("en")
    for language in LANGUAGES:
        assert sentences(language) == english
