"""What the page Done does off the UI thread: write the record, read dates and cost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

from cvpn_wizard.adapters.aws.prices import estimate, prices
from cvpn_wizard.adapters.files import write_private
from cvpn_wizard.adapters.records import CertificateRecord
from cvpn_wizard.journeys.answers import Answers
from cvpn_wizard.journeys.record import FILE, RecordFacts, record_html
from cvpn_wizard.model.cost import Estimate, Usage
from cvpn_wizard.texts import current_language, text
from cvpn_wizard.ui.services import Services


@dataclass(frozen=True)
class Written:
    """The record is on disk.

    :ivar path: of the HTML file.
    :ivar certificates: what was issued, the next to expire first.
    """

    path: Path
    certificates: tuple[CertificateRecord, ...]
    cost: Estimate


def recording(services: Services, answers: Answers) -> Callable[[Event], Written]:
    """The job.

    :raises WizardError: DISK_FULL, FOLDER_MISSING, FILE_UNWRITABLE.
    """

    def work(_cancelled: Event) -> Written:
        certificates = services.records.certificates(answers.name)
        cost = cost_of(answers)
        facts = RecordFacts(
            answers=answers,
            cost=cost,
            certificates=certificates,
            made_on=datetime.now(UTC).astimezone().date(),
            practice=services.practising,
        )
        path = _folder(services, answers) / FILE
        write_private(path, record_html(facts, text, current_language()))
        return Written(path, certificates, cost)

    return work


def _folder(services: Services, answers: Answers) -> Path:
    """Where the profiles are; the record lies beside them."""
    if answers.outcome is not None and answers.outcome.folder is not None:
        return answers.outcome.folder
    return services.home / "vpns" / answers.name


def cost_of(answers: Answers) -> Estimate:
    """A month as it was played through on Review."""
    said, network = answers.cost, answers.network
    usage = Usage(max(len(network.target_subnets), 1), said.laptops, said.hours_per_day, said.days)
    server = network.server_type if network.server_enabled else ""
    return estimate(prices(answers.account.region), usage, said.yen_per_usd, server_type=server)
