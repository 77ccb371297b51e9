"""Who we are, and what the Region offers."""

from __future__ import annotations

from cvpn_wizard.adapters.aws.calls import Calls
from cvpn_wizard.model.aws import Identity, Region
from cvpn_wizard.model.errors import ErrorCode, WizardError

ENDPOINT_QUOTA = "L-8EA77D34"
"""Service Quotas' code of "Client VPN endpoints per Region" (default 5)."""


class AccountCalls(Calls):
    @property
    def region(self) -> str:
        return self._session.region

    def identity(self) -> Identity:
        """STS GetCallerIdentity. Needs no permission."""
        with self._refusals("sts", "GetCallerIdentity"):
            answer = self._session.sts.get_caller_identity()
        return Identity(account=answer["Account"], arn=answer["Arn"])

    def regions(self) -> tuple[Region, ...]:
        """All Regions, those the account has not opted in to included (EC2 DescribeRegions)."""
        with self._refusals("ec2", "DescribeRegions"):
            answer = self._session.ec2.describe_regions(AllRegions=True)
        found = (
            Region(
                code=region["RegionName"],
                enabled=region.get("OptInStatus", "") != "not-opted-in",
            )
            for region in answer["Regions"]
        )
        return tuple(sorted(found, key=lambda region: region.code))

    def zones(self) -> tuple[str, ...]:
        """Names of the available Availability Zones of this Region, Local Zones left out."""
        with self._refusals("ec2", "DescribeAvailabilityZones"):
            answer = self._session.ec2.describe_availability_zones(
                Filters=[{"Name": "state", "Values": ["available"]}]
            )
        return tuple(
            sorted(
                zone["ZoneName"]
                for zone in answer["AvailabilityZones"]
                if zone.get("ZoneType", "availability-zone") == "availability-zone"
            )
        )

    def endpoint_quota(self) -> int | None:
        """How many Client VPN endpoints the Region allows; ``None`` when AWS does not say."""
        try:
            with self._refusals("servicequotas", "GetServiceQuota"):
                answer = self._session.servicequotas.get_service_quota(
                    ServiceCode="ec2", QuotaCode=ENDPOINT_QUOTA
                )
        except WizardError as refusal:
            if refusal.code is ErrorCode.STOPPED:
                raise
            # It is advice only: creating the endpoint tells us for certain.
            return None
        value = answer.get("Quota", {}).get("Value")
        return None if value is None else int(value)
