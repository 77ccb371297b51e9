"""A change of the CA as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from cvpn_wizard.model.rollover import Mover, Overlap, PhaseNow, Proof, RolloverNow, RolloverPlan
from cvpn_wizard.texts.rollover import remark_words


def plan_json(plan: RolloverPlan) -> dict[str, object]:
    return {
        "event": "rollover-plan",
        "old": plan.old,
        "new": plan.spec.name,
        "client_cidr": str(plan.spec.client_cidr),
        "authority_ends": plan.authority_ends.isoformat() if plan.authority_ends else None,
        "begin_by": plan.begin_by.isoformat() if plan.begin_by else None,
        "until": plan.until.isoformat(),
        "phases": _phases(plan.phases),
        "people": plan.people,
        "own_keys": plan.own_keys,
        "remarks": [{"code": one.code, "text": remark_words(one)} for one in plan.remarks],
        **_cost(plan.overlap),
    }


def now_json(now: RolloverNow) -> dict[str, object]:
    return {
        "event": "rollover",
        "old": now.old,
        "new": now.new,
        "old_endpoint": now.old_endpoint or None,
        "endpoint": now.endpoint or None,
        "authority_ends": now.authority_ends.isoformat() if now.authority_ends else None,
        "until": now.until.isoformat(),
        "phase": now.phase.value,
        "phases": _phases(now.phases),
        "people": [_mover(one) for one in now.people],
        "behind": [one.name for one in now.behind],
        "ended": now.ended or None,
        "adopted": now.adopted,
        "asked": now.asked,
        **_cost(now.overlap),
    }


def proof_json(proof: Proof) -> dict[str, object]:
    return {
        "event": "proof",
        "verdict": proof.verdict.value,
        "new": proof.new,
        "crossed": proof.crossed or None,
        "old": proof.old or None,
    }


def _phases(phases: Sequence[PhaseNow]) -> list[dict[str, object]]:
    return [
        {
            "phase": one.phase.value,
            "state": one.state.value,
            "due": one.due.isoformat(),
            "done": one.done,
            "total": one.total,
        }
        for one in phases
    ]


def _mover(one: Mover) -> dict[str, object]:
    return {
        "name": one.name,
        "person": one.person,
        "device": one.device,
        "move": one.move.value,
        "seen": one.seen or None,
        "seen_before": one.seen_before or None,
        "on_old": one.on_old,
        "on_new": one.on_new,
    }


def _cost(overlap: Overlap) -> dict[str, object]:
    return {
        "usd_a_day": float(overlap.usd_a_day),
        "usd": float(overlap.usd),
        "days": overlap.days,
        "prices_as_of": overlap.as_of.isoformat(),
        "prices_known": overlap.known,
    }
