"""The team store: DynamoDB and Secrets Manager in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cvpn_wizard.model.secret import Secret
from cvpn_wizard.model.team import Part, Row, TeamThing
from tests.fakes.aws.account import (
    AccountInMemory,
)


class TeamInMemory(AccountInMemory):
    """Part of ``FakeCloud``."""

    def team_table(self, vpn: str) -> TeamThing | None:
        with self._call("team_table"):
            return self.team.tables.get(vpn)

    def create_team_table(self, vpn: str, tags: Mapping[str, str]) -> None:
        with self._call("create_team_table"):
            self.team.create_table(vpn, tags)

    def delete_team_table(self, vpn: str) -> None:
        with self._call("delete_team_table"):
            self.team.delete_table(vpn)

    def team_rows(self, vpn: str, part: Part) -> tuple[Row, ...]:
        with self._call("team_rows"):
            return self.team.part(vpn, part)

    def write_team_rows(self, vpn: str, rows: Sequence[Row]) -> tuple[Row, ...]:
        with self._call("write_team_rows"):
            return self.team.write(vpn, rows)

    def team_secret_there(self, vpn: str) -> TeamThing | None:
        with self._call("team_secret_there"):
            return self.team.secrets[vpn][0] if vpn in self.team.secrets else None

    def team_secret(self, vpn: str) -> Secret | None:
        with self._call("team_secret"):
            return self.team.secrets[vpn][1] if vpn in self.team.secrets else None

    def put_team_secret(self, vpn: str, secret: Secret, tags: Mapping[str, str]) -> None:
        with self._call("put_team_secret"):
            self.team.put_secret(vpn, secret, tags)

    def delete_team_secret(self, vpn: str) -> None:
        with self._call("delete_team_secret"):
            self.team.secrets.pop(vpn, None)
