"""Log groups and streams of CloudWatch Logs."""

from __future__ import annotations

import time

from tests.standin.account import ACCOUNT, REGION, Account, Row, Thing, does, page
from tests.standin.refusing import Refused

DAYS = (1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922,
        3288, 3653)  # fmt: skip


def _group(account: Account, name: str) -> Thing:
    found = account.known("log group", f"log:{name}")
    if found is None or found not in account.listed("log group"):
        raise Refused("ResourceNotFoundException", "The specified log group does not exist.")
    return found


def _one_at_a_time(account: Account, name: str) -> None:
    """Two changes of one group right after each other may be too much."""
    if account.recently(f"log:{name}", 1.0) and account.mood(0.3):
        raise Refused(
            "OperationAbortedException",
            "A conflicting operation is currently in progress against this resource.",
        )


@does("logs", "CreateLogGroup")
def create_log_group(account: Account, asked: Row) -> Row:
    name = asked["logGroupName"]
    if account.known("log group", f"log:{name}") is not None:
        raise Refused("ResourceAlreadyExistsException", "The specified log group already exists")
    _one_at_a_time(account, name)
    make_group(account, name, asked.get("tags", {}))
    return {}


def make_group(account: Account, name: str, tags: dict[str, str]) -> Thing:
    arn = f"arn:aws:logs:{REGION}:{ACCOUNT}:log-group:{name}"
    row: Row = {
        "logGroupName": name,
        "arn": f"{arn}:*",
        "logGroupArn": arn,
        "creationTime": int(time.time() * 1000),
        "metricFilterCount": 0,
        "storedBytes": 0,
    }
    return account.keep("log group", f"log:{name}", row, tags=dict(tags), streams=[])


@does("logs", "DescribeLogGroups")
def describe_log_groups(account: Account, asked: Row) -> Row:
    found = [
        thing
        for thing in account.listed("log group")
        if thing.row["logGroupName"].startswith(asked.get("logGroupNamePrefix", ""))
    ]
    found.sort(key=lambda thing: str(thing.row["logGroupName"]))
    shown, token = page(account, asked, found, names="limit")
    return {"logGroups": [thing.row for thing in shown], "nextToken": token}


@does("logs", "ListTagsForResource")
def list_tags(account: Account, asked: Row) -> Row:
    for thing in account.listed("log group"):
        if thing.row["logGroupArn"] == asked["resourceArn"] and thing.gone_since is None:
            return {"tags": thing.facts["tags"]}
    raise Refused("ResourceNotFoundException", "The specified resource does not exist.")


@does("logs", "PutRetentionPolicy")
def put_retention(account: Account, asked: Row) -> Row:
    group = _group(account, asked["logGroupName"])
    if asked["retentionInDays"] not in DAYS:
        raise Refused("InvalidParameterException", "That many days are not possible")
    _one_at_a_time(account, asked["logGroupName"])
    group.row["retentionInDays"] = asked["retentionInDays"]
    return {}


@does("logs", "DeleteLogGroup")
def delete_log_group(account: Account, asked: Row) -> Row:
    group = _group(account, asked["logGroupName"])
    _one_at_a_time(account, asked["logGroupName"])
    account.take_away(group)
    return {}


@does("logs", "CreateLogStream")
def create_log_stream(account: Account, asked: Row) -> Row:
    group = _group(account, asked["logGroupName"])
    if asked["logStreamName"] in group.facts["streams"]:
        raise Refused("ResourceAlreadyExistsException", "The specified log stream already exists")
    group.facts["streams"].append(asked["logStreamName"])
    return {}


@does("logs", "DescribeLogStreams")
def describe_log_streams(account: Account, asked: Row) -> Row:
    group = _group(account, asked["logGroupName"])
    prefix = asked.get("logStreamNamePrefix", "")
    found = sorted(name for name in group.facts["streams"] if name.startswith(prefix))
    shown, token = page(account, asked, found, names="limit")
    return {"logStreams": [{"logStreamName": name} for name in shown], "nextToken": token}


@does("logs", "DeleteLogStream")
def delete_log_stream(account: Account, asked: Row) -> Row:
    group = _group(account, asked["logGroupName"])
    if asked["logStreamName"] not in group.facts["streams"]:
        raise Refused("ResourceNotFoundException", "The specified log stream does not exist.")
    group.facts["streams"].remove(asked["logStreamName"])
    return {}


@does("logs", "FilterLogEvents")
def filter_log_events(account: Account, asked: Row) -> Row:
    """Nobody has connected: there is no data plane here."""
    _group(account, asked.get("logGroupName", ""))
    return {"events": [], "searchedLogStreams": []}
