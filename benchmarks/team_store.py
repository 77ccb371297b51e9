"""Two computers issue at once into one team store, against one computer that is alone.

    python benchmarks/team_store.py [PEOPLE]

The reference, in the same run: `person add --csv` of as many people on one computer without a
store. Ours: two programs with half of them each, started together, all with real keys, on the
practice AWS (in this process: its work is in our time). Then every serial, register and both
computers' records are compared. Wanted: at most 1.5 times as long, and no difference.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from cryptography import x509

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.aws.session import AwsSession
from cvpn_wizard.adapters.records import Records
from cvpn_wizard.model.secret import Secret
from cvpn_wizard.model.team import Part
from cvpn_wizard.practice.server import ACCESS_KEY, REGION, SECRET_KEY, PracticeAws

ROOT = Path(__file__).resolve().parent.parent
PLAN = ROOT / "tests" / "examples" / "worked-example.toml"
NAME = "cvpn-endpoint-01"


class Computer:
    def __init__(self, home: Path, environment: Mapping[str, str]) -> None:
        self.home = home
        self._environment = {**os.environ, **environment, "CVPN_WIZARD_HOME": str(home)}

    def start(self, *arguments: object) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "cvpn_wizard", *map(str, arguments), "--json"],
            env=self._environment,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self, *arguments: object) -> dict[str, object]:
        return ended(self.start(*arguments))


def ended(program: subprocess.Popen[str]) -> dict[str, object]:
    out, _ = program.communicate()
    assert program.returncode == 0, out
    last: dict[str, object] = json.loads(out.splitlines()[-1])
    return last


def table(path: Path, prefix: str, people: int) -> Path:
    rows = "".join(f"{prefix}{n}.laptop,Person {n},Laptop\n" for n in range(people))
    path.write_text(f"name,person,device\n{rows}", encoding="utf-8")
    return path


def compare(cloud: Cloud, computers: list[Computer], people: int) -> None:
    """All of it or an AssertionError."""
    rows = {row.key: row.values for row in cloud.team_rows(NAME, Part.CERTIFICATE)}
    issued = {serial: one for serial, one in rows.items() if str(one["name"]).endswith(".laptop")}
    assert len(issued) == people
    assert len({one["name"] for one in issued.values()}) == people
    for serial, one in issued.items():
        certificate = x509.load_pem_x509_certificate(str(one["pem"]).encode())
        assert f"{certificate.serial_number:x}" == serial
        assert certificate.subject.rfc4514_string() == f"CN={one['name']}"
    for computer in computers:
        assert computer.run("team", "status", NAME)["agrees"] is True
        known = {one.serial: one.state for one in Records(computer.home).all_certificates(NAME)}
        assert {known[serial].value for serial in issued} == {"issued"}


def main() -> None:
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    half = people // 2
    with tempfile.TemporaryDirectory() as name, PracticeAws(speed=0.02) as aws:
        folder = Path(name)
        (folder / "passphrase").write_text("benchmark\n", encoding="utf-8")
        environment = {
            **aws.environment,
            "CVPN_WIZARD_PASSPHRASE_FILE": str(folder / "passphrase"),
        }
        first = Computer(folder / "first", environment)
        second = Computer(folder / "second", environment)
        first.run("apply", PLAN, "--out", folder / "out")

        began = time.monotonic()
        first.run("person", "add", NAME, "--csv", table(folder / "alone.csv", "alone", half * 2))
        alone = time.monotonic() - began
        first.run("remove", NAME, "--yes")

        first = Computer(folder / "again", environment)
        first.run("apply", PLAN, "--out", folder / "again-out")
        first.run("team", "create", NAME)
        second.run("team", "join", NAME)
        began = time.monotonic()
        both = [
            computer.start("person", "add", NAME, "--csv", table(folder / f"{p}.csv", p, half))
            for computer, p in ((first, "a"), (second, "b"))
        ]
        for program in both:
            ended(program)
        together = time.monotonic() - began
        session = AwsSession.from_keys(
            ACCESS_KEY, Secret(SECRET_KEY), None, REGION, endpoint_url=aws.url
        )
        compare(Cloud(session), [first, second], half * 2)
    print(f"one computer alone     {alone:.1f} s ({half * 2} people)")
    print(f"two into one store     {together:.1f} s ({half} each)")
    print(f"times as long          {together / alone:.2f} (wanted: 1.5 at most)")
    print(f"serials                {half * 2} distinct; register, certificates, records agree")


if __name__ == "__main__":
    main()
