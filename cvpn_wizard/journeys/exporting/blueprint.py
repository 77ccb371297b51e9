"""A plan together with the ids of what exists, ready to be written in somebody's language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from cvpn_wizard.model.spec import Existing, NewSubnet, VpnSpec
from cvpn_wizard.model.steps import StepId, StepKind, step_id

Writer = Callable[["Blueprint", tuple[str, ...]], str]


class Language(StrEnum):
    CLOUDFORMATION = "cloudformation"
    TERRAFORM = "terraform"
    AWS_CLI = "aws-cli"


@dataclass(frozen=True)
class Blueprint:
    """What a writer needs.

    :ivar ids: ids of what is at AWS, by step; where a plan names something that existed before,
        the code refers to it by this id.
    :ivar folder: where certificates and keys lie on this computer.
    :ivar image: name of the public SSM parameter that holds the check server's image.
    """

    spec: VpnSpec
    ids: Mapping[StepId, str]
    folder: Path
    image: str

    def existing(self, kind: StepKind, *parts: str) -> str:
        """The id of something that was there before; its name where nobody has looked."""
        return self.ids.get(step_id(kind, *parts), parts[0] if parts else "")

    @property
    def new_subnets(self) -> tuple[tuple[NewSubnet, int], ...]:
        """Subnets to make, with the number of the zone that they go to."""
        network = self.spec.network
        targets = [
            (subnet, number)
            for number, subnet in enumerate(network.target_subnets)
            if isinstance(subnet, NewSubnet)
        ]
        return (*targets, *((other, 0) for other in network.other_subnets))

    @property
    def targets(self) -> tuple[str, ...]:
        """Names (or ids) of the target subnets."""
        return tuple(
            subnet.ref if isinstance(subnet, Existing) else subnet.name
            for subnet in self.spec.network.target_subnets
        )

    def is_new(self, subnet: str) -> bool:
        """Whether a subnet of that name is part of the plan."""
        return any(one.name == subnet for one, _zone in self.new_subnets)

    def server_arn(self) -> str:
        return self.ids.get(step_id(StepKind.SERVER_CERTIFICATE), "")

    def client_arn(self) -> str:
        """What the client root is: the client certificate, or the server's own."""
        if self.spec.certificates.import_client:
            return self.ids.get(step_id(StepKind.CLIENT_CERTIFICATE), "")
        return self.server_arn()


def identifiers(
    names: tuple[str, ...], *, camel: bool, taken: tuple[str, ...] = ()
) -> Iterator[str]:
    """Each name as an identifier that occurs once: ``CvpnTargetSubnet`` or ``cvpn_target_subnet``.

    :param taken: identifiers that stand for something else already.
    """
    used = set(taken)
    for name in names:
        words = re.findall(r"[A-Za-z0-9]+", name)
        plain = "".join(w[0].upper() + w[1:] for w in words) if camel else "_".join(words).lower()
        if not plain or plain[0].isdigit():
            plain = f"N{plain}" if camel else f"n_{plain}"
        found, number = plain, 2
        while found in used:
            found, number = f"{plain}{number}", number + 1
        used.add(found)
        yield found
