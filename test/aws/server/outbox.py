"""What left AWS towards people and endpoints: e-mails, text messages, HTTP deliveries and how they ended."""

from __future__ import annotations

import threading
from typing import Any

from .clock import CLOCK, iso

_LOCK = threading.Lock()
_SENT: list[dict[str, Any]] = []


def put(protocol: str, endpoint: str, kind: str, **details: Any) -> None:
    """One message. `kind` is `notification` or `confirmation`."""
    with _LOCK:
        _SENT.append({"at": iso(CLOCK.now()), "protocol": protocol, "endpoint": endpoint, "kind": kind, **details})


def read() -> list[dict[str, Any]]:
    """All of it, the oldest first."""
    with _LOCK:
        return list(_SENT)


def reset() -> None:
    """Forgets all."""
    with _LOCK:
        _SENT.clear()
