"""Who asks, what the Region offers, and what this account has not got."""

from __future__ import annotations

import json

from tests.standin.account import ACCOUNT, REGION, Account, Row, does
from tests.standin.network import ZONES
from tests.standin.refusing import Refused

PRICES = {"EndpointHours": "0.15", "ConnectionHours": "0.05"}
"""USD in Tokyo, as the price list had it in September 2026."""


@does("sts", "GetCallerIdentity")
def identity(account: Account, asked: Row) -> Row:
    return {
        "Account": ACCOUNT,
        "UserId": "AIDACKCEVSQ6C2EXAMPLE",
        "Arn": f"arn:aws:iam::{ACCOUNT}:user/admin",
    }


@does("ec2", "DescribeRegions")
def regions(account: Account, asked: Row) -> Row:
    known = {REGION: "opt-in-not-required", "us-east-1": "opt-in-not-required"}
    if asked.get("AllRegions"):
        known["af-south-1"] = "not-opted-in"
    return {
        "Regions": [
            {"RegionName": name, "Endpoint": f"ec2.{name}.amazonaws.com", "OptInStatus": state}
            for name, state in known.items()
        ]
    }


@does("ec2", "DescribeAvailabilityZones")
def zones(account: Account, asked: Row) -> Row:
    return {
        "AvailabilityZones": [
            {
                "ZoneName": zone,
                "ZoneId": f"apne1-az{number}",
                "ZoneType": "availability-zone",
                "State": "available",
                "RegionName": REGION,
                "OptInStatus": "opt-in-not-required",
            }
            for number, zone in enumerate(ZONES, 1)
        ]
    }


@does("ec2", "DescribeVpcPeeringConnections")
def peerings(account: Account, asked: Row) -> Row:
    return {"VpcPeeringConnections": []}


@does("service-quotas", "GetServiceQuota")
def quota(account: Account, asked: Row) -> Row:
    if (asked["ServiceCode"], asked["QuotaCode"]) != ("ec2", "L-8EA77D34"):
        raise Refused("NoSuchResourceException", "No such quota")
    return {"Quota": {"ServiceCode": "ec2", "QuotaCode": "L-8EA77D34", "Value": 5.0}}


@does("pricing", "GetProducts")
def prices(account: Account, asked: Row) -> Row:
    products = []
    for kind, price in PRICES.items():
        term = {"priceDimensions": {"d": {"unit": "Hrs", "pricePerUnit": {"USD": price}}}}
        product = {"attributes": {"usagetype": f"APN1-ClientVPN-{kind}", "regionCode": REGION}}
        terms = {"OnDemand": {"t": term}}
        products.append(
            json.dumps({"product": product, "serviceCode": "AmazonVPC", "terms": terms})
        )
    return {"FormatVersion": "aws_v1", "PriceList": products}


@does("ssm", "GetParameter")
def parameter(account: Account, asked: Row) -> Row:
    raise Refused("ParameterNotFound", "")


@does("cloudwatch", "GetMetricStatistics")
def metric(account: Account, asked: Row) -> Row:
    return {"Label": asked["MetricName"], "Datapoints": []}


@does("iam", "SimulatePrincipalPolicy")
def simulate(account: Account, asked: Row) -> Row:
    results = [
        {"EvalActionName": action, "EvalDecision": "allowed", "EvalResourceName": "*"}
        for action in asked["ActionNames"]
    ]
    return {"EvaluationResults": results, "IsTruncated": False}


def _nothing(service: str, operation: str) -> None:
    @does(service, operation)
    def nothing(account: Account, asked: Row) -> Row:
        raise Refused("ResourceNotFoundException", "Requested resource not found")


for _operation in ("DescribeTable", "DeleteTable", "Query"):
    _nothing("dynamodb", _operation)
for _operation in ("DescribeSecret", "GetSecretValue", "DeleteSecret"):
    _nothing("secretsmanager", _operation)
