"""What was typed, kept for the next time: no secrets, since answers hold none."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from ipaddress import IPv4Network
from pathlib import Path
from typing import Any

from cvpn_wizard.journeys.answers import (
    AccessAnswers,
    Answers,
    CertificateAnswers,
    CostAnswers,
    NetworkAnswers,
)
from cvpn_wizard.journeys.building import account_from_json, account_to_json
from cvpn_wizard.model.spec import (
    Existing,
    NewSecurityGroup,
    NewSubnet,
    NewVpc,
    ProfileStyle,
    Transport,
)

FORMAT = 1


def draft_to_json(answers: Answers, page: str) -> str:
    """Answers and the page they were left on, as JSON."""
    network, certificates = answers.network, answers.certificates
    draft: dict[str, object] = {
        "format": FORMAT,
        "page": page,
        "name": answers.name,
        "account": json.loads(account_to_json(answers.account)),
        "certificates": {
            **vars(certificates),
            "authority": str(certificates.authority) if certificates.authority else None,
            "folder": str(certificates.folder) if certificates.folder else None,
        },
        "network": {
            **vars(network),
            "vpc": _thing(network.vpc),
            "target_subnets": [_thing(one) for one in network.target_subnets],
            "other_subnets": [_thing(one) for one in network.other_subnets],
            "security_group": _thing(network.security_group),
        },
        "client_cidr": answers.client_cidr,
        "access": vars(answers.access),
        "ping": answers.ping,
        "cost": {name: str(value) for name, value in vars(answers.cost).items()},
    }
    return json.dumps(draft, ensure_ascii=False, indent=1)


def _thing(thing: object) -> dict[str, object] | None:
    if thing is None:
        return None
    values = {
        name: str(value) if isinstance(value, IPv4Network) else value
        for name, value in vars(thing).items()
    }
    return {"kind": type(thing).__name__, **values}


def _made(kept: Any) -> Any:
    if kept is None:
        return None
    values = {name: value for name, value in kept.items() if name != "kind"}
    for name in ("cidr", "allow_ping_from"):
        if values.get(name):
            values[name] = IPv4Network(values[name])
    kinds = (Existing, NewVpc, NewSubnet, NewSecurityGroup)
    return {kind.__name__: kind for kind in kinds}[kept["kind"]](**values)


def draft_from_json(text: str) -> tuple[Answers, str] | None:
    """The way back; ``None`` for what another version wrote or what is torn."""
    try:
        kept = json.loads(text)
        if kept["format"] != FORMAT:
            return None
        return _answers(kept), str(kept["page"])
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _answers(kept: dict[str, Any]) -> Answers:
    certificates, network, access = (
        dict(kept[part]) for part in ("certificates", "network", "access")
    )
    for name in ("authority", "folder"):
        certificates[name] = Path(certificates[name]) if certificates[name] else None
    certificates["clients"] = tuple(certificates["clients"])
    certificates["profile_style"] = ProfileStyle(certificates["profile_style"])
    for name in ("vpc", "security_group"):
        network[name] = _made(network[name])
    for name in ("target_subnets", "other_subnets"):
        network[name] = tuple(_made(one) for one in network[name])
    for name in ("target_labels", "taken_ranges"):
        network[name] = tuple(tuple(row) for row in network[name])
    network["vpc_cidrs"] = tuple(network["vpc_cidrs"])
    access["transport"] = Transport(access["transport"])
    for name in ("authorize", "routes", "dns_servers"):
        access[name] = tuple(access[name])
    cost = kept["cost"]
    return replace(
        Answers(),
        name=kept["name"],
        account=account_from_json(json.dumps(kept["account"])),
        certificates=CertificateAnswers(**certificates),
        network=NetworkAnswers(**network),
        client_cidr=kept["client_cidr"],
        access=AccessAnswers(**access),
        ping=kept["ping"],
        cost=CostAnswers(
            laptops=int(cost["laptops"]),
            hours_per_day=Decimal(cost["hours_per_day"]),
            days=int(cost["days"]),
            yen_per_usd=Decimal(cost["yen_per_usd"]),
        ),
    )
