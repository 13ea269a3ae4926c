"""Lambda: invocations go to the processes of this local AWS."""

from __future__ import annotations

import base64
from typing import Any
from urllib.parse import parse_qs, unquote

from moto.awslambda.models import LambdaBackend
from moto.awslambda.responses import LambdaResponse
from moto.core.exceptions import ServiceException

from ..functions import asynchronous, pool


class TooManyRequests(ServiceException):
    """Throttled by the reserved concurrency of the function."""

    code = "TooManyRequestsException"
    message = "Rate Exceeded."


def install() -> None:
    """Puts the corrections in force."""
    LambdaResponse.invoke = _invoke
    _end_processes_of_deleted_functions()


def _invoke(self: Any) -> tuple[int, dict[str, str], bytes]:
    """moto runs a function in a Docker container, one that ends after each invocation; knows no retries, no
    concurrency, no timeout; and reads its own parameters out of the event."""
    qualifier = parse_qs(self.parsed_url.query).get("Qualifier", [None])[0]
    function = self.backend.get_function(unquote(self.path.rsplit("/", 2)[-2]), qualifier)
    payload = (self.body if isinstance(self.body, bytes) else (self.body or "").encode()) or b"{}"
    kind = self.headers.get("X-Amz-Invocation-Type", "RequestResponse")
    if kind == "DryRun":
        return 204, {"status": "204"}, b""
    if kind == "Event":
        asynchronous.invoke(function, payload)
        return 202, {"status": "202"}, b""
    try:
        outcome = pool.run(function, payload)
    except pool.Throttled as limit:
        raise TooManyRequests() from limit
    headers = {
        "content-type": "application/json",
        "x-amz-executed-version": "$LATEST",
        "x-amz-log-result": base64.b64encode("\n".join(outcome.logs).encode()[-4096:]).decode(),
        **({} if outcome.status == "success" else {"x-amz-function-error": "Unhandled"}),
    }
    return 200, headers, outcome.result


def _end_processes_of_deleted_functions() -> None:
    original = LambdaBackend.delete_function

    def delete_function(self: Any, function_name: str, qualifier: str | None = None) -> None:
        arn = self.get_function(function_name, qualifier).function_arn
        original(self, function_name, qualifier)
        pool.retire(arn)

    LambdaBackend.delete_function = delete_function
