"""The page Connect."""

from __future__ import annotations

import socket
from collections.abc import Callable, Generator, Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QSpinBox, QTreeWidget
from pytestqt.qtbot import QtBot

from cvpn_wizard.adapters.clients.base import ClientKind, ConnectionState, FoundClient
from cvpn_wizard.journeys.answers import Answers, RunOutcome
from cvpn_wizard.model.errors import ErrorCode, WizardError
from cvpn_wizard.texts import set_language, text
from cvpn_wizard.ui.pages.connect import ConnectPage
from cvpn_wizard.ui.pages.connect.check_panel import Tools
from cvpn_wizard.ui.pages.connect.client_work import ClientWork
from cvpn_wizard.ui.pages.connect.trying import (
    Answer,
    Tries,
    four_connections,
    four_pings,
    stand_in_tries,
)
from cvpn_wizard.ui.services import Practice, Services

AWS = FoundClient(
    ClientKind.AWS_VPN_CLIENT,
    "AWS VPN Client",
    "6.0",
    Path("/opt/aws"),
    can_import=True,
    can_connect=True,
)
OPENVPN = FoundClient(
    ClientKind.OPENVPN, "OpenVPN", "2.6", Path("/usr/sbin"), can_import=False, can_connect=False
)


class FakeClients(ClientWork):
    """Two clients; the first does what it is told, unless it is to fail."""

    def __init__(self, *found: FoundClient) -> None:
        self.found = found
        self.calls: list[tuple[str, ClientKind, Path]] = []
        self.state = ConnectionState.CONNECTED
        self.fails: WizardError | None = None

    def finding(self) -> Callable[[Event], tuple[FoundClient, ...]]:
        return lambda _cancelled: self.found

    def importing(self, kind: ClientKind, profile: Path) -> Callable[[Event], None]:
        def work(_cancelled: Event) -> None:
            self._do("import", kind, profile)

        return work

    def connecting(self, kind: ClientKind, profile: Path) -> Callable[[Event], ConnectionState]:
        return lambda _cancelled: self._do("connect", kind, profile)

    def _do(self, what: str, kind: ClientKind, profile: Path) -> ConnectionState:
        self.calls.append((what, kind, profile))
        if self.fails is not None:
            raise self.fails
        return self.state


def script(*times: float | None) -> Callable[[str, Event], Generator[Answer, None, Tries]]:
    """Pings that end as told."""

    def tries(host: str, _cancelled: Event) -> Generator[Answer, None, Tries]:
        answers = tuple(
            Answer(number, time, "" if time is not None else "timeout")
            for number, time in enumerate(times, start=1)
        )
        yield from answers
        return Tries(host, None, answers)

    return tries


@pytest.fixture
def built(answers: Answers, tmp_path: Path) -> Answers:
    """The run is done, its files are in place."""
    folder = tmp_path / "out"
    (folder / "certificates").mkdir(parents=True)
    profile = folder / "client1.domain.tld.ovpn"
    for path in (
        profile,
        folder / "downloaded-client-config.ovpn",
        folder / "certificates" / "ca.crt",
        folder / "certificates" / "client1.domain.tld.key",
    ):
        path.write_text("x", encoding="utf-8")
    outcome = RunOutcome("cvpn-endpoint-01", "cvpn-endpoint-0ab", folder, (profile,), ok=True)
    return replace(answers, outcome=outcome)


def page_for(services: Services, built: Answers, qtbot: QtBot, *found: FoundClient) -> ConnectPage:
    page = ConnectPage(services)
    page.clients.work = FakeClients(*found)
    page.check.tools = Tools(ping=script(1.0, 2.0, 3.0, 4.0))
    qtbot.addWidget(page)
    page.show_answers(built)
    page.show()
    page.entered()
    qtbot.waitUntil(lambda: words(page, "clients_status") != text("connect-looking"))
    qtbot.waitUntil(lambda: words(page, "folder_path") != text("connect-looking-files"))
    return page


def words(page: ConnectPage, name: str) -> str:
    found = page.findChild(QLabel, f"connect.{name}")
    assert isinstance(found, QLabel), name
    return found.text() if found.isVisibleTo(page) else ""


def press(page: ConnectPage, name: str) -> None:
    found = page.findChild(QPushButton, f"connect.{name}")
    assert isinstance(found, QPushButton), name
    assert found.isEnabled(), name
    found.click()


