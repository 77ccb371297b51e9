"""IAM, as far as the permission pre-flight asks."""

from __future__ import annotations

from typing import ClassVar

from moto.core.responses import ActionResult
from moto.iam.responses import IamResponse

from cvpn_wizard.practice.account import Account
from cvpn_wizard.practice.gate import DENIED


class PracticeIam(IamResponse):  # type: ignore[misc]  # moto is not typed for us
    """IAM's answers; moto simulates no policies."""

    account: ClassVar[Account]

    def simulate_principal_policy(self) -> ActionResult:
        """An administrator may do everything, who comes with a limited key a little less."""
        limited = "Credential=AKIALIMITED" in str(self.headers.get("Authorization", ""))
        actions: list[str] = self._get_params().get("ActionNames", [])
        return ActionResult(
            {
                "IsTruncated": False,
                "EvaluationResults": [
                    {
                        "EvalActionName": action,
                        "EvalResourceName": "*",
                        "EvalDecision": "implicitDeny"
                        if limited and action in DENIED
                        else "allowed",
                        "MatchedStatements": [],
                        "MissingContextValues": [],
                    }
                    for action in actions
                ],
            }
        )
