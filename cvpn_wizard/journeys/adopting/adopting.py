"""``adopt``: take an endpoint that was made by hand into care. Changes nothing at AWS."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.pki.reading import Leaf, read_leaf
from cvpn_wizard.adapters.records import (
    CertificateRecord,
    Records,
    RunRecord,
    RunState,
    VpnRecord,
)
from cvpn_wizard.journeys import checks
from cvpn_wizard.journeys.adopting.describing import describe, name_for, with_names
from cvpn_wizard.journeys.answers import AccountAnswers
from cvpn_wizard.journeys.building import account_to_json
from cvpn_wizard.journeys.doctoring.examining import all_findings
from cvpn_wizard.journeys.doctoring.looking import look
from cvpn_wizard.journeys.doctoring.situation import Question, Situation
from cvpn_wizard.journeys.plan_file import parse_plan, write_plan
from cvpn_wizard.journeys.plan_reading import PlanProblems
from cvpn_wizard.journeys.run_lock import only_run_of
from cvpn_wizard.journeys.showing import seen_of
from cvpn_wizard.model.aws import Endpoint
from cvpn_wizard.model.checking import Finding
from cvpn_wizard.model.errors import ErrorCode, Problem, WizardError
from cvpn_wizard.model.names import CertificateArn, EndpointId
from cvpn_wizard.model.spec import VpnSpec


@dataclass(frozen=True)
class Adoption:
    """An endpoint as it would be, or is, in care.

    :ivar findings: what is broken, then what may break, then what is missing or risky.
    :ivar known: it was in care before.
    :ivar server: the server's certificate, for the records; ``client``: one that stands in ACM.
    """

    spec: VpnSpec
    situation: Situation
    findings: tuple[Finding, ...]
    known: bool = False
    server: Leaf | None = None
    client: Leaf | None = None


@dataclass(frozen=True)
class Adopter:
    """Takes endpoints of one account and Region into care. Holds what it works with."""

    home: Path
    cloud: Cloud
    records: Records
    account: AccountAnswers

    def strangers(self) -> tuple[Endpoint, ...]:
        """Endpoints of the Region that are in nobody's care here."""
        known = {vpn.endpoint for vpn in self.records.vpns()}
        return tuple(one for one in self.cloud.endpoints() if one.id not in known)

    def examine(
        self,
        endpoint_id: EndpointId,
        now: datetime,
        *,
        name: str = "",
        authority: Path | None = None,
    ) -> Adoption:
        """Read an endpoint and judge it; keeps nothing.

        :param name: what it shall be called here; by default what it is called at AWS.
        :raises WizardError: NOT_FOUND, NOT_ADOPTABLE, KNOWN_ALREADY when it was set up from here,
            ``PlanProblems`` for a name that is taken or cannot be one.
        """
        known = next((vpn for vpn in self.records.vpns() if vpn.endpoint == endpoint_id), None)
        if known is not None:
            spec = parse_plan(self.records.runs(known.name)[0].plan, where=self.home)
            if not spec.adopted:
                raise WizardError(ErrorCode.KNOWN_ALREADY, name=known.name, ids=endpoint_id)
            if authority is not None:
                certificates = replace(spec.certificates, authority=authority)
                spec = replace(spec, certificates=certificates)
            return self._judged(self._look(spec, now), known=True)
        seen = seen_of(endpoint_id, self.cloud)
        if seen.endpoint is None:
            raise WizardError(ErrorCode.NOT_FOUND, kind="endpoint", name=endpoint_id)
        chosen = self._name(seen.endpoint, name)
        spec = describe(chosen, self.cloud.region, seen, authority)
        situation = self._look(spec, now)
        client = self._imported_client(seen.endpoint)
        people = [client.name] if client else []
        people += [one.common_name for one in situation.use.connections]
        people += [one.common_name for one in situation.use.attempts]
        named = with_names(spec, situation.trust.server, dict.fromkeys(people))
        return self._judged(replace(situation, spec=named), client=client)

    def adopt(self, adoption: Adoption) -> None:
        """Keep it. Doing so again changes nothing, but for the CA's folder if it is named now.

        :raises WizardError: RUN_BUSY, and what the disk refuses.
        """
        spec, plan = adoption.spec, write_plan(adoption.spec)
        if adoption.known and self.records.runs(spec.name)[0].plan == plan:
            return
        with only_run_of(spec.name, self.home):
            moment = datetime.now(UTC)
            if not adoption.known:
                self._remember(spec, moment)
            self.records.remember_run(
                RunRecord(
                    id=f"{moment:%Y%m%dT%H%M%S}-{secrets.token_hex(4)}",
                    vpn=spec.name,
                    started=moment.isoformat(timespec="microseconds"),
                    state=RunState.DONE,
                    plan=plan,
                )
            )
            for leaf, kind in ((adoption.server, "server"), (adoption.client, "client")):
                if leaf is not None:
                    self.records.remember_certificate(_record(spec.name, kind, leaf))

    # inside

    def _remember(self, spec: VpnSpec, moment: datetime) -> None:
        self.records.remember_vpn(
            VpnRecord(
                name=spec.name,
                account=self.cloud.identity().account,
                region=spec.region,
                folder=(self.home / "vpns" / spec.name).absolute(),
                account_choice=account_to_json(self.account),
                created=moment.isoformat(timespec="seconds"),
                endpoint=spec.adopted,
            )
        )

    def _look(self, spec: VpnSpec, now: datetime) -> Situation:
        folder = self.home / "vpns" / spec.name
        return look(
            spec,
            EndpointId(spec.adopted),
            self.cloud,
            now,
            Question(),
            folder=folder,
            records=self.records,
        )

    def _judged(
        self, situation: Situation, *, known: bool = False, client: Leaf | None = None
    ) -> Adoption:
        endpoint = situation.endpoint
        return Adoption(
            spec=situation.spec,
            situation=situation,
            findings=all_findings(situation),
            known=known,
            server=self._leaf(endpoint.server_certificate) if endpoint and not known else None,
            client=client,
        )

    def _name(self, endpoint: Endpoint, wanted: str) -> str:
        taken = [vpn.name for vpn in self.records.vpns()]
        if not wanted:
            return name_for(endpoint, taken)
        problem = checks.vpn_name_problem(wanted)
        if problem is not None:
            raise PlanProblems([problem])
        if wanted in taken:
            suggestion = name_for(endpoint, taken)
            facts = {"value": wanted}
            raise PlanProblems([Problem("vpn-name-taken", facts=facts, suggestion=suggestion)])
        return wanted

    def _imported_client(self, endpoint: Endpoint) -> Leaf | None:
        """A client's certificate in ACM as client root, as the tutorial imports it."""
        root = endpoint.client_root
        if root is None or root == endpoint.server_certificate:
            return None
        leaf = self._leaf(root)
        return leaf if leaf is not None and leaf.for_clients else None

    def _leaf(self, arn: CertificateArn) -> Leaf | None:
        try:
            told = self.cloud.certificate_text(arn)
        except WizardError as error:
            if error.code is not ErrorCode.ACCESS_DENIED:
                raise
            return None
        return read_leaf(told.certificate) if told else None


def _record(vpn: str, kind: str, leaf: Leaf) -> CertificateRecord:
    return CertificateRecord(
        vpn, kind, leaf.name, f"{leaf.serial:x}", leaf.not_before, leaf.not_after
    )
