"""Without the extra ``[practice]`` the program says so, and nothing else of it needs moto."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def run(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_refusal_and_not_a_crash() -> None:
    told = run(
        "import sys; sys.modules['moto'] = None\n"
        "from cvpn_wizard.practice.server import PracticeAws\n"
        "from cvpn_wizard.model.errors import WizardError\n"
        "try: PracticeAws().start()\n"
        "except WizardError as error: print(error.code.value)\n"
    )
    assert told.strip() == "practice-missing"


def test_moto_is_loaded_only_at_the_start() -> None:
    told = run(
        "import sys\n"
        "from cvpn_wizard.practice.server import PracticeAws\n"
        "PracticeAws()\n"
        "print(*[one for one in ('moto', 'boto3', 'botocore', 'flask') if one in sys.modules])\n"
    )
    assert told.strip() == ""


def test_nothing_reaches_out() -> None:
    """Every name is looked up and every connection made on this computer only."""
    told = run(
        "import socket, sys\n"
        "def watch(event, args):\n"
        "    here = ('127.0.0.1', 'localhost', None)\n"
        "    if event == 'socket.getaddrinfo' and args[0] not in here:\n"
        "        print('looked up', args[0])\n"
        "    if event == 'socket.connect' and args[1][0] != '127.0.0.1':\n"
        "        print('connected', args[1])\n"
        "sys.addaudithook(watch)\n"
        "from cvpn_wizard.practice.server import PracticeAws\n"
        "import boto3\n"
        "with PracticeAws(speed=0) as aws:\n"
        "    for service in ('ec2', 'acm', 'logs', 'sts', 'service-quotas', 'ssm'):\n"
        "        client = boto3.client(service, region_name='ap-northeast-1',\n"
        "            endpoint_url=aws.url, aws_access_key_id='AKIAPRACTICEPRACTICE',\n"
        "            aws_secret_access_key='x')\n"
        "        if service == 'ec2':\n"
        "            client.describe_client_vpn_endpoints(); client.describe_images()\n"
        "        if service == 'acm': client.list_certificates()\n"
        "        if service == 'logs': client.describe_log_groups()\n"
        "        if service == 'sts': client.get_caller_identity()\n"
        "        if service == 'ssm': client.describe_parameters()\n"
    )
    assert told.strip() == ""
