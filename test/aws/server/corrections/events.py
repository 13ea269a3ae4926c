"""EventBridge: which events reach a rule, and what its targets receive."""

from __future__ import annotations

import json
import sys
from typing import Any

from moto.events import models
from moto.events.models import Rule

from ..clock import CLOCK, iso_seconds, whole_minute
from ..functions import asynchronous
from ..policies import allows
from ..queues import send_from_service
from ..topics import publish_from_service

_SERVICE = "events.amazonaws.com"


def install() -> None:
    """Puts the corrections in force."""
    Rule.send_to_targets = _send_to_targets
    models.EventPattern._flatten_dict = staticmethod(_flatten)
    _remember_creation()


def _flatten(node: Any, prefix: str = "", result: dict[str, Any] | None = None) -> dict[str, Any]:
    """moto compares a list of objects as one value; AWS looks at each of them, which is how a pattern reaches into a
    batch. Unlike AWS, what different
    objects say is not kept apart: a pattern may find its parts in several of them."""
    flat: dict[str, Any] = {} if result is None else result
    for key, value in node.items():
        path = f"{prefix}.{key}" if prefix else key
        if isinstance(value, dict) and value:
            _flatten(value, path, flat)
        elif isinstance(value, list) and any(isinstance(each, dict) for each in value):
            for each in (each for each in value if isinstance(each, dict)):
                for inner, found in _flatten(each, path).items():
                    known = flat.get(inner, [])
                    flat[inner] = [*known, *(found if isinstance(found, list) else [found])]
        else:
            flat[path] = value
    return flat


def _remember_creation() -> None:
    """A rate counts from when the rule was made."""
    original = Rule.__init__

    def initialise(self: Any, *arguments: Any, **named: Any) -> None:
        original(self, *arguments, **named)
        self.local_aws_created = whole_minute(CLOCK.now())

    Rule.__init__ = initialise


def _send_to_targets(self: Any, original_event: dict[str, Any], transform_input: bool = True) -> None:
    """moto matches every event to a rule that has only a schedule, ignores that a rule is disabled, and knows neither
    functions nor topics as targets, nor roles for those that are buses."""
    if self.state != "ENABLED":
        return
    pattern = self.event_pattern.get_pattern()
    if pattern and self.event_pattern.matches_event(original_event):
        deliver(self, original_event)


def deliver(rule: Any, original_event: dict[str, Any], forwarded: bool = False) -> None:
    """Gives the event to each target of the rule."""
    event = {key: value for key, value in original_event.items() if key != "ingestion-time"}
    if isinstance(event["time"], (int, float)):
        event["time"] = iso_seconds(event["time"])
    for target in rule.targets:
        if not (forwarded and ":events:" in target["Arn"]):
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
    elif service == "events":
        _forward(rule, target, json.loads(text))
    else:
        raise NotImplementedError(f"no way to deliver an event to {arn}")


def _forward(rule: Any, target: dict[str, Any], event: dict[str, Any]) -> None:
    """To a bus, perhaps of another region, with the region and the id that the event was born with. A role is needed that
    may put events there, and what was forwarded once is not forwarded again."""
    _, _, _, region, account, name = target["Arn"].split(":", 5)
    if not _may_put_events(rule.account_id, target):
        print(f"{rule.arn} may not forward to {target['Arn']}: it has no role for it", file=sys.stderr)
        return
    bus = models.events_backends[account][region].describe_event_bus(name.removeprefix("event-bus/"))
    for other in list(bus.rules.values()):
        pattern = other.event_pattern.get_pattern()
        if other.state == "ENABLED" and pattern and other.event_pattern.matches_event(event):
            deliver(other, event, forwarded=True)


def _may_put_events(account: str, target: dict[str, Any]) -> bool:
    from moto.iam.models import iam_backends

    backend = iam_backends[account]["aws"]
    for role in list(backend.roles.values()):
        if role.arn == target.get("RoleArn"):
            inline = [json.loads(text) for text in role.policies.values()]
            statements = [each for policy in inline for each in policy["Statement"]]
            return any(
                each["Effect"] == "Allow"
                and "events:PutEvents" in _listed(each["Action"])
                and target["Arn"] in _listed(each["Resource"])
                for each in statements
            )
    return False


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
