"""Datapoints of metrics: of functions, from the embedded metric format in their logs, from PutMetricData."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass
from typing import Any

from .clock import CLOCK, iso


@dataclass(frozen=True)
class Series:
    """What CloudWatch calls a metric: a name with exactly these dimensions."""

    account: str
    region: str
    namespace: str
    name: str
    dimensions: frozenset[tuple[str, str]]


_LOCK = threading.Lock()
_DATAPOINTS: dict[Series, list[tuple[float, float]]] = {}


def put(series: Series, value: float, at: float) -> None:
    """One datapoint."""
    with _LOCK:
        _DATAPOINTS.setdefault(series, []).append((at, value))


def values_between(series: Series, start: float, end: float) -> list[float]:
    """The values from `start` up to, without, `end`."""
    with _LOCK:
        return [value for at, value in _DATAPOINTS.get(series, []) if start <= at < end]


def put_of_function(function: Any, name: str, value: float) -> None:
    """What Lambda itself measures of a function."""
    dimensions = frozenset({("FunctionName", function.function_name)})
    put(Series(function.account_id, function.region, "AWS/Lambda", name, dimensions), value, CLOCK.now())


def put_embedded(account: str, region: str, lines: list[str]) -> None:
    """Metrics in log lines, in the embedded metric format of CloudWatch."""
    for line in lines:
        if '"_aws"' not in line or not line.startswith("{"):
            continue
        try:
            record = json.loads(line)
            metadata = record["_aws"]
            for directive in metadata["CloudWatchMetrics"]:
                _put_directive(account, region, record, directive, metadata["Timestamp"] / 1000)
        except (ValueError, KeyError, TypeError):
            # CloudWatch keeps a line that it cannot read as log, without a metric.
            continue


def _put_directive(account: str, region: str, record: dict[str, Any], directive: dict[str, Any], at: float) -> None:
    for names in directive.get("Dimensions") or [[]]:
        dimensions = frozenset((name, str(record[name])) for name in names)
        for metric in directive["Metrics"]:
            value = record[metric["Name"]]
            series = Series(account, region, directive["Namespace"], metric["Name"], dimensions)
            for one in value if isinstance(value, list) else [value]:
                put(series, float(one), at)


def read(name: str) -> list[dict[str, Any]]:
    """Every datapoint of metrics with this name, the oldest first."""
    with _LOCK:
        found = [
            {
                "region": series.region,
                "namespace": series.namespace,
                "name": series.name,
                "dimensions": dict(sorted(series.dimensions)),
                "value": value,
                "at": iso(at),
            }
            for series, points in _DATAPOINTS.items()
            if series.name == name
            for at, value in points
        ]
    return sorted(found, key=lambda each: str(each["at"]))


def reset() -> None:
    """Forgets all."""
    with _LOCK:
        _DATAPOINTS.clear()
