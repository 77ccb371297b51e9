"""What a VPN that is built anew takes over from the one before: who is locked out."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from cvpn_wizard.adapters.pki.reading import list_is_signed_by, read_revocation_list
from cvpn_wizard.adapters.records import Records
from cvpn_wizard.model.spec import VpnSpec


def revocation_list_for(spec: VpnSpec, records: Records, home: Path, now: datetime) -> str:
    """The last list of this VPN as PEM, where the CA that signed it is used again; else empty.

    An expired one is not taken along: it would lock everybody out.

    :param home: the folder with the records and the CAs.
    :raises WizardError: PKI_UNREADABLE for a list or a CA that cannot be read.
    """
    known = records.revocation_list(spec.name)
    if known is None or known.next_update <= now or not read_revocation_list(known.pem).serials:
        return ""
    folder = spec.certificates.authority or home / "authorities" / spec.name
    ca = Path(folder) / "ca.crt"
    return known.pem if ca.exists() and list_is_signed_by(known.pem, ca) else ""
