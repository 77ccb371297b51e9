"""What we know of each VPN, its runs, people and certificates: one SQLite file in the home folder.

Holds no secret. The truth about AWS is at AWS; this is where to look, and what was issued.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from cvpn_wizard.adapters.records.certificates import CertificateRecords
from cvpn_wizard.adapters.records.copying import CopyingRecords
from cvpn_wizard.adapters.records.file import FILE
from cvpn_wizard.adapters.records.kinds import (
    UNFINISHED,
    CertificateRecord,
    CertificateState,
    PersonRecord,
    RevocationRecord,
    RunRecord,
    RunState,
    VpnRecord,
)
from cvpn_wizard.adapters.records.people import PeopleRecords
from cvpn_wizard.adapters.records.vpns import VpnRecords

__all__ = [
    "FILE",
    "UNFINISHED",
    "CertificateRecord",
    "CertificateState",
    "PersonRecord",
    "Records",
    "RevocationRecord",
    "RunRecord",
    "RunState",
    "VpnRecord",
]


class Records(VpnRecords, CertificateRecords, PeopleRecords, CopyingRecords):
    """The records of one home folder. Safe to call from several threads and processes.

    A team's (:mod:`cvpn_wizard.journeys.team.shared`) are told to other computers as well.

    :ivar batch: so many certificates are best written down together: one flush for all of them.
    """

    batch = 8

    def pull(self, vpn: str) -> None:
        """Bring in what other computers did; nothing does where this one is alone."""

    @contextmanager
    def turn(self, vpn: str) -> Iterator[None]:
        """Be the only one, over all computers, who changes what a VPN's endpoint has: its
        revocation list, its server's certificate."""
        yield

    def queue_is_elsewhere(self, vpn: str, name: str, slots: Collection[str]) -> bool:
        """Whether another computer has sealed a queue of that name, or begun to.

        :param slots: those of its certificates whose profiles are not here.
        """
        return False

    def take_queue(self, vpn: str, name: str) -> None:
        """Nobody else seals a queue of that name from now on.

        :raises WizardError: QUEUE_SEALED where somebody was faster.
        """

    def give_queue_back(self, vpn: str, name: str) -> None:
        """It was not sealed after all."""
