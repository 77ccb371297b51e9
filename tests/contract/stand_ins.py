"""Which AWS a test runs on: the practice AWS, or the second stand-in, which shares nothing with it.

What one author misread of AWS the other one may have read right; where they differ is a question
for AWS's documentation.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Protocol

from cvpn_wizard.practice.server import PracticeAws
from tests.standin.account import TRUTHFUL_KEY

BYSTANDER = TRUTHFUL_KEY
"""The key of whoever compares: the second stand-in shows it everything at once."""


class StandIn(Protocol):
    """An account behind a URL. Its keys are those of the practice AWS, its Region is Tokyo."""

    @property
    def url(self) -> str: ...

    @property
    def environment(self) -> dict[str, str]: ...

    def start(self) -> object: ...

    def stop(self) -> None: ...


def stand_in(kind: str) -> AbstractContextManager[StandIn]:
    """``practice`` or ``second``, as fast as it can be."""
    if kind == "second":
        from tests.standin.server import SecondAws  # noqa: PLC0415

        return SecondAws(speed=0.02)
    return PracticeAws(speed=0.02)
