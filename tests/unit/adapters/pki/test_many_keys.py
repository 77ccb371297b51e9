"""Keys made by many processes."""

from __future__ import annotations

import os
import sys
from itertools import islice
from pathlib import Path

import pytest

from cvpn_wizard.adapters.pki.many_keys import keys_made


def test_every_key_is_whole_and_another(tmp_path: Path) -> None:
    with keys_made(3) as keys:
        made = list(islice(keys, 6))
    assert {key.key_size for key in made} == {2048}
    assert len({key.public_key().public_numbers().n for key in made}) == 6
    for key in made:
        numbers = key.private_numbers()
        assert numbers.p * numbers.q == numbers.public_numbers.n


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="counts children in /proc")
def test_no_child_outlives_the_block() -> None:
    with keys_made(2) as keys:
        next(keys)
    children = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split()
    lines = [Path(f"/proc/{child}/cmdline").read_bytes() for child in children]
    assert not [line for line in lines if b"many_keys" in line]


def test_where_no_child_can_be_started_keys_are_made_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    with keys_made(1) as keys:
        assert next(keys).key_size == 2048
