"""SNS: how a message reaches one subscriber."""

from __future__ import annotations

import json
from typing import Any

from moto.sns.models import Subscription

from .. import deliveries, outbox
from ..queues import send_from_service


def install() -> None:
    """moto posts inside Publish (a dead endpoint fails the publisher), without headers, attributes, or a confirmed
    subscription; invokes functions with a made-up event; and throws e-mails and text messages away."""
    Subscription.publish = _publish


def _publish(
    self: Any,
    message: str,
    message_id: str,
    subject: str | None = None,
    message_attributes: Any = None,
    group_id: str | None = None,
    deduplication_id: str | None = None,
    message_structure: str | None = None,
) -> None:
    if not self.confirmed:
        return
    matcher = self._filter_policy_matcher
    if matcher is not None and not matcher.matches(message_attributes, message):
        return
    if message_structure == "json":
        bodies = json.loads(message)
        own = bodies.get(self.protocol)
        message = own if isinstance(own, str) else bodies["default"]
    raw = str(self.attributes.get("RawMessageDelivery", "")).lower() == "true"
    if self.protocol == "lambda":
        deliveries.invoke(self, message, message_id, subject, message_attributes)
    elif self.protocol in ("sms", "email", "email-json"):
        outbox.put(
            self.protocol,
            self.endpoint,
            kind="notification",
            topic=self.topic.arn,
            subject=subject,
            message=message,
            delivered=True,
        )
    elif self.protocol in ("http", "https", "sqs"):
        posted = deliveries.notification_of(self, message, message_id, subject, message_attributes)
        body = message if raw else json.dumps(posted, indent=2)
        if self.protocol == "sqs":
            send_from_service("sns.amazonaws.com", self.topic.arn, self.endpoint, body)
        else:
            deliveries.post(self, "Notification", body, message_id, raw)
    else:
        raise NotImplementedError(f"no way to deliver by {self.protocol}")