def test_the_files_are_listed_with_what_they_are(
    services: Services, built: Answers, qtbot: QtBot
) -> None:
    page = page_for(services, built, qtbot)
    listed = page.findChild(QTreeWidget, "connect.files")
    assert listed is not None
    rows = [listed.topLevelItem(n) for n in range(listed.topLevelItemCount())]
    assert [row.text(0) for row in rows if row] == [
        "client1.domain.tld.ovpn",
        "downloaded-client-config.ovpn",
        "ca.crt",
        "client1.domain.tld.key",
    ]
    assert text("connect-file-key") in [row.text(1) for row in rows if row]
    opened: list[Path] = []
    page.files.open_path = lambda path: bool(opened.append(path)) or True
    press(page, "open_folder")
    assert built.outcome is not None
    assert opened == [built.outcome.folder]


def test_four_answers_prove_the_vpn_and_light_the_map(
    services: Services, built: Answers, qtbot: QtBot
) -> None:
    page = page_for(services, built, qtbot)
    host = page.findChild(QLineEdit, "connect.host")
    assert host is not None
    assert host.text() == "10.255.1.125"
    assert page.next_text() == text("connect-commit-skip")
    with qtbot.waitSignals([page.map_changed, page.state_changed]):
        press(page, "ping")
    qtbot.waitUntil(lambda: page.collect(built).answered)
    assert words(page, "verdict") == text("connect-answered-all", ms="2.5")
    assert page.next_text() == text("connect-commit")
    assert page.problem() is None


def test_the_pulse_reaches_the_server_and_ends(
    services: Services, built: Answers, qtbot: QtBot
) -> None:
    page = page_for(services, built, qtbot)
    seen: list[float | None] = []

    def look() -> None:
        model = page.map_model()
        seen.append(model.pulse if model else None)

    page.map_changed.connect(look)
    press(page, "ping")
    qtbot.waitUntil(lambda: len(seen) > 2 and seen[-1] is None)
    moving = [at for at in seen if at is not None]
    assert moving == sorted(moving)


def test_silence_is_told_with_advice(services: Services, built: Answers, qtbot: QtBot) -> None:
    page = page_for(services, built, qtbot)
    page.check.tools = Tools(ping=script(None, None, None, None))
    press(page, "ping")
    qtbot.waitUntil(lambda: words(page, "verdict") == text("connect-answered-none"))
    assert words(page, "do") == text("connect-none-do")
    assert not page.collect(built).answered


def test_lost_answers_are_told(services: Services, built: Answers, qtbot: QtBot) -> None:
    page = page_for(services, built, qtbot)
    page.check.tools = Tools(ping=script(1.0, None, 1.0, None))
    press(page, "ping")
    expected = text("connect-answered-some", answered=2, total=4)
    qtbot.waitUntil(lambda: words(page, "verdict") == expected)
    assert page.collect(built).answered


@pytest.fixture
def listener() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_tcp_is_another_way_to_prove_it(
    services: Services, built: Answers, qtbot: QtBot, listener: int
) -> None:
    page = page_for(services, replace(built, ping="127.0.0.1"), qtbot)
    page.check.tools = Tools(tcp=lambda h, p, c: four_connections(h, p, c, between=0.0))
    port = page.findChild(QSpinBox, "connect.tcp_port")
    assert port is not None
    port.setValue(listener)
    press(page, "tcp")
    qtbot.waitUntil(lambda: page.collect(built).answered)
    assert f"port {listener}" in words(page, "verdict")


def test_a_closed_port_says_that_the_way_is_open(listener: int) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        closed = server.getsockname()[1]
    tries = _all(four_connections("127.0.0.1", closed, Event(), between=0.0))
    assert tries.why == "refused"
    assert text("connect-why-refused")


def test_stop_ends_the_pings_early() -> None:
    stopped = Event()
    stopped.set()
    assert len(_all(four_pings("127.0.0.1", stopped)).answers) == 1


def test_in_practice_the_stand_in_answers(
    services: Services, built: Answers, qtbot: QtBot, listener: int
) -> None:
    practice = Practice(url="http://127.0.0.1:1", stand_in=("127.0.0.1", listener))
    tries = _all(stand_in_tries(lambda: practice, Event(), between=0.0))
    assert tries.answered == 4
    page = page_for(replace(services, practice=lambda: practice), built, qtbot)
    assert "10.255.1.125" in words(page, "stand_in")
    assert words(page, "lead") == text("connect-lead-practice")


