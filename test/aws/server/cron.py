"""The cron expressions of EventBridge, without its letters L, W and #: `cron(minutes hours day month weekday year)`."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator

from .clock import utc

_MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
_WEEKDAYS = "SUN MON TUE WED THU FRI SAT".split()


def moments(expression: str, start: float, end: float) -> Iterator[float]:
    """The whole minutes that match, after `start` and up to `end`."""
    if not (expression.startswith("cron(") and expression.endswith(")")):
        raise ValueError(f"no way to read the schedule {expression}")
    minutes, hours, days, months, weekdays, years = expression[5:-1].split()
    allowed = {
        "minute": _values(minutes, 0, 59),
        "hour": _values(hours, 0, 23),
        "day": _values(days, 1, 31),
        "month": _values(months, 1, 12, _MONTHS, 1),
        "weekday": _values(weekdays, 1, 7, _WEEKDAYS, 1),
        "year": _values(years, 1970, 2199),
    }
    moment = math.floor(start / 60) * 60 + 60
    while moment <= end:
        if _matches(utc(moment), allowed):
            yield float(moment)
        moment += 60


def _matches(moment: datetime.datetime, allowed: dict[str, set[int]]) -> bool:
    return (
        moment.minute in allowed["minute"]
        and moment.hour in allowed["hour"]
        and moment.day in allowed["day"]
        and moment.month in allowed["month"]
        and moment.isoweekday() % 7 + 1 in allowed["weekday"]
        and moment.year in allowed["year"]
    )


def _values(field: str, lowest: int, highest: int, names: list[str] | None = None, first: int = 0) -> set[int]:
    """All values of one field: `*`, `?`, lists, ranges, steps, names."""
    values: set[int] = set()
    for part in field.split(","):
        span, _, step = part.partition("/")
        if span in ("*", "?"):
            low, high = lowest, highest
        elif "-" in span:
            low, high = (_number(each, names, first) for each in span.split("-"))
        else:
            low = _number(span, names, first)
            high = highest if step else low
        values.update(range(low, high + 1, int(step or 1)))
    return values


def _number(text: str, names: list[str] | None, first: int) -> int:
    return names.index(text.upper()) + first if names and text.upper() in names else int(text)
