"""What a command prints: words for people, or one JSON object a line."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping

from cvpn_wizard.model.errors import Problem, WizardError
from cvpn_wizard.model.steps import (
    Leftover,
    RefusalEvent,
    ResultEvent,
    RunEvent,
    StepEvent,
    StepState,
)
from cvpn_wizard.texts import text
from cvpn_wizard.texts.receipt import receipt_lines
from cvpn_wizard.texts.refusals import refusal_words
from cvpn_wizard.texts.steps import state_words, step_words

SPOKEN = frozenset(
    {
        StepState.MAKING,
        StepState.SETTLING,
        StepState.PRESENT,
        StepState.DONE,
        StepState.FAILED,
        StepState.UNMAKING,
        StepState.GONE,
        StepState.LEFT,
    }
)
"""The states that the command line tells of; looking and waiting are noise there."""


def problem_words(problem: Problem) -> str:
    """One sentence on what is wrong with a value, with its line where it has one."""
    sentence = text(f"problem-{problem.code}", **problem.facts)
    if problem.line is not None:
        return text("cli-problem-at", line=problem.line, field=problem.field, problem=sentence)
    return text("cli-problem", field=problem.field, problem=sentence)


class Output:
    """Prints. Words go to standard output, refusals to standard error; JSON all to the former."""

    def __init__(self, *, as_json: bool) -> None:
        self.as_json = as_json

    def line(self, words: str = "") -> None:
        """A line for people; nothing in JSON."""
        if not self.as_json:
            print(words, flush=True)

    def json(self, entry: Mapping[str, object]) -> None:
        """A line for programs; nothing in words."""
        if self.as_json:
            print(json.dumps(entry, ensure_ascii=False), flush=True)

    def note(self, text_id: str, **facts: object) -> None:
        """Something to know, for people only: on standard error, so that JSON stays as it is."""
        self.remark(text(text_id, **facts))

    def remark(self, sentence: str) -> None:
        """The same, of words that are made already."""
        print(sentence, file=sys.stderr)

    def event(self, event: RunEvent) -> None:
        """One event of a run."""
        match event:
            case StepEvent():
                self._step(event)
            case RefusalEvent(step, error):
                self.refusal(error, step)
            case ResultEvent():
                self._result(event)

    def _step(self, event: StepEvent) -> None:
        if event.state not in SPOKEN:
            return
        self.json(
            {
                "event": "step",
                "step": event.step,
                "state": event.state.value,
                "id": event.resource or None,
                "seconds": event.seconds,
            }
        )
        self.line(
            text(
                "cli-step",
                state=state_words(event.step, event.state),
                step=step_words(event.step),
                resource=event.resource,
                seconds=f"{event.seconds:.1f}",
            ).rstrip()
        )

    def refusal(self, error: WizardError, step: str = "") -> None:
        """A refusal: what happened, why, what to do now."""
        words = refusal_words(error)
        problems: tuple[Problem, ...] = getattr(error, "problems", ())
        entry: dict[str, object] = {
            "event": "refusal",
            "code": error.code.value,
            "step": step or None,
            "title": words.title,
            "why": words.why,
            "do": words.do,
        }
        if problems:
            entry["problems"] = [
                {
                    "line": problem.line,
                    "field": problem.field,
                    "code": problem.code,
                    "warning": problem.warning,
                    "suggestion": problem.suggestion,
                    "text": text(f"problem-{problem.code}", **problem.facts),
                }
                for problem in problems
            ]
        self.json(entry)
        if not self.as_json:
            print(words.title, file=sys.stderr)
            for sentence in (words.why, *(f"  {problem_words(p)}" for p in problems), words.do):
                print(sentence, file=sys.stderr)

    def _result(self, event: ResultEvent) -> None:
        self.json(
            {
                "event": "result",
                "ok": event.ok,
                "vpn": event.vpn,
                "endpoint_id": event.endpoint_id or None,
                "profiles": list(event.profiles),
                "left": [self._leftover(left) for left in (*event.left, *event.kept)],
                "stopped": event.stopped,
                "removed": [{"step": step, "id": resource} for step, resource in event.removed],
                "others": [self._leftover(other) for other in event.others],
                "heir": event.heir or None,
            }
        )
        for path in event.profiles:
            self.line(text("cli-profile", path=path))

    def receipt(self, event: ResultEvent) -> None:
        """What was taken away, what is left and why, for people."""
        for line in receipt_lines(event):
            self.line(line)

    @staticmethod
    def _leftover(left: Leftover) -> dict[str, object]:
        return {
            "step": left.step,
            "id": left.resource,
            "why": refusal_words(left.error).title if left.error else None,
        }
