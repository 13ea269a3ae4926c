"""Lambda: invocations go to the processes of this local AWS."""

from __future__ import annotations

import base64
from typing import Any

from moto.awslambda.models import LambdaBackend, LambdaFunction
from moto.core.exceptions import ServiceException

from ..functions import asynchronous, pool


class TooManyRequests(ServiceException):
    """Throttled by the reserved concurrency of the function."""

    code = "TooManyRequestsException"
    message = "Rate Exceeded."


def install() -> None:
    """Puts the corrections in force."""
    LambdaFunction.invoke = _invoke  # type: ignore[method-assign]
    _end_processes_of_deleted_functions()


def _invoke(self: Any, body: Any, request_headers: Any, response_headers: Any) -> bytes:
    """moto runs a function in a Docker container, one that ends after each invocation, and knows no retries, no
    concurrency, no timeout of the function."""
    headers = {key.lower(): value for key, value in dict(request_headers or {}).items()}
    payload = body if isinstance(body, bytes) else (body or "").encode()
    payload = payload or b"{}"
    kind = headers.get("x-amz-invocation-type", "RequestResponse")
    if kind == "Event":
        asynchronous.invoke(self, payload)
        return b""
    if kind == "DryRun":
        return b""
    try:
        outcome = pool.run(self, payload)
    except pool.Throttled as limit:
        raise TooManyRequests() from limit
    if outcome.status != "success":
        response_headers["x-amz-function-error"] = "Unhandled"
    response_headers["x-amz-executed-version"] = "$LATEST"
    logs = next((each["logs"] for each in reversed(pool.INVOCATIONS) if each["function"] == self.function_name), [])
    response_headers["x-amz-log-result"] = base64.b64encode("\n".join(logs)[-4096:].encode()).decode()
    return outcome.result


def _end_processes_of_deleted_functions() -> None:
    original = LambdaBackend.delete_function

    def delete_function(self: Any, function_name: str, qualifier: str | None = None) -> None:
        arn = self.get_function(function_name, qualifier).function_arn
        original(self, function_name, qualifier)
        pool.retire(arn)

    LambdaBackend.delete_function = delete_function  # type: ignore[method-assign]


