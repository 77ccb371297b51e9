"""The worked example, all the way: `apply`, then the stock OpenVPN client, then four pings."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from ipaddress import IPv4Network
from pathlib import Path
from threading import Event

import pytest

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.aws.session import AwsSession
from cvpn_wizard.adapters.records import Records
from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.journeys.answers import AccountAnswers
from cvpn_wizard.journeys.building import Builder
from cvpn_wizard.journeys.plan_file import parse_plan
from cvpn_wizard.model.names import CertificateArn, EndpointId
from cvpn_wizard.model.secret import Secret
from cvpn_wizard.model.steps import ResultEvent
from cvpn_wizard.practice.server import ACCESS_KEY, SECRET_KEY, PracticeAws
from tests.tunnel.proving_ground import EndpointFacts, Ground, wait_for

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or os.geteuid() != 0,
    reason="network namespaces need Linux and root",
)

EXAMPLES = Path(__file__).parents[1] / "examples"
SERVER = "10.255.1.125"


@pytest.fixture
def cloud() -> Iterator[Cloud]:
    with PracticeAws(speed=0.02) as aws:
        session = AwsSession.from_keys(
            ACCESS_KEY, Secret(SECRET_KEY), None, "ap-northeast-1", endpoint_url=aws.url
        )
        yield Cloud(session)


def apply(cloud: Cloud, plan: str, folder: Path) -> ResultEvent:
    builder = Builder(
        home=folder / "home",
        cloud=cloud,
        vault=Vault("cvpn-wizard-test"),
        records=Records(folder / "home"),
        account=AccountAnswers(),
    )
    spec = parse_plan(plan, where=EXAMPLES)
    events = list(builder.apply(spec, folder / "out", Event()))
    assert isinstance(events[-1], ResultEvent)
    assert events[-1].ok, events
    return events[-1]


def facts_of(cloud: Cloud, result: ResultEvent) -> EndpointFacts:
    """From what the endpoint says, and ACM's memory of the certificates."""
    from moto.acm.models import acm_backends  # noqa: PLC0415

    endpoint = cloud.endpoint(EndpointId(result.endpoint_id))
    assert endpoint is not None
    assert endpoint.client_cidr is not None
    assert endpoint.client_root is not None
    account = endpoint.server_certificate.split(":")[4]
    stored = acm_backends[account]["ap-northeast-1"]._certificates

    def pem(arn: CertificateArn, part: str) -> str:
        value = getattr(stored[arn], part)
        return value.decode() if isinstance(value, bytes) else value

    return EndpointFacts(
        domain=endpoint.dns_name,
        client_cidr=endpoint.client_cidr,
        vpc_cidr=IPv4Network("10.255.0.0/16"),
        transport=endpoint.transport,
        port=endpoint.port,
        split_tunnel=endpoint.split_tunnel,
        certificate=pem(endpoint.server_certificate, "cert"),
        key=pem(endpoint.server_certificate, "key"),
        client_root=pem(endpoint.client_root, "chain"),
    )


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({}, id="as it is"),
        pytest.param({'transport = "udp"': 'transport = "tcp"'}, id="tcp"),
        pytest.param({"port = 443": "port = 1194"}, id="port 1194"),
        pytest.param({'"inline"': '"paths"'}, id="paths"),
        pytest.param({"import_client = true": "import_client = false"}, id="one CA"),
        pytest.param({"split_tunnel = true": "split_tunnel = false"}, id="full tunnel"),
    ],
)
def test_four_pings_through_the_tunnel(
    cloud: Cloud, tmp_path: Path, changes: dict[str, str]
) -> None:
    plan = (EXAMPLES / "worked-example.toml").read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in plan
        plan = plan.replace(old, new)
    result = apply(cloud, plan, tmp_path)
    (profile,) = result.profiles
    ground = Ground(tmp_path)
    with (
        ground.built(SERVER),
        ground.served(facts_of(cloud, result)),
        ground.connected(Path(profile)) as log,
    ):
        wait_for(log, "Initialization Sequence Completed")
        pings = ground.run(ground.laptop, "ping", "-c", "4", "-i", "0.2", "-W", "3", SERVER)
    assert "4 received" in pings.stdout
