"""``check --support``: the check as a file for somebody elsewhere."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from threading import Event

from cvpn_wizard.adapters.home import home_folder
from cvpn_wizard.adapters.records import Records
from cvpn_wizard.cli.output import Output
from cvpn_wizard.journeys.checking.report import Report
from cvpn_wizard.journeys.support.collecting import Collected, collect
from cvpn_wizard.journeys.support.packing import save
from cvpn_wizard.texts import text
from cvpn_wizard.texts.checking_report import report_text
from cvpn_wizard.texts.support import about_bundle


def save_support(report: Report, path: Path, output: Output) -> None:
    """Write the bundle, and say where it is and what is in it.

    :raises WizardError: what the disk refuses.
    """
    home = home_folder()
    made = datetime.now().astimezone()
    words = report_text(report, made)
    bundle = collect(Collected(report, words, about_bundle(made), home, Records(home)), Event())
    key = save(bundle, path, home, made)
    output.json(
        {
            "event": "support",
            "path": str(path),
            "files": [file.name for file in bundle.files],
            "replaced": len(bundle.replaced),
            "key": str(key),
        }
    )
    output.line(text("cli-support-saved", path=str(path), count=len(bundle.files), key=str(key)))
