"""CloudWatch Logs in memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from cvpn_wizard.model.aws import (
    LogGroup,
)
from cvpn_wizard.model.care import (
    Sightings,
)
from cvpn_wizard.model.errors import ErrorCode
from cvpn_wizard.model.names import (
    EndpointId,
)
from tests.fakes.aws.account import (
    AccountInMemory,
    refused,
)


class LogsInMemory(AccountInMemory):
    """Part of ``FakeCloud``."""

    def log_groups(self, prefix: str = "") -> tuple[LogGroup, ...]:
        with self._call("log_groups"):
            found = (g for g in self._logs.values() if g.group_name.startswith(prefix))
            return tuple(LogGroup(g.group_name, g.retention_days) for g in found)

    def log_group(self, name: str) -> LogGroup | None:
        with self._call("log_group"):
            return self._logs.get(name)

    def create_log_group(self, name: str, tags: Mapping[str, str]) -> None:
        with self._call("create_log_group"):
            if name in self._logs:
                refused(ErrorCode.ALREADY_EXISTS, name)
            self._logs[name] = LogGroup(name, tags=dict(tags))

    def set_log_retention(self, name: str, days: int) -> None:
        with self._call("set_log_retention"):
            known = self._logs.get(name) or refused(ErrorCode.NOT_FOUND, name)
            self._logs[name] = replace(known, retention_days=days)

    def log_stream_exists(self, group: str, stream: str) -> bool:
        with self._call("log_stream_exists"):
            return (group, stream) in self._streams

    def create_log_stream(self, group: str, stream: str) -> None:
        with self._call("create_log_stream"):
            if group not in self._logs:
                refused(ErrorCode.NOT_FOUND, group)
            self._streams.add((group, stream))

    def sightings(
        self, endpoint: EndpointId, group: str, stream: str, since: datetime
    ) -> Sightings:
        with self._call("sightings"):
            return self.around.sightings.pop(0) if self.around.sightings else Sightings({}, since)

    def delete_log_group(self, name: str) -> None:
        with self._call("delete_log_group"):
            self._logs.pop(name, None)
            self._streams = {one for one in self._streams if one[0] != name}

    def delete_log_stream(self, group: str, stream: str) -> None:
        with self._call("delete_log_stream"):
            self._streams.discard((group, stream))
