"""AWS's answers when something goes wrong on purpose, and the order book over HTTP."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import asdict
from typing import Any, NoReturn

from cvpn_wizard.practice.faults import Fault, FaultKind, Faults
from cvpn_wizard.practice.gate import Caller, answer_error, denied, expired

CONTROL_PATH = "/practice/faults"
LONGEST_ORDER = 10_000
"""Bytes that an order over HTTP may have."""

App = Callable[[dict[str, Any], Any], Iterable[bytes]]


def answer(
    faults: Faults, caller: Caller, environ: dict[str, Any], start_response: Any, app: App
) -> Iterable[bytes]:
    """AWS's answer, with what goes wrong in it."""
    over = faults.over
    fault = faults.meet(f"{caller.service}:{caller.action}")
    if fault is None:
        return app(environ, start_response)
    match fault.kind:
        case FaultKind.DROPPED_BEFORE:
            _drop(environ)
        case FaultKind.DROPPED_AFTER:
            b"".join(app(environ, _say_nothing))
            _drop(environ)
        case FaultKind.HANGS:
            done = app(environ, start_response)
            over.wait(fault.seconds)
            return done
    return _refused(fault.kind, caller, start_response)


def control(faults: Faults, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """The HTTP control path; see :mod:`cvpn_wizard.practice.faults`."""
    status = "200 OK"
    match environ["REQUEST_METHOD"]:
        case "POST":
            try:
                size = min(int(environ.get("CONTENT_LENGTH") or 0), LONGEST_ORDER)
                order = json.loads(environ["wsgi.input"].read(size))
                faults.add(Fault(**{**order, "kind": FaultKind(order["kind"])}))
            except (ValueError, TypeError, KeyError):
                status = "400 Bad Request"
        case "DELETE":
            faults.clear()
    body = json.dumps({"coming": [asdict(f) for f in faults.coming], "seen": faults.seen}).encode()
    start_response(
        status, [("Content-Type", "application/json"), ("Content-Length", str(len(body)))]
    )
    return [body]


def _refused(kind: FaultKind, caller: Caller, start_response: Any) -> Iterable[bytes]:
    if kind is FaultKind.DENIED:
        return denied(caller, f"{caller.service}:{caller.action}", start_response)
    if kind is FaultKind.EXPIRED:
        return expired(caller, start_response)
    ec2 = caller.service == "ec2"
    throttled = (
        ("503 Service Unavailable", "RequestLimitExceeded", "Request limit exceeded.")
        if ec2
        else ("400 Bad Request", "ThrottlingException", "Rate exceeded")
    )
    status, code, message = {
        FaultKind.THROTTLED: throttled,
        FaultKind.BROKEN: ("500 Internal Server Error", "InternalError", "An error occurred."),
        FaultKind.UNAVAILABLE: ("503 Service Unavailable", "Unavailable", "Overloaded."),
    }[kind]
    return answer_error(caller, status, code, message, start_response)


def _say_nothing(_status: str, _headers: object, _error: object = None) -> Callable[[bytes], None]:
    return lambda _body: None


def _drop(environ: dict[str, Any]) -> NoReturn:
    """Close the connection in the caller's face. werkzeug hands the socket out, and bears it."""
    connection: socket.socket = environ["werkzeug.socket"]
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
    raise ConnectionResetError
