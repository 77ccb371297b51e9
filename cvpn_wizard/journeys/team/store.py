"""One VPN's rows at AWS as this computer last saw them, and writing over just those."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from threading import Event

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.aws.team_calls import MOST_ROWS
from cvpn_wizard.engine.waiting import Clock
from cvpn_wizard.journeys.team.rows import ONLY
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.team import Part, Row, Values

TURN_LASTS = timedelta(minutes=4)
"""A turn that nobody gave back is over then: longer than a list takes, and computers' clocks differ
by less, or AWS would refuse them (SigV4 allows five minutes)."""
TURN_PATIENCE = 90.0
"""Seconds to wait for somebody else's turn to end."""


class TeamStore:
    """The store of one VPN.

    :param cloud: made when it is needed.
    :param computer: who writes.
    """

    def __init__(
        self, vpn: str, cloud: Callable[[], Cloud], computer: str, clock: Clock | None = None
    ) -> None:
        self.vpn = vpn
        self.computer = computer
        self.clock = clock or Clock()
        self._cloud = cloud
        self._seen: dict[tuple[Part, str], Row] = {}

    def look(self, *parts: Part) -> None:
        """See these parts as they are now."""
        for part in parts:
            rows = self._cloud().team_rows(self.vpn, part)
            self._seen = {key: row for key, row in self._seen.items() if key[0] is not part}
            self._seen |= {(part, row.key): row for row in rows}

    def rows(self, part: Part) -> tuple[Row, ...]:
        """As last seen."""
        return tuple(row for (of, _key), row in self._seen.items() if of is part)

    def row(self, part: Part, key: str = ONLY) -> Row | None:
        return self._seen.get((part, key))

    def over(self, part: Part, key: str, values: Values) -> Row:
        """A row to be written over what was last seen there."""
        known = self._seen.get((part, key))
        return Row(part, key, values, known.version if known else 0)

    def write(self, rows: Iterable[Row]) -> None:
        """As many at a time as one transaction takes.

        :raises WizardError: TEAM_CONFLICT, TEAM_GONE; what AWS refuses.
        """
        wanted = list(rows)
        for start in range(0, len(wanted), MOST_ROWS):
            done = self._cloud().write_team_rows(self.vpn, wanted[start : start + MOST_ROWS])
            self._seen |= {(row.part, row.key): row for row in done}

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Be the only one, over all computers, who changes the revocation list.

        :raises WizardError: TEAM_BUSY while somebody else is at it for long.
        """
        self._take_turn()
        try:
            yield
        finally:
            self._give_back()

    def _take_turn(self) -> None:
        end = self.clock.monotonic() + TURN_PATIENCE
        while True:
            self.look(Part.TURN)
            now, held = self.clock.now(), self.row(Part.TURN)
            if held is None or not self._is_held(held, now):
                mine = {"by": self.computer, "until": (now + TURN_LASTS).isoformat()}
                try:
                    self.write([self.over(Part.TURN, ONLY, mine)])
                except WizardError as error:
                    if error.code is not ErrorCode.TEAM_CONFLICT:
                        raise
                else:
                    return
            if self.clock.monotonic() > end:
                who = str(held.values["by"]) if held else ""
                raise WizardError(ErrorCode.TEAM_BUSY, name=self.vpn, who=who)
            self.clock.pause(Event(), 0.5)

    def _is_held(self, row: Row, now: datetime) -> bool:
        if row.values["by"] == self.computer:
            return False  # of a run of ours that died; the lock of this computer is ours
        return datetime.fromisoformat(str(row.values["until"])) > now

    def _give_back(self) -> None:
        over = {"by": self.computer, "until": self.clock.now().isoformat()}
        try:
            self.write([self.over(Part.TURN, ONLY, over)])
        except WizardError:
            return  # it ends by itself
