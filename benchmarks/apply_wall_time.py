"""`apply` of the worked example against the longest chain of AWS's own waits and calls.

    python benchmarks/apply_wall_time.py [SPEED]

The reference is that chain alone, by bare boto3 with certificates made beforehand, in the same
run against the same practice AWS: import into ACM, create the endpoint, wait until it is visible,
associate the subnet, wait, export. `apply` is timed as a person sees it: the whole process, from
its start to its exit. Prints the ratio of the two; at most 1.35 is wanted.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

from cvpn_wizard.adapters.pki.authority import Authority, Issued
from cvpn_wizard.engine.waiting import Clock

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "tests" / "examples" / "worked-example.toml"
REGION = "ap-northeast-1"
POLL_SECONDS = 0.05


def issue() -> tuple[Issued, Issued]:
    now = Clock().now()
    authority = Authority.create("reference", 10, now)
    return authority.issue_server("server", 2, now), authority.issue_client("client1", 2, now)


def until(look: object) -> None:
    assert callable(look)
    while not look():
        time.sleep(POLL_SECONDS)


def imported(acm: object, issued: Issued) -> str:
    while True:
        try:
            answer = acm.import_certificate(  # type: ignore[attr-defined]
                Certificate=issued.certificate.encode(),
                PrivateKey=issued.key.reveal().encode(),
                CertificateChain=issued.chain.encode(),
            )
        except ClientError as error:
            if "Throttling" not in error.response["Error"]["Code"]:
                raise
            time.sleep(POLL_SECONDS)
        else:
            return str(answer["CertificateArn"])


def chain(url: str, server: Issued, client: Issued) -> float:
    """Seconds of the longest chain. The network is laid before the clock starts."""
    keys = {"aws_access_key_id": "AKIAREFERENCE0000000", "aws_secret_access_key": "x"}
    # botocore's own retries wait by chance for seconds; the chain tries again as soon as it may.
    once = Config(retries={"total_max_attempts": 1})
    ec2, acm = (
        boto3.client(name, region_name=REGION, endpoint_url=url, config=once, **keys)
        for name in ("ec2", "acm")
    )
    vpc = ec2.create_vpc(CidrBlock="10.254.0.0/16")["Vpc"]["VpcId"]
    subnet = ec2.create_subnet(VpcId=vpc, CidrBlock="10.254.255.0/24")["Subnet"]["SubnetId"]
    began = time.perf_counter()
    arn, root = imported(acm, server), imported(acm, client)
    endpoint = ec2.create_client_vpn_endpoint(
        ClientCidrBlock="10.0.0.0/16",
        ServerCertificateArn=arn,
        AuthenticationOptions=[
            {
                "Type": "certificate-authentication",
                "MutualAuthentication": {"ClientRootCertificateChainArn": root},
            }
        ],
        ConnectionLogOptions={"Enabled": False},
        VpcId=vpc,
    )["ClientVpnEndpointId"]
    which = {"ClientVpnEndpointIds": [endpoint]}

    def state() -> str:
        try:
            found = ec2.describe_client_vpn_endpoints(**which)["ClientVpnEndpoints"]
        except ClientError:
            return ""
        return str(found[0]["Status"]["Code"]) if found else ""

    until(state)
    ec2.associate_client_vpn_target_network(ClientVpnEndpointId=endpoint, SubnetId=subnet)
    until(lambda: state() == "available")
    ec2.export_client_vpn_client_configuration(ClientVpnEndpointId=endpoint)
    return time.perf_counter() - began


def apply(environment: dict[str, str], folder: Path) -> float:
    command = [sys.executable, "-m", "cvpn_wizard", "apply", str(EXAMPLE), "--out", str(folder)]
    environment = environment | {"CVPN_WIZARD_HOME": str(folder / "home")}
    began = time.perf_counter()
    subprocess.run(
        [*command, "--json"], env=environment, check=True, stdout=subprocess.DEVNULL, cwd=ROOT
    )
    return time.perf_counter() - began


def main() -> None:
    speed = sys.argv[1] if len(sys.argv) > 1 else "0.8"
    server, client = issue()
    ratios = []
    for _ in range(3):
        serve = [sys.executable, "-m", "cvpn_wizard", "practice", "serve", "--port", "0", "--json"]
        with (
            tempfile.TemporaryDirectory() as folder,
            subprocess.Popen(
                [*serve, "--speed", speed], stdout=subprocess.PIPE, text=True, cwd=ROOT
            ) as aws,
        ):
            assert aws.stdout is not None
            try:
                told = json.loads(aws.stdout.readline())
                environment = {**os.environ, **told["environment"]}
                reference = chain(told["url"], server, client)
                ours = apply(environment, Path(folder))
            finally:
                aws.terminate()
        ratios.append(ours / reference)
        print(f"apply {ours:6.2f} s   chain {reference:6.2f} s   ratio {ours / reference:5.2f}")
    print(f"best ratio {min(ratios):.2f}  worst {max(ratios):.2f}  wanted: at most 1.35")


if __name__ == "__main__":
    main()
