"""One computer of a team as a program of its own: issues so many names, one key for all.

    python -m tests.contract.team_machine HOME PREFIX COUNT [DIES_AFTER]

With the last, it dies at once when so many are prepared, and the last of them are not finished.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from cvpn_wizard.adapters.pki.authority import new_key
from cvpn_wizard.adapters.records import Records
from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.cli.account import cloud_in
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.journeys.people.issuing import Issuing
from cvpn_wizard.journeys.people.names import Newcomer

NAME = "cvpn-endpoint-01"


def issue(home: Path, names: list[str], dies_after: int) -> None:
    cloud = cloud_in(os.environ["AWS_DEFAULT_REGION"])
    desk = Desk.at(
        NAME,
        home=home,
        records=Records(home),
        vault=Vault.from_environment(),
        cloud=lambda: cloud,
    )
    key, done = new_key(), 0
    with desk.alone():
        issuing = Issuing(desk)
        issuing.tidy()
        left = [one for name in names if (one := issuing.left_over(name)) is not None]
        issuing.finish(left)
        known = {one.name for one in desk.records.certificates(NAME)}
        wanted = [name for name in names if name not in known]
        step = desk.records.batch
        for start in range(0, len(wanted), step):
            batch = wanted[start : start + step]
            prepared = issuing.prepare([(Newcomer(name), key) for name in batch])
            done += len(batch)
            if 0 < dies_after <= done:
                os._exit(9)
            issuing.finish(prepared)


if __name__ == "__main__":
    folder, prefix, count, *rest = sys.argv[1:]
    people = [f"{prefix}{number:03}" for number in range(int(count))]
    issue(Path(folder), people, int(rest[0]) if rest else 0)
