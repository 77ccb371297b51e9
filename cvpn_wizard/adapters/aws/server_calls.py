"""The small server that answers ping."""

from __future__ import annotations

import re
from collections.abc import Mapping
from ipaddress import IPv4Address
from typing import TYPE_CHECKING, cast

from cvpn_wizard.adapters.aws.calls import Calls, tag_specifications, tags_of, unless
from cvpn_wizard.adapters.aws.network_calls import GROUP_GONE, SUBNET_GONE
from cvpn_wizard.model.aws import Instance
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.names import TAG_NAME, TAG_VPN, InstanceId, SecurityGroupId, SubnetId

if TYPE_CHECKING:
    from types_boto3_ec2.literals import InstanceTypeType
    from types_boto3_ec2.type_defs import (
        ImageTypeDef,
        InstanceTypeDef,
        RunInstancesRequestTypeDef,
    )

INSTANCE_GONE = frozenset({"InvalidInstanceID.NotFound"})
PARAMETER_GONE = frozenset({"ParameterNotFound"})

PUBLIC_IMAGE = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-{processor}"
"""Systems Manager's public parameter that names the newest Amazon Linux 2023 image."""

_GRAVITON = re.compile(r"^(a1|[a-z]+\d+g[a-z]*)(\.|$)")


def processor_of(instance_type: str) -> str:
    """``arm64`` for Graviton families (``a1``, or a ``g`` after the generation), else ``x86_64``.

    EC2's naming of instance types: the letters after the generation's number tell the processor,
    ``g`` being AWS Graviton: t4g, m6gd, c7gn, im4gn, hpc7g, i8ge.
    """
    return "arm64" if _GRAVITON.match(instance_type) else "x86_64"


class ServerCalls(Calls):
    def newest_image(self, instance_type: str) -> str:
        """Id of Amazon's newest Amazon Linux 2023 image for that type's processor.

        Where Amazon offers none, any Linux image of Amazon's will do: all answer ping. Then the
        image that Systems Manager names.

        :raises WizardError: NO_IMAGE when Amazon offers none here.
        """
        processor = processor_of(instance_type)
        for name in ("al2023-ami-2023*", "*"):
            image = _newest(self._images(name, processor))
            if image:
                return image
        with (
            self._refusals("ssm", "GetParameter"),
            unless(PARAMETER_GONE),
        ):
            answer = self._session.ssm.get_parameter(Name=PUBLIC_IMAGE.format(processor=processor))
            return answer["Parameter"]["Value"]
        raise WizardError(
            ErrorCode.NO_IMAGE,
            operation="DescribeImages",
            aws_code="",
            aws_message="",
            region=self._session.region,
            processor=processor,
        )

    def _images(self, name: str, processor: str) -> list[ImageTypeDef]:
        with self._refusals("ec2", "DescribeImages"):
            pages = self._session.ec2.get_paginator("describe_images").paginate(
                Owners=["amazon"],
                Filters=[
                    {"Name": "name", "Values": [name]},
                    {"Name": "architecture", "Values": [processor]},
                    {"Name": "state", "Values": ["available"]},
                ],
            )
            return [image for page in pages for image in page["Images"]]

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
        """EC2 RunInstances: one server with that address. AWS bills for it from here on.

        The instance metadata service asks for a token (IMDSv2), and burstable types do not run
        up extra CPU credits.
        """
        request: RunInstancesRequestTypeDef = {
            "ImageId": image,
            "InstanceType": cast("InstanceTypeType", instance_type),
            "MinCount": 1,
            "MaxCount": 1,
            "SubnetId": subnet,
            "PrivateIpAddress": str(address),
            "SecurityGroupIds": [group],
            "ClientToken": token,
            "MetadataOptions": {"HttpTokens": "required"},
            "TagSpecifications": tag_specifications(
                tags, "instance", "volume", "network-interface"
            ),
        }
        if instance_type.startswith("t"):  # other types refuse a credit specification
            request["CreditSpecification"] = {"CpuCredits": "standard"}
        with self._refusals(
            "ec2", "RunInstances", name=tags.get(TAG_NAME, ""), address=str(address), subnet=subnet
        ):
            answer = self._once_visible(
                [subnet, group],
                SUBNET_GONE | GROUP_GONE,
                lambda: self._session.ec2.run_instances(**request),
            )
        made = _instance(answer["Instances"][0])
        self._remember(made.id)
        return made

    def servers(self, vpn: str) -> tuple[Instance, ...]:
        """Instances with our tag for that VPN, the terminated ones left out."""
        with self._refusals("ec2", "DescribeInstances"):
            pages = self._session.ec2.get_paginator("describe_instances").paginate(
                Filters=[{"Name": f"tag:{TAG_VPN}", "Values": [vpn]}]
            )
            found = [
                _instance(instance)
                for page in pages
                for reservation in page["Reservations"]
                for instance in reservation.get("Instances", [])
            ]
        return tuple(server for server in found if server.state != "terminated")

    def server(self, instance: InstanceId) -> Instance | None:
        """``None`` when it is gone, terminated, or not visible yet."""
        with (
            self._refusals("ec2", "DescribeInstances", name=instance),
            unless(INSTANCE_GONE),
        ):
            answer = self._session.ec2.describe_instances(InstanceIds=[instance])
            for reservation in answer["Reservations"]:
                for found in reservation.get("Instances", []):
                    server = _instance(found)
                    return None if server.state == "terminated" else server
        return None

    def terminate_server(self, instance: InstanceId) -> None:
        with (
            self._refusals("ec2", "TerminateInstances", name=instance),
            unless(INSTANCE_GONE),
        ):
            self._session.ec2.terminate_instances(InstanceIds=[instance])


def _newest(images: list[ImageTypeDef]) -> str | None:
    usable = [
        image
        for image in images
        if image.get("ImageId")
        and "minimal" not in image.get("Name", "")
        and image.get("Platform", "").lower() != "windows"
        and image.get("ImageType", "machine") == "machine"
    ]
    if not usable:
        return None
    return max(usable, key=lambda image: image.get("CreationDate", ""))["ImageId"]


def _instance(instance: InstanceTypeDef) -> Instance:
    address = instance.get("PrivateIpAddress")
    subnet = instance.get("SubnetId")
    return Instance(
        id=InstanceId(instance["InstanceId"]),
        state=instance.get("State", {}).get("Name", "pending"),
        address=IPv4Address(address) if address else None,
        subnet_id=SubnetId(subnet) if subnet else None,
        tags=tags_of(instance.get("Tags", [])),
    )
