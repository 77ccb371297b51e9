"""What our records tell of a profile's VPN; and that everything that is found has its words."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from ipaddress import IPv4Address, IPv4Network
from pathlib import Path

import pytest

from cvpn_wizard.adapters.profile import checks
from cvpn_wizard.adapters.profile.mending import Mend
from cvpn_wizard.adapters.profile.profile import Profile
from cvpn_wizard.adapters.records import (
    Records,
    RevocationRecord,
    RunRecord,
    RunState,
    VpnRecord,
)
from cvpn_wizard.journeys import checking
from cvpn_wizard.journeys.checking.asked import Known, known_of
from cvpn_wizard.journeys.checking.menders import ADMIN, PERSON, mender_of
from cvpn_wizard.model.checking import Finding, Layer, LayerEvent, LayerState, Mender
from cvpn_wizard.model.handshake import Outcome, Suspicion
from cvpn_wizard.texts import LANGUAGES, has_text, set_language, text
from cvpn_wizard.texts.findings import finding_words, layer_words
from tests.unit.journeys.checking.stage import HOST, NOW, WORDS

EXAMPLES = Path(__file__).parents[3] / "examples"


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    set_language("en")


def test_a_vpn_of_ours_is_known(tmp_path: Path) -> None:
    records = Records(tmp_path)
    profile = Profile.parse(WORDS)
    assert known_of(profile, records) == Known()
    endpoint = HOST.partition(".")[0]
    records.remember_vpn(VpnRecord("office", "1", "r", tmp_path, "{}", "2026", endpoint))
    assert known_of(profile, records) == Known()
    plan = (EXAMPLES / "worked-example.toml").read_text(encoding="utf-8")
    records.remember_run(RunRecord("run-1", "office", "2026", RunState.DONE, plan))
    known = known_of(profile, records)
    assert known.client_cidr == IPv4Network("10.0.0.0/16")
    assert known.ranges == (IPv4Network("10.255.0.0/16"),)
    assert (known.server, known.ping) == ("server", IPv4Address("10.255.1.125"))
    assert known_of(Profile.parse("client\n"), records) == Known()
    assert known.list_ends is None
    listed = RevocationRecord("office", 1, NOW, NOW, "")
    records.remember_revocation_list(listed)
    assert known_of(profile, records).list_ends is None  # nobody saw it at the endpoint yet
    records.remember_revocation_list(replace(listed, proved="2026"))
    assert known_of(profile, records).list_ends == NOW
    records.remember_run(RunRecord("run-2", "office", "2027", RunState.DONE, "no plan"))
    assert known_of(profile, records) == Known()


def codes() -> set[str]:
    """Every code that the journey's source can say."""
    found = {outcome.value for outcome in Outcome}
    found -= {"accepted", "profile-unusable", "client-refused", "client-sign-in"}
    found |= {f"client-{why.value}" for why in Suspicion}
    for path in Path(checking.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Constant) or path.name == "menders.py":
                continue
            value = str(node.value)
            if re.fullmatch(r"(?:clock|other|lan|name|port|route|target|dns)-[a-z-]+", value):
                found.add(value)
    details = {"target-ping", "target-tcp", "target-alive", "other-vpn"}
    return found - details | {"other-vpn", "not-connected", "target-silent-carries"}


def profile_codes() -> set[str]:
    found = set()
    for path in Path(checks.__file__).parent.glob("*.py"):
        found |= set(re.findall(r'problem\(\s*f?"([^"{]+)"', path.read_text(encoding="utf-8")))
    return {f"profile-{code}" for code in found}


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_is_found_is_told_whole(language: str) -> None:
    set_language(language)
    assert len(codes()) > 50
    for code in codes() | profile_codes():
        facts = dict.fromkeys(
            "host port transport address by name expected issuer date begins detail person there "
            "here cidr range adapter other resolver lost total size passes mssfix encoding block "
            "number directive value path client".split(),
            "7",
        )
        words = finding_words(Finding(code, Layer.PORT, mender_of(code), facts))
        for sentence in (words.title, words.do, words.who):
            assert sentence.strip(), code
            assert "{" not in sentence, code
            assert "$" not in sentence, code


def test_no_remedy_is_written_for_what_is_never_found() -> None:
    for code in ADMIN | PERSON:
        assert code in codes() | profile_codes() | {"profile-ca-expired", "profile-ca-expires-soon"}


def test_who_can_mend_what() -> None:
    assert mender_of("client-revoked") is Mender.ADMIN
    assert mender_of("other-vpn") is Mender.PERSON
    assert mender_of("profile-key-mismatch") is Mender.HELPDESK


def test_other_suspects_are_named() -> None:
    facts = {"person": "", "certain": "", "suspects": "list-expired,our-clock"}
    words = finding_words(Finding("client-revoked", Layer.HANDSHAKE, Mender.ADMIN, facts))
    assert text("suspicion-list-expired") in words.why
    assert text("suspicion-our-clock") in words.why
    assert "most likely" in words.title
    sure = finding_words(
        Finding("client-revoked", Layer.HANDSHAKE, Mender.ADMIN, {"certain": "yes", "person": "a"})
    )
    assert "most likely" not in sure.title


def test_what_can_be_mended_offers_the_copy() -> None:
    finding = Finding("profile-twice", Layer.PROFILE, Mender.HELPDESK, {"directive": "ca"})
    assert finding_words(finding).do == text("finding-do-helpdesk")
    mendable = Finding(
        "profile-twice", Layer.PROFILE, Mender.HELPDESK, {"directive": "ca"}, mendable=True
    )
    assert finding_words(mendable).do == text("finding-do-mend")


@pytest.mark.parametrize("language", LANGUAGES)
def test_layers_states_and_changes_have_their_words(language: str) -> None:
    set_language(language)
    for layer in Layer:
        assert text(f"layer-{layer.value}")
    for state in LayerState:
        assert text(f"layer-state-{state.value}")
    for mend in Mend:
        assert has_text(f"mend-{mend.value}")


def test_a_layer_in_a_line() -> None:
    facts = {"adapter": "tun0", "address": "10.0.0.98", "since": "09:00", "client": "OpenVPN"}
    told = LayerEvent(Layer.TUNNEL, LayerState.PASSED, 0.1, detail="tunnel", facts=facts)
    assert layer_words(told) == "tun0 has 10.0.0.98 since 09:00 (by OpenVPN)"
    skipped = LayerEvent(Layer.TUNNEL, LayerState.SKIPPED, why="not-connected")
    assert layer_words(skipped) == text("layer-why-not-connected")
    assert layer_words(LayerEvent(Layer.TUNNEL, LayerState.FAILED)) == ""
