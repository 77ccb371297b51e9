"""Credentials, a Region, and the boto3 clients made of them."""

from __future__ import annotations

from collections.abc import Callable
from threading import RLock
from typing import TYPE_CHECKING, Any, cast

from cvpn_wizard import __version__
from cvpn_wizard.adapters.aws.refusals import refusals
from cvpn_wizard.adapters.aws.repeating import hold_back
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.resources import resource
from cvpn_wizard.model.secret import Secret

if TYPE_CHECKING:
    import boto3
    from botocore.config import Config
    from botocore.session import Session as BotocoreSession
    from types_boto3_acm import ACMClient
    from types_boto3_cloudwatch import CloudWatchClient
    from types_boto3_dynamodb import DynamoDBClient
    from types_boto3_ec2 import EC2Client
    from types_boto3_iam import IAMClient
    from types_boto3_logs import CloudWatchLogsClient
    from types_boto3_pricing import PricingClient
    from types_boto3_secretsmanager import SecretsManagerClient
    from types_boto3_service_quotas import ServiceQuotasClient
    from types_boto3_ssm import SSMClient
    from types_boto3_sts import STSClient

    from cvpn_wizard.adapters.aws.sso import SignIn

PRICE_LIST_REGION = "us-east-1"
"""The Price List API answers in us-east-1, eu-central-1 and ap-south-1 only."""


CONNECT_SECONDS = 4.0
READ_SECONDS = 10.0
"""What a call may take that gets no answer. Stop has to be heard within fifteen seconds."""
ATTEMPTS = 4
"""How often botocore tries a call that may be repeated (see :mod:`.repeating`)."""


def client_config(attempts: int = ATTEMPTS) -> Config:
    """Time-outs and retries of every client, set here and nowhere else."""
    from botocore.config import Config  # noqa: PLC0415

    return Config(
        connect_timeout=CONNECT_SECONDS,
        read_timeout=READ_SECONDS,
        retries={"mode": "standard", "total_max_attempts": attempts},
        user_agent_extra=f"cvpn-wizard/{__version__}",
        tcp_keepalive=True,
        max_pool_connections=24,
    )


