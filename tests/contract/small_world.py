"""An account in memory with the worked example in it, and programs that may die."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from ipaddress import IPv4Network
from pathlib import Path
from threading import Event

from cvpn_wizard.adapters.pki.authority import Authority
from cvpn_wizard.adapters.pki.placed import place
from cvpn_wizard.adapters.records import Records
from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.engine.waiting import Clock
from cvpn_wizard.journeys.building import Builder
from cvpn_wizard.journeys.plan_file import read_plan
from cvpn_wizard.model.aws import Tagged
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.names import TAG_NAME, EndpointId
from cvpn_wizard.model.spec import VpnSpec
from cvpn_wizard.model.steps import ResultEvent, RunEvent
from tests.contract.conftest import WORKED
from tests.fakes.mortal import NEVER, Death, Life, MortalBuilder, MortalCloud, SpringClock

SPEC: VpnSpec = replace(read_plan(WORKED), routes=(IPv4Network("0.0.0.0/0"),))
WHOLE = {
    "Association": 1,
    "Certificate": 2,
    "Endpoint": 1,
    "Instance": 1,
    "LogGroup": 1,
    "Route": 1,
    "Rule": 1,
    "SecurityGroup": 1,
    "Subnet": 2,
    "Vpc": 1,
}
NOT_BEGUN = frozenset({ErrorCode.VPN_UNKNOWN, ErrorCode.NOTHING_TO_RESUME})


def issue(folder: Path) -> Path:
    """Certificates for many worlds, since issuing takes longest; two days old, for clocks that
    are set back."""
    now = Clock().now() - timedelta(days=2)
    authority = Authority.create("small world", 10, now)
    issued = {"server": authority.issue_server("server", 2, now)}
    for person in SPEC.certificates.clients:
        issued[person] = authority.issue_client(person, 2, now)
    place(folder, authority.certificate, issued)
    return folder


class World:
    """One account, in which somebody else has a network with our names but not our tag.

    :param settle: seconds that AWS takes for everything.
    """

    def __init__(self, folder: Path, certificates: Path, settle: float = 20.0) -> None:
        self.folder = folder
        shutil.copytree(certificates, folder / "out" / "certificates")
        self.clock = SpringClock()
        self.cloud = MortalCloud(self.clock, settle)
        self.vault = Vault()
        vpc = self.cloud.create_vpc(IPv4Network("10.255.0.0/16"), {TAG_NAME: "cvpn-vpc"})
        self.cloud.create_subnet(
            vpc.id, IPv4Network("10.255.255.0/24"), "", {TAG_NAME: "cvpn-target-subnet"}
        )
        self.cloud.create_security_group(vpc.id, "icmp-sg", "theirs", {TAG_NAME: "icmp-sg"})
        self._others = self.not_ours()

    # the programs; None when one died, or had nothing to do

    def apply(self, moments: int = NEVER, stop: int = NEVER) -> ResultEvent | None:
        return self._go(lambda b, e: b.apply(SPEC, self.folder / "out", e), moments, stop)

    def resume(self, moments: int = NEVER, stop: int = NEVER) -> ResultEvent | None:
        return self._go(lambda b, e: b.resume(SPEC.name, e), moments, stop)

    def undo(self, moments: int = NEVER, stop: int = NEVER) -> ResultEvent | None:
        return self._go(lambda b, e: b.undo(SPEC.name, e), moments, stop)

    def remove(self, moments: int = NEVER, stop: int = NEVER) -> ResultEvent | None:
        return self._go(lambda b, e: b.remove(SPEC.name, e), moments, stop)

    def _go(
        self,
        journey: Callable[[Builder, Event], Iterator[RunEvent]],
        moments: int,
        stop: int,
    ) -> ResultEvent | None:
        life = Life(moments, stop)
        last: RunEvent | None = None
        home = self.folder / "home"
        builder = MortalBuilder(home, self.cloud, self.vault, self.clock, life)
        try:
            for told in journey(builder, life.stop):
                last = told
        except Death:
            return None
        except WizardError as error:
            if error.code not in NOT_BEGUN:
                raise
            return None
        finally:
            self.cloud.live_again()
            builder.book.close()
        assert isinstance(last, ResultEvent)
        return last

    # what is there

    def last_run(self) -> str:
        runs = Records(self.folder / "home").runs(SPEC.name)
        return runs[0].id if runs else ""

    def endpoints(self) -> list[EndpointId]:
        return [e.id for e in self.cloud.endpoints() if e.belongs_to(SPEC.name)]

    def everything(self) -> list[Tagged]:
        cloud = self.cloud
        logs = (cloud.log_group(group.group_name) for group in cloud.log_groups())
        certificates = (cloud.certificate(one.arn) for one in cloud.certificates())
        return [
            *cloud.vpcs(),
            *cloud.subnets(),
            *cloud.security_groups(),
            *(e for e in cloud.endpoints() if e.state.value != "deleting"),
            *(s for s in cloud.servers(SPEC.name) if s.state != "shutting-down"),
            *(one for one in certificates if one),
            *(one for one in logs if one),
        ]

    def not_ours(self) -> list[Tagged]:
        return [one for one in self.everything() if not one.belongs_to(SPEC.name)]

    def others_untouched(self) -> bool:
        return self.not_ours() == self._others

    def ours(self) -> Counter[str]:
        things = [one for one in self.everything() if one.belongs_to(SPEC.name)]
        counted = Counter(type(one).__name__ for one in things)
        for endpoint in self.endpoints():
            alive = [a for a in self.cloud.associations(endpoint) if "dis" not in a.state.value]
            rules = self.cloud.authorization_rules(endpoint)
            routes = self.cloud.client_routes(endpoint)
            counted["Association"] += len(alive)
            counted["Rule"] += sum(rule.state != "revoking" for rule in rules)
            counted["Route"] += sum(
                route.origin != "associate" and route.state != "deleting" for route in routes
            )
        return +counted
