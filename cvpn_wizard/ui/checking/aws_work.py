"""The jobs at AWS beside a check: looking, and putting one finding right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from threading import Event
from typing import TYPE_CHECKING

from cvpn_wizard.journeys.account_choice import account_from_json
from cvpn_wizard.journeys.checking.asked import Asked
from cvpn_wizard.journeys.doctoring.beside import AwsSide, look_beside, vpn_of
from cvpn_wizard.journeys.doctoring.fixing import Fixer
from cvpn_wizard.journeys.doctoring.looking import situation_of
from cvpn_wizard.journeys.doctoring.situation import Situation
from cvpn_wizard.model.checking import Finding
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.ui.services import Services

if TYPE_CHECKING:
    from cvpn_wizard.adapters.aws.cloud import Cloud
    from cvpn_wizard.adapters.records import VpnRecord


def _cloud_of(services: Services) -> Callable[[VpnRecord], Cloud]:
    """AWS for a VPN of the records, the way it was reached before; slow."""

    def cloud(vpn: VpnRecord) -> Cloud:
        account = replace(account_from_json(vpn.account_choice), region=vpn.region)
        return services.cloud_for(account, None)

    return cloud


def looking(asked: Asked, services: Services) -> Callable[[Event], AwsSide]:
    """The job that reads AWS's side.

    :raises WizardError: what keeps us from the account, and what AWS refuses.
    """

    def work(_cancelled: Event) -> AwsSide:
        records = services.records
        vpn = vpn_of(asked.profile, records)
        return look_beside(asked, vpn, _cloud_of(services), records, datetime.now(UTC))

    return work


def putting_right(asked: Asked, finding: Finding, services: Services) -> Callable[[Event], None]:
    """The job that puts a finding right and looks until it is.

    :raises WizardError: what keeps us from the account, and what AWS refuses.
    """

    def work(cancelled: Event) -> None:
        from cvpn_wizard.engine.waiting import Clock  # noqa: PLC0415  not for the first page

        records = services.records
        vpn = vpn_of(asked.profile, records)
        if vpn is None:
            raise WizardError(ErrorCode.VPN_UNKNOWN, name=asked.profile.name)
        cloud, name = _cloud_of(services)(vpn), vpn.name

        def again() -> Situation:
            return situation_of(name, cloud, records, datetime.now(UTC))

        fixer = Fixer(name, services.home, cloud, records, Clock(), cancelled)
        fixer.fix(finding, again(), again)

    return work
