"""Asynchronous invocation: accepted at once, tried up to three times, then given to the dead-letter target."""

from __future__ import annotations

import json
import time
import uuid
from typing import Any

from ..clock import CLOCK, iso
from ..in_flight import IN_FLIGHT
from ..settings import SETTINGS
from . import pool
from .environment import Outcome


def invoke(function: Any, payload: bytes) -> str:
    """Starts the invocation and returns its request id, which all attempts share, as on AWS."""
    identifier = str(uuid.uuid4())
    IN_FLIGHT.start(lambda: _try(function, payload, identifier))
    return identifier


def function_of(arn: str) -> Any:
    """The function of an ARN, with or without a qualifier."""
    from moto.awslambda.models import lambda_backends

    parts = arn.split(":")
    return lambda_backends[parts[4]][parts[3]].get_function(parts[6])


def _try(function: Any, payload: bytes, identifier: str) -> None:
    config: dict[str, Any] = function.event_invoke_config[-1].config if function.event_invoke_config else {}
    attempts = 1 + int(config.get("MaximumRetryAttempts", 2))
    for attempt in range(1, attempts + 1):
        try:
            outcome = pool.run(function, payload, identifier, attempt, wait=True)
        except pool.Throttled:
            # With no concurrency at all, AWS goes on trying for hours; nothing would ever settle.
            return
        if outcome.status == "success":
            return
        if attempt < attempts:
            time.sleep(SETTINGS.asynchronous_retry_milliseconds / 1000)
    _give_up(function, payload, identifier, attempts, outcome, config)


def _give_up(
    function: Any, payload: bytes, identifier: str, attempts: int, outcome: Outcome, config: dict[str, Any]
) -> None:
    dead_letter = (getattr(function, "local_aws_dead_letter", None) or {}).get("TargetArn")
    if dead_letter:
        _send(dead_letter, payload.decode())
    destination = config.get("DestinationConfig", {}).get("OnFailure", {}).get("Destination")
    if destination:
        record = {
            "version": "1.0",
            "timestamp": iso(CLOCK.now()),
            "requestContext": {
                "requestId": identifier,
                "functionArn": f"{function.function_arn}:$LATEST",
                "condition": "RetriesExhausted",
                "approximateInvokeCount": attempts,
            },
            "requestPayload": json.loads(payload),
            "responseContext": {"statusCode": 200, "executedVersion": "$LATEST", "functionError": "Unhandled"},
            "responsePayload": json.loads(outcome.result),
        }
        _send(destination, json.dumps(record))


def _send(target: str, text: str) -> None:
    _, _, service, region, account, name = target.split(":", 5)
    if service == "sqs":
        from moto.sqs.models import sqs_backends

        sqs_backends[account][region].send_message(name, text)
    elif service == "sns":
        from moto.sns.models import sns_backends

        sns_backends[account][region].publish(message=text, arn=target)
    elif service == "lambda":
        invoke(function_of(target), text.encode())
    else:
        raise ValueError(f"no way to deliver a failed invocation to {target}")
