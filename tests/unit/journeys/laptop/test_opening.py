"""From what was handed over to a profile that a VPN client may have."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from cvpn_wizard.adapters.bundle.kit import Kit, read_kit, write_kit
from cvpn_wizard.adapters.bundle.words import COUNT
from cvpn_wizard.adapters.pki.authority import Issued
from cvpn_wizard.adapters.profile.profile import Profile
from cvpn_wizard.adapters.vault import Vault
from cvpn_wizard.journeys.handing_over import (
    HandedOver,
    HandoverFacts,
    ProfileFaultsError,
    make_bundle,
)
from cvpn_wizard.journeys.laptop.opening import first_look, open_file, words_problem
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.model.secret import Secret
from cvpn_wizard.texts import has_text
from tests.unit.journeys.laptop.conftest import FACTS, NOW, PERSON


def refusal(path: Path, words: Secret, home: Path, vault: Vault) -> WizardError:
    with pytest.raises(WizardError) as caught:
        open_file(path, words, home, vault, NOW)
    return caught.value


def test_a_bundle_is_opened_with_its_words(handed: HandedOver, home: Path, vault: Vault) -> None:
    first_look(handed.path)
    opened = open_file(handed.path, handed.words.typed, home, vault, NOW)
    assert opened.manifest == handed.manifest
    assert opened.manifest.person == PERSON
    assert opened.manifest.vpc_cidrs == ("10.255.0.0/16",)
    assert opened.profile.has_identity
    assert opened.warnings == ()
    assert "PRIVATE" not in repr(opened)


def test_words_may_be_typed_as_they_were_heard(
    handed: HandedOver, home: Path, vault: Vault
) -> None:
    heard = Secret(handed.words.spoken.reveal().replace("-", "　"))
    assert open_file(handed.path, heard, home, vault, NOW).manifest == handed.manifest


def test_the_wrong_words(handed: HandedOver, home: Path, vault: Vault) -> None:
    error = refusal(handed.path, Secret("aardvark-abandoned"), home, vault)
    assert error.code is ErrorCode.BUNDLE_PASSPHRASE
    assert "aardvark" not in str(error)


def test_a_download_that_stopped_is_seen_before_the_words(handed: HandedOver) -> None:
    handed.path.write_bytes(handed.path.read_bytes()[:-100])
    with pytest.raises(WizardError) as caught:
        first_look(handed.path)
    assert caught.value.code is ErrorCode.BUNDLE_DAMAGED


def test_a_plain_profile_will_do(finished: Path, home: Path, vault: Vault) -> None:
    first_look(finished)
    opened = open_file(finished, None, home, vault, NOW)
    assert opened.manifest.person == PERSON
    assert opened.manifest.vpn.startswith("cvpn-endpoint-")
    assert opened.manifest.valid_until is not None


def test_files_that_a_plain_profile_names_are_put_in(
    tmp_path: Path, exported: str, person: Issued, home: Path, vault: Vault
) -> None:
    (tmp_path / "a.crt").write_text(person.certificate, encoding="utf-8")
    (tmp_path / "a.key").write_text(person.key.reveal(), encoding="utf-8")
    path = tmp_path / "a.ovpn"
    path.write_text(exported + "cert a.crt\nkey a.key\n", encoding="utf-8")
    opened = open_file(path, None, home, vault, NOW)
    assert opened.profile.block("key") is not None
    assert opened.profile.directives("key") == ()


@pytest.mark.parametrize(
    "line", ["up /bin/sh", "script-security 2", "key /home/sato/.ssh/id_rsa", "plugin x.so"]
)
def test_a_bundle_whose_profile_would_do_harm(
    handed: HandedOver, home: Path, vault: Vault, line: str
) -> None:
    kit = read_kit(handed.path, [handed.words.typed])
    evil = Profile.parse(kit.profile.text + line + "\n")
    write_kit(handed.path, Kit(kit.manifest, evil, ""), handed.words.typed)
    error = refusal(handed.path, handed.words.typed, home, vault)
    assert error.code is ErrorCode.PROFILE_BAD
    assert error.facts["fault"] == line.split(maxsplit=1)[0]
    assert not home.exists()


def test_an_expired_certificate_is_said(handed: HandedOver, home: Path, vault: Vault) -> None:
    with pytest.raises(ProfileFaultsError) as caught:
        open_file(handed.path, handed.words.typed, home, vault, NOW + timedelta(days=800))
    assert [problem.code for problem in caught.value.problems] == ["profile-cert-expired"]


def test_one_that_expires_soon_is_a_warning(handed: HandedOver, home: Path, vault: Vault) -> None:
    opened = open_file(handed.path, handed.words.typed, home, vault, NOW + timedelta(days=720))
    assert [problem.code for problem in opened.warnings] == ["profile-cert-expires-soon"]


@pytest.mark.parametrize(
    ("typed", "code", "facts"),
    [
        ("", "bundle-no-words", {}),
        ("  ", "bundle-no-words", {}),
        ("aardvark abandoned", "bundle-too-few", {"count": COUNT, "given": 2}),
        ("aardvark qqqqq abandoned", "bundle-word", {"number": 2}),
        ("Correct Horse!", None, {}),
    ],
)
def test_words_that_cannot_be_right(typed: str, code: str | None, facts: dict[str, int]) -> None:
    problem = words_problem(Secret(typed))
    if code is None:
        assert problem is None
        return
    assert problem is not None
    assert (problem.code, dict(problem.facts)) == (code, facts)
    assert has_text(f"problem-{code}")


def test_all_words_are_fine(handed: HandedOver) -> None:
    assert words_problem(handed.words.typed) is None
    assert words_problem(handed.words.spoken) is None


def test_a_bad_profile_is_not_handed_over(finished: Path, tmp_path: Path, exported: str) -> None:
    bad = tmp_path / "bad.ovpn"
    bad.write_text(exported, encoding="utf-8")
    with pytest.raises(ProfileFaultsError) as caught:
        make_bundle(bad, PERSON, FACTS, "en", now=NOW)
    assert "profile-no-cert" in str(caught.value.facts["fault"])
    assert not (tmp_path / f"{PERSON}.cvpnkit").exists()


def test_names_that_cannot_be_handed_over(finished: Path) -> None:
    with pytest.raises(ValueError, match=r"\.\./sato"):
        make_bundle(finished, "../sato", FACTS, "en")
    with pytest.raises(ValueError, match="sato"):
        make_bundle(finished, "sato", HandoverFacts("vpn", ping="-f x"), "en")


def test_where_a_bundle_goes(finished: Path, tmp_path: Path) -> None:
    beside = make_bundle(finished, PERSON, FACTS, "en", now=NOW)
    assert beside.path == finished.with_name(f"{PERSON}.cvpnkit")
    named = make_bundle(finished, PERSON, FACTS, "en", out=tmp_path / "x.cvpnkit", now=NOW)
    assert named.path == tmp_path / "x.cvpnkit"
    assert named.words.language == "en"
