"""CloudWatch: alarms begin without data; datapoints put by the API count for them."""

from __future__ import annotations

from typing import Any

from moto.cloudwatch.models import Alarm, CloudWatchBackend

from .. import metrics
from ..clock import CLOCK, utc


def install() -> None:
    """Puts the corrections in force."""
    _begin_without_data()
    _evaluate_what_is_put()


def _begin_without_data() -> None:
    """A new alarm is INSUFFICIENT_DATA; moto says OK."""
    original = Alarm.__init__

    def initialise(self: Any, *arguments: Any, **named: Any) -> None:
        original(self, *arguments, **named)
        self.state_value = "INSUFFICIENT_DATA"

    Alarm.__init__ = initialise


def _evaluate_what_is_put() -> None:
    """moto's alarms are never evaluated; those here read their own store."""
    original = CloudWatchBackend.put_metric_data

    def put_metric_data(self: Any, namespace: str, metric_data: list[dict[str, Any]]) -> None:
        original(self, namespace, metric_data)
        for datum in metric_data:
            dimensions = frozenset((each["Name"], each["Value"]) for each in datum.get("Dimensions") or [])
            series = metrics.Series(self.account_id, self.region_name, namespace, datum["MetricName"], dimensions)
            moment = datum.get("Timestamp")
            at = moment.replace(tzinfo=utc(0).tzinfo).timestamp() if moment else CLOCK.now()
            for value in datum.get("Values") or [datum.get("Value", 0)]:
                metrics.put(series, float(value), at)

    CloudWatchBackend.put_metric_data = put_metric_data
