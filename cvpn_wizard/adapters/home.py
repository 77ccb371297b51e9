"""The folder for all records and files."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def home_folder() -> Path:
    """``CVPN_WIZARD_HOME``, or the platform's place for a user's data."""
    named = os.environ.get("CVPN_WIZARD_HOME")
    if named:
        return Path(named).expanduser().absolute()
    local = os.environ.get("LOCALAPPDATA", "") if sys.platform == "win32" else ""
    if os.path.isabs(local):  # noqa: PTH117  where platformdirs finds it too, only slower
        return Path(local) / "cvpn-wizard"
    from platformdirs import user_data_path  # noqa: PLC0415  not for who names the folder

    return user_data_path("cvpn-wizard", appauthor=False)
