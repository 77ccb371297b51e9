"""moto's server on this computer, with our answers in place of some of its own."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable
from typing import Any

from moto.core.utils import convert_to_flask_response
from moto.moto_server.threaded_moto_server import ThreadedMotoServer
from moto.moto_server.werkzeug_app import (
    DomainDispatcherApplication,
    MotoRequestHandler,
    create_backend_app,
)
from werkzeug.serving import make_server

from cvpn_wizard.practice.account import Account
from cvpn_wizard.practice.acm import PracticeAcm
from cvpn_wizard.practice.dynamodb import PracticeDynamoDb
from cvpn_wizard.practice.ec2 import PracticeEc2
from cvpn_wizard.practice.faults import Faults
from cvpn_wizard.practice.gate import caller_of, turn_away
from cvpn_wizard.practice.iam import PracticeIam
from cvpn_wizard.practice.prices import prices_app
from cvpn_wizard.practice.quotas import PracticeQuotas, PracticeSts
from cvpn_wizard.practice.trouble import CONTROL_PATH, answer, control

_ANSWERS = {
    "ec2": PracticeEc2,
    "acm": PracticeAcm,
    "dynamodb": PracticeDynamoDb,
    "iam": PracticeIam,
    "servicequotas": PracticeQuotas,
    "sts": PracticeSts,
}


class _QuietRequestHandler(MotoRequestHandler):  # type: ignore[misc]  # moto is not typed for us
    """Does not write a line for each request."""

    def log_request(self, *_args: object) -> None:
        pass


class _Dispatcher(DomainDispatcherApplication):  # type: ignore[misc]  # moto is not typed for us
    """Turns away who may not come in and tells prices; moto's services do the rest."""

    def __init__(self, app_for: Callable[[str], Any], faults: Faults) -> None:
        super().__init__(app_for)
        self._faults = faults
        self._backends: dict[str | None, Any] = {}

    def get_backend_for_host(self, host: str | None) -> Any:
        """As moto says, asked once: it looks through its own folder each time."""
        if host not in self._backends:
            self._backends[host] = super().get_backend_for_host(host)
        return self._backends[host]

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        caller = caller_of(environ)
        if caller is not None:
            turned_away = turn_away(caller, start_response)
            if turned_away is not None:
                return turned_away
            app = prices_app if caller.service == "pricing" else super().__call__
            return answer(self._faults, caller, environ, start_response, app)
        if environ.get("PATH_INFO") == CONTROL_PATH:
            return control(self._faults, environ, start_response)
        whole: Iterable[bytes] = super().__call__(environ, start_response)
        return whole


class PracticeListener(ThreadedMotoServer):  # type: ignore[misc]  # moto is not typed for us
    """Listens on 127.0.0.1 only.

    :raises OSError: from ``start`` when the port is taken.
    """

    def __init__(self, account: Account, port: int, faults: Faults) -> None:
        super().__init__("127.0.0.1", port, verbose=False)
        # Bound here and not in the thread, so that a port that is taken is heard of.
        self._socket = socket.create_server(("127.0.0.1", port))
        self._account = account
        self._faults = faults

    def _server_entry(self) -> None:
        with self._socket:
            self._server = make_server(
                "127.0.0.1",
                self._socket.getsockname()[1],
                _Dispatcher(self._app_for, self._faults),
                threaded=True,
                request_handler=_QuietRequestHandler,
                fd=self._socket.fileno(),
            )
            self._server_ready_event.set()
            self._server.serve_forever(poll_interval=0.05)
            self._server.server_close()

    def _app_for(self, service: str) -> Any:
        app = create_backend_app(service)
        if service in _ANSWERS:
            answers: Any = type(
                _ANSWERS[service].__name__, (_ANSWERS[service],), {"account": self._account}
            )
            view = convert_to_flask_response(answers.dispatch)
            app.view_functions = {
                name: view if name.split(".")[-1].startswith("dispatch") else old
                for name, old in app.view_functions.items()
            }
        return app
