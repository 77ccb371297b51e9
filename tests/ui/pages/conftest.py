"""What the pages of the set-up are given in tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from ipaddress import IPv4Network
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.journeys.answers import AccountAnswers, Answers, NetworkAnswers
from cvpn_wizard.model.aws import Identity
from cvpn_wizard.model.spec import NewSecurityGroup, NewSubnet, NewVpc
from cvpn_wizard.texts import set_language
from cvpn_wizard.ui.jobs import Jobs
from cvpn_wizard.ui.services import Practice, Services
from tests.fakes.builder import FakeBuilder
from tests.fakes.cloud import FakeCloud


class MemoryVault(Vault):
    """No keyring is asked."""

    @property
    def lasting(self) -> bool:
        return False


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("en")


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.shutdown(wait_seconds=5)


@pytest.fixture
def builder() -> FakeBuilder:
    return FakeBuilder()


@pytest.fixture
def services(jobs: Jobs, tmp_path: Path, builder: FakeBuilder) -> Services:
    cloud = FakeCloud()
    return Services(
        jobs=jobs,
        home=tmp_path,
        vault=MemoryVault(),
        cloud_for=lambda _account, _mfa: cloud,
        builder_for=lambda _account, _cloud: builder,
    )


@pytest.fixture
def practising(services: Services) -> Services:
    practice = Practice(url="http://127.0.0.1:1", stand_in=("127.0.0.1", 9))
    return replace(services, practice=lambda: practice)


@pytest.fixture
def answers() -> Answers:
    """The worked example."""
    return Answers(
        account=AccountAnswers(
            identity=Identity("123456789012", "arn:aws:iam::123456789012:user/admin")
        ),
        client_cidr="10.0.0.0/16",
        ping="10.255.1.125",
        network=NetworkAnswers(
            vpc=NewVpc("cvpn-vpc", IPv4Network("10.255.0.0/16")),
            vpc_name="cvpn-vpc",
            vpc_cidrs=("10.255.0.0/16",),
            target_subnets=(NewSubnet("cvpn-target-subnet", IPv4Network("10.255.255.0/24")),),
            target_labels=(("cvpn-target-subnet", "10.255.255.0/24", ""),),
            other_subnets=(NewSubnet("server-subnet", IPv4Network("10.255.1.0/24")),),
            security_group=NewSecurityGroup("icmp-sg", IPv4Network("0.0.0.0/0")),
            security_group_name="icmp-sg",
            server_enabled=True,
            server_subnet="server-subnet",
            server_address="10.255.1.125",
        ),
    )
