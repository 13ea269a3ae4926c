"""SNS: a subscription is pending until its endpoint, or a person, confirms it. moto confirms everything at once."""

from __future__ import annotations

import json
import secrets
from typing import Any

from moto.core.responses import ActionResult
from moto.sns.exceptions import SNSInvalidParameter
from moto.sns.models import SNSBackend
from moto.sns.responses import SNSResponse

from .. import deliveries, outbox
from ..clock import CLOCK
from ..settings import SETTINGS

_PENDING = "PendingConfirmation"
_EMAIL = ("email", "email-json")
_HTTP = ("http", "https")
_SECONDS_TO_CONFIRM = 48 * 3600


def install() -> None:
    """Puts the corrections in force."""
    _start_pending()
    _forget_unconfirmed()
    SNSResponse.subscribe = _subscribe
    SNSResponse.confirm_subscription = _confirm_subscription
    SNSResponse.list_subscriptions = _list_subscriptions
    SNSResponse.list_subscriptions_by_topic = _list_subscriptions_by_topic
    SNSResponse.get_topic_attributes = _count_subscriptions(SNSResponse.get_topic_attributes)


def _start_pending() -> None:
    original = SNSBackend.subscribe

    def subscribe(self: Any, topic_arn: str, endpoint: str, protocol: str) -> Any:
        subscription = original(self, topic_arn, endpoint, protocol)
        if hasattr(subscription, "local_aws_token"):
            if not subscription.confirmed:
                _ask_to_confirm(subscription)
            return subscription
        subscription.local_aws_token = secrets.token_hex(32)
        subscription.local_aws_subscribed = CLOCK.now()
        automatic = {
            **dict.fromkeys(_HTTP, SETTINGS.confirm_http == "automatic"),
            **dict.fromkeys(_EMAIL, SETTINGS.confirm_email == "automatic"),
        }
        if automatic.get(protocol, True):
            confirm(subscription)
        else:
            subscription.attributes[_PENDING] = True
            _ask_to_confirm(subscription)
        return subscription

    SNSBackend.subscribe = subscribe


def confirm(subscription: Any) -> None:
    """From now on it receives."""
    subscription.confirmed = True
    subscription.attributes[_PENDING] = False


def _ask_to_confirm(subscription: Any) -> None:
    posted = deliveries.confirmation_of(subscription)
    if subscription.protocol in _EMAIL:
        outbox.put(
            subscription.protocol,
            subscription.endpoint,
            kind="confirmation",
            topic=subscription.topic.arn,
            subject="AWS Notification - Subscription Confirmation",
            message=posted["SubscribeURL"],
        )
    else:
        body = json.dumps(posted, indent=2)
        deliveries.post(subscription, "SubscriptionConfirmation", body, posted["MessageId"])


def _forget_unconfirmed() -> None:
    """A subscription that nobody confirms vanishes after 48 hours."""
    original = SNSBackend._get_topic_subscriptions

    def topic_subscriptions(self: Any, topic: Any) -> list[Any]:
        for subscription in original(self, topic):
            age = CLOCK.now() - subscription.local_aws_subscribed
            if not subscription.confirmed and age > _SECONDS_TO_CONFIRM:
                self.subscriptions.pop(subscription.arn, None)
        return original(self, topic)

    SNSBackend._get_topic_subscriptions = topic_subscriptions


def _subscribe(self: Any) -> ActionResult:
    attributes = self._get_attributes()
    subscription = self.backend.subscribe(
        self._get_param("TopicArn"), self._get_param("Endpoint"), self._get_param("Protocol")
    )
    # The scope first: it decides how a filter policy is read.
    for name in sorted(attributes, key=lambda each: each != "FilterPolicyScope"):
        self.backend.set_subscription_attributes(subscription.arn, name, attributes[name])
    wants_arn = str(self._get_param("ReturnSubscriptionArn", "")).lower() == "true"
    shown = subscription.arn if subscription.confirmed or wants_arn else "pending confirmation"
    return ActionResult({"SubscriptionArn": shown})


def _confirm_subscription(self: Any) -> ActionResult:
    token, topic = self._get_param("Token"), self._get_param("TopicArn")
    for subscription in self.backend._get_topic_subscriptions(self.backend.get_topic(topic)):
        if subscription.local_aws_token == token:
            confirm(subscription)
            return ActionResult({"SubscriptionArn": subscription.arn})
    raise SNSInvalidParameter("Invalid parameter: Token")


def _row_of(subscription: Any) -> dict[str, str]:
    return {
        "SubscriptionArn": subscription.arn if subscription.confirmed else _PENDING,
        "Owner": subscription.owner,
        "Protocol": subscription.protocol,
        "Endpoint": subscription.endpoint,
        "TopicArn": subscription.topic.arn,
    }


def _page(found: list[Any], token: str | None) -> ActionResult:
    start = int(token or 0)
    answer: dict[str, Any] = {"Subscriptions": [_row_of(each) for each in found[start : start + 100]]}
    if start + 100 < len(found):
        answer["NextToken"] = str(start + 100)
    return ActionResult(answer)


def _list_subscriptions(self: Any) -> ActionResult:
    return _page(list(self.backend.subscriptions.values()), self._get_param("NextToken"))


def _list_subscriptions_by_topic(self: Any) -> ActionResult:
    topic = self.backend.get_topic(self._get_param("TopicArn"))
    return _page(self.backend._get_topic_subscriptions(topic), self._get_param("NextToken"))


def _count_subscriptions(original: Any) -> Any:
    def get_topic_attributes(self: Any) -> ActionResult:
        topic = self.backend.get_topic(self._get_param("TopicArn"))
        found = self.backend._get_topic_subscriptions(topic)
        topic.subscriptions_confimed = str(sum(1 for each in found if each.confirmed))
        topic.subscriptions_pending = str(sum(1 for each in found if not each.confirmed))
        topic.subscriptions_deleted = "0"
        result: ActionResult = original(self)
        return result

    return get_topic_attributes
