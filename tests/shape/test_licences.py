"""What we ship is free to ship: no GPL anywhere among what the program needs at run time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution

import pytest
from packaging.requirements import Requirement

US = "cvpn-wizard"
EXTRAS = ("", "practice")
LESSER = {"pyside6-essentials", "shiboken6"}
"""LGPL: used as they are, as separate files that can be exchanged."""
FREE = re.compile(
    r"apache|\bmit\b|bsd|isc\b|mpl|mozilla public|psf|python software|zlib|unlicense|public domain",
    re.IGNORECASE,
)


def needed(name: str, extras: tuple[str, ...], seen: set[str]) -> Iterator[Distribution]:
    """That distribution's dependencies, all the way down, as installed here."""
    for line in distribution(name).requires or []:
        requirement = Requirement(line)
        marker = requirement.marker
        if marker and not any(marker.evaluate({"extra": extra}) for extra in (*extras, "")):
            continue
        key = requirement.name.lower().replace("_", "-")
        if key in seen:
            continue
        seen.add(key)
        try:
            found = distribution(requirement.name)
        except PackageNotFoundError:
            continue
        if key != US:
            yield found
        yield from needed(requirement.name, tuple(requirement.extras), seen)


def licence_of(found: Distribution) -> str:
    """All that it says of its licence, in one line."""
    about = found.metadata
    said = [about.get("License-Expression") or "", (about.get("License") or "")[:200]]
    said += [one for one in about.get_all("Classifier") or [] if one.startswith("License")]
    return " | ".join(filter(None, said))


FOUND = {one.metadata["Name"].lower().replace("_", "-"): one for one in needed(US, EXTRAS, set())}


def test_the_list_is_the_real_one() -> None:
    assert {"boto3", "cryptography", "keyring", "pyside6-essentials", "moto"} <= set(FOUND)
    assert "pytest" not in FOUND


@pytest.mark.parametrize("name", sorted(FOUND))
def test_its_licence_lets_us_ship_it(name: str) -> None:
    licence = licence_of(FOUND[name])
    if name in LESSER:
        assert "LGPL" in licence
        return
    # "GPL" also where somebody offers several: then one of the free ones must be offered.
    assert FREE.search(licence), f"{name}: {licence or 'says nothing'}"
    if re.search(r"\bA?GPL", licence):
        assert " OR " in licence, f"{name}: {licence}"
