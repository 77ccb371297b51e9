"""A bundle to open, and a computer to open it on."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.journeys.handing_over import HandedOver, HandoverFacts, make_bundle
from cvpn_wizard.model.secret import Secret
from tests.unit.adapters.bundle.conftest import (  # noqa: F401  fixtures
    NOW,
    PERSON,
    authority,
    exported,
    finished,
    person,
)

FACTS = HandoverFacts(
    vpn="cvpn-endpoint-01",
    ping="10.255.1.125",
    client_cidr="10.0.0.0/16",
    vpc_cidrs=("10.255.0.0/16",),
    server="server",
)


@dataclass
class LastingVault(Vault):
    """A keyring that outlives the run, in memory."""

    kept: dict[str, Secret] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__init__()

    @property
    def lasting(self) -> bool:
        return True

    def put(self, name: str, secret: Secret) -> None:
        self.kept[name] = secret

    def get(self, name: str) -> Secret | None:
        return self.kept.get(name)

    def forget(self, name: str) -> None:
        self.kept.pop(name, None)


@pytest.fixture
def vault() -> LastingVault:
    return LastingVault()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def handed(finished: Path, tmp_path: Path) -> HandedOver:  # noqa: F811
    return make_bundle(finished, PERSON, FACTS, "ja", out=tmp_path / "mail", now=NOW)
