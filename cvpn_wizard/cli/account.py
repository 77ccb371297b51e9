"""Which account a headless command works on: what boto3 would take."""

from __future__ import annotations

from pathlib import Path

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.records import Records, VpnRecord
from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.journeys.answers import AccountAnswers, AccountSource
from cvpn_wizard.journeys.building import Builder
from cvpn_wizard.model.errors import ErrorCode, WizardError


def cloud_in(region: str) -> Cloud:
    """AWS with the standard variables and config files, in one Region."""
    from cvpn_wizard.adapters.aws.session import AwsSession  # noqa: PLC0415  pays for boto3

    return Cloud(AwsSession.from_environment(region))


def builder(home: Path, region: str, vault: Vault | None = None) -> Builder:
    """The engine on that account, with the records of this home folder."""
    return Builder(
        home=home,
        cloud=cloud_in(region),
        vault=vault or Vault.from_environment(),
        records=Records(home),
        account=AccountAnswers(source=AccountSource.PROFILE, region=region),
    )


def known_vpn(home: Path, name: str) -> VpnRecord:
    """:raises WizardError: VPN_UNKNOWN."""
    known = Records(home).vpn(name)
    if known is None:
        raise WizardError(ErrorCode.VPN_UNKNOWN, name=name)
    return known
