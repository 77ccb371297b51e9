"""Who can mend what: this person, the helpdesk that makes profiles, or the administrator."""

from __future__ import annotations

from cvpn_wizard.model.checking import Mender

ADMIN = frozenset(
    """
    profile-no-remote profile-bad-remote profile-ca-expired profile-ca-not-ca profile-tls-auth
    profile-dev-tap profile-server-name profile-ca-expires-soon
    name-unknown port-silent port-closed port-elsewhere port-not-openvpn tls-failed tls-closed
    server-untrusted server-expired server-not-yet server-usage server-name
    server-authority-expired server-bad client-revoked client-list-expired client-server-clock
    client-not-allowed route-outside route-none target-silent target-silent-carries
    target-unreachable target-port-closed target-lossy target-large dns-no-name dns-silent
    lan-overlap lan-overlap-partly
    """.split()
)
PERSON = frozenset(
    """
    profile-empty profile-not-a-profile profile-runs-programs
    clock-ahead clock-behind clock-perhaps-behind other-vpn other-vpn-in-way other-openvpn
    not-connected name-no-answer port-no-route port-unreachable port-forbidden
    tls-silent client-silent client-our-clock route-other-vpn target-name dns-not-used
    """.split()
)


def mender_of(code: str) -> Mender:
    """Who can apply the remedy; what has to do with a person's file is the helpdesk's."""
    if code in ADMIN:
        return Mender.ADMIN
    return Mender.PERSON if code in PERSON else Mender.HELPDESK
