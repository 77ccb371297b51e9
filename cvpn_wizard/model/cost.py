"""What a Client VPN costs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

HOURS_A_MONTH = 730
"""AWS's own month for estimates."""


@dataclass(frozen=True)
class Prices:
    """Prices of one Region in USD.

    :ivar association_hour: for each associated subnet, used or not.
    :ivar connection_hour: for each connected client.
    :ivar as_of: the day the prices were read.
    :ivar live: read from AWS's price list now, rather than from the table we ship.
    :ivar known: false when the table has no entry for the Region and a typical price stands in.
    """

    region: str
    association_hour: Decimal
    connection_hour: Decimal
    as_of: date
    live: bool = False
    known: bool = True


@dataclass(frozen=True)
class Usage:
    """How the VPN will be used in a month."""

    subnets: int
    laptops: int
    hours_per_day: Decimal
    days: int


@dataclass(frozen=True)
class Estimate:
    """A month's cost. ``yen`` is rounded to a whole yen."""

    prices: Prices
    usage: Usage
    association_usd: Decimal
    connection_usd: Decimal
    server_usd: Decimal
    yen_per_usd: Decimal

    @property
    def usd(self) -> Decimal:
        return self.association_usd + self.connection_usd + self.server_usd

    @property
    def yen(self) -> int:
        return int((self.usd * self.yen_per_usd).to_integral_value())
