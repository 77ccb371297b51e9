"""A queue of three profiles, and a helpdesk's PC to take it in."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from cvpn_wizard.adapters.files import write_private
from cvpn_wizard.adapters.pki.authority import Authority
from cvpn_wizard.adapters.profile.profile import Profile
from cvpn_wizard.journeys.helpdesk.desk import Desk
from cvpn_wizard.journeys.helpdesk.queueing import QueueMade, make_queue
from tests.unit.adapters.profile.conftest import (  # noqa: F401  fixtures
    NOW,
    authority,
    exported,
)
from tests.unit.journeys.laptop.conftest import FACTS, LastingVault

UNTIL = NOW + timedelta(days=30)


@pytest.fixture(scope="session")
def profiles(
    authority: Authority,  # noqa: F811
    exported: str,  # noqa: F811
    tmp_path_factory: pytest.TempPathFactory,
) -> list[Path]:
    folder = tmp_path_factory.mktemp("issued")
    paths = []
    for number in (2, 1, 3):
        issued = authority.issue_client(f"hd1.00{number}", 1, NOW)
        profile = Profile.parse(exported).with_identity_inline(issued.certificate, issued.key)
        paths.append(folder / f"{number}.ovpn")
        write_private(paths[-1], profile.text)
    return paths


@pytest.fixture
def made(profiles: list[Path], tmp_path: Path) -> QueueMade:
    return make_queue("hd1", profiles, FACTS, UNTIL, "ja", tmp_path / "mail", NOW)


@pytest.fixture
def vault() -> LastingVault:
    return LastingVault()


@pytest.fixture
def desk(made: QueueMade, tmp_path: Path, vault: LastingVault) -> Desk:
    ready = Desk(tmp_path / "home", vault)
    ready.take_in(made.path, made.words.spoken)
    return ready
