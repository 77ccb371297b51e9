"""What the page Network does off the UI thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.journeys.answers import AccountAnswers
from cvpn_wizard.journeys.network import taken_around
from cvpn_wizard.model.aws import SecurityGroup, Subnet, Vpc
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.ui.services import Services


@dataclass(frozen=True)
class Known:
    """What the Region has, as AWS listed it.

    :ivar log_groups: empty when we may not list them; a name can be typed all the same.
    """

    vpcs: tuple[Vpc, ...]
    subnets: tuple[Subnet, ...]
    groups: tuple[SecurityGroup, ...]
    log_groups: tuple[str, ...]
    zones: tuple[str, ...]
    cloud: Cloud

    def vpc(self, ref: str) -> Vpc | None:
        """By id or name."""
        return next((vpc for vpc in self.vpcs if ref in {vpc.id, vpc.name}), None)

    def subnets_of(self, vpc: Vpc) -> tuple[Subnet, ...]:
        return tuple(subnet for subnet in self.subnets if subnet.vpc_id == vpc.id)

    def groups_of(self, vpc: Vpc) -> tuple[SecurityGroup, ...]:
        return tuple(group for group in self.groups if group.vpc_id == vpc.id)


def listing(services: Services, account: AccountAnswers) -> Callable[[Event], Known | None]:
    """Everything that can be chosen from.

    :raises WizardError: what AWS refuses.
    """

    def work(cancelled: Event) -> Known | None:
        cloud = services.cloud_for(account, None)
        vpcs = cloud.vpcs()
        if cancelled.is_set():
            return None
        subnets, groups, zones = cloud.subnets(), cloud.security_groups(), cloud.zones()
        return Known(vpcs, subnets, groups, _log_groups(cloud), zones, cloud)

    return work


def _log_groups(cloud: Cloud) -> tuple[str, ...]:
    try:
        return tuple(sorted(group.group_name for group in cloud.log_groups()))
    except WizardError as error:
        if error.code is ErrorCode.ACCESS_DENIED:
            return ()
        raise


@dataclass(frozen=True)
class Around:
    """The routes and peerings of a VPC, as ``NetworkAnswers.taken_ranges`` wants them."""

    vpc: str
    ranges: tuple[tuple[str, str], ...]


def looking_around(cloud: Cloud, vpc: Vpc) -> Callable[[Event], Around]:
    """What the client range must keep away from besides the VPC itself.

    :raises WizardError: what AWS refuses.
    """

    def work(_cancelled: Event) -> Around:
        ranges = taken_around(vpc, cloud.vpc_routes(vpc.id), cloud.peer_ranges(vpc.id))
        return Around(vpc.id, ranges)

    return work
