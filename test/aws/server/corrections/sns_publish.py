"""SNS: what Publish refuses."""

from __future__ import annotations

import json
import uuid
from typing import Any

from moto.sns.exceptions import SNSInvalidParameter
from moto.sns.models import SNSBackend

from .. import outbox

_LARGEST_BYTES = 262_144
_LONGEST_TEXT_MESSAGE = 1600


def install() -> None:
    """moto lets pass, or refuses with an error of another name, what AWS refuses as InvalidParameter."""
    original = SNSBackend.publish

    def publish(
        self: Any,
        message: str,
        arn: str | None,
        phone_number: str | None = None,
        subject: str | None = None,
        message_attributes: dict[str, Any] | None = None,
        group_id: str | None = None,
        deduplication_id: str | None = None,
        message_structure: str | None = None,
    ) -> str:
        _check_subject(subject)
        _check_size(message, message_attributes or {})
        if message_structure is not None:
            _check_structure(message, message_structure)
        if phone_number:
            return _text(phone_number, message)
        identifier: str = original(
            self, message, arn, None, subject, message_attributes, group_id, deduplication_id, message_structure
        )
        return identifier

    SNSBackend.publish = publish


def _check_subject(subject: str | None) -> None:
    if subject is None:
        return
    if not 0 < len(subject) < 100 or any(ord(each) < 32 or ord(each) == 127 for each in subject):
        raise SNSInvalidParameter("Invalid parameter: Subject")


def _check_size(message: str, attributes: dict[str, Any]) -> None:
    if not message:
        raise SNSInvalidParameter("Invalid parameter: Empty message")
    size = len(message.encode())
    for name, attribute in attributes.items():
        if not attribute.get("Value"):
            raise SNSInvalidParameter(
                f"Invalid parameter: The message attribute '{name}' must contain non-empty message attribute value"
            )
        size += len(name.encode()) + len(attribute["Type"]) + len(str(attribute["Value"]).encode())
    if size > _LARGEST_BYTES:
        raise SNSInvalidParameter("Invalid parameter: Message too long")


def _check_structure(message: str, structure: str) -> None:
    def without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len({name for name, _ in pairs}) < len(pairs):
            raise SNSInvalidParameter("Invalid parameter: Message Structure - JSON message body has duplicate keys")
        return dict(pairs)

    if structure != "json":
        raise SNSInvalidParameter("Invalid parameter: Invalid MessageStructure. Valid values: {json}")
    try:
        bodies = json.loads(message, object_pairs_hook=without_twins)
    except ValueError as wrong:
        raise SNSInvalidParameter("Invalid parameter: Message Structure - JSON message body failed to parse") from wrong
    if not isinstance(bodies, dict) or not isinstance(bodies.get("default"), str):
        raise SNSInvalidParameter("Invalid parameter: Message Structure - No default entry in JSON message body")
    if len(str(bodies.get("sms", "")).encode()) > _LONGEST_TEXT_MESSAGE:
        raise SNSInvalidParameter("Invalid parameter: SMS message is too long")


def _text(number: str, message: str) -> str:
    if len(message) > _LONGEST_TEXT_MESSAGE:
        raise SNSInvalidParameter("Invalid parameter: SMS message is too long")
    outbox.put("sms", number, kind="notification", message=message, delivered=True)
    return str(uuid.uuid4())
