"""A VPN that is paused and brought back, or taken away and built anew, with real OpenVPN."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest

from cvpn_wizard.adapters.records import Records
from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.engine.waiting import Clock
from cvpn_wizard.journeys.answers import AccountAnswers
from cvpn_wizard.journeys.building import Builder
from cvpn_wizard.journeys.changing.pausing import Pausing
from cvpn_wizard.journeys.people.adding import add
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.journeys.people.names import Newcomer
from cvpn_wizard.journeys.people.revoking import revoke
from cvpn_wizard.journeys.plan_file import parse_plan
from cvpn_wizard.model.steps import ResultEvent
from tests.tunnel.proving_ground import (
    CONNECTED,
    Place,
    client,
    connected,
    needs_ground,
    pings,
    wait_until,
)

pytestmark = needs_ground

EXAMPLES = Path(__file__).parents[1] / "examples"
NAME, SERVER = "cvpn-endpoint-01", "10.255.1.125"
NO_WAY = ("Cannot resolve host address", "Connection reset, restarting")


class Office:
    """The worked example over TCP, which tells a client at once that it is not let in."""

    def __init__(self, place: Place, folder: Path) -> None:
        self._place, self._folder, self._cloud = place, folder, place.cloud
        self._records, self._vault = Records(folder / "home"), Vault("cvpn-wizard-test")
        plan = (EXAMPLES / "worked-example.toml").read_text(encoding="utf-8")
        self._plan = plan.replace('transport = "udp"', 'transport = "tcp"')

    @property
    def _builder(self) -> Builder:
        return Builder(
            home=self._folder / "home",
            cloud=self._cloud,
            vault=self._vault,
            records=self._records,
            account=AccountAnswers(),
        )

    def build(self) -> None:
        plan = parse_plan(self._plan, where=EXAMPLES)
        self._whole(list(self._builder.apply(plan, self._folder / "out", Event())))

    def take_away(self) -> None:
        self._whole(list(self._builder.remove(NAME, Event())))

    def _whole(self, events: list[object]) -> None:
        assert isinstance(events[-1], ResultEvent), events
        assert events[-1].ok, events
        self._place.ground.follow()

    @property
    def pausing(self) -> Pausing:
        home = self._folder / "home"
        return Pausing(NAME, home, self._cloud, self._records, Clock(), Event())

    @property
    def desk(self) -> Desk:
        return Desk.at(
            NAME,
            home=self._folder / "home",
            records=self._records,
            vault=self._vault,
            cloud=lambda: self._cloud,
            clock=Clock(),
        )

    def gets_in(self, profile: Path) -> bool:
        """Whether the stock client connects and a ping through the tunnel is answered."""
        ground = self._place.ground
        ground.follow()
        with client(ground, profile) as one:
            ends = (CONNECTED, *NO_WAY)
            wait_until(
                lambda: any(words in one.told() for words in ends), lambda: one.told()[-3000:]
            )
            return CONNECTED in one.told() and pings(ground, SERVER) == 1


@pytest.fixture
def office(place: Place, tmp_path: Path) -> Office:
    made = Office(place, tmp_path)
    made.build()
    return made


def test_a_pause_cuts_off_and_the_same_profile_gets_in_afterwards(
    place: Place, office: Office
) -> None:
    profile = add(office.desk, Newcomer("sato.laptop")).profile
    with connected(place.ground, profile) as session:
        list(office.pausing.pause())
        place.ground.follow()
        session.wait_for("process restarting", seconds=40)
        session.wait_for("Cannot resolve host address")
    assert not office.gets_in(profile)
    list(office.pausing.bring_back())
    assert office.gets_in(profile)
    office.take_away()


def test_the_revoked_do_not_get_into_a_vpn_that_is_built_anew(office: Office) -> None:
    desk = office.desk
    revoked = add(desk, Newcomer("suzuki.pc")).profile
    assert office.gets_in(revoked)
    revoke(desk, ["suzuki.pc"], Event())
    words = revoked.read_text(encoding="utf-8")
    office.take_away()
    office.build()
    stays = add(office.desk, Newcomer("tanaka.mac")).profile
    # The old certificate in a profile for the new endpoint: only the list stands in its way.
    host = next(
        line for line in stays.read_text(encoding="utf-8").splitlines() if "remote " in line
    )
    old = next(line for line in words.splitlines() if "remote " in line)
    revoked.write_text(words.replace(old, host), encoding="utf-8")
    assert office.gets_in(stays)
    assert not office.gets_in(revoked)
    office.take_away()
