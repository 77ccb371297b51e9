"""The connection log: CloudWatch Logs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from cvpn_wizard.adapters.aws.calls import Calls, unless
from cvpn_wizard.model.aws import LogGroup
from cvpn_wizard.model.care import Sightings
from cvpn_wizard.model.names import EndpointId

LOG_GONE = frozenset({"ResourceNotFoundException"})
LOG_EXISTS = frozenset({"ResourceAlreadyExistsException"})
LOG_BUSY = frozenset({"OperationAbortedException"})
"""Another change of the same group is under way."""
MOST_ENTRIES = 10_000
"""Entries that are read at once; Stop is heard between two such readings."""
_MOMENTS = ("connection-end-time", "connection-last-update-time", "connection-start-time")
_MILLISECOND = timedelta(milliseconds=1)


class LogCalls(Calls):
    def log_groups(self, prefix: str = "") -> tuple[LogGroup, ...]:
        """Log groups (without tags) whose name begins so."""
        with self._refusals("logs", "DescribeLogGroups"):
            finder = self._session.logs.get_paginator("describe_log_groups")
            pages = finder.paginate(logGroupNamePrefix=prefix) if prefix else finder.paginate()
            return tuple(
                LogGroup(group["logGroupName"], group.get("retentionInDays"))
                for page in pages
                for group in page["logGroups"]
            )

    def log_group(self, name: str) -> LogGroup | None:
        """That very group, with its tags."""
        with self._refusals("logs", "DescribeLogGroups", name=name):
            pages = self._session.logs.get_paginator("describe_log_groups").paginate(
                logGroupNamePrefix=name
            )
            found = next(
                (g for page in pages for g in page["logGroups"] if g["logGroupName"] == name),
                None,
            )
        if found is None:
            return None
        with self._refusals("logs", "ListTagsForResource", name=name), unless(LOG_GONE):
            # ListTagsForResource wants the ARN without the ":*" that DescribeLogGroups adds.
            arn = found.get("logGroupArn") or found["arn"].removesuffix(":*")
            tags = self._session.logs.list_tags_for_resource(resourceArn=arn).get("tags", {})
            return LogGroup(name, found.get("retentionInDays"), tags=dict(tags))
        return None

    def create_log_group(self, name: str, tags: Mapping[str, str]) -> None:
        """CreateLogGroup.

        :raises WizardError: ALREADY_EXISTS: it may be somebody else's, so it is not passed over.
        """
        with self._refusals("logs", "CreateLogGroup", name=name):
            if tags:
                self._session.logs.create_log_group(logGroupName=name, tags=dict(tags))
            else:
                self._session.logs.create_log_group(logGroupName=name)

    def set_log_retention(self, name: str, days: int) -> None:
        """PutRetentionPolicy: AWS deletes entries that are older than so many days."""
        with self._refusals("logs", "PutRetentionPolicy", name=name):
            self._patiently(
                LOG_BUSY | LOG_GONE,
                5.0,
                lambda: self._session.logs.put_retention_policy(
                    logGroupName=name, retentionInDays=days
                ),
            )

    def log_stream_exists(self, group: str, stream: str) -> bool:
        with (
            self._refusals("logs", "DescribeLogStreams", name=group),
            unless(LOG_GONE),
        ):
            pages = self._session.logs.get_paginator("describe_log_streams").paginate(
                logGroupName=group, logStreamNamePrefix=stream
            )
            return any(
                found.get("logStreamName") == stream
                for page in pages
                for found in page["logStreams"]
            )
        return False

    def create_log_stream(self, group: str, stream: str) -> None:
        """Existing already is fine."""
        with (
            self._refusals("logs", "CreateLogStream", name=stream),
            unless(LOG_EXISTS),
        ):
            self._patiently(
                LOG_GONE,
                5.0,
                lambda: self._session.logs.create_log_stream(
                    logGroupName=group, logStreamName=stream
                ),
            )

    def sightings(
        self, endpoint: EndpointId, group: str, stream: str, since: datetime
    ) -> Sightings:
        """FilterLogEvents of the connection log: whom it has seen, and when last.

        Free of charge but for the log itself, five calls a second (CloudWatch Logs quotas); events
        come in the order of their time. Who is refused is not in the log ("Connection logging").

        :param endpoint: several may write into one group, and people have one name at all of them.
        :param stream: every one where it is empty.
        """
        start = round(since.timestamp() * 1000)
        seen: dict[str, datetime] = {}
        until, count = since, 0
        with self._refusals("logs", "FilterLogEvents", name=group), unless(LOG_GONE):
            finder = self._session.logs.get_paginator("filter_log_events")
            pages = (
                finder.paginate(logGroupName=group, logStreamNames=[stream], startTime=start)
                if stream
                else finder.paginate(logGroupName=group, startTime=start)
            )
            for page in pages:
                for event in page["events"]:
                    at = datetime.fromtimestamp(event.get("timestamp", start) / 1000, UTC)
                    name, moment = _sighting(event.get("message", ""), endpoint, at)
                    if name:
                        seen[name] = max(moment, seen.get(name, moment))
                    until, count = max(until, at), count + 1
                if count >= MOST_ENTRIES and page.get("nextToken"):
                    return Sightings(seen, max(until, since + _MILLISECOND), complete=False)
        return Sightings(seen, until)

    def delete_log_group(self, name: str) -> None:
        with self._refusals("logs", "DeleteLogGroup", name=name), unless(LOG_GONE):
            self._session.logs.delete_log_group(logGroupName=name)

    def delete_log_stream(self, group: str, stream: str) -> None:
        with self._refusals("logs", "DeleteLogStream", name=stream), unless(LOG_GONE):
            self._session.logs.delete_log_stream(logGroupName=group, logStreamName=stream)


def _sighting(message: str, endpoint: EndpointId, at: datetime) -> tuple[str, datetime]:
    """Whom an entry shows inside the VPN, and when; no name where it shows nobody.

    An attempt that failed is none. Entries have times of their own, without a zone (UTC, it seems);
    one that is later than the entry itself is not believed.
    """
    try:
        entry = json.loads(message)
    except ValueError:
        return "", at
    if not isinstance(entry, dict) or entry.get("client-vpn-endpoint-id") != endpoint:
        return "", at
    attempt = entry.get("connection-log-type") == "connection-attempt"
    inside = not attempt or entry.get("connection-attempt-status") == "successful"
    if "connection-log-type" not in entry or not inside:
        return "", at
    told = (_moment(entry.get(name)) for name in _MOMENTS)
    moment = max((one for one in told if one is not None and one <= at), default=at)
    return str(entry.get("common-name", "")), moment


def _moment(said: object) -> datetime | None:
    try:
        return datetime.strptime(str(said), "%Y-%m-%d %H:%M:%S").replace(tzinfo=UTC)
    except ValueError:
        return None
