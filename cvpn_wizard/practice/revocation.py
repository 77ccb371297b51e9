"""The list of revoked client certificates of an endpoint."""

from __future__ import annotations

from cryptography import x509

from cvpn_wizard.practice.estate import Estate, Params, Result
from cvpn_wizard.practice.refusals import bad_value, refusal

MOST_ENTRIES = 20_000


def import_list(estate: Estate, params: Params) -> Result:
    """ImportClientVpnClientCertificateRevocationList: replaces the list there was."""
    endpoint = estate.endpoint(params["ClientVpnEndpointId"])
    text = params.get("CertificateRevocationList") or ""
    try:
        parsed = x509.load_pem_x509_crl(text.encode())
    except ValueError as error:
        raise bad_value("The certificate revocation list is not valid PEM") from error
    if len(parsed) > MOST_ENTRIES:
        raise refusal(
            "ClientVpnCertificateRevocationListLimitExceeded",
            "You've reached the limit on the number of client certificate revocation lists "
            "that can be added to a single Client VPN endpoint.",
        )
    endpoint.revocation_list = text
    endpoint.revocation_list_ready_at = estate.after(estate.delays.revocation_list)
    return {"Return": True}


def export_list(estate: Estate, params: Params) -> Result:
    """ExportClientVpnClientCertificateRevocationList; empty when none was imported."""
    endpoint = estate.endpoint(params["ClientVpnEndpointId"])
    if not endpoint.revocation_list:
        return {"Status": {"Code": "pending"}}
    ready = estate.now() >= endpoint.revocation_list_ready_at
    return {
        "CertificateRevocationList": endpoint.revocation_list,
        "Status": {"Code": "active" if ready else "pending"},
    }
