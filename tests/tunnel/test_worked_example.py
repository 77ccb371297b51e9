"""The worked example, all the way: `apply`, then the stock OpenVPN client, then four pings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.records import Records
from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.journeys.answers import AccountAnswers
from cvpn_wizard.journeys.building import Builder
from cvpn_wizard.journeys.plan_file import parse_plan
from cvpn_wizard.model.steps import ResultEvent
from tests.tunnel.proving_ground import Place, connected, needs_ground, pings, silent

pytestmark = needs_ground

EXAMPLES = Path(__file__).parents[1] / "examples"
SERVER = "10.255.1.125"
TCP = {'transport = "udp"': 'transport = "tcp"'}
PORT_1194 = {"port = 443": "port = 1194"}
PATHS = {'"inline"': '"paths"'}
FULL_TUNNEL = {"split_tunnel = true": "split_tunnel = false"}
ONE_CA = {"import_client = true": "import_client = false"}


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


@pytest.fixture
def emptied(place: Place) -> Iterator[Place]:
    """A place whose account is empty again afterwards: Client VPN takes five endpoints."""
    yield place
    place.aws.account.reset()
    place.ground.follow()
    assert place.ground.doors == ()


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({}, id="as it is"),
        pytest.param(TCP | PATHS, id="tcp, paths"),
        pytest.param(PORT_1194 | PATHS, id="port 1194, paths"),
        pytest.param(TCP | PORT_1194, id="tcp, port 1194"),
        pytest.param(FULL_TUNNEL | PATHS, id="full tunnel, paths"),
        pytest.param(TCP | FULL_TUNNEL, id="tcp, full tunnel"),
        pytest.param(PORT_1194 | FULL_TUNNEL, id="port 1194, full tunnel"),
        pytest.param(TCP | PORT_1194 | FULL_TUNNEL | PATHS, id="tcp, port 1194, full, paths"),
        pytest.param(ONE_CA, id="one CA"),
    ],
)
def test_four_pings_through_the_tunnel(
    emptied: Place, tmp_path: Path, changes: dict[str, str]
) -> None:
    plan = (EXAMPLES / "worked-example.toml").read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in plan
        plan = plan.replace(old, new)
    result = apply(emptied.cloud, plan, tmp_path)
    emptied.ground.follow()
    (door,) = emptied.ground.doors
    assert door.door.endpoint_id == result.endpoint_id
    (profile,) = result.profiles
    assert silent(emptied.ground, SERVER)
    with connected(emptied.ground, Path(profile)):
        assert pings(emptied.ground, SERVER, 4) == 4
    emptied.ground.follow()
    assert not emptied.ground.failures
