"""What we know of each VPN, its runs, people and certificates: one SQLite file in the home folder.

Holds no secret. The truth about AWS is at AWS; this is where to look, and what was issued.
"""

from __future__ import annotations

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
    """The records of one home folder. Safe to call from several threads and processes."""
