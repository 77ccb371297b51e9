"""A finished profile to hand over."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvpn_wizard.adapters.files import write_private
from cvpn_wizard.adapters.pki.authority import Issued
from cvpn_wizard.adapters.profile.profile import Profile
from tests.unit.adapters.profile.conftest import (  # noqa: F401  fixtures
    NOW,
    PERSON,
    authority,
    exported,
    person,
)


@pytest.fixture
def finished(tmp_path: Path, exported: str, person: Issued) -> Path:  # noqa: F811
    profile = Profile.parse(exported).with_identity_inline(person.certificate, person.key)
    path = tmp_path / f"{PERSON}.ovpn"
    write_private(path, profile.text)
    return path
