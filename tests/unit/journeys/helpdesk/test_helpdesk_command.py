"""``helpdesk``: pack, open, list, give, report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cvpn_wizard.cli.main import main

Lines = list[dict[str, object]]


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, Lines]:
    status = main(["helpdesk", *words, "--json"])
    return status, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.fixture
def words(
    profiles: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> tuple[Path, list[str]]:
    """A queue, taken in; and how its words are given again without a keyring."""
    out = tmp_path / "hd1.cvpnqueue"
    named = [str(path) for path in profiles]
    options = ["--until", "2099-12-31", "--out", str(out), "--vpn", "office", "--for", "ja"]
    status, told = run(capsys, "pack", "hd1", *named, *options)
    assert status == 0
    assert told[0]["slots"] == ["hd1.001", "hd1.002", "hd1.003"]
    heard = tmp_path / "heard"
    spoken = told[0]["spoken"]
    assert isinstance(spoken, list)
    heard.write_text("　".join(spoken), encoding="utf-8")
    again = ["--passphrase-file", str(heard)]
    status, told = run(capsys, "open", str(out), *again)
    assert (status, told[0]["queue"], told[0]["left"]) == (0, "hd1", 3)
    return out, again


def test_give_list_and_report(
    words: tuple[Path, list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _queue, again = words
    status, told = run(capsys, "give", "sato.laptop", "--out", str(tmp_path), *again)
    assert status == 0
    assert told[0]["slot"] == "hd1.001"
    assert Path(str(told[0]["bundle"])).is_file()
    assert len(str(told[0]["passphrase"]).split("-")) == 8
    status, told = run(capsys, "give", "sato.laptop", "--out", str(tmp_path), *again)
    assert (status, told[0]["code"]) == (1, "helpdesk-person-has")
    replaces = ["--replaces", "hd1.001"]
    status, told = run(capsys, "give", "sato.laptop", "--out", str(tmp_path), *again, *replaces)
    assert (status, told[0]["slot"], told[0]["replaces"]) == (0, "hd1.002", "hd1.001")
    status, told = run(capsys, "list", *again)
    assert [line["event"] for line in told] == ["queue", "issue", "issue"]
    assert told[0]["left"] == 1
    report = tmp_path / "report.json"
    status, _told = run(capsys, "report", "--out", str(report))
    assert status == 0
    assert [one["slot"] for one in json.loads(report.read_text())["issued"]] == [
        "hd1.001",
        "hd1.002",
    ]


def test_without_a_keyring_nothing_opens_without_the_words(
    words: tuple[Path, list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, told = run(capsys, "give", "sato.laptop", "--out", str(tmp_path))
    assert (status, told[0]["code"]) == (1, "queue-locked")


def test_without_a_queue(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "list") == (0, [])
    status, told = run(capsys, "give", "sato.laptop", "--out", str(tmp_path))
    assert (status, told[0]["code"]) == (1, "queue-unknown")


def test_usage(profiles: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    status, told = run(capsys, "pack", "Bad Name", str(profiles[0]), "--until", "2099-12-31")
    assert (status, told[0]["code"]) == (2, "helpdesk-name-bad")
    with pytest.raises(SystemExit) as caught:
        main(["helpdesk", "pack", "hd1", str(profiles[0]), "--until", "soon"])
    assert caught.value.code == 2


@pytest.mark.parametrize("language", ["en", "ja"])
def test_in_words(
    words: tuple[Path, list[str]],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    language: str,
) -> None:
    _queue, again = words
    give = ["give", "sato.laptop", "--out", str(tmp_path), *again]
    assert main(["--lang", language, "helpdesk", *give]) == 0
    assert "hd1.001" in capsys.readouterr().out.splitlines()[-1]
    assert main(["--lang", language, "helpdesk", "list", *again]) == 0
    said = capsys.readouterr().out
    assert "hd1" in said
    assert "sato.laptop" in said
