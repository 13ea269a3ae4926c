"""Carries what SNS sends to its subscribers, each by its protocol, none of it inside Publish."""

from __future__ import annotations

import json
import time
import uuid
from typing import Any

import requests

from . import message_signing, outbox
from .clock import CLOCK, iso
from .functions import asynchronous
from .in_flight import IN_FLIGHT
from .place import PLACE
from .policies import allows
from .settings import SETTINGS

# The default of SNS: one attempt and three retries.
_ATTEMPTS = 4
_SECONDS_TO_ANSWER = 15
_session = requests.Session()
_session.trust_env = False


def notification_of(
    subscription: Any, message: str, identifier: str, subject: str | None, attributes: Any
) -> dict[str, Any]:
    """The signed message."""
    posted = {
        "Type": "Notification",
        "MessageId": identifier,
        "TopicArn": subscription.topic.arn,
        **({"Subject": subject} if subject else {}),
        "Message": message,
        "Timestamp": iso(CLOCK.now()),
    }
    _seal(posted, subscription)
    posted["UnsubscribeURL"] = f"{PLACE.endpoint}/?Action=Unsubscribe&SubscriptionArn={subscription.arn}"
    if attributes:
        posted["MessageAttributes"] = attributes
    return posted


def confirmation_of(subscription: Any) -> dict[str, Any]:
    """What asks the endpoint to visit the link."""
    token, arn = subscription.local_aws_token, subscription.topic.arn
    posted = {
        "Type": "SubscriptionConfirmation",
        "MessageId": str(uuid.uuid4()),
        "Token": token,
        "TopicArn": arn,
        "Message": f"You have chosen to subscribe to the topic {arn}.\n"
        "To confirm the subscription, visit the SubscribeURL included in this message.",
        "SubscribeURL": f"{PLACE.endpoint}/?Action=ConfirmSubscription&TopicArn={arn}&Token={token}",
        "Timestamp": iso(CLOCK.now()),
    }
    _seal(posted, subscription)
    return posted


def _seal(posted: dict[str, Any], subscription: Any) -> None:
    posted["SignatureVersion"] = str(getattr(subscription.topic, "signature_version", "1"))
    posted["Signature"] = message_signing.sign(posted)
    posted["SigningCertURL"] = f"{PLACE.endpoint}/_local-aws/SimpleNotificationService.pem"


def post(subscription: Any, kind: str, body: str, identifier: str, raw: bool = False) -> None:
    """Posts in the background. Only 5XX, 429 and a network that fails are tried again; any other refusal is final."""
    headers = {
        "x-amz-sns-message-type": kind,
        "x-amz-sns-message-id": identifier,
        "x-amz-sns-topic-arn": subscription.topic.arn,
        "Content-Type": "text/plain; charset=UTF-8",
        "User-Agent": "Amazon Simple Notification Service Agent",
        **({"x-amz-sns-subscription-arn": subscription.arn} if kind == "Notification" else {}),
        **({"x-amz-sns-rawdelivery": "true"} if raw else {}),
    }

    def attempt_all() -> None:
        status: int | str = "none"
        for attempt in range(1, _ATTEMPTS + 1):
            status = _post_once(subscription.endpoint, body, headers)
            if isinstance(status, int) and status < 500 and status != 429:
                break
            if attempt < _ATTEMPTS:
                time.sleep(SETTINGS.delivery_retry_milliseconds / 1000)
        delivered = isinstance(status, int) and status < 300
        outbox.put(
            subscription.protocol,
            subscription.endpoint,
            kind="notification" if kind == "Notification" else "confirmation",
            topic=subscription.topic.arn,
            message=body,
            delivered=delivered,
            attempts=attempt,
            status=status,
        )
        if not delivered and kind == "Notification":
            _redrive(subscription, body)

    IN_FLIGHT.start(attempt_all)


def _post_once(endpoint: str, body: str, headers: dict[str, str]) -> int | str:
    try:
        answer = _session.post(
            endpoint, data=body.encode(), headers=headers, timeout=_SECONDS_TO_ANSWER, allow_redirects=False
        )
    except requests.RequestException as failure:
        return type(failure).__name__
    return answer.status_code


def _redrive(subscription: Any, body: str) -> None:
    policy = subscription.attributes.get("RedrivePolicy")
    if policy:
        from moto.sqs.models import sqs_backends

        _, _, _, region, account, name = json.loads(policy)["deadLetterTargetArn"].split(":", 5)
        sqs_backends[account][region].send_message(name, body)


def invoke(subscription: Any, message: str, identifier: str, subject: str | None, attributes: Any) -> None:
    """SNS invokes functions asynchronously, with an event of its own shape, if they let it."""
    function = asynchronous.function_of(subscription.endpoint)
    statements = function.policy.statements
    if not allows(statements, "sns.amazonaws.com", "lambda:InvokeFunction", subscription.topic.arn, subscription.owner):
        outbox.put(
            "lambda",
            subscription.endpoint,
            kind="notification",
            topic=subscription.topic.arn,
            message=message,
            delivered=False,
            attempts=1,
            status="no permission",
        )
        return
    posted = notification_of(subscription, message, identifier, subject, attributes)
    record = {
        **posted,
        "Subject": subject,
        "SigningCertUrl": posted["SigningCertURL"],
        "UnsubscribeUrl": posted["UnsubscribeURL"],
        "MessageAttributes": attributes or {},
    }
    del record["SigningCertURL"], record["UnsubscribeURL"]
    event = {
        "Records": [
            {
                "EventSource": "aws:sns",
                "EventVersion": "1.0",
                "EventSubscriptionArn": subscription.arn,
                "Sns": record,
            }
        ]
    }
    asynchronous.invoke(function, json.dumps(event).encode())
