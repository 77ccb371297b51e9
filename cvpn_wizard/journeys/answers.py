"""What a person has said so far in the journey Set up a VPN: half-known, frozen."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from cvpn_wizard.model.aws import Identity
from cvpn_wizard.model.spec import (
    Existing,
    NewSecurityGroup,
    NewSubnet,
    NewVpc,
    ProfileStyle,
    Transport,
)
from cvpn_wizard.model.steps import StepId


class AccountSource(StrEnum):
    """Where credentials come from."""

    KEYS = "keys"  # an access key typed in; the secret is in the keyring
    PROFILE = "profile"  # a profile of the AWS config files
    SIGN_IN = "sign-in"  # IAM Identity Center
    PRACTICE = "practice"  # the practice AWS


@dataclass(frozen=True)
class AccountAnswers:
    """Which account. Holds no secret: the keyring has it under ``access_key_id``."""

    source: AccountSource = AccountSource.KEYS
    access_key_id: str = ""
    profile: str = ""
    sso_start_url: str = ""
    sso_region: str = ""
    sso_account: str = ""
    sso_role: str = ""
    region: str = "ap-northeast-1"
    identity: Identity | None = None


@dataclass(frozen=True)
class CertificateAnswers:
    """``authority`` is ``None`` for a new CA, or an EasyRSA folder (passphrase: the keyring)."""

    authority: Path | None = None
    server: str = "server"
    clients: tuple[str, ...] = ("client1.domain.tld",)
    import_client: bool = False
    profile_style: ProfileStyle = ProfileStyle.INLINE
    ca_years: int = 10
    certificate_years: int = 2
    folder: Path | None = None


@dataclass(frozen=True)
class NetworkAnswers:
    """The network. Zones, ranges and names of what exists are known for the map and checks."""

    vpc: Existing | NewVpc | None = None
    vpc_name: str = ""
    vpc_cidrs: tuple[str, ...] = ()
    target_subnets: tuple[Existing | NewSubnet, ...] = ()
    target_labels: tuple[tuple[str, str, str], ...] = ()
    """(name, range, zone) of each target subnet, for the map."""
    other_subnets: tuple[NewSubnet, ...] = ()
    security_group: Existing | NewSecurityGroup | None = None
    security_group_name: str = ""
    log_enabled: bool = True
    log_group: str = "/aws/clientvpn"
    log_stream: str = "connection-log"
    log_retention_days: int | None = 30
    server_enabled: bool = False
    server_subnet: str = ""
    server_address: str = ""
    server_type: str = "t4g.nano"
    taken_ranges: tuple[tuple[str, str], ...] = ()
    """(range, where from) of the VPC's routes and peerings, for the overlap check."""


@dataclass(frozen=True)
class AccessAnswers:
    """``authorize`` empty means: the VPC's own ranges."""

    authorize: tuple[str, ...] = ()
    routes: tuple[str, ...] = ()
    split_tunnel: bool = True
    dns_servers: tuple[str, ...] = ()
    transport: Transport = Transport.UDP
    port: int = 443
    session_hours: int = 24
    banner: str = ""


@dataclass(frozen=True)
class CostAnswers:
    laptops: int = 10
    hours_per_day: Decimal = Decimal(3)
    days: int = 20
    yen_per_usd: Decimal = Decimal(155)


@dataclass(frozen=True)
class RunOutcome:
    """What the run made, for the pages after it.

    :ivar folder: where the profiles and the certificate folder are.
    :ivar resources: (step, AWS id or path) in the order in which they became known.
    :ivar ok: the run is complete.
    """

    vpn: str
    endpoint_id: str = ""
    folder: Path | None = None
    profiles: tuple[Path, ...] = ()
    resources: tuple[tuple[StepId, str], ...] = ()
    ok: bool = False


@dataclass(frozen=True)
class Answers:
    """All of it. A page returns ``replace(answers, …)``; going back is the previous value."""

    name: str = "cvpn-endpoint-01"
    account: AccountAnswers = field(default_factory=AccountAnswers)
    certificates: CertificateAnswers = field(default_factory=CertificateAnswers)
    network: NetworkAnswers = field(default_factory=NetworkAnswers)
    client_cidr: str = ""
    access: AccessAnswers = field(default_factory=AccessAnswers)
    ping: str = ""
    cost: CostAnswers = field(default_factory=CostAnswers)
    resuming: bool = False
    """The journey goes on with the VPN's run that stopped, instead of beginning a new one."""
    outcome: RunOutcome | None = None
    answered: bool = False
    """Something behind the tunnel has answered."""
