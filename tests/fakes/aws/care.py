"""What looking after an endpoint reads and changes, in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from cvpn_wizard.model.care import (
    Attempt,
    CertificateText,
    Connection,
    EndpointChange,
    GroupRules,
    Interface,
    NetworkAcl,
    RevocationList,
    RouteTable,
)
from cvpn_wizard.model.errors import ErrorCode
from cvpn_wizard.model.names import (
    CertificateArn,
    EndpointId,
    SecurityGroupId,
    VpcId,
)
from cvpn_wizard.model.secret import Secret
from tests.fakes.aws.account import (
    AccountInMemory,
    refused,
    targets_of,
)
from tests.fakes.surroundings import (
    acl_of,
    changed,
    endpoint_interface,
    rules_of,
    server_interface,
    table_of,
)


class CareInMemory(AccountInMemory):
    """Part of ``FakeCloud``."""

    def connections(self, endpoint: EndpointId) -> tuple[Connection, ...]:
        with self._call("connections"):
            return self.around.connections if endpoint in self._endpoints else ()

    def revocation_list(self, endpoint: EndpointId) -> RevocationList | None:
        with self._call("revocation_list"):
            return self.around.revocation_list

    def import_revocation_list(self, endpoint: EndpointId, pem: str) -> None:
        with self._call("import_revocation_list"):
            self._known(endpoint)
            self.around.revocation_list = RevocationList(pem, active=True)

    def end_connection(self, endpoint: EndpointId, connection: str) -> None:
        with self._call("end_connection"):
            self.around.connections = tuple(
                replace(one, state="terminated") if one.id == connection else one
                for one in self.around.connections
            )

    def reimport_certificate(
        self, arn: CertificateArn, *, certificate: str, key: Secret, chain: str
    ) -> None:
        with self._call("reimport_certificate"):
            if arn not in self.imported:
                refused(ErrorCode.NOT_FOUND, arn)
            self.imported[arn] = (certificate, chain)

    def certificate_text(self, arn: CertificateArn) -> CertificateText | None:
        with self._call("certificate_text"):
            told = self.around.texts.get(arn)
            if told is None and arn in self.imported:
                told = CertificateText(*self.imported[arn])
            return told

    def change_endpoint(self, endpoint: EndpointId, change: EndpointChange) -> None:
        with self._call("change_endpoint"):
            found = self._known(endpoint)
            if change.log and change.log[0] and change.log[0] not in self._logs:
                refused(ErrorCode.BAD_REQUEST, change.log[0])
            found.endpoint = changed(found.endpoint, change)

    def apply_security_groups(
        self, endpoint: EndpointId, vpc: VpcId, groups: Sequence[SecurityGroupId]
    ) -> None:
        with self._call("apply_security_groups"):
            found, worn = self._known(endpoint), tuple(groups)
            if found.endpoint.vpc_id != vpc:
                refused(ErrorCode.BAD_REQUEST, vpc)
            found.endpoint = replace(found.endpoint, security_group_ids=worn)
            for key, (target, change) in found.associations.items():
                found.associations[key] = (replace(target, security_group_ids=worn), change)

    def group_rules(self, vpc: VpcId) -> tuple[GroupRules, ...]:
        with self._call("group_rules"):
            return self.around.groups or tuple(
                rules_of(group) for group in self._groups.values() if group.vpc_id == vpc
            )

    def network_acls(self, vpc: VpcId) -> tuple[NetworkAcl, ...]:
        with self._call("network_acls"):
            found = self._vpc(vpc)
            subnets = tuple(s.id for s in self._subnets.values() if s.vpc_id == vpc)
            return self.around.acls or (replace(acl_of(found), subnets=subnets),)

    def route_tables(self, vpc: VpcId) -> tuple[RouteTable, ...]:
        with self._call("route_tables"):
            return self.around.tables or (table_of(self._vpc(vpc)),)

    def interfaces(self, vpc: VpcId) -> tuple[Interface, ...]:
        with self._call("interfaces"):
            of_endpoints = [
                endpoint_interface(target)
                for one in self._endpoints.values()
                for target in targets_of(one)
                if one.endpoint.vpc_id == vpc
            ]
            of_servers = [server_interface(s, [group]) for s, _, group in self._running()]
            return self.around.interfaces or (*of_endpoints, *of_servers)

    def attempts(self, group: str, stream: str, since: datetime) -> tuple[Attempt, ...]:
        with self._call("attempts"):
            return tuple(one for one in self.around.attempts if one.at >= since)

    def authentication_failures(self, endpoint: EndpointId, hours: int) -> int:
        with self._call("authentication_failures"):
            return self.around.authentication_failures
