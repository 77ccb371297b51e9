"""Names: what is asked, and what the answers mean. The system's resolver is replaced."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from threading import Event

import pytest

from cvpn_wizard.adapters.openvpn.names import is_address, labelled, look_up, resolve
from cvpn_wizard.model.errors import ErrorCode, WizardError

NAME = "cvpn-endpoint-0123456789abcdef0.prod.clientvpn.ap-northeast-1.amazonaws.com"
Answers = Callable[[Callable[[str], list[str]]], list[str]]


@pytest.fixture
def resolver(monkeypatch: pytest.MonkeyPatch) -> Answers:
    """Give it what answers; it gives the list of the names that were asked."""

    def install(answer: Callable[[str], list[str]]) -> list[str]:
        asked: list[str] = []

        def getaddrinfo(host: str, *_: object) -> list[tuple[object, ...]]:
            asked.append(host)
            return [(2, 2, 17, "", (address, 0)) for address in answer(host)]

        monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
        return asked

    return install


def as_aws_does(host: str) -> list[str]:
    """Only names with a label in front."""
    if host == NAME:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")
    return ["192.0.2.1", "192.0.2.2", "192.0.2.1"]


def asked_for(host: str, *, random_label: bool) -> tuple[object, object]:
    return look_up(
        host,
        random_label=random_label,
        family=socket.AF_UNSPEC,
        deadline=time.monotonic() + 5,
        cancelled=Event(),
    )


def test_a_label_in_front(resolver: Answers) -> None:
    asked = resolver(as_aws_does)
    look, known = look_up(
        NAME,
        random_label=True,
        family=socket.AF_UNSPEC,
        deadline=time.monotonic() + 5,
        cancelled=Event(),
    )
    assert known is True
    assert look.addresses == ("192.0.2.1", "192.0.2.2")
    assert asked == [look.asked]
    label, _, rest = look.asked.partition(".")
    assert (len(label), rest, look.bare_known) == (12, NAME, None)


def test_labels_differ() -> None:
    assert labelled(NAME) != labelled(NAME)


def test_a_profile_without_the_directive_is_told_that_a_label_would_do(resolver: Answers) -> None:
    resolver(as_aws_does)
    look, known = look_up(
        NAME,
        random_label=False,
        family=socket.AF_UNSPEC,
        deadline=time.monotonic() + 5,
        cancelled=Event(),
    )
    assert (known, look.asked, look.addresses) == (False, NAME, ())
    assert (look.label_known, look.bare_known) == (True, None)


def test_a_name_that_nobody_knows(resolver: Answers) -> None:
    def unknown(host: str) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    asked = resolver(unknown)
    look, known = look_up(
        NAME,
        random_label=True,
        family=socket.AF_UNSPEC,
        deadline=time.monotonic() + 5,
        cancelled=Event(),
    )
    assert (known, look.bare_known) == (False, False)
    assert asked[1:] == [NAME], "the bare name was tried as well"


def test_no_resolver_answers(resolver: Answers) -> None:
    def silent(host: str) -> list[str]:
        raise socket.gaierror(socket.EAI_AGAIN, "again")

    asked = resolver(silent)
    assert asked_for(NAME, random_label=True)[1] is None
    assert len(asked) == 1, "it is not asked twice"


def test_an_address_is_not_asked_for(resolver: Answers) -> None:
    asked = resolver(as_aws_does)
    assert asked_for("192.0.2.7", random_label=True)[1] is True
    assert asked_for("2001:db8::1", random_label=True)[1] is True
    assert asked == []


def test_a_resolver_that_hangs(resolver: Answers) -> None:
    hanging = Event()
    resolver(lambda host: ["192.0.2.1"] if hanging.wait(20) else [])
    try:
        began = time.monotonic()
        assert resolve(NAME, 0, began + 0.2, Event()).known is None
        assert time.monotonic() - began < 1
        cancelled = Event()
        cancelled.set()
        with pytest.raises(WizardError) as caught:
            resolve(NAME, 0, time.monotonic() + 20, cancelled)
        assert caught.value.code is ErrorCode.STOPPED
    finally:
        hanging.set()


@pytest.mark.parametrize("host", ["", "a" * 300 + ".example", "nul\0.example"])
def test_no_name_at_all(host: str) -> None:
    assert resolve(host, 0, time.monotonic() + 5, Event()).known is False
    assert not is_address(host)
