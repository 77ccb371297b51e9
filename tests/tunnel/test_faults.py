"""The check on a laptop whose connection is broken in one way or another, each made for real.

More of them are in ``test_check.py``; all, with a table, in ``benchmarks/check_matrix.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cvpn_wizard.adapters.records import (
    Records,
    RevocationRecord,
    RunRecord,
    RunState,
    VpnRecord,
)
from tests.tunnel.by_hand import Vpn, make_vpn
from tests.tunnel.fault_cases import CASES, HOUR, Case, list_expired
from tests.tunnel.laptop_program import LaptopProgram
from tests.tunnel.papers import Papers
from tests.tunnel.proving_ground import Place, needs_ground

pytestmark = needs_ground
EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.fixture(scope="module")
def vpns(place: Place, papers: Papers, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Vpn]:
    folder = tmp_path_factory.mktemp("profiles")
    return {
        transport: make_vpn(
            place, papers, folder, TransportProtocol=transport, DnsServers=["10.77.0.2"]
        )
        for transport in ("udp", "tcp")
    }


@pytest.fixture(scope="module")
def program(place: Place, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LaptopProgram]:
    with LaptopProgram(place.ground, tmp_path_factory.mktemp("home")) as running:
        yield running


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=case.name) for case in CASES if not case.elsewhere]
)
def test_the_first_finding_names_the_fault(
    case: Case, vpns: dict[str, Vpn], program: LaptopProgram
) -> None:
    with case.make(vpns["tcp" if case.tcp else "udp"]) as question:
        told = program.check(question.profile, *question.options)
    assert told.status == 1
    if told.first not in case.first:  # what no laptop can tell apart is named beside it
        assert set(case.first) & set(told.suspects), told.findings
    else:
        assert told.who == case.who
    assert told.findings[0]["do"]


def test_a_computer_whose_records_know_the_list_names_its_end_first(
    place: Place, vpns: dict[str, Vpn], tmp_path: Path
) -> None:
    vpn, now = vpns["tcp"], datetime.now(UTC)
    records = Records(tmp_path / "home")
    records.remember_vpn(VpnRecord("office", "1", "r", tmp_path, "{}", "2026", vpn.endpoint_id))
    plan = (EXAMPLES / "worked-example.toml").read_text(encoding="utf-8")
    records.remember_run(RunRecord("run-1", "office", "2026", RunState.DONE, plan))
    records.remember_revocation_list(RevocationRecord("office", 1, now, now - HOUR, "", "2026"))
    with LaptopProgram(place.ground, tmp_path / "home") as program, list_expired(vpn) as question:
        told = program.check(question.profile)
    assert (told.first, told.who) == ("client-list-expired", "admin")
    assert "client-revoked" in told.suspects
