"""Issuing that was cut short, without a keyring: the CA's passphrase died with the program."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from cvpn_wizard.adapters import files
from cvpn_wizard.adapters.pki import authority, keys, placed
from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.engine.step import Tools
from cvpn_wizard.engine.steps.certificates import MakeCertificates
from cvpn_wizard.engine.waiting import Clock
from cvpn_wizard.journeys.plan_file import read_plan
from tests.fakes.cloud import FakeCloud

WORKED = Path(__file__).parents[2] / "examples" / "worked-example.toml"
SPEC = read_plan(WORKED)
FILES = 7
"""The CA's certificate and key, two certificates with their keys, and the CA's for the others."""


class Death(BaseException):
    pass


@pytest.fixture(autouse=True)
def _keys_that_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    made = cycle([keys.generate() for _ in range(2)])
    take: Any = lambda: next(made)  # noqa: E731
    monkeypatch.setattr(keys, "generate", take)


def tools(folder: Path, vault: Vault) -> Tools:
    return Tools(
        spec=SPEC,
        run="run-1",
        cloud=FakeCloud(),
        vault=vault,
        home=folder / "home",
        out=folder / "out",
        clock=Clock(),
        cancelled=Event(),
        made={},
    )


@pytest.mark.parametrize("written", range(FILES + 1))
def test_cut_short_after_any_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: int
) -> None:
    step = MakeCertificates(SPEC.certificates)
    left = [written]

    def until_death(path: Path, content: bytes | str) -> None:
        if left[0] == 0:
            raise Death
        left[0] -= 1
        files.write_private(path, content)

    with monkeypatch.context() as dying:
        dying.setattr(authority, "write_private", until_death)
        dying.setattr(placed, "write_private", until_death)
        try:
            step.make(tools(tmp_path, Vault()))
        except Death:
            assert written < FILES
        else:
            assert written == FILES
    again = tools(tmp_path, Vault())
    if step.look(again) is None:
        assert written < FILES
        step.make(again)
    assert step.look(again) is not None
    for name in (SPEC.certificates.server, *SPEC.certificates.clients):
        issued = placed.read_placed(again.certificates, name)
        assert issued is not None
        assert isinstance(issued.chain, str)
