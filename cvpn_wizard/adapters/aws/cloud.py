"""Every call that we can make, typed, in groups of one kind each.

The IAM policy follows from these groups: :mod:`cvpn_wizard.adapters.aws.policy` names each action,
and a test holds that it names all of them and no other.
"""

from __future__ import annotations

from cvpn_wizard.adapters.aws.account_calls import AccountCalls
from cvpn_wizard.adapters.aws.certificate_calls import CertificateCalls
from cvpn_wizard.adapters.aws.endpoint_calls import EndpointCalls
from cvpn_wizard.adapters.aws.log_calls import LogCalls
from cvpn_wizard.adapters.aws.network_calls import NetworkCalls
from cvpn_wizard.adapters.aws.server_calls import ServerCalls


class Cloud(AccountCalls, NetworkCalls, ServerCalls, LogCalls, CertificateCalls, EndpointCalls):
    """AWS in one Region for one identity, in our words.

    Every method may raise :class:`~cvpn_wizard.model.errors.WizardError`. Methods that list
    follow AWS's pages to the end. Safe to call from several threads.
    """
