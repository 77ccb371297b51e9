"""The Price List API, as far as Client VPN goes; moto has none."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from zlib import crc32

_HOURLY = {
    "ap-northeast-1": ("APN1", "0.1500000000", "0.0500000000"),
    "us-east-1": ("USE1", "0.1000000000", "0.0500000000"),
}
"""Usage prefix, USD per association hour, USD per connection hour (read 2026-09-13)."""


def prices_app(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """Answer GetProducts for ``AmazonVPC``; everything else has no products."""
    length = int(environ.get("CONTENT_LENGTH") or 0)
    asked = json.loads(environ["wsgi.input"].read(length) or b"{}")
    filters = {one["Field"]: one["Value"] for one in asked.get("Filters", [])}
    products = (
        _products(filters.get("regionCode"), filters.get("usagetype", ""))
        if asked.get("ServiceCode") == "AmazonVPC"
        else []
    )
    body = json.dumps({"FormatVersion": "aws_v1", "PriceList": products}).encode()
    start_response(
        "200 OK",
        [("Content-Type", "application/x-amz-json-1.1"), ("Content-Length", str(len(body)))],
    )
    return [body]


def _products(region: str | None, part: str) -> list[str]:
    found = []
    for code, (prefix, association, connection) in _HOURLY.items():
        for usage, price in (("EndpointHours", association), ("ConnectionHours", connection)):
            usage_type = f"{prefix}-ClientVPN-{usage}"
            if region in (None, code) and part in usage_type:
                found.append(json.dumps(_product(code, usage_type, price)))
    return found


def _product(region: str, usage_type: str, price: str) -> dict[str, Any]:
    sku = f"SKU{crc32(usage_type.encode()):010d}"
    return {
        "product": {
            "productFamily": "Client VPN",
            "sku": sku,
            "attributes": {
                "servicecode": "AmazonVPC",
                "regionCode": region,
                "usagetype": usage_type,
                "operation": "ClientVPNEndpoints",
            },
        },
        "serviceCode": "AmazonVPC",
        "terms": {
            "OnDemand": {
                f"{sku}.JRTCKXETXF": {
                    "priceDimensions": {
                        f"{sku}.JRTCKXETXF.6YS6EN2CT7": {
                            "unit": "hour",
                            "beginRange": "0",
                            "endRange": "Inf",
                            "pricePerUnit": {"USD": price},
                        }
                    }
                }
            }
        },
    }
