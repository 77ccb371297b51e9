"""What an AWS session is made of, so that it can be made in another process."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.aws.session import AwsSession
from cvpn_wizard.model.secret import Secret

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True)
class KeysRecipe:
    """An access key that a person typed.

    :ivar endpoint_url: where AWS is, when it is not where boto3 would look (practice).
    """

    access_key_id: str
    secret: Secret
    token: Secret | None
    region: str
    endpoint_url: str | None = None

    def session(self) -> AwsSession:
        return AwsSession.from_keys(
            self.access_key_id,
            self.secret,
            self.token,
            self.region,
            endpoint_url=self.endpoint_url,
        )


@dataclass(frozen=True)
class ProfileRecipe:
    """A profile of the AWS config files; without a name, boto3's own chain."""

    name: str
    region: str
    mfa: Secret | None = None

    def session(self) -> AwsSession:
        if self.name:
            return AwsSession.from_profile(self.name, self.region, self.mfa)
        return AwsSession.from_environment(self.region)


@dataclass(frozen=True)
class SignInRecipe:
    """A role of somebody who has signed in at IAM Identity Center.

    :ivar sso_region: where the Identity Center is, and :ivar:`sso_url` its address if not AWS's.
    """

    token: Secret
    expires: datetime
    sso_region: str
    sso_url: str | None
    account: str
    role: str
    region: str

    def session(self) -> AwsSession:
        from cvpn_wizard.adapters.aws.sso import SignIn  # noqa: PLC0415  imports boto3

        sign_in = SignIn.again(self.token, self.expires, self.sso_region, self.sso_url)
        return AwsSession.from_sso(sign_in, self.account, self.role, self.region)


Recipe = KeysRecipe | ProfileRecipe | SignInRecipe


def cloud_of(recipe: Recipe) -> Cloud:
    """AWS as that recipe says; imports boto3.

    :raises WizardError: BAD_CREDENTIALS, PROFILE_UNUSABLE, MFA_NEEDED.
    """
    return Cloud(recipe.session())
