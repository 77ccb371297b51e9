"""Care of a VPN that stands in the fault matrix: what is right after each of it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from ipaddress import IPv4Network

from cvpn_wizard.adapters.pki.reading import fingerprint_of
from cvpn_wizard.adapters.records import CertificateRecord, CertificateState, Records
from cvpn_wizard.journeys.adopting.adopting import Adopter
from cvpn_wizard.journeys.answers import AccountAnswers
from cvpn_wizard.journeys.changing.pausing import Pausing
from cvpn_wizard.journeys.changing.settings import Settings
from cvpn_wizard.journeys.doctoring.fixing import Fixer
from cvpn_wizard.journeys.doctoring.righting import Righting
from cvpn_wizard.journeys.doctoring.situation import Situation
from cvpn_wizard.journeys.people.server import renew_server
from cvpn_wizard.journeys.showing import look_at
from cvpn_wizard.model.care import EndpointChange
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.spec import VpnSpec
from cvpn_wizard.practice.server import REGION
from tests.contract.fault_cells import Phase
from tests.contract.fault_errands import Errand
from tests.contract.fault_office import Office
from tests.contract.rig import WHOLE


class RenewingServer(Errand):
    """A new certificate into the ARN that is there."""

    def before(self, office: Office) -> None:
        self._known = len(self._servers(office))
        self._things = office.rig.everything().keys()
        self._arn = office.endpoint.server_certificate

    def _servers(self, office: Office) -> list[CertificateRecord]:
        every = office.rig.records.all_certificates(office.name)
        return [one for one in every if one.kind == "server"]

    def _imported(self, office: Office) -> str:
        told = office.rig.bystander.certificate_text(self._arn)
        assert told is not None
        return fingerprint_of(told.certificate)

    def go(self, office: Office) -> str:
        renew_server(office.desk())
        return ""

    def half(self, office: Office) -> str:
        desk, name = office.desk(), office.rig.spec.certificates.server
        kept = [desk.certificates / f"{name}.crt", desk.waiting_keys / "server" / f"{name}.crt"]
        known = {fingerprint_of(path.read_text("utf-8")) for path in kept if path.is_file()}
        return "" if self._imported(office) in known else "AWS has a certificate that is not here"

    def wrong(self, office: Office) -> str:
        servers = self._servers(office)
        states = [one.state.value for one in servers if one.state is CertificateState.PREPARED]
        if states or len(servers) != self._known + 1:
            return f"{len(servers) - self._known} new ones written down, {len(states)} unfinished"
        here = (office.desk().certificates / f"{servers[-1].name}.crt").read_text("utf-8")
        issued = [one for one in servers if one.state is CertificateState.ISSUED]
        if {fingerprint_of(here)} != {fingerprint_of(one.pem) for one in issued}:
            return "another one in place than in the records"
        if self._imported(office) != fingerprint_of(here):
            return "another one at AWS than here"
        if office.endpoint.server_certificate != self._arn:
            return "another ARN"
        if office.rig.everything().keys() != self._things:
            return "more or less at AWS than before"
        left = [*office.desk().waiting_keys.rglob("*.key")]
        return f"left lying: {left}" if left else ""


class Pause(Errand):
    """No target network, no hourly price."""

    def before(self, office: Office) -> None:
        self._stood = standing(office)

    def _pausing(self, office: Office) -> Pausing:
        rig = office.rig
        return Pausing(office.name, rig.home, office.cloud, rig.records, rig.clock, office.stop())

    def go(self, office: Office) -> str:
        for _ in self._pausing(office).pause():
            pass
        return ""

    def again(self, office: Office) -> None:
        try:
            self.go(office)
        except WizardError as error:
            if error.code is not ErrorCode.PAUSED_ALREADY:
                raise

    def wrong(self, office: Office) -> str:
        left = office.rig.bystander.associations(office.endpoint.id)
        if left:
            return f"still associated: {[one.state.value for one in left]}"
        for _ in self._pausing(office).bring_back():
            pass
        return "" if standing(office) == self._stood else "brought back otherwise than it was"


class Unpause(Pause):
    """The target networks again, with what went with them."""

    def before(self, office: Office) -> None:
        super().before(office)
        super().go(office)

    def go(self, office: Office) -> str:
        for _ in self._pausing(office).bring_back():
            pass
        return ""

    def wrong(self, office: Office) -> str:
        if office.rig.ours() != WHOLE:
            return f"not one of each: {office.rig.ours()}"
        known = office.rig.records.vpn(office.name)
        if known is None or known.paused:
            return "still counts as paused"
        return "" if standing(office) == self._stood else "brought back otherwise than it was"


def standing(office: Office) -> tuple[object, ...]:
    """The endpoint with all that belongs to it, without ids that are new after a pause."""
    cloud, endpoint = office.rig.bystander, office.endpoint
    return (
        endpoint,
        [(one.subnet_id, one.state) for one in cloud.associations(endpoint.id)],
        sorted((str(one.cidr), one.state) for one in cloud.authorization_rules(endpoint.id)),
        sorted((str(one.cidr), one.subnet_id) for one in cloud.client_routes(endpoint.id)),
    )


class Change(Errand):
    """Settings, a rule that comes, one that goes, and a route."""

    def before(self, office: Office) -> None:
        self._stood = standing(office)
        self._was = self._settings(office).plan
        self._wanted = replace(
            self._was,
            session_hours=8,
            split_tunnel=not self._was.split_tunnel,
            authorize=(IPv4Network("10.0.0.0/9"),),
            routes=(IPv4Network("0.0.0.0/0"),),
        )

    def _settings(self, office: Office) -> Settings:
        rig = office.rig
        return Settings(office.name, rig.home, office.cloud, rig.records, rig.clock, office.stop())

    def _change(self, office: Office, wanted: VpnSpec) -> None:
        for _ in self._settings(office).change(wanted):
            pass

    def go(self, office: Office) -> str:
        self._change(office, self._wanted)
        return ""

    def again(self, office: Office) -> None:
        """Say it again; what differs still is told by ``show``, and put right there."""
        self.go(office)
        rig = office.rig
        righting = Righting(
            office.name, rig.home, office.cloud, rig.records, rig.clock, office.stop()
        )
        for _ in righting.put_back():
            pass

    def wrong(self, office: Office) -> str:
        now = look_at(office.name, office.rig.bystander, office.rig.records)
        if now.spec != self._wanted or now.drift:
            return f"not as wanted: {[one.what for one in now.drift]}"
        self._change(office, self._was)
        return "" if standing(office) == self._stood else "not changed back"


class Adopt(Errand):
    """Somebody's old VPN into care, with its self-service portal switched off."""

    def before(self, office: Office) -> None:
        self._home = office.rig.folder / "adopter"
        shutil.rmtree(self._home, ignore_errors=True)
        cloud = office.rig.bystander
        (self._legacy,) = [one for one in cloud.endpoints() if one.name == "legacy-vpn"]
        assert self._legacy.portal
        self._others = {
            key: one for key, one in office.rig.everything().items() if key != self._legacy.id
        }

    def go(self, office: Office) -> str:
        records = Records(self._home)
        adopter = Adopter(self._home, office.cloud, records, AccountAnswers(region=REGION))
        adopter.strangers()
        adoption = adopter.examine(self._legacy.id, datetime.now(UTC))
        adopter.adopt(adoption)
        fixer = Fixer(
            adoption.spec.name,
            self._home,
            office.cloud,
            records,
            office.rig.clock,
            office.stop(),
        )
        self._unread = dict.fromkeys(adoption.situation.unread)
        for finding in adoption.findings:
            if finding.code == "risk-portal-on":
                fixer.fix(finding, adoption.situation, lambda: self._again(adopter))
        return ", ".join(self._unread)

    def _again(self, adopter: Adopter) -> Situation:
        now = adopter.examine(self._legacy.id, datetime.now(UTC)).situation
        self._unread |= dict.fromkeys(now.unread)
        return now

    def wrong(self, office: Office) -> str:
        now = office.rig.everything()
        if now.pop(self._legacy.id) != replace(self._legacy, portal=False):
            return "the endpoint is otherwise than wished"
        if now != self._others:
            return "something else was changed"
        kept = Records(self._home)
        if [(one.name, one.endpoint) for one in kept.vpns()] != [("legacy-vpn", self._legacy.id)]:
            return "not in care"
        return "" if kept.runs("legacy-vpn") else "in care without a plan"

    def tidy(self, office: Office) -> None:
        office.rig.bystander.change_endpoint(self._legacy.id, EndpointChange(portal=True))


Errand.kinds |= {
    Phase.SERVER: RenewingServer,
    Phase.ADOPT: Adopt,
    Phase.CHANGE: Change,
    Phase.PAUSE: Pause,
    Phase.UNPAUSE: Unpause,
}
