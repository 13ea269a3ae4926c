"""What was called at the wire, by whom, how often."""

from __future__ import annotations

import threading
from typing import Any

from .wire import Call


class Calls:
    """Counts by principal, action and region. A transaction counts once as itself and once for each of its members,
    because those are the actions that IAM wants to see allowed."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counts: dict[tuple[str, str, str, str], dict[str, Any]] = {}

    def record(self, call: Call) -> None:
        """Counts one request."""
        with self._lock:
            for action in [call.action, *call.members]:
                key = (call.principal, call.service, action, call.region)
                counted = self._counts.setdefault(
                    key,
                    {
                        "principal": call.principal,
                        "service": call.service,
                        "action": f"{call.service}:{action}",
                        "region": call.region,
                        "count": 0,
                        "resource": call.resource,
                    },
                )
                counted["count"] += 1

    def read(self) -> list[dict[str, Any]]:
        """Everything since the last reset."""
        with self._lock:
            return [dict(each) for each in self._counts.values()]

    def reset(self) -> None:
        """Forgets all."""
        with self._lock:
            self._counts.clear()


CALLS = Calls()
