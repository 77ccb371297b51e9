"""EC2 instances in memory: the server that answers ping."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from ipaddress import IPv4Address

from cvpn_wizard.model.aws import (
    Instance,
)
from cvpn_wizard.model.errors import ErrorCode
from cvpn_wizard.model.names import (
    TAG_VPN,
    InstanceId,
    SecurityGroupId,
    SubnetId,
)
from tests.fakes.aws.account import (
    AccountInMemory,
    Changing,
    refused,
)


class ServersInMemory(AccountInMemory):
    """Part of ``FakeCloud``."""

    def newest_image(self, instance_type: str) -> str:
        with self._call("newest_image"):
            return "ami-0123456789abcdef0"

    def run_server(
        self,
        *,
        image: str,
        instance_type: str,
        subnet: SubnetId,
        address: IPv4Address,
        group: SecurityGroupId,
        tags: Mapping[str, str],
        token: str,
    ) -> Instance:
        with self._call("run_server"):
            known = self._subnets.get(subnet) or refused(ErrorCode.NOT_FOUND, subnet)
            if address not in known.cidr:
                refused(ErrorCode.BAD_REQUEST, address)
            server = Instance(
                InstanceId(self._id("i")), "pending", address, subnet, tags=dict(tags)
            )
            self._servers[server.id] = (server, Changing(self._now()), group)
            return server

    def servers(self, vpn: str) -> tuple[Instance, ...]:
        with self._call("servers"):
            return tuple(s for s, _, _ in self._running() if s.tags.get(TAG_VPN) == vpn)

    def server(self, instance: InstanceId) -> Instance | None:
        with self._call("server"):
            return next((s for s, _, _ in self._running() if s.id == instance), None)

    def terminate_server(self, instance: InstanceId) -> None:
        with self._call("terminate_server"):
            if instance in self._servers:
                server, _, group = self._servers[instance]
                going = Changing(self._now(), going=True)
                self._servers[instance] = (replace(server, state="shutting-down"), going, group)
