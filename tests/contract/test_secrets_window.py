"""What is planted in the window: typed, refused, copied, crashed with, and found nowhere."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from cvpn_wizard.practice.faults import Fault, FaultKind
from cvpn_wizard.practice.server import PracticeAws
from tests.contract.far_window import FarWindow, Keys, Sight
from tests.contract.planted import PLANTED, Places, Watcher, hits
from tests.contract.test_commands import NAME

TYPED = {
    "typed secret": "PlantedTypedSecret+/bPxRfiCYEXAMPLEKEY99",
    "typed token": "PlantedTypedToken//IQoJb3JpZ2luX2VjEDMaCXVz==",
    "wrong secret": "PlantedWrongSecret+/q8Zr0Lm2nYdGv7QwXePk",
    "mistyped words": "planted mistyped words of some bundle",
}
KEYS = Keys("ASIAPLANTEDTYPED0001", TYPED["typed secret"], TYPED["typed token"])
WRONG = Keys("AKIAWRONGPLANTED0001", TYPED["wrong secret"])
SECRET_FIELDS = ("credentials.secret_key", "credentials.session_token")

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/environ").exists(), reason="looks at processes in /proc"
)


@pytest.fixture
def practice() -> Iterator[PracticeAws]:
    with PracticeAws(speed=0.02, throttled=False) as practice:
        yield practice


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path)


@contextlib.contextmanager
def window(practice: PracticeAws, places: Places) -> Iterator[FarWindow]:
    """What it says on its way, and what it prints, is searched too."""
    opened = FarWindow(places.environment(practice) | {"QT_QPA_PLATFORM": "offscreen"})
    try:
        with opened:
            yield opened
    finally:
        places.printed.append(opened.errors)


def keep(places: Places, sight: Sight) -> Sight:
    """A page, with its secrets hidden or put away, may be looked at by anybody."""
    places.printed += [sight.words.encode(), *(copied.encode() for copied in sight.copied)]
    return sight


def hide(places: Places) -> dict[str, str]:
    """A line out of the middle of every private key in the clear, by its file."""
    bodies = {}
    for path in sorted(places.home.rglob("*.key")):
        raw = path.read_text(encoding="utf-8")
        if "ENCRYPTED" not in raw:
            lines = raw.splitlines()
            bodies[path.stem] = lines[len(lines) // 2]
    return bodies


def refused(led: FarWindow, sight: Sight) -> bool:
    """A key that looks whole is tried by itself; else somebody presses Verify."""
    if sight.can("account.verify"):
        led.order("press", name="account.verify")
    return "account.refusal_title" in sight.seen


def test_set_up_with_refusals_a_bundle_and_a_crash(practice: PracticeAws, places: Places) -> None:
    bundle = places.planted / "for-client1.cvpnkit"
    report = places.user / "report.txt"
    with Watcher() as watcher, window(practice, places) as led:
        led.press("home.setup")
        led.until(lambda sight: sight.page == "before")
        led.go_on_to("account")
        # A key that AWS does not know, then one that it does; marked, shown, copied meanwhile.
        led.let_in(WRONG)
        led.until(lambda sight: refused(led, sight), "refused")
        keep(places, led.see())
        led.let_in(KEYS)
        for name in SECRET_FIELDS:
            assert led.order("copy", name=name)
            assert led.order("show", name=name, shown=True)
            assert led.order("copy", name=name)
            assert led.order("show", name=name, shown=False)
        for page in ("certificates", "network", "addresses", "access", "review"):
            keep(places, led.go_on_to(page))
        # Refused by AWS, with the report written; then to the end.
        practice.faults.add(Fault("ec2:CreateClientVpnEndpoint", FaultKind.DENIED, times=0))
        led.commit()
        led.until(lambda sight: sight.can("progress.save_report"))
        led.press("progress.refusal_details")
        led.order("answer", path=str(report))
        led.press("progress.save_report")
        led.until(lambda _: report.is_file() and report.read_bytes())
        keep(places, led.see())
        practice.faults.clear()
        led.press("progress.retry")
        keep(places, led.until(lambda sight: sight.page == "connect", "connect"))
        # A bundle: its words are on the screen, and stay there.
        led.order("answer", path=str(bundle))
        led.press("connect.handover")
        led.press("handover.go")
        shown = led.until(lambda sight: "handover.typed" in sight.seen, "the words")
        words = {
            "words of a bundle": "-".join(shown.seen[f"handover.word_{n}"] for n in range(1, 9))
        }
        assert words["words of a bundle"] in shown.seen["handover.typed"]
        for name in ("handover.typed", "handover.word_1", "handover.word_8"):
            assert led.order("copy", name=name)
        led.press("handover.note")
        copied = led.until(lambda sight: sight.copied).copied
        assert any(bundle.name in text for text in copied)
        led.press("handover.passed_on")
        keep(places, led.see())
        # A bug of ours with a secret in its hands: in the window, and in a job.
        led.order("bug", text=PLANTED["passphrase"])
        crashed = led.until(lambda sight: "KeyError" in sight.words, "the crash dialog")
        keep(places, crashed)
    assert (places.home / "log" / "cvpn-wizard.log").read_text(encoding="utf-8").count("KeyError")
    assert NAME.encode() in report.read_bytes()
    # The processes that it started were looked at; none knows what the window's shell knew.
    assert any(b"CVPN_WIZARD_HOME" in raw for raw in watcher.environments())
    secrets = PLANTED | TYPED | words | hide(places)
    assert {"server", "client1.domain.tld"} <= set(secrets)
    found = places.found(watcher.seen, secrets)
    owners = {where: whose for where, whose in found.items() if Path(where).suffix in KEPT}
    assert {where: whose for where, whose in found.items() if where not in owners} == {}
    assert all(whose in ({"server"}, {"client1.domain.tld"}) for whose in owners.values())
    assert not any(hits(raw, PLANTED | TYPED) for raw in watcher.environments())


KEPT = frozenset({".key", ".ovpn"})
"""Files of which it is the purpose to hold a private key."""
