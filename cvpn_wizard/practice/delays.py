"""How long AWS takes, shortened for practice."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True)
class Delays:
    """Seconds that pass before a change has its effect.

    AWS itself needs minutes (association: 5 to 15); the order of size among them is kept.

    :ivar endpoint_visible: after CreateClientVpnEndpoint, until other calls find the endpoint.
    :ivar interface_release: after an association is gone, until its network interface is.
    :ivar certificate_release: after an endpoint is gone, until ACM lets its certificates go.
    :ivar import_interval: ACM takes one ImportCertificate a second and throttles the rest.
    """

    endpoint_visible: float = 0.6
    endpoint_deletion: float = 1.0
    association: float = 8.0
    disassociation: float = 4.0
    authorization: float = 3.0
    revocation: float = 2.0
    route: float = 2.0
    route_deletion: float = 2.0
    revocation_list: float = 2.0
    termination: float = 1.0
    interface_release: float = 1.0
    certificate_release: float = 1.0
    import_interval: float = 1.0

    def at(self, speed: float) -> Delays:
        """These delays times a factor: 1.0 as they are, 0.02 for tests, 0 for none."""
        return Delays(**{part.name: getattr(self, part.name) * speed for part in fields(self)})
