"""What takes long about a support bundle, as jobs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import NamedTuple

from cvpn_wizard.journeys.checking.report import Report
from cvpn_wizard.journeys.support.collecting import Collected, SupportBundle, collect
from cvpn_wizard.journeys.support.packing import save
from cvpn_wizard.journeys.support.system_facts import Computer
from cvpn_wizard.texts.checking_report import report_text
from cvpn_wizard.texts.support import about_bundle
from cvpn_wizard.ui.services import Services


class Saved(NamedTuple):
    """Where the bundle is, and what stands for what."""

    path: Path
    key: Path


def collecting(
    report: Report, services: Services, computer: Computer
) -> Callable[[Event], SupportBundle]:
    """The job that reads everything; the words are those of the language of now."""
    made = datetime.now().astimezone()
    words, about = report_text(report, made), about_bundle(made)
    home = services.home

    def work(cancelled: Event) -> SupportBundle:
        wanted = Collected(report, words, about, home, services.records, computer)
        return collect(wanted, cancelled)

    return work


def saving(bundle: SupportBundle, path: Path, home: Path) -> Callable[[Event], Saved]:
    """The job that writes it.

    :raises WizardError: DISK_FULL, FOLDER_MISSING, FILE_UNWRITABLE.
    """
    made = datetime.now().astimezone()
    return lambda _cancelled: Saved(path, save(bundle, path, home, made))
