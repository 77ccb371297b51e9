"""Every call that we can make, typed, in groups of one kind each.

The IAM policy follows from these groups: :mod:`cvpn_wizard.adapters.aws.policy` names each action,
and a test holds that it names all of them and no other.
"""

from __future__ import annotations

from collections.abc import Iterator

from cvpn_wizard.adapters.aws.account_calls import AccountCalls
from cvpn_wizard.adapters.aws.care_calls import CareCalls
from cvpn_wizard.adapters.aws.certificate_calls import CertificateCalls
from cvpn_wizard.adapters.aws.endpoint_calls import EndpointCalls
from cvpn_wizard.adapters.aws.log_calls import LogCalls
from cvpn_wizard.adapters.aws.network_calls import NetworkCalls
from cvpn_wizard.adapters.aws.preflight import preflight
from cvpn_wizard.adapters.aws.prices import live_prices
from cvpn_wizard.adapters.aws.server_calls import ServerCalls
from cvpn_wizard.adapters.aws.team_calls import TeamCalls
from cvpn_wizard.adapters.aws.watch_calls import WatchCalls
from cvpn_wizard.model.aws import Permission
from cvpn_wizard.model.cost import Prices
from cvpn_wizard.model.spec import VpnSpec


class Cloud(
    AccountCalls,
    NetworkCalls,
    ServerCalls,
    LogCalls,
    CertificateCalls,
    EndpointCalls,
    CareCalls,
    WatchCalls,
    TeamCalls,
):
    """AWS in one Region for one identity, in our words.

    Every method may raise :class:`~cvpn_wizard.model.errors.WizardError`. Methods that list
    follow AWS's pages to the end. Safe to call from several threads.
    """

    def permissions(self, spec: VpnSpec | None = None) -> Iterator[Permission]:
        """Whether we may do what a plan needs, action by action; changes nothing."""
        yield from preflight(self._session, self.identity(), spec)

    def live_prices(self) -> Prices:
        """The Region's prices from AWS's price list (Pricing GetProducts).

        :raises WizardError: NOT_FOUND when the list has none.
        """
        return live_prices(self._session, self.region)
