"""What a certificate for a person's laptop may be called, and whose it then is."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from cvpn_wizard.journeys.checks import certificate_name_problem
from cvpn_wizard.model.errors import ErrorCode, Problem, WizardError

LONGEST = 100
"""Signs of the words for a person and a device."""


@dataclass(frozen=True)
class Newcomer:
    """Somebody who shall get a certificate.

    :ivar name: the common name, one for each person and device: ``sato.laptop``.
    :ivar person: in the office's own words; by default what stands before the dot, or the whole
        name where it has none or several: ``client1.domain.tld`` is one name.
    :ivar device: by default what stands behind the one dot.
    """

    name: str
    person: str = ""
    device: str = ""

    def completed(self) -> Newcomer:
        """With the words that its name gives, where none were given.

        Earlier versions cut a name of several dots at the first one and wrote that down; such
        halves are nobody's words.
        """
        before, _dot, behind = self.name.partition(".")
        said = (self.person, self.device)
        if "." in behind:
            if said == (before, behind):
                said = ("", "")
            before, behind = self.name, ""
        return Newcomer(self.name, said[0] or before, said[1] or behind)


class NameBadError(WizardError):
    """PERSON_NAME_BAD, with what is wrong."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(ErrorCode.PERSON_NAME_BAD, fault=problem.code)
        self.problems = (problem,)


def name_problem(name: str, others: Collection[str] = ()) -> Problem | None:
    """Why a name cannot be a person's; as for those of the set-up."""
    found = certificate_name_problem(name, others)
    if found is None:
        return None
    return Problem(found.code, "people.name", found.facts, found.suggestion)


def refuse_bad_name(name: str) -> None:
    """:raises WizardError: PERSON_NAME_BAD (:class:`NameBadError`)."""
    problem = name_problem(name)
    if problem is not None:
        raise NameBadError(problem)
