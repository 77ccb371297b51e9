"""The account behind a loopback port, for any AWS client."""

from __future__ import annotations

import json
import re
import threading
import traceback
import uuid
from collections import Counter
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qsl

from tests.standin import (  # noqa: F401  each of them brings its operations
    around,
    certificates,
    instances,
    logs,
    network,
    vpn_access,
    vpn_endpoints,
    vpn_lists,
    vpn_targets,
)
from tests.standin.account import OPERATIONS, REGION, TRUTHFUL_KEY, Account
from tests.standin.models import SIGNED_AS, operation, service, speaks_query
from tests.standin.reading import from_form, from_json
from tests.standin.refusing import Refused, Unheard
from tests.standin.strangers import settle_in
from tests.standin.writing import answer, refusal

SCOPE = re.compile(r"AWS4-HMAC-SHA256 Credential=([^/]+)/\d{8}/([^/]+)/([^/]+)/aws4_request")
ELSEWHERE = {"pricing": "us-east-1", "iam": "us-east-1"}


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients that are killed hang up; nobody need read of it."""


class SecondAws:
    """An AWS of its own on this computer.

    :param speed: factor on AWS's times; 0 lets everything settle at once.
    :param lag: seconds in which what is new may be missing (real ones: what asks waits in them).
    :param unkind: the probability of being throttled, and that of not hearing an answer.
    :ivar asked: how often each operation was asked for.
    """

    def __init__(
        self,
        *,
        speed: float = 0.02,
        lag: float = 0.2,
        unkind: tuple[float, float] = (0.04, 0.005),
        seed: int = 1,
    ) -> None:
        self._speed, self._lag, self._seed = speed, lag, seed
        self.unkind = unkind
        self.lock = threading.RLock()
        self.asked: Counter[str] = Counter()
        self.bugs: list[str] = []
        self._server: ThreadingHTTPServer | None = None
        self.account = Account(speed, lag, seed)

    def start(self) -> Self:
        """Listen, with a fresh account."""
        self._seed += 1
        self.account = Account(self._speed, self._lag, self._seed)
        with self.lock:
            settle_in(self.account)
        handler = type("Handler", (_Handler,), {"aws": self})
        self._server = _Server(("127.0.0.1", 0), handler)
        listener = threading.Thread(  # noqa: TID251  a server beside the test
            target=self._server.serve_forever, args=(0.05,), daemon=True
        )
        listener.start()
        return self

    def stop(self) -> None:
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    @property
    def url(self) -> str:
        assert self._server is not None
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    @property
    def environment(self) -> dict[str, str]:
        return {
            "AWS_ENDPOINT_URL": self.url,
            "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE",
            "AWS_SECRET_ACCESS_KEY": "second",
            "AWS_REGION": REGION,
            "AWS_DEFAULT_REGION": REGION,
        }

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def do(self, key: str, signed_as: str, name: str, asked: dict[str, Any]) -> dict[str, Any]:
        """One operation; one at a time.

        :raises Refused: what AWS says no with.
        :raises Unheard: it may have been done.
        """
        account = self.account
        with self.lock:
            self.asked[f"{signed_as}:{name}"] += 1
            account.truthful = key == TRUTHFUL_KEY
            account.catch_up()
            if asked.pop("DryRun", False):
                raise Refused("DryRunOperation", "Request would have succeeded", 412)
            throttled, unheard = self.unkind
            if account.mood(throttled):
                if signed_as == "ec2":
                    raise Refused("RequestLimitExceeded", "Request limit exceeded.", 503)
                raise Refused("ThrottlingException", "Rate exceeded")
            done = OPERATIONS.get((SIGNED_AS[signed_as], name))
            if done is None:
                raise Refused("InvalidAction", f"{name} is not done here yet")
            if account.mood(unheard):
                raise Unheard
            found = json.loads(json.dumps(done(account, asked), default=_keep), object_hook=_back)
            account.catch_up()
            if account.mood(unheard):
                raise Unheard
            return dict(found)


def _keep(value: Any) -> Any:
    assert isinstance(value, datetime), value
    return {"__at": value.isoformat()}


def _back(value: dict[str, Any]) -> Any:
    return datetime.fromisoformat(value["__at"]) if "__at" in value else value


class _Handler(BaseHTTPRequestHandler):
    aws: SecondAws
    protocol_version = "HTTP/1.1"
    wbufsize = 1 << 16

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        request = str(uuid.UUID(int=self.aws.account.chance.getrandbits(128)))
        model = None
        status = 200
        try:
            scope = SCOPE.match(self.headers.get("Authorization", ""))
            if scope is None:
                raise Refused("MissingAuthenticationToken", "not signed", 403)
            key, region, signed_as = scope.groups()
            model = service(signed_as)
            if region != ELSEWHERE.get(signed_as, REGION):
                raise Refused("AuthFailure", f"This account is not in {region}", 401)
            if speaks_query(model):
                form = dict(parse_qsl(body.decode(), keep_blank_values=True))
                asking = operation(signed_as, form.get("Action", ""))
                asked = from_form(asking, form)
            else:
                target = self.headers.get("X-Amz-Target", "").rpartition(".")[2]
                asking = operation(signed_as, target)
                asked = from_json(asking, json.loads(body or b"{}"))
            found = self.aws.do(key, signed_as, asking.name, asked)
            kind, text = answer(asking, found, request)
        except Refused as refused:
            status = refused.status
            kind, text = refusal(model, refused, request)
        except Unheard:
            self.close_connection = True
            return
        except Exception:  # noqa: BLE001  the stand-in's own bug: the test reads it in `bugs`
            self.aws.bugs.append(traceback.format_exc())
            status = 500
            kind, text = refusal(
                model, Refused("InternalFailure", "a bug of the stand-in"), request
            )
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(text)))
        self.send_header("x-amzn-RequestId", request)
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the base's name
        pass
