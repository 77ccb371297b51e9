"""Service Quotas and STS, as far as the journeys ask."""

from __future__ import annotations

import json
from typing import ClassVar

from moto.core.responses import ActionResult
from moto.servicequotas.responses import ServiceQuotasResponse
from moto.sts.responses import TokenResponse

from cvpn_wizard.practice.account import ACCOUNT, Account

_EC2_QUOTAS = {
    "L-8EA77D34": ("Client VPN endpoints per Region", 5.0),
    "L-9A1BC94B": ("Authorization rules per Client VPN endpoint", 200.0),
    "L-401D78F7": ("Routes per target network association", 100.0),
}


class PracticeQuotas(ServiceQuotasResponse):  # type: ignore[misc]  # moto is not typed for us
    """Service Quotas' answers, with Client VPN's own quotas."""

    account: ClassVar[Account]

    def get_service_quota(self) -> str:
        asked = json.loads(self.body)
        code = str(asked.get("QuotaCode"))
        if asked.get("ServiceCode") != "ec2" or code not in _EC2_QUOTAS:
            return str(super().get_service_quota())
        name, value = _EC2_QUOTAS[code]
        arn = f"arn:aws:servicequotas:{self.region}:{ACCOUNT}:ec2/{code}"
        return json.dumps(
            {
                "Quota": {
                    "ServiceCode": "ec2",
                    "ServiceName": "Amazon Elastic Compute Cloud (Amazon EC2)",
                    "QuotaArn": arn,
                    "QuotaCode": code,
                    "QuotaName": name,
                    "Value": value,
                    "Unit": "None",
                    "Adjustable": True,
                    "GlobalQuota": False,
                }
            }
        )


class PracticeSts(TokenResponse):  # type: ignore[misc]  # moto is not typed for us
    """STS's answers: whoever asks is the practice account's administrator."""

    account: ClassVar[Account]

    def get_caller_identity(self) -> ActionResult:
        return ActionResult(
            {
                "UserId": "AIDAPRACTICEPRACTICE1",
                "Account": ACCOUNT,
                "Arn": f"arn:aws:iam::{ACCOUNT}:user/practice",
            }
        )
