"""What was chosen about the check for new versions, and what it saw last; a file of the home."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from cvpn_wizard.adapters.files import read_text, write_private
from cvpn_wizard.model.errors import WizardError

FILE = "updates.json"
LARGEST = 100_000


@dataclass(frozen=True)
class UpdateChoice:
    """Off until somebody switches it on.

    :ivar address: and ``key``: this user's own, where nobody else named any.
    :ivar sequences: the highest number seen of each key's manifests.
    :ivar checked: when the last check got an answer that could be believed (ISO 8601, UTC).
    :ivar version: the newest version that it told of, with ``released`` and its ``notes``.
    """

    on: bool = False
    address: str = ""
    key: str = ""
    sequences: Mapping[str, int] = field(default_factory=dict)
    checked: str = ""
    version: str = ""
    released: str = ""
    notes: Mapping[str, str] = field(default_factory=dict)


def read_choice(home: Path) -> UpdateChoice:
    """What cannot be read counts as not chosen: then nothing is asked."""
    path = home / FILE
    if not path.is_file():
        return UpdateChoice()
    try:
        kept = json.loads(read_text(path, LARGEST))
    except (WizardError, ValueError, RecursionError):
        return UpdateChoice()
    return _choice(kept) if isinstance(kept, dict) else UpdateChoice()


def _choice(kept: Mapping[str, object]) -> UpdateChoice:
    def said(name: str) -> str:
        value = kept.get(name)
        return value if isinstance(value, str) else ""

    def table(name: str) -> Mapping[object, object]:
        value = kept.get(name)
        return value if isinstance(value, dict) else {}

    return UpdateChoice(
        on=kept.get("on") is True,
        address=said("address"),
        key=said("key"),
        sequences={str(k): v for k, v in table("sequences").items() if isinstance(v, int)},
        checked=said("checked"),
        version=said("version"),
        released=said("released"),
        notes={
            str(name): page
            for name, page in table("notes").items()
            if isinstance(page, str) and page.startswith("https://")
        },
    )


def write_choice(home: Path, choice: UpdateChoice) -> None:
    """:raises WizardError: what the disk refuses."""
    write_private(home / FILE, json.dumps(asdict(choice), ensure_ascii=False))
