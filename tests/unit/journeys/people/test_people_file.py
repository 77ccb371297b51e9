"""Tables of people: what is read, and what is refused in which line."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvpn_wizard.journeys.people.names import Newcomer
from cvpn_wizard.journeys.people.people_file import (
    LARGEST,
    MOST_PEOPLE,
    MOST_PROBLEMS,
    PeopleFileError,
    read_people,
)


def wrong(path: Path, content: bytes) -> list[tuple[int | None, str]]:
    path.write_bytes(content)
    with pytest.raises(PeopleFileError) as refusal:
        read_people(path)
    return [(one.line, one.code) for one in refusal.value.problems]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"], ids=lambda name: name
)
def test_what_excel_and_others_write_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "people.csv"
    text = 'device , NAME,person\r\n"Think\r\nPad",sato.laptop,佐藤\r\n\r\n,ito.pc,\r\n'
    text = text.replace("Think\r\nPad", "Think,Pad")
    path.write_bytes(text.encode(encoding))
    assert read_people(path) == (
        Newcomer("sato.laptop", "佐藤", "Think,Pad"),
        Newcomer("ito.pc", "", ""),
    )
    path.write_bytes("名前\t氏名\nsato.laptop\t佐藤\n".encode(encoding))
    assert read_people(path) == (Newcomer("sato.laptop", "佐藤", ""),)


def test_every_mistake_is_told_with_its_line(tmp_path: Path) -> None:
    content = (
        "name,person\n"
        "good.one,Good\n"
        "../../etc/passwd,Evil\n"
        "GOOD.one,Twice\n"
        '"two\nlines",Broken\n'
        "a,b,c\n"
        f"long.one,{'x' * 101}\n"
        "sign.one,\u202eevil\n"
        ",Nameless\n"
    )
    assert wrong(tmp_path / "p.csv", content.encode()) == [
        (3, "name-form"),
        (4, "name-twice"),
        (5, "people-line-signs"),
        (7, "people-line-columns"),
        (8, "people-line-long"),
        (9, "people-line-signs"),
        (10, "name-empty"),
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", [(None, "people-file-empty")]),
        (b"name\n", [(None, "people-file-empty")]),
        (b"naem\nsato\n", [(1, "people-file-header")]),
        (b"name,name\nsato,sato\n", [(1, "people-file-header")]),
        (b"name\n\x81\xff\x00", [(None, "people-file-encoding")]),
        (b"name\n\x00\x01", [(2, "people-line-signs")]),
        (b'name\n"never closed\n', [(2, "people-line-quotes")]),
        (b"MZ\x90\x00\x03" + b"\x80" * 500, [(None, "people-file-encoding")]),
        (b"name\n" + b"a" * LARGEST, [(None, "people-file-large")]),
        (b"name\n" + b"a" * 200_000, [(2, "people-line-quotes")]),
    ],
)
def test_hostile_files_get_a_clear_no(
    tmp_path: Path, content: bytes, expected: list[tuple[int | None, str]]
) -> None:
    assert wrong(tmp_path / "p.csv", content) == expected


def test_too_many_people_and_too_many_mistakes(tmp_path: Path) -> None:
    many = "name\n" + "".join(f"p{n}\n" for n in range(MOST_PEOPLE + 5))
    assert wrong(tmp_path / "p.csv", many.encode()) == [(MOST_PEOPLE + 2, "people-file-many")]
    bad = "name\n" + "/\n" * 1000
    assert len(wrong(tmp_path / "p.csv", bad.encode())) == MOST_PROBLEMS
