"""What the page Account does off the UI thread."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from threading import Event

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.aws.profiles import AwsProfile, profiles
from cvpn_wizard.adapters.aws.sso import DeviceCode, DeviceFlow, SignIn, SsoAccount
from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.journeys.answers import AccountAnswers, AccountSource
from cvpn_wizard.model.aws import Identity, Permission, Region
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.secret import Secret
from cvpn_wizard.model.spec import VpnSpec
from cvpn_wizard.ui.services import Services, SignIns

NOT_ABOUT_THE_KEY = frozenset(
    {ErrorCode.NO_NETWORK, ErrorCode.AWS_SLOW, ErrorCode.AWS_TROUBLE, ErrorCode.THROTTLED}
)
"""Refusals after which a key that was typed is kept for the next try."""


@dataclass(frozen=True)
class Typed:
    """What was typed and is no answer: the secrets."""

    secret: Secret
    token: Secret
    mfa: Secret


@dataclass(frozen=True)
class Verified:
    """AWS has said who we are.

    :ivar regions: empty when we may not ask.
    :ivar kept: whether a typed key's secret outlives this run (there is a keyring).
    :ivar temporary: it shall not: it is of a key that ends by itself.
    """

    account: AccountAnswers
    identity: Identity
    regions: tuple[Region, ...]
    cloud: Cloud
    kept: bool
    temporary: bool = False


def verifying(
    services: Services, account: AccountAnswers, typed: Typed
) -> Callable[[Event], Verified]:
    """Put the key away, and ask AWS who we are.

    :raises WizardError: whatever keeps us from the account.
    """
    account = replace(account, identity=None)
    vault = services.vault

    def work(_cancelled: Event) -> Verified:
        if services.practice is not None:
            services.practice()  # it starts while the first page is read
        keys = account.source is AccountSource.KEYS
        if keys:
            _put_away(vault, account.access_key_id, typed)
        try:
            cloud = services.cloud_for(account, typed.mfa or None)
            identity = cloud.identity()
        except WizardError as error:
            if keys and error.code not in NOT_ABOUT_THE_KEY:
                _forget(vault, account.access_key_id)
            raise
        return Verified(
            account=account,
            identity=identity,
            regions=_regions(cloud),
            cloud=cloud,
            kept=(vault.lasting and not _is_temporary(vault, account)) if keys else True,
            temporary=keys and _is_temporary(vault, account),
        )

    return work


def _put_away(vault: Vault, key_id: str, typed: Typed) -> None:
    name = vault.key_name(key_id)
    if typed.secret and typed.token:
        # They end within hours: no keyring needs to know them.
        vault.hold(name, typed.secret)
        vault.hold(f"{name}:token", typed.token)
    elif typed.secret:
        vault.put(name, typed.secret)
        vault.forget(f"{name}:token")
    elif vault.get(name) is None:
        raise WizardError(ErrorCode.NO_CREDENTIALS)


def _is_temporary(vault: Vault, account: AccountAnswers) -> bool:
    return vault.get(f"{vault.key_name(account.access_key_id)}:token") is not None


def _regions(cloud: Cloud) -> tuple[Region, ...]:
    try:
        return cloud.regions()
    except WizardError as error:
        if error.code is ErrorCode.ACCESS_DENIED:
            return ()
        raise


def _forget(vault: Vault, key_id: str) -> None:
    name = vault.key_name(key_id)
    vault.forget(name)
    vault.forget(f"{name}:token")


def forgetting(vault: Vault, key_id: str) -> Callable[[Event], None]:
    """Take a key out of the keyring."""

    def work(_cancelled: Event) -> None:
        _forget(vault, key_id)

    return work


def asking_permissions(
    cloud: Cloud, spec: VpnSpec | None
) -> Callable[[Event], Generator[Permission, None, None]]:
    """Each action's answer as AWS gives it."""

    def work(cancelled: Event) -> Generator[Permission, None, None]:
        for permission in cloud.permissions(spec):
            if cancelled.is_set():
                return
            yield permission

    return work


def listing_profiles(_cancelled: Event) -> tuple[AwsProfile, ...]:
    """The profiles of the AWS config files."""
    return profiles()


@dataclass(frozen=True)
class SignedIn:
    """Somebody confirmed the code in a browser."""

    start_url: str
    sign_in: SignIn
    accounts: tuple[SsoAccount, ...]


def signing_in(
    flow_for: Callable[[str, str], DeviceFlow],
    sign_ins: SignIns,
    start_url: str,
    region: str,
) -> Callable[[Event], Generator[DeviceCode, None, SignedIn]]:
    """Get a code, wait for somebody to confirm it, list what they may use.

    :raises WizardError: SIGN_IN_FAILED; STOPPED when cancelled.
    """

    def work(cancelled: Event) -> Generator[DeviceCode, None, SignedIn]:
        flow = flow_for(start_url, region)
        code = flow.start()
        yield code
        sign_in = flow.finish(code, cancelled)
        sign_ins.put(start_url, sign_in)
        return SignedIn(start_url, sign_in, sign_in.accounts())

    return work


def listing_roles(sign_in: SignIn, account: str) -> Callable[[Event], tuple[str, ...]]:
    """The roles that the person may take on in an account."""

    def work(_cancelled: Event) -> tuple[str, ...]:
        return sign_in.roles(account)

    return work
