"""How services of AWS publish to topics: only if the topic's policy lets them."""

from __future__ import annotations

import sys

from .policies import allows


def publish_from_service(service: str, source_arn: str, topic_arn: str, message: str, subject: str | None) -> bool:
    """False, and a line on stderr, if the policy of the topic does not let the service in. AWS drops such a message
    without a word, too."""
    from moto.sns.models import sns_backends

    _, _, _, region, account, _ = topic_arn.split(":", 5)
    backend = sns_backends[account][region]
    statements = backend.get_topic(topic_arn)._policy_json["Statement"]
    if not allows(statements, service, "SNS:Publish", source_arn, source_arn.split(":")[4]):
        print(f"{service} may not publish to {topic_arn}: the policy of the topic does not allow it", file=sys.stderr)
        return False
    backend.publish(message=message, arn=topic_arn, subject=subject)
    return True
