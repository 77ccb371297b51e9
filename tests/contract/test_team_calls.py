"""The calls of the team store, against the practice AWS: who was faster wins, all or none."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor  # noqa: TID251  as other computers would

import pytest

from cvpn_wizard.adapters.aws.cloud import Cloud
from cvpn_wizard.adapters.aws.team_calls import MOST_ROWS
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.names import TAG_VPN
from cvpn_wizard.model.secret import Secret
from cvpn_wizard.model.team import Part, Row

VPN = "Tokyo office"


def test_the_life_of_a_store(cloud: Cloud) -> None:
    assert cloud.team_table(VPN) is None
    assert cloud.team_secret_there(VPN) is None
    assert cloud.team_secret(VPN) is None
    with pytest.raises(WizardError) as gone:
        cloud.team_rows(VPN, Part.NAME)
    assert gone.value.code is ErrorCode.TEAM_GONE
    with pytest.raises(WizardError) as gone:
        cloud.write_team_rows(VPN, [Row(Part.NAME, "a", {})])
    assert gone.value.code is ErrorCode.TEAM_GONE

    cloud.create_team_table(VPN, {TAG_VPN: VPN})
    cloud.create_team_table(VPN, {TAG_VPN: VPN})  # as if the first answer had got lost
    table = cloud.team_table(VPN)
    assert table is not None
    assert table.ready
    assert table.belongs_to(VPN)
    cloud.put_team_secret(VPN, Secret("one"), {TAG_VPN: VPN})
    cloud.put_team_secret(VPN, Secret("two"), {TAG_VPN: VPN})
    secret, there = cloud.team_secret(VPN), cloud.team_secret_there(VPN)
    assert secret is not None
    assert secret.reveal() == "two"
    assert there is not None
    assert there.belongs_to(VPN)

    cloud.delete_team_secret(VPN)
    cloud.delete_team_table(VPN)
    assert cloud.team_table(VPN) is None
    assert cloud.team_secret_there(VPN) is None
    cloud.delete_team_secret(VPN)
    cloud.delete_team_table(VPN)
    cloud.put_team_secret(VPN, Secret("three"), {TAG_VPN: VPN})  # the name is free again


def test_a_row_is_written_over_the_version_that_was_read_and_over_no_other(cloud: Cloud) -> None:
    cloud.create_team_table(VPN, {})
    first = Row(Part.NAME, "sato.laptop", {"name": "佐藤", "n": 1})
    (written,) = cloud.write_team_rows(VPN, [first])
    assert cloud.team_rows(VPN, Part.NAME) == (written,)
    assert cloud.team_rows(VPN, Part.CERTIFICATE) == ()
    # The very same once more: an answer that got lost, and no conflict.
    cloud.write_team_rows(VPN, [first])
    other = Row(Part.NAME, "sato.laptop", {"name": "x"})
    fresh = Row(Part.CERTIFICATE, "1a", {})
    with pytest.raises(WizardError) as late:
        cloud.write_team_rows(VPN, [fresh, other])
    assert late.value.code is ErrorCode.TEAM_CONFLICT
    assert late.value.facts["name"] == "sato.laptop"
    assert cloud.team_rows(VPN, Part.CERTIFICATE) == (), "all or none"
    newer = Row(Part.NAME, "sato.laptop", {"name": "x"}, written.version)
    cloud.write_team_rows(VPN, [fresh, newer])
    with pytest.raises(WizardError):
        cloud.write_team_rows(VPN, [Row(Part.NAME, "sato.laptop", {"name": "y"}, written.version)])
    assert [row.values for row in cloud.team_rows(VPN, Part.NAME)] == [{"name": "x"}]
    with pytest.raises(ValueError, match="101"):
        cloud.write_team_rows(VPN, [fresh] * (MOST_ROWS + 1))


def test_of_many_at_once_one_wins(cloud: Cloud) -> None:
    cloud.create_team_table(VPN, {})

    def win(number: int) -> bool:
        rows = [Row(Part.CERTIFICATE, f"{number}", {}), Row(Part.NAME, "a", {"by": number})]
        try:
            cloud.write_team_rows(VPN, rows)
        except WizardError as error:
            return error.code is not ErrorCode.TEAM_CONFLICT
        return True

    with ThreadPoolExecutor(8) as pool:
        won = list(pool.map(win, range(16)))
    assert won.count(True) == 1
    (name,) = cloud.team_rows(VPN, Part.NAME)
    (certificate,) = cloud.team_rows(VPN, Part.CERTIFICATE)
    assert str(name.values["by"]) == certificate.key == str(won.index(True))
