"""From one CA to the next with real OpenVPN: at every moment exactly the right ones connect."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from threading import Event

import pytest

from cvpn_wizard.adapters.records import Records
from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.engine.waiting import Clock
from cvpn_wizard.journeys.answers import AccountAnswers
from cvpn_wizard.journeys.building import Builder
from cvpn_wizard.journeys.people.adding import add
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.journeys.people.names import Newcomer
from cvpn_wizard.journeys.people.revoking import revoke
from cvpn_wizard.journeys.plan_file import parse_plan
from cvpn_wizard.journeys.rollover.changing import begin, finish, hand_out
from cvpn_wizard.journeys.rollover.planning import plan_rollover
from cvpn_wizard.journeys.rollover.standing import Both, look
from cvpn_wizard.model.rollover import Move
from cvpn_wizard.model.steps import ResultEvent
from tests.tunnel.by_hand import SERVER as BY_HAND
from tests.tunnel.by_hand import make_vpn
from tests.tunnel.papers import SERVER_USE, Papers
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
REFUSED = "Connection reset, restarting"
UNTRUSTED = "VERIFY ERROR"
PEOPLE = ("sato.laptop", "suzuki.pc", "tanaka.mac")


def gets_in(place: Place, profile: Path, host: str = SERVER) -> bool:
    """Whether the stock client connects and a ping through the tunnel is answered."""
    place.ground.follow()
    with client(place.ground, profile) as one:
        wait_until(
            lambda: any(words in one.told() for words in (CONNECTED, REFUSED, UNTRUSTED)),
            lambda: one.told()[-3000:],
        )
        return CONNECTED in one.told() and pings(place.ground, host) == 1


@dataclass
class Office:
    """The worked example, and the way to each of its two VPNs."""

    place: Place
    home: Path
    builder: Builder
    vault: Vault

    def desk(self, name: str) -> Desk:
        return Desk.at(
            name,
            home=self.home,
            records=Records(self.home),
            vault=self.vault,
            cloud=lambda: self.place.cloud,
            clock=Clock(),
        )

    @property
    def both(self) -> Both:
        return Both.of(NAME, self.desk)

    def proof(self) -> dict[str, str]:
        """What handshakes from the laptop show, by the journey itself."""
        done = self.place.ground.on_laptop(
            sys.executable, "-c", PROVED, str(self.home), self.both.new.name
        )
        assert done.stdout, done.stderr
        told: dict[str, str] = json.loads(done.stdout)
        return told


@pytest.fixture
def office(place: Place, tmp_path: Path) -> Office:
    home, vault = tmp_path / "home", Vault("cvpn-wizard-test")
    builder = Builder(
        home=home,
        cloud=place.cloud,
        vault=vault,
        records=Records(home),
        account=AccountAnswers(),
    )
    plan = (EXAMPLES / "worked-example.toml").read_text(encoding="utf-8")
    # Over TCP a client is told at once that it is not let in; over UDP it waits a minute.
    plan = plan.replace('transport = "udp"', 'transport = "tcp"')
    result = list(builder.apply(parse_plan(plan, where=EXAMPLES), tmp_path / "out", Event()))[-1]
    assert isinstance(result, ResultEvent)
    assert result.ok
    return Office(place, home, builder, vault)


def test_before_during_and_after_exactly_the_right_ones_connect(
    place: Place, office: Office
) -> None:
    old = office.desk(NAME)
    before = {name: add(old, Newcomer(name)).profile for name in PEOPLE}
    revoke(old, ["suzuki.pc"], Event())
    right = {"sato.laptop": True, "suzuki.pc": False, "tanaka.mac": True}
    assert {name: gets_in(place, one) for name, one in before.items()} == right

    *_, ended = begin(old, plan_rollover(old), office.builder, Event())
    assert isinstance(ended, ResultEvent)
    assert ended.ok
    place.ground.follow()
    assert {name: gets_in(place, one) for name, one in before.items()} == right, "nobody notices"
    assert office.proof() == {
        "verdict": "proved",
        "new": "accepted",
        "crossed": "client-refused",
        "old": "accepted",
    }

    handed = list(hand_out(office.both, "en", Event()))
    assert {one.name for one in handed} == {"client1.domain.tld", "sato.laptop", "tanaka.mac"}
    folder = office.both.new.vpn.folder
    after = {name: folder / f"{name}.ovpn" for name in ("sato.laptop", "tanaka.mac")}
    assert {name: gets_in(place, one) for name, one in before.items()} == right
    with connected(place.ground, after["sato.laptop"]):
        assert pings(place.ground, SERVER) == 1
        place.ground.follow()
        now = look(office.both)
    moves = {one.name: (one.move, one.on_new) for one in now.people}
    assert moves["sato.laptop"] == (Move.MOVED, True)
    assert moves["tanaka.mac"] == (Move.HANDED, False)
    assert "suzuki.pc" not in moves, "who was locked out stays so"

    with connected(place.ground, after["tanaka.mac"]):
        place.ground.follow()
        assert {one.name for one in look(office.both).behind} == {"client1.domain.tld"}
    *_, ended = finish(office.both, office.builder, Event(), leave_behind=True)
    assert isinstance(ended, ResultEvent)
    assert ended.ok
    place.ground.follow()
    assert {name: gets_in(place, one) for name, one in after.items()} == dict.fromkeys(after, True)
    with client(place.ground, before["sato.laptop"]) as one:
        wait_until(lambda: "RESOLVE" in one.told(), lambda: one.told()[-3000:])
        assert CONNECTED not in one.told(), "its endpoint is gone, by name"


def test_a_profile_with_both_cas_survives_the_server_s_change_of_ca(
    place: Place, tmp_path: Path
) -> None:
    """What needs no second endpoint: the server's side alone, where profiles know both CAs."""
    old, new = Papers("Old CA"), Papers("New CA")
    acm, person = place.client("acm"), old.issue("sato.laptop")
    root = acm.import_certificate(
        Certificate=person.pem, PrivateKey=person.key_pem, CertificateChain=old.authority.pem
    )["CertificateArn"]
    mutual = {"ClientRootCertificateChainArn": root}
    vpn = make_vpn(
        place,
        old,
        tmp_path,
        TransportProtocol="tcp",
        AuthenticationOptions=[
            {"Type": "certificate-authentication", "MutualAuthentication": mutual}
        ],
    )
    text = vpn.profile(person).read_text()
    profiles = {}
    for name, pems in (
        ("old", old.authority.pem),
        ("both", old.authority.pem + new.authority.pem),
        ("new", new.authority.pem),
    ):
        assert old.authority.pem in text
        profiles[name] = tmp_path / f"{name}.ovpn"
        profiles[name].write_text(text.replace(old.authority.pem, pems))
    assert {name: gets_in(place, one, BY_HAND) for name, one in profiles.items()} == {
        "old": True,
        "both": True,
        "new": False,
    }
    endpoint = vpn.ec2.describe_client_vpn_endpoints(ClientVpnEndpointIds=[vpn.endpoint_id])
    server = new.issue("server", SERVER_USE)
    acm.import_certificate(
        CertificateArn=endpoint["ClientVpnEndpoints"][0]["ServerCertificateArn"],
        Certificate=server.pem,
        PrivateKey=server.key_pem,
        CertificateChain=new.authority.pem,
    )
    assert {name: gets_in(place, one, BY_HAND) for name, one in profiles.items()} == {
        "old": False,
        "both": True,
        "new": True,
    }


PROVED = """
import dataclasses, json, sys
from pathlib import Path
from threading import Event
from cvpn_wizard.adapters.records import Records
from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.journeys.rollover.proving import prove
from cvpn_wizard.journeys.rollover.standing import Both
home = Path(sys.argv[1])
desk = lambda name: Desk.at(
    name, home=home, records=Records(home), vault=Vault("cvpn-wizard-test"), cloud=lambda: None
)
print(json.dumps(dataclasses.asdict(prove(Both.of(sys.argv[2], desk), Event()))))
"""
