"""``show --put-back`` and ``--take-over`` against the practice AWS."""

from __future__ import annotations

from pathlib import Path

import boto3
import pytest

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.cli.main import main
from tests.contract.conftest import WORKED, Run

NAME = "cvpn-endpoint-01"


def test_drift_is_put_back_and_taken_over(cloud: Cloud, run: Run, tmp_path: Path) -> None:
    run("apply", WORKED, "--out", tmp_path)
    (endpoint,) = [one for one in cloud.endpoints() if one.belongs_to(NAME)]
    ec2 = boto3.client("ec2")
    ec2.modify_client_vpn_endpoint(ClientVpnEndpointId=endpoint.id, SplitTunnel=False, VpnPort=1194)
    ec2.revoke_client_vpn_ingress(
        ClientVpnEndpointId=endpoint.id, TargetNetworkCidr="10.255.0.0/16", RevokeAllGroups=True
    )
    (association,) = cloud.associations(endpoint.id)
    cloud.disassociate(endpoint.id, association.id)
    while cloud.associations(endpoint.id) or cloud.authorization_rules(endpoint.id):
        pass
    _, (vpn,) = run("show", NAME)
    assert {one["what"] for one in vpn["drift"]} == {
        "split_tunnel",
        "port",
        "associations",
        "authorize",
    }

    status, lines = run("show", NAME, "--take-over", "port")
    assert status == 0
    assert lines[0] == {"event": "take-over", "what": "port", "made": "443", "now": "1194"}
    assert "port" not in {one["what"] for one in lines[-1]["drift"]}

    status, lines = run("show", NAME, "--put-back")
    assert status == 0
    assert [line["what"] for line in lines[:-1]] == ["split_tunnel", "associations", "authorize"]
    assert lines[-1]["drift"] == []
    now = cloud.endpoint(endpoint.id)
    assert now is not None
    assert (now.split_tunnel, now.port, now.state.value) == (True, 1194, "available")
    assert run("doctor", NAME)[0] == 0

    # The plan changed on the way; what the first one made is found and taken away all the same.
    status, lines = run("remove", NAME, "--yes")
    assert status == 0
    assert lines[-1]["left"] == []
    assert cloud.endpoint(endpoint.id) is None


def test_both_ways_at_once_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["show", NAME, "--put-back", "--take-over"])
    assert end.value.code == 2
