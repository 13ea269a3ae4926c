"""EventBridge: which events reach a rule, and what its targets receive."""

from __future__ import annotations

import json
import math
import sys
from typing import Any

from moto.events import models
from moto.events.models import Rule

from ..clock import CLOCK, iso_seconds
from ..functions import asynchronous
from ..policies import allows
from ..queues import send_from_service
from ..topics import publish_from_service

_SERVICE = "events.amazonaws.com"


def install() -> None:
    """Puts the corrections in force."""
    Rule.send_to_targets = _send_to_targets
    _remember_creation()


def _remember_creation() -> None:
    """A rate counts from when the rule was made. Whole minutes, so that periods of metrics never get two or none."""
    original = Rule.__init__

    def initialise(self: Any, *arguments: Any, **named: Any) -> None:
        original(self, *arguments, **named)
        self.local_aws_created = math.floor(CLOCK.now() / 60) * 60

    Rule.__init__ = initialise


def _send_to_targets(self: Any, original_event: dict[str, Any], transform_input: bool = True) -> None:
    """moto matches every event to a rule that has only a schedule, ignores that a rule is disabled, and knows neither
    functions nor topics as targets."""
    if self.state != "ENABLED":
        return
    pattern = self.event_pattern.get_pattern()
    if pattern and self.event_pattern.matches_event(original_event):
        deliver(self, original_event)


def deliver(rule: Any, original_event: dict[str, Any]) -> None:
    """Gives the event to each target of the rule."""
    event = {key: value for key, value in original_event.items() if key != "ingestion-time"}
    if isinstance(event["time"], (int, float)):
        event["time"] = iso_seconds(event["time"])
    for target in rule.targets:
        _deliver_to(rule, target, _input_of(target, event))


def _input_of(target: dict[str, Any], event: dict[str, Any]) -> str:
    if "Input" in target:
        return str(target["Input"])
    if "InputPath" in target:
        value: Any = event
        for step in target["InputPath"].removeprefix("$").strip(".").split("."):
            value = value[step] if step else value
        return json.dumps(value)
    if "InputTransformer" in target:
        transformer = target["InputTransformer"]
        made = models.EventTemplateParser.parse(
            input_template=transformer.get("InputTemplate"),
            input_paths_map=transformer.get("InputPathsMap", {}),
            event=event,
        )
        return made if isinstance(made, str) else json.dumps(made)
    return json.dumps(event)


def _deliver_to(rule: Any, target: dict[str, Any], text: str) -> None:
    arn = target["Arn"]
    service = arn.split(":")[2]
    if service == "lambda":
        function = asynchronous.function_of(arn)
        if allows(function.policy.statements, _SERVICE, "lambda:InvokeFunction", rule.arn, rule.account_id):
            asynchronous.invoke(function, text.encode())
        else:
            print(f"{rule.arn} may not invoke {arn}: the function has no permission for it", file=sys.stderr)
    elif service == "sns":
        publish_from_service(_SERVICE, rule.arn, arn, text, None)
    elif service == "sqs":
        send_from_service(_SERVICE, rule.arn, arn, text)
    else:
        raise NotImplementedError(f"no way to deliver an event to {arn}")