def _all(tries: Generator[Answer, None, Tries]) -> Tries:
    while True:
        try:
            next(tries)
        except StopIteration as end:
            result = end.value
            assert isinstance(result, Tries)
            return result


@pytest.mark.parametrize("host", ["", "10.0.0.300", "a b", "1.2.3"])
def test_a_bad_host_cannot_be_pinged(
    services: Services, built: Answers, qtbot: QtBot, host: str
) -> None:
    page = page_for(services, built, qtbot)
    field = page.findChild(QLineEdit, "connect.host")
    ping = page.findChild(QPushButton, "connect.ping")
    assert field is not None
    assert ping is not None
    field.setText(host)
    assert not ping.isEnabled()
    assert words(page, "host_why") != text("connect-host-why")
    field.setText("server.internal")
    assert ping.isEnabled()


def test_an_aws_client_before_6_is_explained(
    services: Services, built: Answers, qtbot: QtBot
) -> None:
    old = replace(AWS, version="5.4.3", can_import=False, can_connect=False, note="no-commands")
    page = page_for(services, built, qtbot, old)
    said = words(page, "by_hand_aws_vpn_client")
    assert said.startswith(text("client-note-no-commands"))
    assert "client1.domain.tld" in said
    assert not page.findChild(QPushButton, "connect.import_aws_vpn_client").isVisible()


def test_clients_say_what_to_do_and_do_it_where_they_can(
    services: Services, built: Answers, qtbot: QtBot
) -> None:
    page = page_for(services, built, qtbot, AWS, OPENVPN)
    assert "client1.domain.tld" in words(page, "by_hand_aws_vpn_client")
    assert "sudo openvpn" in words(page, "by_hand_openvpn")
    assert not page.findChild(QPushButton, "connect.import_openvpn").isVisible()
    press(page, "import_aws_vpn_client")
    done = text("connect-imported", name="AWS VPN Client", profile="client1.domain.tld")
    qtbot.waitUntil(lambda: words(page, "status_aws_vpn_client") == done)
    press(page, "connect_aws_vpn_client")
    qtbot.waitUntil(
        lambda: (
            words(page, "status_aws_vpn_client") == text("connect-connected", name="AWS VPN Client")
        )
    )
    assert isinstance(page.clients.work, FakeClients)
    assert [what for what, *_ in page.clients.work.calls] == ["import", "connect"]


def test_a_client_that_cannot_be_asked_is_not_said_to_be_connected(
    services: Services, built: Answers, qtbot: QtBot
) -> None:
    page = page_for(services, built, qtbot, AWS)
    assert isinstance(page.clients.work, FakeClients)
    page.clients.work.state = ConnectionState.UNKNOWN
    press(page, "connect_aws_vpn_client")
    told = text("connect-told", name="AWS VPN Client")
    qtbot.waitUntil(lambda: words(page, "status_aws_vpn_client") == told)


def test_a_client_that_fails_says_why(services: Services, built: Answers, qtbot: QtBot) -> None:
    page = page_for(services, built, qtbot, AWS)
    assert isinstance(page.clients.work, FakeClients)
    page.clients.work.fails = WizardError(ErrorCode.CLIENT_FAILED, name="AWS VPN Client")
    press(page, "import_aws_vpn_client")
    qtbot.waitUntil(lambda: "did not do it" in words(page, "status_aws_vpn_client"))
    assert page.findChild(QPushButton, "connect.import_aws_vpn_client").isEnabled()


def test_without_a_client_the_way_to_one_is_shown(
    services: Services, built: Answers, qtbot: QtBot
) -> None:
    page = page_for(services, built, qtbot)
    assert words(page, "clients_status") == text("connect-no-client")
    opened: list[str] = []
    page.clients.open_page = lambda address: bool(opened.append(address)) or True
    press(page, "get_aws")
    press(page, "get_openvpn")
    assert len(opened) == 2
    page.clients.work = FakeClients(OPENVPN)
    press(page, "look_again")
    qtbot.waitUntil(lambda: page.findChild(QLabel, "connect.client_openvpn") is not None)


def test_it_speaks_japanese_at_once(services: Services, built: Answers, qtbot: QtBot) -> None:
    page = page_for(services, built, qtbot, AWS)
    set_language("ja")
    page.retranslate()
    assert words(page, "heading") == "このパソコンを接続して確かめます"
    assert "プロファイルを管理" in words(page, "by_hand_aws_vpn_client")
