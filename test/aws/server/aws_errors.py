"""Errors as each protocol of AWS writes them, so that an SDK reads name and message."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass
from xml.sax.saxutils import escape

from .wire import Call


@dataclass(frozen=True)
class Answer:
    """An answer on the wire."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes


def error(call: Call, status: int, code: str, message: str) -> Answer:
    """The error in the protocol of the call."""
    identifier = str(uuid.uuid4())
    headers = [("x-amzn-RequestId", identifier)]
    if call.protocol in ("json", "rest-json", "cbor"):
        # An SDK that speaks CBOR reads the error from this header too.
        headers += [("Content-Type", "application/x-amz-json-1.1"), ("x-amzn-ErrorType", code)]
        if call.protocol == "json":
            headers.append(("x-amzn-query-error", f"{code};{'Sender' if status < 500 else 'Receiver'}"))
        return Answer(status, headers, json.dumps({"__type": code, "message": message}).encode())
    headers.append(("Content-Type", "text/xml"))
    inner = f"<Code>{escape(code)}</Code><Message>{escape(message)}</Message>"
    if call.protocol == "s3":
        text = f"<Error>{inner}<RequestId>{identifier}</RequestId></Error>"
    elif call.protocol == "ec2":
        text = f"<Response><Errors><Error>{inner}</Error></Errors><RequestID>{identifier}</RequestID></Response>"
    else:
        kind = "Sender" if status < 500 else "Receiver"
        text = (
            f"<ErrorResponse><Error><Type>{kind}</Type>{inner}</Error>"
            f"<RequestId>{identifier}</RequestId></ErrorResponse>"
        )
    return Answer(status, headers, f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'.encode())


def unknown_operation(call: Call) -> Answer:
    """moto answers an operation that it does not have with a page of HTML; AWS with an error that SDKs can read."""
    if call.protocol in ("query", "ec2"):
        return error(call, 400, "InvalidAction", f"The action {call.action} is not valid for this web service.")
    return error(call, 400, "UnknownOperationException", f"Unknown operation {call.action}")


def access_denied(call: Call, service_control_policy: bool) -> Answer:
    """Refused by IAM, in the words of the service."""
    because = (
        "with an explicit deny in a service control policy"
        if service_control_policy
        else f"because no identity-based policy allows the {call.name} action"
    )
    who = f"arn:aws:sts::123456789012:assumed-role/{call.principal}/session"
    message = f"User: {who} is not authorized to perform: {call.name} {because}"
    if call.service == "ec2":
        return error(call, 403, "UnauthorizedOperation", f"You are not authorized to perform this operation. {message}")
    if call.service == "sns":
        return error(call, 403, "AuthorizationError", message)
    if call.protocol in ("json", "rest-json", "cbor"):
        return error(call, 403 if call.protocol == "rest-json" else 400, "AccessDeniedException", message)
    return error(call, 403, "AccessDenied", message)


def throttled(call: Call) -> Answer:
    """Too many calls, in the words of the service."""
    if call.service == "s3":
        return error(call, 503, "SlowDown", "Please reduce your request rate.")
    if call.service == "lambda":
        return error(call, 429, "TooManyRequestsException", "Rate Exceeded.")
    if call.protocol == "ec2":
        return error(call, 503, "RequestLimitExceeded", "Request limit exceeded.")
    if call.protocol in ("json", "rest-json", "cbor"):
        return error(call, 400, "ThrottlingException", "Rate exceeded")
    return error(call, 400, "Throttling", "Rate exceeded")


def internal_error(call: Call) -> Answer:
    """A failure of AWS, which every SDK retries."""
    code = {"s3": "InternalError", "dynamodb": "InternalServerError", "lambda": "ServiceException"}.get(call.service)
    return error(call, 500, code or "InternalFailure", "We encountered an internal error. Please try again.")
