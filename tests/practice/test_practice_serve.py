"""``practice serve`` as a person starts and ends it."""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cvpn_wizard.cli import practice

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import sys, argparse
from cvpn_wizard.cli import practice
from cvpn_wizard.cli.output import Output
from cvpn_wizard.texts import set_language
set_language({language!r})
parser = argparse.ArgumentParser()
practice.add_parser(parser.add_subparsers())
args = parser.parse_args(sys.argv[1:])
sys.exit(args.carry_out(args, Output(as_json=args.json)))
"""


@pytest.fixture
def serving(request: pytest.FixtureRequest) -> Iterator[subprocess.Popen[str]]:
    language, options = request.param
    program = PROGRAM.format(language=language)
    with subprocess.Popen(
        [sys.executable, "-c", program, "practice", "serve", "--empty", *options],
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
    ) as process:
        yield process
        process.kill()


def read_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline()


@pytest.mark.skipif(os.name == "nt", reason="sends SIGINT")
@pytest.mark.parametrize("serving", [("en", ["--json"])], indirect=True)
def test_one_object_and_a_clean_end(serving: subprocess.Popen[str]) -> None:
    told = json.loads(read_line(serving))
    assert told["event"] == "serving"
    assert told["environment"] == {
        "AWS_ENDPOINT_URL": told["url"],
        "AWS_ACCESS_KEY_ID": "AKIAPRACTICEPRACTICE",
        "AWS_SECRET_ACCESS_KEY": "practice",
        "AWS_DEFAULT_REGION": "ap-northeast-1",
    }
    serving.send_signal(signal.SIGINT)
    rest, _ = serving.communicate(timeout=20)
    assert rest == ""
    assert serving.returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="sends SIGINT")
@pytest.mark.parametrize("serving", [("ja", [])], indirect=True)
def test_words_with_the_lines_to_paste(serving: subprocess.Popen[str]) -> None:
    lines = [read_line(serving) for _ in range(8)]
    assert "http://127.0.0.1:" in lines[0]
    assert "練習用" in lines[0]
    pasted = [line for line in lines if line.startswith("  export AWS_")]
    assert len(pasted) == 4
    serving.send_signal(signal.SIGINT)
    rest, _ = serving.communicate(timeout=20)
    assert "終了しました" in rest
    assert serving.returncode == 0


@pytest.mark.parametrize(
    "options", [["--port", "99999"], ["--port", "x"], ["--speed", "-1"], ["--speed", "fast"]]
)
def test_wrong_usage(options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    parser = argparse.ArgumentParser()
    practice.add_parser(parser.add_subparsers())
    with pytest.raises(SystemExit) as left:
        parser.parse_args(["practice", "serve", *options])
    assert left.value.code == 2
    assert options[0] in capsys.readouterr().err
