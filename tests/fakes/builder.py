"""A builder that plays a script instead of asking AWS."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event

from cvpn_wizard.journeys.building import Builder, outline
from cvpn_wizard.model.errors import WizardError
from cvpn_wizard.model.plan import PlannedStep
from cvpn_wizard.model.spec import VpnSpec
from cvpn_wizard.model.steps import ResultEvent, RunEvent

Scene = RunEvent | WizardError | Event
"""What happens next: an event is told, a refusal raised, a gate waited for (or Stop)."""


class FakeBuilder(Builder):
    """Each method plays its own script, once for each call; without one it succeeds at once.

    :ivar scripts: method → the scripts of its coming calls.
    :ivar calls: (method, what it was called with).
    :ivar exists: how many steps of the plan ``preview`` finds, from the top.
    """

    def __init__(self) -> None:
        # No super().__init__: there is no cloud, and nothing of it may be reached.
        self.scripts: dict[str, list[Sequence[Scene]]] = {}
        self.calls: list[tuple[str, object]] = []
        self.exists = 0
        self.refuses_preview: WizardError | None = None

    def preview(self, spec: VpnSpec, out: Path | None = None) -> tuple[PlannedStep, ...]:
        self.calls.append(("preview", spec))
        if self.refuses_preview is not None:
            raise self.refuses_preview
        return tuple(
            PlannedStep(
                step=step.step,
                needs=step.needs,
                makes=step.makes,
                exists=number < self.exists,
                resource=f"id-{number}" if number < self.exists else "",
                typical_seconds=step.typical_seconds,
                costs=step.costs,
            )
            for number, step in enumerate(outline(spec))
        )

    def apply(self, spec: VpnSpec, out: Path | None, cancelled: Event) -> Iterator[RunEvent]:
        self.calls.append(("apply", out))
        yield from self._play("apply", spec.name, cancelled)

    def resume(self, name: str, cancelled: Event) -> Iterator[RunEvent]:
        self.calls.append(("resume", name))
        yield from self._play("resume", name, cancelled)

    def undo(self, name: str, cancelled: Event) -> Iterator[RunEvent]:
        self.calls.append(("undo", name))
        yield from self._play("undo", name, cancelled)

    def remove(self, name: str, cancelled: Event, *, keep_logs: bool = False) -> Iterator[RunEvent]:
        self.calls.append(("remove", name))
        yield from self._play("remove", name, cancelled)

    def _play(self, method: str, name: str, cancelled: Event) -> Iterator[RunEvent]:
        scripts = self.scripts.get(method, [])
        if not scripts:
            yield ResultEvent(ok=True, vpn=name)
            return
        for scene in scripts.pop(0):
            if isinstance(scene, Event):
                if not _passed(scene, cancelled):
                    yield ResultEvent(ok=False, vpn=name, stopped=True)
                    return
            elif isinstance(scene, WizardError):
                raise scene
            else:
                yield scene


def _passed(gate: Event, cancelled: Event) -> bool:
    """Wait for a gate; false when Stop comes first."""
    while not gate.wait(0.01):
        if cancelled.is_set():
            return False
    return True
