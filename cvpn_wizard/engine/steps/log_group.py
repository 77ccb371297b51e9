"""Where AWS writes down who connected: a CloudWatch log group and stream."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cvpn_wizard.engine.step import Made, Step, Tools
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.spec import LogSpec
from cvpn_wizard.model.steps import StepKind

NEW_GROUP = "group"
NEW_STREAM = "stream"


@dataclass(frozen=True)
class MakeLogGroup(Step):
    """Make the log group and stream that are missing.

    A group that existed before keeps its retention and is never deleted; a stream that we made
    in it is.
    """

    wanted: LogSpec

    kind: ClassVar[StepKind] = StepKind.LOG_GROUP
    tokenless: ClassVar[bool] = True

    @property
    def makes(self) -> str:
        return f"{self.wanted.group} / {self.wanted.stream}"

    def look(self, tools: Tools) -> Made | None:
        """Group and stream. Whose a stream is no tag says, but we make only what was not there."""
        found = self._group(tools)
        if found is None or not tools.cloud.log_stream_exists(
            self.wanted.group, self.wanted.stream
        ):
            return None
        return found

    def remains(self, tools: Tools) -> Made | None:
        """Our group also without its stream."""
        found = self._group(tools)
        if found is not None and found.facts.get("new") == NEW_GROUP:
            return found
        return self.look(tools)

    def _group(self, tools: Tools) -> Made | None:
        group = tools.cloud.log_group(self.wanted.group)
        if group is None:
            return None
        if group.belongs_to(tools.spec.name):
            return Made(self.wanted.group, facts={"new": NEW_GROUP})
        before = tools.made_before
        if before is not None and before.ours and before.resource == self.wanted.group:
            return Made(self.wanted.group, facts={"new": NEW_STREAM})
        if tools.unfinished:
            return Made(self.wanted.group, facts={"new": NEW_STREAM})
        return Made(self.wanted.group, ours=False)

    def make(self, tools: Tools) -> Made:
        group = tools.cloud.log_group(self.wanted.group)
        ours = group is None or group.belongs_to(tools.spec.name)
        if group is None:
            try:
                tools.cloud.create_log_group(self.wanted.group, tools.tags(self.wanted.group))
            except WizardError as error:
                if error.code is not ErrorCode.ALREADY_EXISTS:
                    raise
                # Somebody was faster; it is ours only if its tag says so.
                group = tools.cloud.log_group(self.wanted.group)
                ours = group is not None and group.belongs_to(tools.spec.name)
        if ours and self.wanted.retention_days is not None:
            tools.cloud.set_log_retention(self.wanted.group, self.wanted.retention_days)
        tools.cloud.create_log_stream(self.wanted.group, self.wanted.stream)
        return Made(self.wanted.group, facts={"new": NEW_GROUP if ours else NEW_STREAM})

    def unmake(self, tools: Tools, made: Made) -> None:
        if made.facts.get("new") == NEW_GROUP:
            tools.cloud.delete_log_group(self.wanted.group)
        else:
            tools.cloud.delete_log_stream(self.wanted.group, self.wanted.stream)
