"""Faults that a test asks for: which calls go wrong, how, how often."""

from __future__ import annotations

import fnmatch
import itertools
import threading
from dataclasses import dataclass, field
from typing import Any, Literal

from . import aws_errors
from .aws_errors import Answer
from .wire import Call

Kind = Literal[
    "access-denied",
    "service-control-policy",
    "throttle",
    "internal-error",
    "timeout",
    "malformed",
    "drop-answer",
    "kill-before",
    "kill-after",
    "error",
]


@dataclass
class Fault:
    """One fault. `action` is a name or a pattern (`Describe*`), `principal` a part of a name."""

    kind: Kind
    service: str
    action: str = "*"
    region: str | None = None
    principal: str | None = None
    resource: str | None = None
    skip: int = 0
    times: int | None = None
    status: int = 400
    code: str = "InternalFailure"
    message: str = "refused by a fault"
    hits: int = 0
    seen: int = field(default=0, repr=False)

    def concerns(self, call: Call) -> bool:
        """Whether the call, or a member of its transaction, is meant."""
        actions = [call.action, *call.members]
        return (
            self.service == call.service
            and any(fnmatch.fnmatchcase(action, self.action) for action in actions)
            and self.region in (None, call.region)
            and (self.principal is None or self.principal in call.principal)
            and (self.resource is None or self.resource in (call.resource or ""))
        )


class Faults:
    """The faults in force. The first that concerns a call and is not used up strikes."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._identifiers = itertools.count(1)
        self._faults: dict[str, Fault] = {}

    def add(self, wanted: dict[str, Any]) -> str:
        """Puts a fault in force; its id takes it back."""
        fault = Fault(**wanted)
        with self._lock:
            identifier = f"fault-{next(self._identifiers)}"
            self._faults[identifier] = fault
        return identifier

    def remove(self, identifier: str) -> None:
        """Takes one back; that it is gone already is no error."""
        with self._lock:
            self._faults.pop(identifier, None)

    def clear(self) -> None:
        """Takes all back."""
        with self._lock:
            self._faults.clear()

    def hits(self, identifier: str) -> int:
        """How often it struck."""
        with self._lock:
            return self._faults[identifier].hits

    def strike(self, call: Call) -> Fault | None:
        """The fault that strikes this call, counted."""
        with self._lock:
            for fault in self._faults.values():
                if not fault.concerns(call) or (fault.times is not None and fault.hits >= fault.times):
                    continue
                fault.seen += 1
                if fault.seen <= fault.skip:
                    continue
                fault.hits += 1
                return fault
        return None


def refusal(fault: Fault, call: Call) -> Answer | None:
    """What a fault answers instead of the service; nothing if it does not answer at all."""
    match fault.kind:
        case "access-denied":
            return aws_errors.access_denied(call, service_control_policy=False)
        case "service-control-policy":
            return aws_errors.access_denied(call, service_control_policy=True)
        case "throttle":
            return aws_errors.throttled(call)
        case "internal-error":
            return aws_errors.internal_error(call)
        case "malformed":
            return Answer(200, [("Content-Type", "application/x-amz-json-1.1")], b'{"truncated": [<half')
        case "error":
            return aws_errors.error(call, fault.status, fault.code, fault.message)
    return None


FAULTS = Faults()
