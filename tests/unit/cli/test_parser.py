"""The command line speaks the user's language, also where argparse does the talking."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

import pytest

from cvpn_wizard.cli.main import main, parser
from cvpn_wizard.texts import set_language

ARGPARSES_OWN = ("usage:", "positional arguments", "options:", "show this help message")


def every_parser(top: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield top
    for action in top._actions:
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from every_parser(command)


def test_help_in_japanese_has_none_of_argparses_words() -> None:
    set_language("ja")
    shown = [one.format_help() for one in every_parser(parser())]
    assert len(shown) > 40
    for page in shown:
        assert page.startswith("使い方: cvpn-wizard")
        assert not [words for words in ARGPARSES_OWN if words in page]


def test_every_argument_is_explained() -> None:
    set_language("en")
    silent = [
        f"{one.prog} {action.option_strings or action.metavar}"
        for one in every_parser(parser())
        for action in one._actions
        if not action.help
        and not isinstance(action, argparse._VersionAction | argparse._SubParsersAction)
    ]
    assert silent == []


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("apply", "FILE がありません。"),
        ("apply a b", "b は使えません。"),
        ("apply a --out", "--out には値が必要です。"),
        ("practice serve --port x", "「x」は --port に使えません。"),
        ("remove a --yes --keep-logs --delete-logs", "--delete-logs と --keep-logs は同時に"),
    ],
)
def test_wrong_usage_is_told_in_the_language(
    line: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--lang", "ja", *line.split()])
    assert ended.value.code == 2
    assert words in capsys.readouterr().err


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Is “apply” meant?"), ("ja", "「apply」のことでしょうか。")],
)
def test_a_misspelt_command_is_told_the_nearest(
    language: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--lang", language, "aply"])
    assert ended.value.code == 2
    assert words in capsys.readouterr().err


def test_a_command_that_nothing_is_near_to_is_told_all(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--lang", "en", "person", "zzz"])
    assert ended.value.code == 2
    told = capsys.readouterr().err
    assert "add, list, renew, revoke" in told
    assert "cvpn-wizard person --help" in told
