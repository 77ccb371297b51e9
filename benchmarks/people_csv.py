"""Many people from a table, against the machine's raw RSA-2048 rate and against EasyRSA.

    python benchmarks/people_csv.py [PEOPLE] [EASYRSA_PEOPLE]

The references, in the same run: OpenSSL (by `cryptography`) making RSA-2048 keys and nothing else
in one process for each core, before and after ours; and `easyrsa build-client-full`. Ours is all
of `person add --csv`: reading the table, keys, certificates, records, profiles, each flushed to
disk. Wanted: 0.8 of the raw rate at least, and 8 times EasyRSA.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from threading import Event

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.pki.authority import Authority
from cvpn_wizard.adapters.pki.many_keys import cores
from cvpn_wizard.adapters.records import Records, RunRecord, RunState, VpnRecord
from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.engine.steps.profile import EXPORTED
from cvpn_wizard.engine.waiting import Clock
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.journeys.people.many import add_many
from cvpn_wizard.journeys.people.people_file import read_people
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.secret import Secret

ROOT = Path(__file__).resolve().parent.parent
PLAN = ROOT / "tests" / "examples" / "worked-example.toml"
NAME, ENDPOINT = "cvpn-endpoint-01", "cvpn-endpoint-0123456789abcdef0"
RAW_SECONDS = 10.0
RAW = """
import sys, time
from cryptography.hazmat.primitives.asymmetric import rsa
print("ready", flush=True)
sys.stdin.readline()
count, end = 0, time.monotonic() + float(sys.argv[1])
while time.monotonic() < end:
    rsa.generate_private_key(65537, 2048)
    count += 1
print(count, time.monotonic() - end + float(sys.argv[1]))
"""
EXPORT = """client
dev tun
proto udp
remote {host} 443
remote-random-hostname
nobind
remote-cert-tls server
cipher AES-256-GCM
verb 3
<ca>
{ca}</ca>
reneg-sec 0
verify-x509-name server name
"""
EASY_RSA = ("easyrsa", "/usr/share/easy-rsa/easyrsa")


def raw_rate() -> float:
    """Keys a second on all cores, with nothing besides."""
    command = [sys.executable, "-c", RAW, str(RAW_SECONDS)]
    makers = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(cores())
    ]
    rate = 0.0
    for maker in makers:
        assert maker.stdout is not None
        maker.stdout.readline()
    for maker in makers:
        assert maker.stdin is not None
        maker.stdin.write("\n")
        maker.stdin.flush()
    for maker in makers:
        out, _ = maker.communicate()
        count, seconds = out.split()
        rate += int(count) / float(seconds)
    return rate


def nowhere() -> Cloud:
    raise WizardError(ErrorCode.NO_NETWORK)


def office(folder: Path) -> Desk:
    """A VPN that stands, with its CA and the profile of the last time."""
    home, out = folder / "home", folder / "out"
    passphrase = Secret("benchmark")
    authority = Authority.create("Office CA", 10, Clock().now())
    authority.save(home / "authorities" / NAME, passphrase)
    host = f"{ENDPOINT}.prod.clientvpn.ap-northeast-1.amazonaws.com"
    out.mkdir(parents=True)
    text = EXPORT.format(host=host, ca=authority.certificate)
    (out / EXPORTED).write_text(text, encoding="utf-8")
    records = Records(home)
    records.remember_vpn(
        VpnRecord(NAME, "1" * 12, "ap-northeast-1", out, "{}", "2026", endpoint=ENDPOINT)
    )
    plan = PLAN.read_text(encoding="utf-8")
    records.remember_run(RunRecord("run", NAME, "2026", RunState.DONE, plan))
    vault = Vault()
    vault.hold(f"ca:{NAME}", passphrase)
    return Desk.at(NAME, home=home, records=records, vault=vault, cloud=nowhere)


def ours(people: int, folder: Path) -> float:
    """People a second, from the table to the last profile on disk."""
    desk = office(folder)
    table = folder / "people.csv"
    rows = "".join(f"person{n}.laptop,Person {n},Laptop\n" for n in range(people))
    table.write_text(f"name,person,device\n{rows}", encoding="utf-8")
    began = time.monotonic()
    for _ in add_many(desk, read_people(table), Event()):
        pass
    seconds = time.monotonic() - began
    assert len(list(desk.vpn.folder.glob("person*.ovpn"))) == people
    return people / seconds


def easy_rsa_rate(people: int, folder: Path) -> float | None:
    """Clients a second by EasyRSA; ``None`` where it is not installed."""
    program = next((found for name in EASY_RSA if (found := shutil.which(name))), None)
    if program is None:
        return None
    folder.mkdir()
    environment = {**os.environ, "EASYRSA_BATCH": "1", "EASYRSA_PKI": str(folder / "pki")}

    def call(*arguments: str) -> None:
        subprocess.run(
            [program, *arguments], cwd=folder, env=environment, check=True, capture_output=True
        )

    call("init-pki")
    call("build-ca", "nopass")
    took = []
    for number in range(people):
        began = time.monotonic()
        call("build-client-full", f"person{number}", "nopass")
        took.append(time.monotonic() - began)
    return 1 / statistics.mean(took)


def main() -> None:
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    few = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    with tempfile.TemporaryDirectory() as name:
        before = raw_rate()
        rate = ours(people, Path(name))
        after = raw_rate()
        easy = easy_rsa_rate(few, Path(name) / "easy")
    raw = (before + after) / 2
    print(f"cores              {cores()}")
    print(f"raw RSA-2048       {raw:.2f} keys/s ({before:.2f} before, {after:.2f} after)")
    print(f"ours               {rate:.2f} people/s ({people} people)")
    print(f"of the raw rate    {rate / raw:.3f} (wanted: 0.8 at least)")
    if easy is None:
        print("EasyRSA            not installed")
    else:
        print(f"EasyRSA            {easy:.2f} people/s ({few} people)")
        print(f"times EasyRSA      {rate / easy:.1f} (wanted: 8 at least)")


if __name__ == "__main__":
    main()
