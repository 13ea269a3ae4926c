"""The control plane: what tests ask of the local AWS besides AWS itself."""

from __future__ import annotations

import json
import sys
import traceback
from collections.abc import Callable
from typing import Any

from . import alarms, certificates, corrections, message_signing, metrics, outbox, schedules, settings
from .aws_errors import Answer
from .calls import CALLS
from .clock import CLOCK, instant_of, iso
from .faults import FAULTS
from .in_flight import IN_FLIGHT
from .native import json_answer

_ACCOUNT = "123456789012"
Request = dict[str, Any]


def answer(method: str, name: str, body: bytes) -> Answer:
    """Each request is a name and a JSON object; each answer is JSON. A mistake of the test is 400 with its reason."""
    if name == "SimpleNotificationService.pem":
        return Answer(200, [("Content-Type", "application/x-pem-file")], message_signing.certificate())
    try:
        return json_answer(_ACTIONS[name](json.loads(body or b"{}")))
    except Exception as mistake:
        traceback.print_exc(file=sys.stderr)
        return json_answer({"error": f"{name}: {type(mistake).__name__}: {mistake}"}, 400)


def reset() -> None:
    """As new: no resources, no processes, real time, default settings."""
    from moto.moto_api._internal.models import moto_api_backend

    FAULTS.clear()
    if "lambda" in sys.modules or f"{__package__}.functions.pool" in sys.modules:
        from .functions import pool

        pool.reset()
    IN_FLIGHT.settle(30)
    moto_api_backend.reset()
    CALLS.reset()
    metrics.reset()
    outbox.reset()
    settings.reset()
    CLOCK.reset()


def _now(_: Request) -> str:
    return iso(CLOCK.now())


def _move(request: Request) -> str:
    CLOCK.move_to(instant_of(request["instant"]))
    schedules.begin_anew()
    return iso(CLOCK.now())


def _advance(request: Request) -> int:
    return schedules.advance(
        request["milliseconds"] / 1000, coalesce=request.get("coalesce", False), wait=request.get("wait", True)
    )


def _settle(request: Request) -> None:
    if not IN_FLIGHT.settle(request.get("seconds", 60)):
        raise TimeoutError("something is still in flight")


def _overlay(request: Request) -> None:
    corrections.install_for("acm")
    certificates.overlay(request["arn"], request["fields"])


def _clear_overlay(request: Request) -> None:
    certificates.clear_overlay(request["arn"], request.get("names"))


def _seed(request: Request) -> list[str]:
    corrections.install_for("acm")
    each = request.get("each", [])
    return certificates.seed(
        request.get("region", "us-east-1"),
        request.get("account", _ACCOUNT),
        request.get("count", len(each) or 1),
        request.get("fields", {}),
        each,
    )


def _invocations(request: Request) -> list[dict[str, Any]]:
    from .functions import pool

    return [each for each in list(pool.INVOCATIONS) if request.get("name", "") in each["function"]]


def _kill(request: Request) -> int:
    from .functions import pool

    return pool.kill_running(request["name"])


def _confirm(request: Request) -> int:
    """Confirms what is pending, of one endpoint or of all; says how many."""
    from moto.sns.models import sns_backends

    from .corrections.sns_subscriptions import confirm

    pending = [
        subscription
        for regions in list(sns_backends.values())
        for backend in list(regions.values())
        for subscription in list(backend.subscriptions.values())
        if not subscription.confirmed and request.get("endpoint") in (None, subscription.endpoint)
    ]
    for subscription in pending:
        confirm(subscription)
    return len(pending)


def _reset(_: Request) -> None:
    reset()


_ACTIONS: dict[str, Callable[[Request], Any]] = {
    "now": _now,
    "move-clock": _move,
    "advance": _advance,
    "fire": lambda request: schedules.fire(request["rule"]),
    "settle": _settle,
    "overlay-certificate": _overlay,
    "clear-overlay": _clear_overlay,
    "seed-certificates": _seed,
    "settings": settings.change,
    "add-fault": FAULTS.add,
    "fault-hits": lambda request: FAULTS.hits(request["id"]),
    "remove-fault": lambda request: FAULTS.remove(request["id"]),
    "clear-faults": lambda _: FAULTS.clear(),
    "calls": lambda _: CALLS.read(),
    "reset-calls": lambda _: CALLS.reset(),
    "invocations": _invocations,
    "kill": _kill,
    "metrics": lambda request: metrics.read(request["name"]),
    "evaluate-alarms": lambda _: alarms.evaluate(),
    "outbox": lambda _: outbox.read(),
    "confirm-subscriptions": _confirm,
    "reset": _reset,
}
