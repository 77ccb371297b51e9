"""ExportClientVpnClientConfiguration: the profile as AWS writes it."""

from __future__ import annotations

from cvpn_wizard.practice.certificates import domain_of
from cvpn_wizard.practice.estate import Estate, Params, Result
from cvpn_wizard.practice.refusals import refusal


def export(estate: Estate, params: Params) -> Result:
    """The profile without the client's certificate and key; only of an available endpoint."""
    endpoint = estate.endpoint(params["ClientVpnEndpointId"])
    if endpoint.code(estate.now()) != "available":
        raise refusal(
            "InvalidClientVpnActiveAssociationNotFound",
            "You cannot perform this action on the Client VPN endpoint while it is in the "
            "pending-association state.",
        )
    arn = endpoint.settings["ServerCertificateArn"]
    bundle = estate.acm._certificates[arn]
    authority = (bundle.chain or bundle.cert).decode().strip()
    text = f"""client
dev tun
proto {endpoint.transport}
remote {endpoint.dns_name.removeprefix("*.")} {endpoint.settings["VpnPort"]}
remote-random-hostname
resolv-retry infinite
nobind
remote-cert-tls server
cipher AES-256-GCM
verb 3
<ca>
{authority}

</ca>

reneg-sec 0

verify-x509-name {domain_of(bundle)} name
"""
    return {"ClientConfiguration": text}
