"""The sentences for a change of the CA, for the window and the command line alike."""

from __future__ import annotations

from datetime import date

from cvpn_wizard.model.errors import Problem
from cvpn_wizard.model.rollover import (
    Mover,
    Overlap,
    Phase,
    PhaseNow,
    Proof,
    RolloverNow,
    RolloverPlan,
)
from cvpn_wizard.texts.language import text


def phase_name(phase: PhaseNow) -> str:
    return text(f"rollover-phase-{phase.phase.value}")


def phase_meaning(phase: PhaseNow) -> str:
    """What is done then, and what it means for people."""
    return text(f"rollover-phase-{phase.phase.value}-meaning")


def phase_state(phase: PhaseNow) -> str:
    """How far it is, with numbers where people are counted."""
    state = text(f"rollover-state-{phase.state.value}")
    if phase.phase in {Phase.HAND_OUT, Phase.MOVE} and phase.total:
        return text("rollover-counted", state=state, done=phase.done, total=phase.total)
    return state


def phase_line(phase: PhaseNow) -> str:
    return text(
        "rollover-phase-line",
        name=phase_name(phase),
        date=phase.due.isoformat(),
        state=phase_state(phase),
    )


def cost_words(overlap: Overlap) -> str:
    """What the overlap costs, with where the price is from."""
    words = text(
        "rollover-cost",
        usd=f"{overlap.usd:,.2f}",
        day=f"{overlap.usd_a_day:,.2f}",
        days=overlap.days,
        subnets=overlap.subnets,
        date=overlap.as_of.isoformat(),
    )
    return words if overlap.known else f"{words} {text('rollover-cost-unknown')}"


def ends_words(ends: date | None) -> str:
    """When nobody can connect any more with the CA that there is."""
    return text("rollover-ends", date=ends.isoformat()) if ends else text("rollover-ends-unknown")


def remark_words(problem: Problem) -> str:
    return text(f"problem-{problem.code}", **problem.facts)


def plan_details(plan: RolloverPlan) -> list[str]:
    """By when, what is made, and for how many."""
    lines = []
    if plan.begin_by is not None:
        lines.append(text("rollover-begin-by", date=plan.begin_by.isoformat()))
    lines.append(text("rollover-second", name=plan.spec.name, cidr=str(plan.spec.client_cidr)))
    lines.append(text("rollover-people", count=plan.people))
    if plan.own_keys:
        lines.append(text("rollover-own-keys", count=plan.own_keys))
    return lines


def plan_words(plan: RolloverPlan) -> list[str]:
    """The plan as lines."""
    lines = [text("rollover-plan-title", name=plan.old), text("rollover-why")]
    lines += [ends_words(plan.authority_ends), *plan_details(plan)]
    lines.append(cost_words(plan.overlap))
    for phase in plan.phases:
        lines += [phase_line(phase), f"    {phase_meaning(phase)}"]
    lines += [remark_words(one) for one in plan.remarks]
    return lines


def mover_words(one: Mover) -> str:
    """How far one person is."""
    return text(
        "rollover-mover",
        name=one.name,
        move=text(f"rollover-move-{one.move.value}"),
        seen=one.seen[:10] or text("rollover-never"),
        before=one.seen_before[:10] or text("rollover-never"),
    )


def now_words(now: RolloverNow) -> list[str]:
    """How far it is, as lines: phases, cost, and who has not moved."""
    lines = [text("rollover-now-title", old=now.old, new=now.new), ends_words(now.authority_ends)]
    lines += [phase_line(phase) for phase in now.phases]
    if now.ended:
        lines.append(text("rollover-ended", old=now.old, new=now.new))
        return lines
    lines.append(cost_words(now.overlap))
    if now.adopted:
        lines.append(text("problem-rollover-adopted", endpoint=now.old_endpoint))
    if not now.asked:
        lines.append(text("rollover-not-asked"))
    lines += [mover_words(one) for one in now.behind]
    lines.append(text("rollover-behind", count=len(now.behind)))
    return lines


def proof_words(proof: Proof) -> str:
    """What the handshakes showed."""
    return text(f"rollover-proof-{proof.verdict.value}", outcome=proof.new)
