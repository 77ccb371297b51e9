"""A team store in memory, with the rule that matters: who writes says what it replaces."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from threading import Lock

from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.secret import Secret
from cvpn_wizard.model.team import Part, Row, TeamThing


class TeamStoreInMemory:
    """What DynamoDB and Secrets Manager have.

    :ivar away: no network.
    """

    def __init__(self) -> None:
        self.tables: dict[str, TeamThing] = {}
        self.secrets: dict[str, tuple[TeamThing, Secret]] = {}
        self.rows: dict[str, dict[tuple[Part, str], Row]] = {}
        self.away = False
        self._lock = Lock()

    def create_table(self, vpn: str, tags: Mapping[str, str]) -> None:
        if vpn not in self.tables:
            self.tables[vpn] = TeamThing(f"table-{vpn}", tags=tags)
            self.rows[vpn] = {}

    def delete_table(self, vpn: str) -> None:
        self.tables.pop(vpn, None)
        self.rows.pop(vpn, None)

    def part(self, vpn: str, part: Part) -> tuple[Row, ...]:
        return tuple(row for (of, _key), row in self._of(vpn).items() if of is part)

    def write(self, vpn: str, rows: Sequence[Row]) -> tuple[Row, ...]:
        with self._lock:
            there = self._of(vpn)
            for row in rows:
                known = there.get((row.part, row.key))
                if (known.version if known else 0) != row.version:
                    raise WizardError(ErrorCode.TEAM_CONFLICT, name=row.key, part=row.part.value)
            written = tuple(Row(row.part, row.key, row.values, row.version + 1) for row in rows)
            there.update({(row.part, row.key): row for row in written})
            return written

    def put_secret(self, vpn: str, secret: Secret, tags: Mapping[str, str]) -> None:
        thing = self.secrets[vpn][0] if vpn in self.secrets else TeamThing(vpn, tags=tags)
        self.secrets[vpn] = (thing, secret)

    def _of(self, vpn: str) -> dict[tuple[Part, str], Row]:
        if self.away:
            raise WizardError(ErrorCode.NO_NETWORK)
        if vpn not in self.rows:
            raise WizardError(ErrorCode.TEAM_GONE, name=vpn)
        return self.rows[vpn]
