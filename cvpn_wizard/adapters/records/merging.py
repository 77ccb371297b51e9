"""What other computers know of the same VPN, merged into the records of this one."""

from __future__ import annotations

from collections.abc import Iterable

from cvpn_wizard.adapters.records.certificates import PUT_IN, columns_of
from cvpn_wizard.adapters.records.file import RecordsFile
from cvpn_wizard.adapters.records.kinds import CertificateRecord, CertificateState

ORDER = (
    CertificateState.PREPARED,
    CertificateState.ISSUED,
    CertificateState.REPLACED,
    CertificateState.REVOKED,
)
"""A certificate goes this way only. Of two that tell of it, the one that is further on is right."""

_MERGE = (
    f"{PUT_IN} state = excluded.state, changed = excluded.changed"
    " WHERE further_on(excluded.state, certificate.state)"
)


def further_on(one: CertificateState, other: CertificateState) -> bool:
    """Whether the first is later on a certificate's way than the second."""
    return ORDER.index(one) > ORDER.index(other)


class MergingRecords(RecordsFile):
    def merge_certificates(self, certificates: Iterable[CertificateRecord]) -> None:
        """Put in what is not known here, and move on what is known; all or none."""
        with self._open() as db:
            db.create_function("further_on", 2, _further_on, deterministic=True)
            db.executemany(_MERGE, [columns_of(one) for one in certificates])


def _further_on(one: str, other: str) -> bool:
    return further_on(CertificateState(one), CertificateState(other))
