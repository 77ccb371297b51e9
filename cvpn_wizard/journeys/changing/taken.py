"""What a pause takes away, written down before it does, so that all of it can be brought back."""

from __future__ import annotations

import json
from dataclasses import dataclass
from ipaddress import IPv4Network
from typing import TypeVar

from cvpn_wizard.journeys.doctoring.drift import Seen
from cvpn_wizard.model.names import SecurityGroupId, SubnetId

T = TypeVar("T")


@dataclass(frozen=True)
class Taken:
    """What goes with the last association of an endpoint.

    :ivar mark: of this pause, so that a repeated change is one change to AWS.
    :ivar routes: those made by hand; AWS's own come back by themselves.
    :ivar rules: AWS keeps them, and they are looked at all the same.
    """

    mark: str
    subnets: tuple[SubnetId, ...]
    routes: tuple[tuple[IPv4Network, SubnetId], ...] = ()
    rules: tuple[IPv4Network, ...] = ()
    groups: tuple[SecurityGroupId, ...] = ()

    @classmethod
    def of(cls, seen: Seen, mark: str) -> Taken:
        """What there is now."""
        return cls(
            mark,
            seen.associated,
            tuple(
                (cidr, subnet) for cidr, by in seen.added_routes.items() for subnet in sorted(by)
            ),
            seen.authorized,
            seen.endpoint.security_group_ids if seen.endpoint else (),
        )

    def after(self, earlier: Taken) -> Taken:
        """This, with all that an earlier pause took away that was cut short."""
        return Taken(
            self.mark,
            _both(earlier.subnets, self.subnets),
            _both(earlier.routes, self.routes),
            _both(earlier.rules, self.rules),
            earlier.groups or self.groups,
        )

    def as_json(self) -> str:
        return json.dumps(
            {
                "mark": self.mark,
                "subnets": self.subnets,
                "routes": [[str(cidr), subnet] for cidr, subnet in self.routes],
                "rules": [str(cidr) for cidr in self.rules],
                "groups": self.groups,
            }
        )

    @classmethod
    def from_json(cls, written: str) -> Taken:
        """What :meth:`as_json` wrote."""
        held = json.loads(written)
        return cls(
            held["mark"],
            tuple(SubnetId(one) for one in held["subnets"]),
            tuple((IPv4Network(cidr), SubnetId(subnet)) for cidr, subnet in held["routes"]),
            tuple(IPv4Network(cidr) for cidr in held["rules"]),
            tuple(SecurityGroupId(one) for one in held["groups"]),
        )


def _both(one: tuple[T, ...], other: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(dict.fromkeys((*one, *other)))
