"""Warm and busy execution environments, and what they ran."""

from __future__ import annotations

import json
import threading
import time
import uuid
from typing import Any

from .. import metrics
from ..clock import CLOCK, iso
from ..in_flight import IN_FLIGHT
from .environment import ExecutionEnvironment, Outcome

ENVIRONMENTS: dict[str, ExecutionEnvironment] = {}
INVOCATIONS: list[dict[str, Any]] = []

_CHANGED = threading.Condition()
_IDLE: dict[tuple[Any, ...], list[ExecutionEnvironment]] = {}
_BUSY: dict[str, int] = {}


class Throttled(Exception):
    """The reserved concurrency is used up."""


def run(function: Any, payload: bytes, identifier: str | None = None, attempt: int = 1, wait: bool = False) -> Outcome:
    """Runs an invocation in a warm environment or a new one. At the limit it is throttled, or waits its turn."""
    arn = function.function_arn
    _take_turn(function, arn, wait)
    try:
        with IN_FLIGHT.counted():
            return _run(function, payload, identifier or str(uuid.uuid4()), attempt)
    finally:
        with _CHANGED:
            _BUSY[arn] -= 1
            _CHANGED.notify_all()


def kill_owner_of(access_key: str) -> None:
    """Kills the process that holds these credentials, and returns when it is gone."""
    for environment in list(ENVIRONMENTS.values()):
        if environment.access_key == access_key:
            environment.kill()
            environment.wait()


def kill_running(name: str) -> int:
    """Kills what runs of the functions whose name holds this text; says how many."""
    with _CHANGED:
        idle = [each for kept in _IDLE.values() for each in kept]
    running = [
        each
        for each in list(ENVIRONMENTS.values())
        if name in each.function.function_name and each not in idle and not each.dead
    ]
    for environment in running:
        environment.kill()
        environment.wait()
    return len(running)


def retire(arn: str, but: tuple[Any, ...] | None = None) -> None:
    """Ends idle environments of a function that was deleted, or of an older version of it."""
    with _CHANGED:
        for key in [key for key in _IDLE if key[0] == arn and key != but]:
            for environment in _IDLE.pop(key):
                _drop(environment)


def reset() -> None:
    """Ends every process and forgets every invocation."""
    with _CHANGED:
        _IDLE.clear()
    for environment in list(ENVIRONMENTS.values()):
        _drop(environment)
        environment.wait()
    INVOCATIONS.clear()


def _take_turn(function: Any, arn: str, wait: bool) -> None:
    with _CHANGED:
        while True:
            limit = function.reserved_concurrency
            if limit is None or _BUSY.get(arn, 0) < int(limit):
                break
            if not wait or int(limit) == 0:
                metrics.put_of_function(function, "Throttles", 1)
                raise Throttled
            _CHANGED.wait()
        _BUSY[arn] = _BUSY.get(arn, 0) + 1


def _run(function: Any, payload: bytes, identifier: str, attempt: int) -> Outcome:
    key = _version_of(function)
    retire(key[0], but=key)
    started_at, started = iso(CLOCK.now()), time.monotonic()
    environment, cold = _environment_for(key, function)
    ended = environment.invoke(identifier, payload)
    if ended.status == "crash" and not cold and environment.fetched != identifier:
        # It was dying of the invocation before, and never saw this one.
        _drop(environment)
        environment, cold = _new(function), True
        ended = environment.invoke(identifier, payload)
    milliseconds = round((time.monotonic() - started) * 1000)
    logs = list(environment.logs)
    outcome = Outcome(ended.status, ended.result, tuple(logs))
    if environment.dead:
        _drop(environment)
    else:
        with _CHANGED:
            _IDLE.setdefault(key, []).append(environment)
    INVOCATIONS.append(
        {
            "function": function.function_name,
            "logicalId": getattr(function, "logical_resource_id", None),
            "account": function.account_id,
            "region": function.region,
            "requestId": identifier,
            "attempt": attempt,
            "cold": cold,
            "status": outcome.status,
            "milliseconds": milliseconds,
            "startedAt": started_at,
            "event": json.loads(payload),
            "result": _json_or_text(outcome.result),
            "logs": logs,
        }
    )
    _keep(function, outcome, milliseconds, logs)
    return outcome


def _environment_for(key: tuple[Any, ...], function: Any) -> tuple[ExecutionEnvironment, bool]:
    """A warm one if there is one; whether it is cold."""
    with _CHANGED:
        kept = _IDLE.get(key, [])
        while kept:
            environment = kept.pop()
            if not environment.dead:
                return environment, False
    return _new(function), True


def _new(function: Any) -> ExecutionEnvironment:
    environment = ExecutionEnvironment(function)
    ENVIRONMENTS[environment.identifier] = environment
    return environment


def _keep(function: Any, outcome: Outcome, milliseconds: int, logs: list[str]) -> None:
    metrics.put_of_function(function, "Invocations", 1)
    metrics.put_of_function(function, "Errors", 0 if outcome.status == "success" else 1)
    metrics.put_of_function(function, "Duration", milliseconds)
    metrics.put_embedded(function.account_id, function.region, logs)
    if logs:
        function.logs_backend.ensure_log_group(function.logs_group_name)
        function.save_logs("\n".join(logs))


def _version_of(function: Any) -> tuple[Any, ...]:
    return (
        function.function_arn,
        function.code_digest,
        json.dumps(function.environment_vars, sort_keys=True),
        str(function.timeout),
        str(function.memory_size),
        function.handler,
        function.role,
    )


def _drop(environment: ExecutionEnvironment) -> None:
    ENVIRONMENTS.pop(environment.identifier, None)
    environment.kill()


def _json_or_text(result: bytes) -> Any:
    try:
        return json.loads(result)
    except ValueError:
        return result.decode(errors="replace")
