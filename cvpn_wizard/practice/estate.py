"""The Client VPN endpoints of one Region, and the neighbours they lean on."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from cvpn_wizard.practice.delays import Delays
from cvpn_wizard.practice.records import Endpoint
from cvpn_wizard.practice.refusals import endpoint_not_found

Clock = Callable[[], float]
Params = Mapping[str, Any]
"""A request's parameters under the API's own names, typed as botocore's model says."""
Result = dict[str, Any]


@dataclass
class Estate:
    """What Client VPN knows in one Region.

    :ivar ec2: moto's EC2 of the Region, where VPCs, subnets, groups and interfaces are.
    :ivar acm: moto's ACM of the Region.
    :ivar logs: moto's CloudWatch Logs of the Region.
    :ivar tokens: what a client token was first used for, and what was answered.
    :ivar leaving: network interfaces of associations that are gone, and until when they stay.
    :ivar held: certificates of endpoints that are gone, and until when ACM still keeps them.
    """

    region: str
    account: str
    ec2: Any
    acm: Any
    logs: Any
    delays: Delays = field(default_factory=Delays)
    clock: Clock = time.monotonic
    endpoints: dict[str, Endpoint] = field(default_factory=dict)
    tokens: dict[tuple[str, str], tuple[str, Any]] = field(default_factory=dict)
    held: dict[str, tuple[str, float]] = field(default_factory=dict)
    leaving: dict[str, float] = field(default_factory=dict)
    last_import: float = float("-inf")

    def now(self) -> float:
        return self.clock()

    def after(self, delay: float) -> float:
        return self.clock() + delay

    def endpoint(self, endpoint_id: str) -> Endpoint:
        """An endpoint that calls can find: made a moment ago, and not deleted.

        :raises EC2ClientError: InvalidClientVpnEndpointId.NotFound
        """
        found = self.endpoints.get(endpoint_id)
        if found is None or self.now() < found.ready_at or found.gone(self.now()):
            raise endpoint_not_found(endpoint_id)
        return found

    def arn(self, endpoint_id: str) -> str:
        return f"arn:aws:ec2:{self.region}:{self.account}:client-vpn-endpoint/{endpoint_id}"

    def certificate_users(self, arn: str) -> list[str]:
        """ARNs of the endpoints for which ACM keeps a certificate."""
        now = self.now()
        users = [self.arn(one.id) for one in self.endpoints.values() if arn in one.certificates]
        user, until = self.held.get(arn, ("", 0.0))
        if now < until and user not in users:
            users.append(user)
        return users

    def settle(self) -> None:
        """Let go of everything whose time has come. Called before every request is answered."""
        now = self.now()
        for interface in [one for one, until in self.leaving.items() if now >= until]:
            del self.leaving[interface]
            self.ec2.enis.pop(interface, None)
        for endpoint in list(self.endpoints.values()):
            for association in [one for one in endpoint.associations if one.gone(now)]:
                endpoint.associations.remove(association)
                until = now + self.delays.interface_release
                self.leaving[association.interface_id] = until
                endpoint.routes = [
                    route for route in endpoint.routes if route.target != association.subnet_id
                ]
            endpoint.rules = [rule for rule in endpoint.rules if not rule.gone(now)]
            endpoint.routes = [route for route in endpoint.routes if not route.gone(now)]
            if endpoint.gone(now):
                del self.endpoints[endpoint.id]
                until = (endpoint.gone_at or now) + self.delays.certificate_release
                for arn in endpoint.certificates:
                    self.held[arn] = (self.arn(endpoint.id), until)
