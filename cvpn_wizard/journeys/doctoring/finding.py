"""What the doctor says. Its sentences: ``finding-<code>``, ``-why``, ``-do``."""

from __future__ import annotations

from dataclasses import replace

from cvpn_wizard.model.checking import Finding, Layer, Mender


def broken(code: str, layer: Layer, **facts: object) -> Finding:
    """It keeps a client from getting through; an admin can mend it."""
    return Finding(code, layer, Mender.ADMIN, facts=facts)


def warned(code: str, layer: Layer, **facts: object) -> Finding:
    """It does not yet, or not everybody, or not always."""
    return Finding(code, layer, Mender.ADMIN, facts=facts, warning=True)


def by_helpdesk(finding: Finding) -> Finding:
    """The same, but the helpdesk can mend it."""
    return replace(finding, mender=Mender.HELPDESK)
