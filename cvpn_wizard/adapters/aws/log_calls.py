"""The connection log: CloudWatch Logs."""

from __future__ import annotations

from collections.abc import Mapping

from cvpn_wizard.adapters.aws.calls import Calls, unless
from cvpn_wizard.model.aws import LogGroup

LOG_GONE = frozenset({"ResourceNotFoundException"})
LOG_EXISTS = frozenset({"ResourceAlreadyExistsException"})
LOG_BUSY = frozenset({"OperationAbortedException"})
"""Another change of the same group is under way."""


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

    def delete_log_group(self, name: str) -> None:
        with self._refusals("logs", "DeleteLogGroup", name=name), unless(LOG_GONE):
            self._session.logs.delete_log_group(logGroupName=name)

    def delete_log_stream(self, group: str, stream: str) -> None:
        with self._refusals("logs", "DeleteLogStream", name=stream), unless(LOG_GONE):
            self._session.logs.delete_log_stream(logGroupName=group, logStreamName=stream)
