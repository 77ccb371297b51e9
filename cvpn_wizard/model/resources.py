"""Where ``resources/`` is: beside the package in a checkout, inside it when installed."""

from pathlib import Path


def _found() -> Path:
    package = Path(__file__).resolve().parent.parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"


_ROOT = _found()
"""Looked for once: each first page asks for a dozen files."""


def resource(*parts: str) -> Path:
    """Return the path of a file or folder of ``resources/``."""
    return _ROOT.joinpath(*parts)
