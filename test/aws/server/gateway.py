"""The one door of the local AWS: control plane, Runtime API of the functions, and AWS itself."""

from __future__ import annotations

import io
import re
import select
import socket
import sys
import threading
import traceback
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from email.utils import formatdate
from http.client import responses
from typing import Any
from urllib.parse import parse_qs

from moto import backends
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.exceptions import HTTPException
from werkzeug.serving import WSGIRequestHandler

from . import aws_errors, corrections, native
from .aws_errors import Answer
from .calls import CALLS
from .clock import CLOCK
from .faults import FAULTS, Fault, refusal
from .wire import Call, call_of

StartResponse = Callable[..., Any]
Environ = dict[str, Any]

# moto's models are not made for threads. One call per service at a time also makes conditional writes what they are
# on AWS: of two that compete, one sees the other's result. What runs long or waits is left out.
_UNLOCKED = {"lambda:InvokeFunction", "sqs:ReceiveMessage"}
# The longest that a client is kept waiting by the fault `timeout`, should it never hang up.
_LONGEST_HANG_SECONDS = 900
# moto looks through its own folder at each request; what is installed does not change.
_MODULES = tuple(backends.list_of_moto_modules())
backends.list_of_moto_modules = lambda: _MODULES


class Dropped(Exception):
    """The connection is broken off without an answer."""


class Gateway:
    """The WSGI application."""

    def __init__(self, control: Callable[[str, str, bytes], Answer], runtime: Callable[[str, str, bytes], Answer]):
        self._control = control
        self._runtime = runtime
        self._moto = DomainDispatcherApplication(create_backend_app)
        self._locks: dict[str, threading.RLock] = {}
        self._locks_lock = threading.Lock()

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        body = _body_of(environ)
        path = str(environ.get("PATH_INFO", "/"))
        try:
            if path.startswith("/_local-aws/"):
                answer = self._control(environ["REQUEST_METHOD"], path.removeprefix("/_local-aws/"), body)
            elif path.startswith("/_runtime/"):
                answer = self._runtime(environ["REQUEST_METHOD"], path.removeprefix("/_runtime/"), body)
            else:
                answer = self._aws(environ, body)
        except Dropped:
            _break_off(environ)
            answer = Answer(500, [], b"")
        headers = [(name, value) for name, value in answer.headers if name.lower() not in ("date", "content-length")]
        length = str(len(answer.body))
        if environ["REQUEST_METHOD"] == "HEAD":
            length = next((value for name, value in answer.headers if name.lower() == "content-length"), length)
        start_response(
            f"{answer.status} {responses.get(answer.status, 'Unknown')}", [*headers, ("Content-Length", length)]
        )
        return [answer.body]

    def _aws(self, environ: Environ, body: bytes) -> Answer:
        _sign_link(environ)
        call = call_of(environ, body)
        if call is None:
            return Answer(403, [("Content-Type", "text/plain")], b"The request is not signed.")
        CALLS.record(call)
        fault = FAULTS.strike(call)
        if fault is not None:
            return self._faulty(fault, call, environ, body)
        return self._perform(call, environ, body)

    def _faulty(self, fault: Fault, call: Call, environ: Environ, body: bytes) -> Answer:
        answer = refusal(fault, call)
        if answer is not None:
            return answer
        if fault.kind == "timeout":
            _hang(environ)
        elif fault.kind == "kill-before":
            native.kill_caller(call.access_key)
        elif fault.kind == "kill-after":
            self._perform(call, environ, body)
            native.kill_caller(call.access_key)
        else:
            self._perform(call, environ, body)
        raise Dropped

    def _perform(self, call: Call, environ: Environ, body: bytes) -> Answer:
        corrections.install_for(call.service)
        lock = nullcontext() if call.name in _UNLOCKED else self._lock(call.service)
        with lock:
            try:
                handler = native.HANDLERS.get(call.name)
                answer = handler(call, body) if handler is not None else self._ask_moto(environ, body)
            except NotImplementedError:
                return aws_errors.unknown_operation(call)
            except HTTPException as refused:
                return Answer(refused.code or 500, list(refused.get_headers()), refused.get_body().encode())
            except Exception as mistake:
                traceback.print_exc(file=sys.stderr)
                return aws_errors.error(call, 500, "InternalFailure", f"The local AWS failed: {mistake!r}")
        if answer.status in (404, 500) and answer.body[:9].lower() == b"<!doctype":
            return aws_errors.unknown_operation(call)
        return answer

    def _ask_moto(self, environ: Environ, body: bytes) -> Answer:
        environ["wsgi.input"] = io.BytesIO(body)
        environ["CONTENT_LENGTH"] = str(len(body))
        environ.pop("HTTP_TRANSFER_ENCODING", None)
        answered: list[tuple[int, list[tuple[str, str]]]] = []

        def start_response(status: str, headers: list[tuple[str, str]], _: Any = None) -> Callable[[bytes], None]:
            answered.append((int(status.split(" ", 1)[0]), headers))
            return lambda _data: None

        chunks = self._moto(environ, start_response)
        content = b"".join(chunks)
        if hasattr(chunks, "close"):
            chunks.close()
        status, headers = answered[-1]
        return Answer(status, headers, content)

    def _lock(self, service: str) -> threading.RLock:
        with self._locks_lock:
            return self._locks.setdefault(service, threading.RLock())


class RequestHandler(WSGIRequestHandler):
    """Dates its answers by the moved clock, and is silent."""

    protocol_version = "HTTP/1.1"

    def date_time_string(self, timestamp: float | None = None) -> str:
        """The Date header of every answer: SDKs and products compare it with their own clock."""
        return formatdate(CLOCK.now(), usegmt=True)

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Says nothing: the calls are recorded."""

    def log_error(self, format: str, *args: Any) -> None:
        """Says nothing: a broken connection is often what a test asked for."""

    def connection_dropped(self, error: BaseException, environ: Environ | None = None) -> None:
        """Says nothing, for the same reason."""


def _body_of(environ: Environ) -> bytes:
    if "chunked" in environ.get("HTTP_TRANSFER_ENCODING", ""):
        return bytes(environ["wsgi.input"].read())
    length = int(environ.get("CONTENT_LENGTH") or 0)
    return bytes(environ["wsgi.input"].read(length)) if length else b""


def _sign_link(environ: Environ) -> None:
    """The links in SNS messages (confirm, unsubscribe) are visited without a signature."""
    if "HTTP_AUTHORIZATION" in environ:
        return
    query = parse_qs(environ.get("QUERY_STRING", ""))
    arn = query.get("TopicArn", query.get("SubscriptionArn", [""]))[0]
    region = re.match(r"arn:[^:]+:sns:([^:]+):", arn)
    if region:
        environ["HTTP_AUTHORIZATION"] = (
            f"AWS4-HMAC-SHA256 Credential=AKIALINKINSNSMESSAGE/20200101/{region[1]}/sns/aws4_request"
        )


def _hang(environ: Environ) -> None:
    """Waits until the client hangs up."""
    connection: socket.socket = environ["werkzeug.socket"]
    select.select([connection], [], [], _LONGEST_HANG_SECONDS)


def _break_off(environ: Environ) -> None:
    connection: socket.socket = environ["werkzeug.socket"]
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass
