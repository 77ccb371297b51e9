"""What Client VPN costs: the table that we ship, AWS's price list, and a month's estimate."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import TYPE_CHECKING, Any

from cvpn_wizard.adapters.aws.refusals import refusals
from cvpn_wizard.model.cost import HOURS_A_MONTH, Estimate, Prices, Usage
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.resources import resource

if TYPE_CHECKING:
    from cvpn_wizard.adapters.aws.session import AwsSession

ASSOCIATION = "ClientVPN-EndpointHours"
CONNECTION = "ClientVPN-ConnectionHours"
"""Ends of AWS's usage types; what stands before them differs by Region (``APN1-…``)."""


@cache
def _table() -> Mapping[str, Any]:
    table: Mapping[str, Any] = json.loads(
        resource("prices", "client_vpn.json").read_text(encoding="utf-8")
    )
    return table


def prices(region: str) -> Prices:
    """The prices that we ship; ``known`` is false where another Region's stand in."""
    table = _table()
    known = region in table["regions"]
    row = table["regions"][region if known else table["stand_in"]]
    return Prices(
        region=region,
        association_hour=Decimal(row["association_hour"]),
        connection_hour=Decimal(row["connection_hour"]),
        as_of=date.fromisoformat(row["as_of"]),
        known=known,
    )


def server_hour(region: str, instance_type: str) -> Decimal | None:
    """What a server costs an hour, without its disk; ``None`` where we do not know."""
    row = _table()["regions"].get(region, {}).get("servers", {})
    return Decimal(row[instance_type]) if instance_type in row else None


def live_prices(session: AwsSession, region: str) -> Prices:
    """The prices as AWS's price list has them now (Pricing GetProducts, a few hundred ms).

    :raises WizardError: NOT_FOUND when the list has none for this Region.
    """
    with refusals("pricing", "GetProducts", region=region):
        pages = session.pricing.get_paginator("get_products").paginate(
            ServiceCode="AmazonVPC",
            Filters=[
                {"Type": "TERM_MATCH", "Field": "regionCode", "Value": region},
                {"Type": "CONTAINS", "Field": "usagetype", "Value": "ClientVPN-"},
            ],
        )
        products = [json.loads(item) for page in pages for item in page["PriceList"]]
    association = _hourly(products, ASSOCIATION)
    connection = _hourly(products, CONNECTION)
    if association is None or connection is None:
        raise WizardError(
            ErrorCode.NOT_FOUND,
            operation="GetProducts",
            aws_code="",
            aws_message="",
            region=region,
        )
    today = datetime.now(UTC).date()
    return Prices(region, association, connection, as_of=today, live=True)


def _hourly(products: list[Any], usage_type: str) -> Decimal | None:
    """The first On-Demand price above nothing of a usage type that ends so."""
    for product in products:
        attributes = product.get("product", {}).get("attributes", {})
        if not str(attributes.get("usagetype", "")).endswith(usage_type):
            continue
        for term in product.get("terms", {}).get("OnDemand", {}).values():
            for dimension in term.get("priceDimensions", {}).values():
                price = _decimal(dimension.get("pricePerUnit", {}).get("USD"))
                if price:
                    # "0.1500000000" as 0.15, and "0.1000000000" as 0.10
                    cents = price.quantize(Decimal("0.01"))
                    return cents if cents == price else price.normalize()
    return None


def _decimal(said: object) -> Decimal | None:
    try:
        return Decimal(str(said))
    except InvalidOperation:
        return None


def estimate(
    prices: Prices,
    usage: Usage,
    yen_per_usd: Decimal,
    *,
    server_type: str = "",
    server_hours: int = HOURS_A_MONTH,
) -> Estimate:
    """A month: subnets around the clock, laptops by the hour, and the server if there is one.

    A server whose price we do not know counts nothing; so does its disk of 8 GiB.
    """
    server = server_hour(prices.region, server_type) if server_type else None
    laptop_hours = usage.laptops * usage.hours_per_day * usage.days
    return Estimate(
        prices=prices,
        usage=usage,
        association_usd=prices.association_hour * usage.subnets * HOURS_A_MONTH,
        connection_usd=prices.connection_hour * laptop_hours,
        server_usd=(server or Decimal(0)) * server_hours,
        yen_per_usd=yen_per_usd,
    )
