"""Keys made by many processes."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from cvpn_wizard.adapters.pki.many_keys import AHEAD, keys_made


def test_every_key_is_whole_and_another(tmp_path: Path) -> None:
    with keys_made(6, 3) as keys:
        made = list(keys)
    assert {key.key_size for key in made} == {2048}
    assert len({key.public_key().public_numbers().n for key in made}) == 6
    for key in made:
        numbers = key.private_numbers()
        assert numbers.p * numbers.q == numbers.public_numbers.n


def test_more_keys_than_may_lie_ready_come_and_no_more_are_made() -> None:
    with keys_made(AHEAD + 3) as keys:
        assert len({key.public_key().public_numbers().n for key in keys}) == AHEAD + 3
        assert next(keys, None) is None


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="counts children in /proc")
def test_keys_that_a_killed_child_owed_are_made_all_the_same() -> None:
    with keys_made(12, 2) as keys:
        made = [next(keys)]
        for child in our_children():
            os.kill(child, signal.SIGKILL)
        made += keys
    assert len({key.public_key().public_numbers().n for key in made}) == 12


def our_children() -> list[int]:
    found = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split()
    lines = {int(one): Path(f"/proc/{one}/cmdline").read_bytes() for one in found}
    return [one for one, line in lines.items() if b"many_keys" in line]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="counts children in /proc")
def test_no_child_outlives_the_block() -> None:
    with keys_made(9, 2) as keys:
        next(keys)
    assert our_children() == []


def test_where_no_child_can_be_started_keys_are_made_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    with keys_made(1) as keys:
        assert next(keys).key_size == 2048
