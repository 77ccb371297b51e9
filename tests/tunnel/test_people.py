"""Add three, revoke one, renew one: exactly the right ones connect, with real OpenVPN."""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest
from cryptography import x509

from cvpn_wizard.adapters.pki.authority import new_key
from cvpn_wizard.adapters.records import Records
from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.engine.waiting import Clock
from cvpn_wizard.journeys.answers import AccountAnswers
from cvpn_wizard.journeys.building import Builder
from cvpn_wizard.journeys.people.adding import add, renew
from cvpn_wizard.journeys.people.dates import dates_at_aws
from cvpn_wizard.journeys.people.desk import Desk
from cvpn_wizard.journeys.people.issuing import Issuing
from cvpn_wizard.journeys.people.last_seen import LogRead, read_log
from cvpn_wizard.journeys.people.listing import everybody, look_at_connections
from cvpn_wizard.journeys.people.names import Newcomer
from cvpn_wizard.journeys.people.revoking import refresh, revoke, revoke_replaced
from cvpn_wizard.journeys.people.server import renew_server
from cvpn_wizard.journeys.plan_file import parse_plan
from cvpn_wizard.model.people import DateKind, Level, PersonState
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
PEOPLE = ("sato.laptop", "suzuki.pc", "tanaka.mac")


@pytest.fixture(scope="module")
def desk(place: Place, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The worked example stands, and its ground follows."""
    folder = tmp_path_factory.mktemp("people")
    cloud, vault, records = place.cloud, Vault("cvpn-wizard-test"), Records(folder / "home")
    builder = Builder(
        home=folder / "home", cloud=cloud, vault=vault, records=records, account=AccountAnswers()
    )
    plan = (EXAMPLES / "worked-example.toml").read_text(encoding="utf-8")
    # Over TCP a client is told at once that it is not let in; over UDP it waits a minute.
    plan = plan.replace('transport = "udp"', 'transport = "tcp"')
    events = list(builder.apply(parse_plan(plan, where=EXAMPLES), folder / "out", Event()))
    assert events[-1].ok, events  # type: ignore[union-attr]
    place.ground.follow()
    return Desk.at(
        NAME, home=folder / "home", records=records, vault=vault, cloud=lambda: cloud, clock=Clock()
    )


def gets_in(place: Place, profile: Path) -> bool:
    """Whether the stock client connects and a ping through the tunnel is answered."""
    place.ground.follow()
    with client(place.ground, profile) as one:
        wait_until(
            lambda: CONNECTED in one.told() or REFUSED in one.told(), lambda: one.told()[-3000:]
        )
        place.ground.follow()  # so that the practice AWS has seen it
        return CONNECTED in one.told() and pings(place.ground, SERVER) == 1


def test_exactly_the_right_ones_connect_before_and_after(
    place: Place, desk: Desk, tmp_path: Path
) -> None:
    before = {name: add(desk, Newcomer(name)).profile for name in PEOPLE}
    assert {name: gets_in(place, profile) for name, profile in before.items()} == dict.fromkeys(
        PEOPLE, True
    )
    old = tmp_path / "tanaka-old.ovpn"
    shutil.copy(before["tanaka.mac"], old)

    with connected(place.ground, before["suzuki.pc"]) as session:
        place.ground.follow()
        people = {one.name: one for one in everybody(desk, look_at_connections(desk))}
        assert people["suzuki.pc"].connected == 1
        assert people["suzuki.pc"].seen
        assert people["sato.laptop"].connected == 0
        done = revoke(desk, ["suzuki.pc"], Event())
        place.ground.follow()
        assert (done.proved, done.sessions) == (True, 1)
        session.wait_for(REFUSED, seconds=40)
        assert session.told().count(CONNECTED) == 1, "put out, and not let in again"
    assert read_log(desk, Event()) is LogRead.READ
    seen = {one.name: one.seen for one in everybody(desk)}
    assert all(seen[name] for name in PEOPLE), "each has been inside"
    assert not seen["client1.domain.tld"], "never"
    new = renew(desk, "tanaka.mac").profile
    revoke_replaced(desk, ["tanaka.mac"], Event())

    after = {
        "sato.laptop": gets_in(place, before["sato.laptop"]),
        "suzuki.pc": gets_in(place, before["suzuki.pc"]),
        "tanaka.mac, before": gets_in(place, old),
        "tanaka.mac, renewed": gets_in(place, new),
    }
    assert after == {
        "sato.laptop": True,
        "suzuki.pc": False,
        "tanaka.mac, before": False,
        "tanaka.mac, renewed": True,
    }


def test_an_expired_list_locks_everybody_out_is_found_and_mended(place: Place, desk: Desk) -> None:
    profile = add(desk, Newcomer("mori.laptop")).profile
    assert gets_in(place, profile)
    past = datetime.now(UTC) - timedelta(days=2)
    short = x509.CertificateRevocationListBuilder(
        last_update=past, next_update=past + timedelta(days=1)
    ).add_extension(x509.CRLNumber(90), critical=False)
    pem = desk.authority().sign_list(short)
    desk.cloud().import_revocation_list(desk.endpoint, pem)
    assert not gets_in(place, profile), "an expired list keeps everybody out"
    dates = {one.kind: one.level for one in dates_at_aws(desk)}
    assert dates[DateKind.REVOCATION_LIST] is Level.OVER
    done = refresh(desk, Event())
    assert done.number == 91
    assert gets_in(place, profile)


def test_the_server_s_new_certificate_is_really_served_and_profiles_stay(
    place: Place, desk: Desk
) -> None:
    profile = add(desk, Newcomer("ito.laptop")).profile
    assert gets_in(place, profile)
    done = renew_server(desk)
    place.ground.follow()
    served = place.ground.on_laptop(sys.executable, "-c", SERVED, str(profile)).stdout.strip()
    assert served == done.fingerprint
    assert gets_in(place, profile)


class Then(Clock):
    """The day it was two years and some days ago."""

    def now(self) -> datetime:
        return datetime.now(UTC) - timedelta(days=740)


def test_who_has_expired_is_locked_out_and_renewing_lets_them_in(
    place: Place, desk: Desk, tmp_path: Path
) -> None:
    issuing = Issuing(replace(desk, clock=Then()))
    (issued,) = issuing.prepare([(Newcomer("kato.laptop"), new_key())])
    desk.records.finish_certificates([issued.record], Then().now())
    assert issued.key is not None
    old = tmp_path / "kato.laptop.ovpn"
    finished = issuing.template.profile.with_identity_inline(issued.record.pem, issued.key)
    old.write_text(finished.text, encoding="utf-8")
    assert not gets_in(place, old)
    people = {one.name: one.state for one in everybody(desk)}
    assert people["kato.laptop"] is PersonState.EXPIRED
    assert gets_in(place, renew(desk, "kato.laptop").profile)
    people = {one.name: one.state for one in everybody(desk)}
    assert people["kato.laptop"] is PersonState.VALID


def test_an_expired_server_locks_everybody_out_and_renewing_it_changes_no_profile(
    place: Place, desk: Desk
) -> None:
    profile = add(desk, Newcomer("ogawa.laptop")).profile
    assert gets_in(place, profile)
    expired = desk.authority().issue_server("server", 2, Then().now())
    for estate in place.aws.account.estates:  # ACM itself takes none that has expired already
        if desk.endpoint in estate.endpoints:
            arn = estate.endpoints[desk.endpoint].settings["ServerCertificateArn"]
            there = estate.acm._certificates[arn]
            there.cert = expired.certificate.encode()
            there.key = expired.key.reveal().encode()
    place.ground.follow()
    with client(place.ground, profile) as one:
        wait_until(lambda: "certificate has expired" in one.told(), lambda: one.told()[-3000:])
        assert CONNECTED not in one.told()
    dates = {one.kind: one.level for one in dates_at_aws(desk)}
    assert dates[DateKind.SERVER] is Level.OVER
    before = profile.read_bytes()
    renew_server(desk)
    assert gets_in(place, profile)
    assert profile.read_bytes() == before


SERVED = """
import sys
from pathlib import Path
from threading import Event
from cvpn_wizard.adapters.openvpn.probe import probe
from cvpn_wizard.adapters.profile.profile import Profile
path = Path(sys.argv[1])
seen = probe(
    Profile.read(path), base=path.parent, timeout=10, cancelled=Event(),
    progress=lambda part, made: None,
)
print(seen.server.fingerprint)
"""
