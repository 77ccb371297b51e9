"""Killed at every single moment: each line of the journal, each record, each call to AWS.

On an AWS in memory, and with a death that is simulated; ``test_interrupted.py`` and
``benchmarks/kill_matrix.py`` kill real programs on the practice AWS.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contract.small_world import WHOLE, World, issue
from tests.fakes.mortal import NEVER, one_by_one

SHARES = 4
"""Each test takes every fourth moment, so that they can run side by side."""


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return issue(tmp_path_factory.mktemp("issued"))


@pytest.fixture(autouse=True)
def _one_by_one() -> Iterator[None]:
    with one_by_one():
        yield


def worlds(tmp_path: Path, certificates: Path, share: int) -> Iterator[tuple[int, World]]:
    """A new world for every moment, until a program comes to its end before it."""
    for moment in range(share + 1, 400, SHARES):
        folder = tmp_path / str(moment)
        yield moment, World(folder, certificates, settle=0.2)
        shutil.rmtree(folder)


@pytest.mark.parametrize("share", range(SHARES))
def test_set_up_killed_and_resumed(tmp_path: Path, certificates: Path, share: int) -> None:
    for moment, world in worlds(tmp_path, certificates, share):
        died = world.apply(moment) is None
        result = world.resume() or world.apply()
        assert result is not None, moment
        assert result.ok, moment
        assert world.ours() == WHOLE, moment
        removed = world.remove()
        assert removed is not None, moment
        assert removed.ok, moment
        assert not world.ours(), moment
        assert world.others_untouched(), moment
        if not died:
            return
    raise AssertionError("a set-up has more moments than were tried")


@pytest.mark.parametrize(
    ("share", "back"), [(0, "undo"), (1, "remove"), (2, "undo"), (3, "remove")]
)
def test_the_way_back_killed_and_begun_again(
    tmp_path: Path, certificates: Path, share: int, back: str
) -> None:
    for moment, world in worlds(tmp_path, certificates, share):
        world.apply()
        go = {"undo": world.undo, "remove": world.remove}[back]
        died = go(moment) is None
        result = go()
        assert result is None or result.ok, moment
        assert not world.ours(), moment
        assert world.others_untouched(), moment
        if not died:
            return
    raise AssertionError("a way back has more moments than were tried")


def test_nobody_dies(tmp_path: Path, certificates: Path) -> None:
    """What the others are compared with."""
    world = World(tmp_path, certificates)
    result = world.apply(NEVER)
    assert result is not None
    assert result.ok
    assert world.ours() == WHOLE
