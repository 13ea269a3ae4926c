"""Schedule rules: when they come due, and what happens while the clock is moved over those moments."""

from __future__ import annotations

import re
import sys
import uuid
from collections.abc import Iterator
from typing import Any

from . import alarms, cron
from .clock import CLOCK, whole_minute
from .in_flight import IN_FLIGHT

_RATE = re.compile(r"^rate\((\d+) (minute|hour|day)s?\)$")
_SECONDS = {"minute": 60, "hour": 3600, "day": 86_400}
_SECONDS_TO_SETTLE = 600


def fire(name: str) -> str:
    """Fires the schedule rule whose name holds this text, whether it is due or not. Exactly one must."""
    rules = [rule for rule in _scheduled() if name in rule.name]
    exact = [rule for rule in rules if rule.name == name]
    chosen = exact or rules
    if len(chosen) != 1:
        found = ", ".join(rule.name for rule in chosen or _scheduled()) or "none"
        raise KeyError(f"one schedule rule must match {name!r}; found: {found}")
    _fire(chosen[0], CLOCK.now())
    return str(chosen[0].arn)


def advance(seconds: float, coalesce: bool, wait: bool) -> int:
    """Moves the clock on, and fires every enabled schedule rule at the moments inside the window, in order. With
    `coalesce` each fires at most once, at the end. Says how often a rule was fired."""
    start = CLOCK.now()
    end = start + seconds
    due = sorted((moment, rule.arn, rule) for rule in _enabled() for moment in _moments(rule, start, end))
    if coalesce:
        due = [(end, arn, rule) for arn, rule in {arn: rule for _, arn, rule in due}.items()]
    for moment, _, rule in due:
        # Real time has gone on meanwhile: never back.
        if moment > CLOCK.now():
            CLOCK.move_to(moment)
        _fire(rule, moment)
        if wait:
            _settle()
            alarms.evaluate()
    if end > CLOCK.now():
        CLOCK.move_to(end)
    if wait:
        _settle()
        alarms.evaluate()
        _settle()
    return len(due)


def begin_anew() -> None:
    """Every rate counts from now on: when in an hour a rule was made is chance, and no test is to depend on it."""
    for rule in _scheduled():
        rule.local_aws_created = whole_minute(CLOCK.now())


def _settle() -> None:
    if not IN_FLIGHT.settle(_SECONDS_TO_SETTLE):
        raise TimeoutError("something fired by a schedule does not end")


def _scheduled() -> list[Any]:
    module = sys.modules.get("moto.events.models")
    if module is None:
        return []
    return [
        rule
        for regions in list(module.events_backends.values())
        for backend in list(regions.values())
        for bus in list(backend.event_buses.values())
        for rule in list(bus.rules.values())
        if rule.scheduled_expression
    ]


def _enabled() -> list[Any]:
    return [rule for rule in _scheduled() if rule.state == "ENABLED"]


def _moments(rule: Any, start: float, end: float) -> Iterator[float]:
    """When the rule comes due, after `start` and up to `end`."""
    rate = _RATE.match(rule.scheduled_expression)
    if rate is None:
        yield from cron.moments(rule.scheduled_expression, start, end)
        return
    period = int(rate[1]) * _SECONDS[rate[2]]
    number = max(1, int((start - rule.local_aws_created) // period) + 1)
    while rule.local_aws_created + number * period <= end:
        yield rule.local_aws_created + number * period
        number += 1


def _fire(rule: Any, moment: float) -> None:
    from .corrections.events import deliver

    deliver(
        rule,
        {
            "version": "0",
            "id": str(uuid.uuid4()),
            "detail-type": "Scheduled Event",
            "source": "aws.events",
            "account": rule.account_id,
            "time": moment,
            "region": rule.region_name,
            "resources": [rule.arn],
            "detail": {},
        },
    )
