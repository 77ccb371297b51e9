"""A VPN that is taken away leaves no team behind."""

from __future__ import annotations

from pathlib import Path

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.journeys.team.membership import forget, membership


def end_team(vpn: str, home: Path, cloud: Cloud) -> None:
    """This computer is in no team of it any more, and there is no store.

    A removal's sweep has taken the store away already; undoing the only run has not.

    :raises WizardError: what AWS or the disk refuses.
    """
    if membership(home, vpn) is None:
        return
    cloud.delete_team_table(vpn)
    cloud.delete_team_secret(vpn)
    forget(home, vpn)
