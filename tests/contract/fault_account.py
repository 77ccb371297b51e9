"""One practice AWS on which cells of the fault matrix are tried, one after the other."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from types import TracebackType

from cvpn_wizard.model.aws import Tagged
from cvpn_wizard.practice.account import ACCOUNT
from cvpn_wizard.practice.server import REGION, PracticeAws
from tests.contract.fault_cells import BUILDING, Calls, Cell, Phase, Verdict, building_calls
from tests.contract.fault_cells import try_cell as try_building
from tests.contract.fault_errands import Errand, errand_calls, try_errand
from tests.contract.fault_office import Office
from tests.contract.rig import Rig

MOST = 25
"""Cells on one account; one that has seen many VPNs come and go becomes slow."""


class FaultAccount:
    """Begins anew after a wrong cell, which may have left anything behind.

    :param certificates: a folder of certificates, so that building does not wait for keys.
    """

    def __init__(self, certificates: Path) -> None:
        self._certificates = certificates
        self._practice = PracticeAws(speed=0, throttled=False)
        self._office: Office | None = None
        self._before: dict[str, Tagged] | None = None
        self._tried = 0

    def __enter__(self) -> FaultAccount:
        self._folder = Path(tempfile.mkdtemp())
        self._practice.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._practice.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def issue(self) -> None:
        """Make the certificates, and keep the CA that signed them beside them."""
        rig = Rig(self._practice, self._folder / "first")
        assert rig.apply().ok
        shutil.copytree(rig.out / "certificates", self._certificates)
        Office.keep_authority(rig, self._certificates)
        self._anew()

    def calls_of(self, phase: Phase) -> Calls:
        self._anew()
        if phase not in BUILDING:
            return errand_calls(Errand.of(phase), self._standing())
        rig = Rig(self._practice, self._folder / "counted", certificates=self._certificates)
        found = building_calls(self._practice, rig)[phase]
        rig.forget()
        self._anew()
        return found

    def attempt(self, cell: Cell) -> Verdict:
        building = cell.phase in BUILDING
        if self._tried >= MOST or (building and self._office is not None):
            self._anew()
        self._tried += 1
        if building:
            if self._before is None:
                self._before = Rig(self._practice, self._folder / "before").before
            verdict = try_building(self._practice, cell, self._certificates, self._before)
            forget_terminated()
        else:
            verdict = try_errand(cell, self._standing())
        if verdict.wrong:
            self._anew()
        return verdict

    def _standing(self) -> Office:
        if self._office is None:
            if self._tried:
                self._anew()
            self._office = Office(self._practice, self._folder / "office", self._certificates)
        return self._office

    def _anew(self) -> None:
        self._practice.stop()
        self._practice.start()
        self._office, self._before, self._tried = None, None, 0
        shutil.rmtree(self._folder / "office", ignore_errors=True)


def forget_terminated() -> None:
    """As AWS does after about an hour; moto shows them for ever, and becomes slow."""
    from moto.ec2 import ec2_backends  # noqa: PLC0415

    reservations = ec2_backends[ACCOUNT][REGION].reservations
    for key, one in list(reservations.items()):
        if all(instance.state == "terminated" for instance in one.instances):
            del reservations[key]
