"""The bundle as a plain ZIP that any system opens, written whole or not at all."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import datetime
from pathlib import Path

from cvpn_wizard.adapters.files import write_private
from cvpn_wizard.journeys.support.collecting import SupportBundle

KEPT_HERE = "support"
"""Folder in our home with what stands for what, a file for each bundle."""


def packed(bundle: SupportBundle, made: datetime) -> bytes:
    """The ZIP's bytes."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in bundle.files:
            entry = zipfile.ZipInfo(file.name, made.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o100600 << 16
            archive.writestr(entry, file.text.encode("utf-8", errors="replace"))
    return raw.getvalue()


def save(bundle: SupportBundle, path: Path, home: Path, made: datetime) -> Path:
    """Write the bundle, and in our home what stands for what, so that an answer can be read.

    :returns: the file with what stands for what.
    :raises WizardError: DISK_FULL, FOLDER_MISSING, FILE_UNWRITABLE; then there is no bundle.
    """
    key = home / KEPT_HERE / f"{made:%Y%m%d-%H%M%S}-{path.stem}.json"
    entries = [{"real": real, "stand_in": stand_in} for real, stand_in in bundle.replaced]
    write_private(key, json.dumps(entries, ensure_ascii=False, indent=2) + "\n")
    write_private(path, packed(bundle, made))
    return key
