"""IAM Identity Center: signing in with a browser, and what one may then use.

The device authorization flow (RFC 8628), as ``aws sso login --use-device-code`` does it: this
program registers, shows a code and an address, and asks again and again whether the person has
confirmed the code in a browser. No part of this shows anything.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from threading import Event
from typing import TYPE_CHECKING, TypedDict

from cvpn_wizard.adapters.aws.refusals import refusals
from cvpn_wizard.adapters.aws.session import client_config
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.secret import Secret

if TYPE_CHECKING:
    from types_boto3_sso import SSOClient
    from types_boto3_sso_oidc import SSOOIDCClient

DEVICE_CODE = "urn:ietf:params:oauth:grant-type:device_code"
SLOW_DOWN_BY = 5.0
"""Seconds to add to the interval when the server says ``slow_down`` (RFC 8628, section 3.5)."""


@dataclass(frozen=True)
class DeviceCode:
    """What a person confirms in a browser.

    :ivar address: opens with the code filled in.
    :ivar user_code: to compare with what the browser shows.
    :ivar expires_in: seconds in which to confirm it.
    :ivar interval: seconds between two questions whether it is confirmed.
    """

    address: str
    user_code: str
    expires_in: float
    interval: float
    device_code: Secret
    client_id: str
    client_secret: Secret


@dataclass(frozen=True)
class SsoAccount:
    id: str
    name: str
    email: str = ""


class RoleCredentials(TypedDict):
    """In the words of botocore's refreshable credentials."""

    access_key: str
    secret_key: str
    token: str
    expiry_time: str


class SignIn:
    """A person who has signed in: the accounts and roles that are theirs.

    The token is kept in memory only.

    :ivar expires: after this moment every call raises SIGN_IN_NEEDED.
    """

    def __init__(self, token: Secret, expires: datetime, sso: SSOClient) -> None:
        self._token = token
        self._sso = sso
        self.expires = expires

    @classmethod
    def again(cls, token: Secret, expires: datetime, region: str, url: str | None) -> SignIn:
        """The same sign-in in another process; see :meth:`handed_over`."""
        return cls(token, expires, _clients(region, url)[1])

    def handed_over(self) -> tuple[Secret, datetime, str, str]:
        """Token, expiry, and where the Identity Center is: Region and address."""
        meta = self._sso.meta
        return self._token, self.expires, meta.region_name, meta.endpoint_url

    def accounts(self) -> tuple[SsoAccount, ...]:
        """Accounts that the person may use, by name."""
        with self._asking("ListAccounts"):
            pages = self._sso.get_paginator("list_accounts").paginate(
                accessToken=self._token.reveal()
            )
            found = [
                SsoAccount(
                    account["accountId"],
                    account.get("accountName", ""),
                    account.get("emailAddress", ""),
                )
                for page in pages
                for account in page["accountList"]
            ]
        return tuple(sorted(found, key=lambda account: (account.name.lower(), account.id)))

    def roles(self, account: str) -> tuple[str, ...]:
        """Names of the roles that the person may take on in an account."""
        with self._asking("ListAccountRoles", account=account):
            pages = self._sso.get_paginator("list_account_roles").paginate(
                accessToken=self._token.reveal(), accountId=account
            )
            return tuple(sorted(role["roleName"] for page in pages for role in page["roleList"]))

    def role_credentials(self, account: str, role: str) -> RoleCredentials:
        """Short-lived keys of a role. They are secrets: hand them to botocore only."""
        with self._asking("GetRoleCredentials", account=account, role=role):
            given = self._sso.get_role_credentials(
                accessToken=self._token.reveal(), accountId=account, roleName=role
            )["roleCredentials"]
        # AWS gives milliseconds since 1970.
        expires = datetime.fromtimestamp(given["expiration"] / 1000, UTC)
        return {
            "access_key": given["accessKeyId"],
            "secret_key": given["secretAccessKey"],
            "token": given["sessionToken"],
            "expiry_time": expires.isoformat(),
        }

    def _asking(self, operation: str, **facts: object) -> refusals:
        return refusals("sso", operation, **facts)


class DeviceFlow:
    """Signing in: :meth:`start`, show the code, :meth:`finish`.

    :param start_url: of the organization's access portal, ``https://….awsapps.com/start``.
    :param region: where the organization's Identity Center is.
    """

    def __init__(
        self,
        start_url: str,
        region: str,
        *,
        endpoint_url: str | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._start_url = start_url
        self._region = region
        self._now = now
        with refusals("sso-oidc", "RegisterClient", region=region):
            self.oidc, self.sso = _clients(region, endpoint_url)

    def start(self) -> DeviceCode:
        """Register this program and get a code.

        :raises WizardError: SIGN_IN_FAILED when there is no such portal in that Region.
        """
        with refusals("sso-oidc", "RegisterClient", region=self._region):
            client = self.oidc.register_client(clientName="cvpn-wizard", clientType="public")
        with refusals(
            "sso-oidc", "StartDeviceAuthorization", region=self._region, start_url=self._start_url
        ):
            answer = self.oidc.start_device_authorization(
                clientId=client["clientId"],
                clientSecret=client["clientSecret"],
                startUrl=self._start_url,
            )
        return DeviceCode(
            address=answer.get("verificationUriComplete") or answer["verificationUri"],
            user_code=answer["userCode"],
            expires_in=float(answer["expiresIn"]),
            interval=float(answer.get("interval") or 5),
            device_code=Secret(answer["deviceCode"]),
            client_id=client["clientId"],
            client_secret=Secret(client["clientSecret"]),
        )

    def finish(self, code: DeviceCode, cancelled: Event) -> SignIn:
        """Wait until the person has confirmed the code.

        :raises WizardError: STOPPED when cancelled; SIGN_IN_FAILED when the person refused or
            the code ran out.
        """
        interval, waited = code.interval, 0.0
        while waited < code.expires_in:
            if cancelled.wait(interval):
                raise WizardError(ErrorCode.STOPPED)
            waited += interval
            try:
                with refusals("sso-oidc", "CreateToken", region=self._region):
                    return self._sign_in(code)
            except WizardError as refusal:
                said = refusal.facts.get("aws_code")
                if said == "SlowDownException":
                    interval += SLOW_DOWN_BY
                elif said != "AuthorizationPendingException":
                    raise
        raise WizardError(
            ErrorCode.SIGN_IN_FAILED, operation="CreateToken", aws_code="", aws_message=""
        )

    def _sign_in(self, code: DeviceCode) -> SignIn:
        token = self.oidc.create_token(
            clientId=code.client_id,
            clientSecret=code.client_secret.reveal(),
            grantType=DEVICE_CODE,
            deviceCode=code.device_code.reveal(),
        )
        expires = self._now() + timedelta(seconds=token["expiresIn"])
        return SignIn(Secret(token["accessToken"]), expires, self.sso)


def _clients(region: str, endpoint_url: str | None) -> tuple[SSOOIDCClient, SSOClient]:
    """Clients that sign nothing: signing in is what they are for."""
    import boto3  # noqa: PLC0415
    from botocore import UNSIGNED  # noqa: PLC0415
    from botocore.config import Config  # noqa: PLC0415

    session = boto3.Session(region_name=region)
    config = client_config().merge(Config(signature_version=UNSIGNED))
    return (
        session.client("sso-oidc", endpoint_url=endpoint_url, config=config),
        session.client("sso", endpoint_url=endpoint_url, config=config),
    )
