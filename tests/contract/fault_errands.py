"""One errand on a VPN that stands, with something that goes wrong, and how it is judged."""

from __future__ import annotations

from collections import Counter
from typing import ClassVar

from cvpn_wizard.model.errors import WizardError
from cvpn_wizard.practice.faults import Fault
from tests.contract.fault_cells import (
    EXPECTED_CODES,
    LASTING,
    TIMES,
    Calls,
    Cell,
    Phase,
    Verdict,
)
from tests.contract.fault_office import Office


class Errand:
    """Begun anew for every cell, so that it may keep what it did.

    :cvar kinds: all errands, by what they are called.
    :cvar told_later: calls that only tell others how it ended; the next piece of work tells it too.
    """

    kinds: ClassVar[dict[Phase, type[Errand]]] = {}
    told_later: ClassVar[frozenset[tuple[str, int]]] = frozenset()

    @staticmethod
    def of(phase: Phase) -> Errand:
        """The one of that name."""
        from tests.contract import fault_care, fault_people, fault_team  # noqa: F401, PLC0415

        return Errand.kinds[phase]()

    def before(self, office: Office) -> None:
        """What has to be there; nothing goes wrong yet."""

    def go(self, office: Office) -> str:
        """Do it, as the program does.

        :returns: what it says that it did without; empty when it did all.
        :raises WizardError: what kept it from being done.
        """
        raise NotImplementedError

    def again(self, office: Office) -> None:
        """What a person does once the cause is put right."""
        self.go(office)

    def half(self, office: Office) -> str:
        """What should not be after a refusal; empty when all is well."""
        del office
        return ""

    def wrong(self, office: Office) -> str:
        """What should not be in the end; empty when all is well."""
        raise NotImplementedError

    def tidy(self, office: Office) -> None:
        """Put back what the next errand wants to find."""


def errand_calls(errand: Errand, office: Office) -> Calls:
    """Every call of an errand without faults, and how often."""
    office.round += 1
    errand.before(office)
    faults = office.practice.faults
    faults.clear()
    without = errand.go(office)
    found = dict(Counter(faults.seen))
    faults.clear()
    assert not without, without
    assert not (wrong := errand.wrong(office)), wrong
    errand.tidy(office)
    return found


def try_errand(cell: Cell, office: Office) -> Verdict:
    """Carry one cell out; unless it is wrong, the VPN stands afterwards as it stood before."""
    errand, faults = Errand.of(cell.phase), office.practice.faults
    office.round += 1
    errand.before(office)
    faults.clear()
    faults.add(Fault(cell.action, cell.kind, nth=cell.nth, times=TIMES.get(cell.kind, 1)))
    refusal: WizardError | None = None
    without = ""
    try:
        without = errand.go(office)
    except WizardError as error:
        refusal = error
    met = faults.seen.count(cell.action) >= cell.nth
    faults.clear()
    if not met:
        return Verdict("", "the call was never made")
    if refusal is not None:
        how = f"refused: {refusal.code.value}"
        wrong = _judge(cell, refusal.code.value) or errand.half(office)
        if wrong:
            return Verdict(how, wrong)
        try:
            errand.again(office)
        except WizardError as error:
            return Verdict(how, f"could not be finished later: {error.code.value}")
        how += ", then finished"
    elif without:
        how = f"without: {without}"
        if cell.kind not in LASTING:
            return Verdict(how, "did not get over it")
    else:
        how = "finished"
        if cell.kind in LASTING and (cell.action, cell.nth) not in errand.told_later:
            return Verdict(how, "went on in spite of a refusal, and did not say so")
    wrong = errand.wrong(office)
    if not wrong:
        errand.tidy(office)
    return Verdict(how, wrong)


def _judge(cell: Cell, code: str) -> str:
    if cell.kind not in LASTING:
        return "did not get over it"
    return "" if code in EXPECTED_CODES[cell.kind] else "refused for another reason"
