"""Layer 1: the profile itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from cvpn_wizard.adapters.profile.checks import check_profile
from cvpn_wizard.adapters.profile.identity import person_of
from cvpn_wizard.adapters.profile.mending import Mended, mend, straightened
from cvpn_wizard.journeys.checking.run import Ending, Run
from cvpn_wizard.model.checking import Layer
from cvpn_wizard.model.errors import Problem

OF_DATES = frozenset(
    f"profile-{part}-{end}" for part in ("ca", "cert") for end in ("not-yet", "expired")
)
NOT_YET = frozenset({"profile-ca-not-yet", "profile-cert-not-yet"})
HIDING = frozenset(
    """
    block-open block-close html odd-signs utf-16 not-utf-8 pem-one-line pem-dashes pem-indented
    """.split()
)
"""Faults of form, which make others appear that are none."""
MOST_OF_ONE = 3
CLOCK_OFF = timedelta(minutes=5)


def look_at_profile(run: Run) -> Ending:
    """Everything that can be told by reading it.

    :raises WizardError: FILE_UNREADABLE.
    """
    run.take_profile(run.tools.read(run.asked.profile))
    problems = _problems(run)
    if any(problem.code in OF_DATES for problem in problems):
        run.clock_error()
        problems = _judged_by_the_true_time(run)
    left = _left_after_mending(run)
    for problem in _few_of_each(_without_shadows(run, problems)):
        run.chain_broken = run.chain_broken or problem.code == "profile-chain"
        run.find(
            problem.code,
            Layer.PROFILE,
            problem.facts,
            # An endpoint may have one CA for itself and one for its clients; the handshake tells.
            warning=problem.warning or problem.code == "profile-chain",
            line=problem.line,
            mendable=_fault(problem) not in left,
        )
    if _is_hidden(problems):
        # Later layers still tell something, and a mended copy is at hand.
        run.take_profile(run.source, straightened(run.source))
    run.note(person=person_of(run.profile, run.asked.profile.parent))
    report = run.report
    if not report.host:
        return Ending()
    return Ending(
        detail="profile",
        facts={
            "host": report.host,
            "port": str(report.port),
            "transport": report.transport.upper(),
        },
    )


def _problems(run: Run) -> tuple[Problem, ...]:
    return check_profile(
        run.profile,
        now=run.now(),
        expected_server=run.known.server or None,
        base=run.asked.profile.parent,
    )


def _is_hidden(problems: tuple[Problem, ...]) -> bool:
    return any(problem.code.removeprefix("profile-") in HIDING for problem in problems)


def _few_of_each(problems: tuple[Problem, ...]) -> Iterator[Problem]:
    """A file that is something else has the same fault on every line."""
    told: Counter[str] = Counter()
    for problem in problems:
        told[problem.code] += 1
        if told[problem.code] <= MOST_OF_ONE:
            yield problem


def _without_shadows(run: Run, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """A block without an end swallows all that follows; only itself is to blame."""
    if not _is_hidden(problems):
        return problems
    still = {
        problem.code
        for problem in check_profile(
            straightened(run.source),
            now=run.now(),
            expected_server=run.known.server or None,
            base=run.asked.profile.parent,
        )
    }
    return tuple(
        problem
        for problem in problems
        if problem.code in still or problem.code.removeprefix("profile-") in HIDING
    )


def _judged_by_the_true_time(run: Run) -> tuple[Problem, ...]:
    """Where the clock is wrong, layer 2 says so, instead of blaming sound certificates."""
    error = run.clock_error()
    problems = _problems(run)
    if error is None and any(problem.code in NOT_YET for problem in problems):
        # Nobody makes certificates for tomorrow; nobody to ask says that it is the clock.
        first = next(problem for problem in problems if problem.code in NOT_YET)
        run.find("clock-perhaps-behind", Layer.COMPUTER, {"date": first.facts.get("date", "")})
        return tuple(problem for problem in problems if problem.code not in NOT_YET)
    return problems


def mended_of(run: Run) -> Mended:
    """A copy with all mended that can be."""
    return mend(run.source, base=run.asked.profile.parent)


def _fault(problem: Problem) -> tuple[str, object]:
    """What tells two faults of one kind apart."""
    return problem.code, problem.facts.get("directive") or problem.facts.get("block")


def _left_after_mending(run: Run) -> frozenset[tuple[str, object]]:
    """The faults that no mending takes away."""
    left = check_profile(
        mended_of(run).profile,
        now=run.now(),
        expected_server=run.known.server or None,
        base=run.asked.profile.parent,
    )
    return frozenset(map(_fault, left))
