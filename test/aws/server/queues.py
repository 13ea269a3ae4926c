"""How services of AWS send to queues: only if the queue's policy lets them."""

from __future__ import annotations

import json
import sys

from .policies import allows


def send_from_service(service: str, source_arn: str, queue_arn: str, body: str) -> bool:
    """False, and a line on stderr, if the queue does not exist or its policy does not let the service in."""
    from moto.sqs.exceptions import QueueDoesNotExist
    from moto.sqs.models import sqs_backends

    _, _, _, region, account, name = queue_arn.split(":", 5)
    try:
        queue = sqs_backends[account][region].get_queue(name)
    except QueueDoesNotExist:
        print(f"{service} cannot send to {queue_arn}: there is no such queue", file=sys.stderr)
        return False
    policy = json.loads(queue.policy) if isinstance(queue.policy, str) and queue.policy else queue.policy or {}
    if not allows(policy.get("Statement", []), service, "sqs:SendMessage", source_arn, source_arn.split(":")[4]):
        print(f"{service} may not send to {queue_arn}: the policy of the queue does not allow it", file=sys.stderr)
        return False
    sqs_backends[account][region].send_message(name, body)
    return True