class AwsSession:
    """One identity in one Region. Clients are made on first use and may be used by any thread.

    boto3 sessions are not thread safe, clients are: making them goes through one lock. Importing
    boto3 takes 130 ms and the first client 160 ms (EC2's model is large); making several side by
    side gains nothing, since it is Python's own work. So import and make them off the UI thread.

    :param endpoint_url: where AWS is, when it is not where boto3 would look (practice).
    :ivar stopped: asked before each call and each repetition, which then raises STOPPED.
    """

    def __init__(
        self, boto: boto3.Session, *, region: str, endpoint_url: str | None = None
    ) -> None:
        self._boto = boto
        self._lock = RLock()
        self._clients: dict[tuple[str, bool], Any] = {}
        self._config = client_config()
        self._config_once = client_config(attempts=1)
        self.region = region
        self.endpoint_url = endpoint_url
        self.stopped: Callable[[], bool] = lambda: False

    @classmethod
    def from_keys(
        cls,
        access_key_id: str,
        secret: Secret,
        session_token: Secret | None,
        region: str,
        *,
        endpoint_url: str | None = None,
    ) -> AwsSession:
        """An access key that a person typed.

        :raises WizardError: BAD_CREDENTIALS when it cannot be a key at all.
        """
        access_key_id = access_key_id.strip()
        key = secret.reveal().strip()
        token = session_token.reveal().strip() if session_token else None
        if not _could_be_a_key(access_key_id) or not _could_be_a_key(key):
            raise WizardError(ErrorCode.BAD_CREDENTIALS, operation="", aws_code="", aws_message="")
        core = _new_session(region)
        core.set_credentials(access_key_id, key, token)
        return cls._of(core, region, endpoint_url)

    @classmethod
    def from_profile(
        cls,
        name: str,
        region: str,
        mfa_code: Secret | None = None,
        *,
        endpoint_url: str | None = None,
    ) -> AwsSession:
        """A profile of the AWS config files: keys, a role, a sign-in, a process.

        Never asks on the terminal.

        :param mfa_code: for a role with ``mfa_serial``; it is used once.
        :raises WizardError: PROFILE_UNUSABLE when there is no such profile. The first call to
            AWS raises MFA_NEEDED when a code is needed and there is none (any more).
        """
        with refusals("sts", "AssumeRole", name=name, region=region):
            core = _new_session(region, profile=name)
            _answer_mfa_with(core, mfa_code, name)
            return cls._of(core, region, endpoint_url)

    @classmethod
    def from_environment(cls, region: str, *, endpoint_url: str | None = None) -> AwsSession:
        """boto3's own chain: environment, config files, container, instance. For the CLI."""
        with refusals("sts", "GetCallerIdentity", region=region):
            core = _new_session(region)
            _answer_mfa_with(core, None, str(core.get_config_variable("profile") or "default"))
            return cls._of(core, region, endpoint_url)

    @classmethod
    def from_sso(
        cls,
        sign_in: SignIn,
        account: str,
        role: str,
        region: str,
        *,
        endpoint_url: str | None = None,
    ) -> AwsSession:
        """An IAM Identity Center role; its credentials are renewed while the sign-in lasts.

        :raises WizardError: from the first call on, SIGN_IN_NEEDED when the sign-in has run out.
        """
        from botocore.credentials import DeferredRefreshableCredentials  # noqa: PLC0415

        core = _new_session(region)
        # The one door that botocore has for credentials that renew themselves; its CLI and
        # boto3's documentation on custom credentials go through it as well.
        cast("Any", core)._credentials = DeferredRefreshableCredentials(
            refresh_using=lambda: sign_in.role_credentials(account, role), method="cvpn-wizard-sso"
        )
        return cls._of(core, region, endpoint_url)

    @classmethod
    def _of(cls, core: BotocoreSession, region: str, endpoint_url: str | None) -> AwsSession:
        import boto3  # noqa: PLC0415

        boto = boto3.Session(botocore_session=core, region_name=region)
        return cls(boto, region=region, endpoint_url=endpoint_url)

    def _is_stopped(self) -> bool:
        return self.stopped()

    def warm_up(self) -> None:
        """Make the clients that a set-up needs, so that no step waits for one being made."""
        for service in ("ec2", "acm", "logs", "sts"):
            self._client(service)
        self._client("acm", retries=False)

    @property
    def ec2(self) -> EC2Client:
        return cast("EC2Client", self._client("ec2"))

    @property
    def acm(self) -> ACMClient:
        return cast("ACMClient", self._client("acm"))

    @property
    def acm_once(self) -> ACMClient:
        """ACM without botocore's retries: for the import, which must not happen twice."""
        return cast("ACMClient", self._client("acm", retries=False))

    @property
    def logs(self) -> CloudWatchLogsClient:
        return cast("CloudWatchLogsClient", self._client("logs"))

    @property
    def cloudwatch(self) -> CloudWatchClient:
        return cast("CloudWatchClient", self._client("cloudwatch"))

    @property
    def dynamodb(self) -> DynamoDBClient:
        return cast("DynamoDBClient", self._client("dynamodb"))

    @property
    def secretsmanager(self) -> SecretsManagerClient:
        return cast("SecretsManagerClient", self._client("secretsmanager"))

    @property
    def sts(self) -> STSClient:
        return cast("STSClient", self._client("sts"))

    @property
    def ssm(self) -> SSMClient:
        return cast("SSMClient", self._client("ssm"))

    @property
    def iam(self) -> IAMClient:
        return cast("IAMClient", self._client("iam"))

    @property
    def servicequotas(self) -> ServiceQuotasClient:
        return cast("ServiceQuotasClient", self._client("service-quotas"))

    @property
    def pricing(self) -> PricingClient:
        return cast("PricingClient", self._client("pricing", region=PRICE_LIST_REGION))

    def _client(self, service: str, region: str | None = None, *, retries: bool = True) -> Any:
        key = (service, retries)
        made = self._clients.get(key)
        if made is not None:
            return made
        with self._lock, refusals("sts", "GetCallerIdentity", region=self.region):
            if key not in self._clients:
                make = cast("Any", self._boto).client
                client = make(
                    service,
                    region_name=region or self.region,
                    endpoint_url=self.endpoint_url,
                    config=self._config if retries else self._config_once,
                )
                hold_back(client, self._is_stopped)
                self._clients[key] = client
            return self._clients[key]


def _could_be_a_key(text: str) -> bool:
    """Anything else would not even fit into an HTTP header."""
    return bool(text) and text.isascii() and text.isprintable() and " " not in text


def _new_session(region: str, profile: str | None = None) -> BotocoreSession:
    from botocore.session import Session  # noqa: PLC0415

    core = Session(profile=profile)
    # Models cut down to what we call (packaging/trim_models.py): EC2's takes 72 ms to read whole.
    core.get_component("data_loader").search_paths.insert(0, str(resource("aws-models")))
    core.set_config_variable("region", region)
    # Without these a computer that is not at AWS waits long for credentials of "its instance".
    core.set_config_variable("metadata_service_timeout", 1)
    core.set_config_variable("metadata_service_num_attempts", 1)
    # For the calls that fetch credentials (STS, Identity Center) too.
    core.set_default_client_config(client_config())
    return core


def _answer_mfa_with(core: BotocoreSession, code: Secret | None, profile: str) -> None:
    """Give botocore our code where it would ask on the terminal (its default: ``getpass``)."""
    unused = [code] if code else []

    def answer(_prompt: str) -> str:
        if not unused:
            raise WizardError(ErrorCode.MFA_NEEDED, name=profile)
        return unused.pop().reveal().strip()

    chain = core.get_component("credential_provider")
    chain.get_provider("assume-role")._prompter = answer
