"""Evaluates alarms on a threshold, M of N, and tells their topics what changed."""

from __future__ import annotations

import json
import math
import operator
import sys
from typing import Any

from . import metrics
from .clock import CLOCK, iso, utc
from .metrics import Series

_COMPARE = {
    "GreaterThanOrEqualToThreshold": operator.ge,
    "GreaterThanThreshold": operator.gt,
    "LessThanThreshold": operator.lt,
    "LessThanOrEqualToThreshold": operator.le,
}
_STATISTIC = {
    "Sum": sum,
    "Maximum": max,
    "Minimum": min,
    "SampleCount": len,
    "Average": lambda values: sum(values) / len(values),
}
_REGION_NAMES = {"us-east-1": "US East (N. Virginia)", "eu-west-1": "EU (Ireland)", "eu-central-1": "EU (Frankfurt)"}


def evaluate() -> list[dict[str, str]]:
    """Judges every alarm now; returns those that changed."""
    module = sys.modules.get("moto.cloudwatch.models")
    changed: list[dict[str, str]] = []
    if module is None:
        return changed
    for account, regions in list(module.cloudwatch_backends.items()):
        for region, backend in list(regions.items()):
            for alarm in list(backend.alarms.values()):
                state, reason = _state_of(alarm, account, region)
                if state != alarm.state_value:
                    _change(alarm, account, region, state, reason)
                    changed.append({"alarm": alarm.name, "state": state})
    return changed


def _state_of(alarm: Any, account: str, region: str) -> tuple[str, str]:
    if alarm.metric_data_queries or alarm.rule:
        raise ValueError(f"alarm {alarm.name}: only alarms on one metric are evaluated")
    values = _values_of(alarm, account, region)
    needed = int(alarm.datapoints_to_alarm or alarm.evaluation_periods)
    treatment = alarm.treat_missing_data or "missing"
    present = [value for value in values if value is not None]
    if not present and treatment == "ignore":
        return alarm.state_value, alarm.state_reason
    if not present and treatment == "missing":
        return "INSUFFICIENT_DATA", "Insufficient Data: no datapoints were received."
    breaching = sum(1 for value in present if _COMPARE[alarm.comparison_operator](value, float(alarm.threshold)))
    if treatment == "breaching":
        breaching += len(values) - len(present)
    shown = ", ".join(str(value) for value in present[-3:]) or "no datapoints"
    reason = (
        f"Threshold Crossed: {breaching} out of the last {len(values)} datapoints [{shown}] "
        f"compared with the threshold ({alarm.threshold}), missing ones treated as {treatment}."
    )
    return ("ALARM" if breaching >= needed else "OK"), reason


def _values_of(alarm: Any, account: str, region: str) -> list[float | None]:
    """One value for each of the last N whole periods, the oldest first."""
    period = int(alarm.period)
    end = math.floor(CLOCK.now() / period) * period
    dimensions = frozenset((each.name, each.value) for each in alarm.dimensions)
    series = Series(account, region, alarm.namespace, alarm.metric_name, dimensions)
    values: list[float | None] = []
    for number in range(int(alarm.evaluation_periods), 0, -1):
        inside = metrics.values_between(series, end - number * period, end - (number - 1) * period)
        values.append(float(_STATISTIC[alarm.statistic](inside)) if inside else None)
    return values


def _change(alarm: Any, account: str, region: str, state: str, reason: str) -> None:
    before = alarm.state_value
    alarm.update_state(reason, "{}", state)
    actions = {"ALARM": alarm.alarm_actions, "OK": alarm.ok_actions}.get(state, alarm.insufficient_data_actions)
    if not alarm.actions_enabled:
        return
    message = json.dumps(_message_of(alarm, account, region, before))
    where = _REGION_NAMES.get(region, region)
    for arn in actions or []:
        if arn.split(":")[2] != "sns":
            raise ValueError(f"alarm {alarm.name}: no way to carry out the action {arn}")
        from .topics import publish_from_service

        publish_from_service(
            "cloudwatch.amazonaws.com", alarm.alarm_arn, arn, message, f'{state}: "{alarm.name}" in {where}'
        )


def _message_of(alarm: Any, account: str, region: str, before: str) -> dict[str, Any]:
    """https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html"""
    return {
        "AlarmName": alarm.name,
        "AlarmDescription": alarm.description or None,
        "AWSAccountId": account,
        "AlarmConfigurationUpdatedTimestamp": _stamp(alarm.configuration_updated_timestamp),
        "NewStateValue": alarm.state_value,
        "NewStateReason": alarm.state_reason,
        "StateChangeTime": iso(CLOCK.now()).replace("Z", "+0000"),
        "Region": _REGION_NAMES.get(region, region),
        "AlarmArn": alarm.alarm_arn,
        "OldStateValue": before,
        "OKActions": alarm.ok_actions or [],
        "AlarmActions": alarm.alarm_actions or [],
        "InsufficientDataActions": alarm.insufficient_data_actions or [],
        "Trigger": {
            "MetricName": alarm.metric_name,
            "Namespace": alarm.namespace,
            "StatisticType": "Statistic",
            "Statistic": str(alarm.statistic).upper(),
            "Unit": alarm.unit,
            "Dimensions": [{"value": each.value, "name": each.name} for each in alarm.dimensions],
            "Period": int(alarm.period),
            "EvaluationPeriods": int(alarm.evaluation_periods),
            "DatapointsToAlarm": int(alarm.datapoints_to_alarm or alarm.evaluation_periods),
            "ComparisonOperator": alarm.comparison_operator,
            "Threshold": float(alarm.threshold),
            "TreatMissingData": alarm.treat_missing_data or "missing",
            "EvaluateLowSampleCountPercentile": "",
        },
    }


def _stamp(moment: Any) -> str:
    return iso(moment.replace(tzinfo=utc(0).tzinfo).timestamp()).replace("Z", "+0000")
