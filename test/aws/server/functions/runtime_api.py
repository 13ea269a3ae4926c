"""The Runtime API, which each process polls."""

from __future__ import annotations

import re

from ..aws_errors import Answer
from . import pool

_REPORT = re.compile(r"^2018-06-01/runtime/(?:invocation/[^/]+/(response|error|fatal)|init/(error))$")
_TRACE = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=0"


def answer(method: str, path: str, body: bytes) -> Answer:
    """`next` waits for an invocation; the others end it, `fatal` the process too."""
    identifier, _, where = path.partition("/")
    environment = pool.ENVIRONMENTS.get(identifier)
    if environment is None:
        return Answer(410, [], b"")
    if method == "GET":
        request = environment.requests.get()
        if request is None:
            return Answer(410, [], b"")
        environment.fetched = request.identifier
        headers = [
            ("Content-Type", "application/json"),
            ("Lambda-Runtime-Aws-Request-Id", request.identifier),
            ("Lambda-Runtime-Deadline-Ms", str(request.deadline_milliseconds)),
            ("Lambda-Runtime-Invoked-Function-Arn", environment.function.function_arn),
            ("Lambda-Runtime-Trace-Id", _TRACE),
        ]
        return Answer(200, headers, request.payload)
    report = _REPORT.match(where)
    if report is None:
        return Answer(404, [], b"")
    environment.finish("fatal" if report[2] else report[1], body)
    return Answer(202, [("Content-Type", "application/json")], b'{"status":"OK"}')
