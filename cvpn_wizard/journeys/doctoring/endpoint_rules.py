"""The endpoint itself: is it there, is it open, is it full?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cvpn_wizard.journeys.doctoring.finding import broken, warned
from cvpn_wizard.journeys.doctoring.situation import Situation
from cvpn_wizard.model.aws import AssociationState, EndpointState
from cvpn_wizard.model.checking import Finding, Layer

CONNECTIONS = {1: 7_000, 2: 36_500, 3: 66_500, 4: 96_500, 5: 126_000}
"""Concurrent connections by associated subnets (Administrator Guide, "Quotas")."""
RULES, ROUTES, REVOKED = 200, 100, 20_000
"""Rules an endpoint, routes an association, entries of a revocation list (the same page)."""
NEARLY = 0.9


def endpoint_state(now: Situation) -> Iterator[Finding]:
    endpoint = now.endpoint
    if endpoint is None:
        yield broken("aws-endpoint-gone", Layer.PORT, name=now.spec.name)
    elif endpoint.state is EndpointState.DELETING:
        yield broken("aws-endpoint-deleting", Layer.PORT, id=endpoint.id)
    elif endpoint.state is EndpointState.PENDING:
        yield broken("aws-endpoint-pending", Layer.PORT, message=endpoint.message or "-")


def associations(now: Situation) -> Iterator[Finding]:
    if now.endpoint is None or now.endpoint.state is EndpointState.DELETING:
        return
    usable = bool(now.associated)
    judge = warned if usable else broken
    for one in now.associations:
        subnet = now.name_of(one.subnet_id)
        if one.state is AssociationState.FAILED:
            message = one.message or "-"
            yield judge("aws-association-failed", Layer.TUNNEL, subnet=subnet, message=message)
        elif one.state is AssociationState.ASSOCIATING:
            yield judge("aws-association-coming", Layer.TUNNEL, subnet=subnet)
    if not usable and not any(
        one.state in {AssociationState.ASSOCIATING, AssociationState.FAILED}
        for one in now.associations
    ):
        yield broken("aws-association-none", Layer.TUNNEL)
    planned = len(now.spec.network.target_subnets)
    if usable and len(now.associations) < planned:
        yield warned(
            "aws-association-fewer", Layer.TUNNEL, planned=planned, there=len(now.associations)
        )


def quotas(now: Situation) -> Iterator[Finding]:
    active = sum(one.active for one in now.use.connections)
    most = CONNECTIONS.get(len(now.associated), CONNECTIONS[5]) if now.associated else 0
    if most and active >= NEARLY * most:
        yield warned("aws-quota-connections", Layer.TUNNEL, active=active, quota=most)
    cidr = now.endpoint.client_cidr if now.endpoint else None
    # AWS keeps a part of the range for itself and wants twice the addresses that are in use.
    if cidr is not None and active * 2 > cidr.num_addresses:
        yield warned("aws-range-small", Layer.TUNNEL, active=active, cidr=str(cidr))
    if len(now.rules) >= NEARLY * RULES:
        yield warned("aws-quota-rules", Layer.ROUTE, count=len(now.rules), quota=RULES)
    for subnet, count in Counter(route.subnet_id for route in now.routes).items():
        if count >= NEARLY * ROUTES:
            name = now.name_of(subnet)
            yield warned("aws-quota-routes", Layer.ROUTE, subnet=name, count=count, quota=ROUTES)
    revoked = now.trust.revoked
    if revoked is not None and len(revoked.serials) >= NEARLY * REVOKED:
        count = len(revoked.serials)
        yield warned("aws-quota-revoked", Layer.HANDSHAKE, count=count, quota=REVOKED)
