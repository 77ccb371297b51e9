"""Prices and the month's estimate."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from botocore.stub import ANY, Stubber

from cvpn_wizard.adapters.aws.prices import estimate, live_prices, prices, server_hour
from cvpn_wizard.adapters.aws.session import AwsSession
from cvpn_wizard.model.cost import Usage
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.secret import Secret

USAGE = Usage(subnets=2, laptops=10, hours_per_day=Decimal(3), days=20)


def test_the_table_of_the_tutorial() -> None:
    month = estimate(prices("ap-northeast-1"), USAGE, Decimal(155))
    assert month.association_usd == 219
    assert month.connection_usd == 30
    assert month.server_usd == 0
    assert month.usd == 249
    assert month.yen == 38_595


def test_a_server_adds_its_hours() -> None:
    month = estimate(prices("ap-northeast-1"), USAGE, Decimal(155), server_type="t4g.nano")
    hour = server_hour("ap-northeast-1", "t4g.nano")
    assert hour is not None
    assert month.server_usd == hour * 730
    unknown = estimate(prices("ap-northeast-1"), USAGE, Decimal(155), server_type="u-24tb1.metal")
    assert unknown.server_usd == 0


def test_a_region_without_a_price_says_so() -> None:
    stand_in = prices("eu-west-3")
    assert not stand_in.known
    assert stand_in.region == "eu-west-3"
    assert stand_in.association_hour == prices("ap-northeast-1").association_hour
    assert prices("ap-northeast-1").known


def product(usage_type: str, *usd: str) -> str:
    dimensions = {str(n): {"pricePerUnit": {"USD": one}} for n, one in enumerate(usd)}
    return json.dumps(
        {
            "product": {"attributes": {"usagetype": usage_type}},
            "terms": {"OnDemand": {"a": {"priceDimensions": dimensions}}},
        }
    )


def price_list(*products: str) -> AwsSession:
    session = AwsSession.from_keys("AKIAEXAMPLE", Secret("secret"), None, "eu-west-3")
    stub = Stubber(session.pricing)
    asked = {"ServiceCode": "AmazonVPC", "Filters": ANY}
    stub.add_response("get_products", {"PriceList": list(products[:1]), "NextToken": "2"}, asked)
    rest = {"PriceList": list(products[1:])}
    stub.add_response("get_products", rest, {**asked, "NextToken": "2"})
    stub.activate()
    return session


def test_the_price_list_is_read_to_its_end() -> None:
    session = price_list(
        product("EUW3-ClientVPN-EndpointHours", "0.0000000000", "0.1000000000"),
        product("EUW3-ClientVPN-ConnectionHours", "0.0500000000"),
    )
    live = live_prices(session, "eu-west-3")
    assert (live.association_hour, live.connection_hour) == (Decimal("0.1"), Decimal("0.05"))
    assert live.live
    assert live.known


def test_a_price_list_without_client_vpn_is_refused() -> None:
    session = price_list(product("EUW3-VPN-Usage-Hours:ipsec.1", "0.05"))
    with pytest.raises(WizardError) as caught:
        live_prices(session, "eu-west-3")
    assert caught.value.code is ErrorCode.NOT_FOUND
