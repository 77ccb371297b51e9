"""A few choices of the window, kept in one small file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

FILE = "settings.json"
DRAFT = "draft.json"


@dataclass(frozen=True)
class Settings:
    """Empty texts mean: as the system has it."""

    language: str = ""
    theme: str = "system"
    size: str = ""
    """The window's, as ``1240x700`` in logical pixels."""
    aws_side: str = ""
    """``no``: a check leaves AWS alone."""


def size_of(settings: Settings) -> tuple[int, int] | None:
    """The size kept, if it is one that a window can have."""
    width, _, height = settings.size.partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        return None
    size = int(width), int(height)
    return size if all(100 <= side <= 10_000 for side in size) else None


def read_settings(home: Path) -> Settings:
    """What was chosen last time; what cannot be read counts as not chosen. A few hundred bytes."""
    path = home / FILE
    if not path.is_file():
        return Settings()
    import json  # noqa: PLC0415  not for the very first start

    from cvpn_wizard.adapters.files import read_text  # noqa: PLC0415
    from cvpn_wizard.model.errors import WizardError  # noqa: PLC0415

    try:
        kept = json.loads(read_text(path, largest=10_000))
    except (WizardError, ValueError):
        return Settings()
    if not isinstance(kept, Mapping):
        return Settings()
    known = {
        name: value
        for name, value in kept.items()
        if name in Settings.__annotations__ and isinstance(value, str)
    }
    return Settings(**known)


def write_settings(home: Path, settings: Settings) -> None:
    """:raises WizardError: what the disk refuses."""
    import json  # noqa: PLC0415

    from cvpn_wizard.adapters.files import write_private  # noqa: PLC0415

    write_private(home / FILE, json.dumps(asdict(settings)))
