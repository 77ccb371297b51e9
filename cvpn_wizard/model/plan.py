"""A plan as it is shown before it is carried out: the same steps, in the same order."""

from __future__ import annotations

from dataclasses import dataclass

from cvpn_wizard.model.steps import StepId


@dataclass(frozen=True)
class PlannedStep:
    """One step of a plan.

    :ivar exists: AWS (or the disk) has it already; ``None`` when nobody has looked yet.
    :ivar resource: the id of what exists.
    :ivar makes: a short text of what it is: a name, a range.
    :ivar typical_seconds: how long AWS usually takes; practice evidence, no promise of AWS's.
    :ivar costs: AWS bills for it by the hour from here on.
    """

    step: StepId
    needs: tuple[StepId, ...]
    makes: str
    exists: bool | None = None
    resource: str = ""
    typical_seconds: float = 0.0
    costs: bool = False
