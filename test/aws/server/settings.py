"""What tests may switch. `reset` brings the defaults back."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any


@dataclass
class Settings:
    """Every switch of the local AWS, with the behaviour of AWS as default where the two do not mean waiting."""

    enabled_regions: list[str] = field(default_factory=list)
    """Regions of the account; empty: those that every account has."""
    older_regions: list[str] = field(default_factory=list)
    """Regions whose ACM does not know the key-pair origin ACME yet."""
    confirm_http: str = "handshake"
    """`handshake`: as AWS does. `automatic`: an HTTP subscription is confirmed as it is made."""
    confirm_email: str = "by-hand"
    """`by-hand`: pending until the control plane confirms. `automatic`: confirmed as it is made."""
    iam_page_size: int = 1000
    """IAM may return fewer than MaxItems and say that more is to come."""
    asynchronous_retry_milliseconds: int = 20
    """AWS waits one minute, then two."""
    delivery_retry_milliseconds: int = 20
    """SNS waits 20 seconds between attempts over HTTP."""


SETTINGS = Settings()


def change(values: dict[str, Any]) -> None:
    """Changes the named switches; an unknown name is a mistake of the test."""
    known = {each.name for each in fields(Settings)}
    for name, value in values.items():
        if name not in known:
            raise KeyError(f"no such setting: {name}; there are {', '.join(sorted(known))}")
        setattr(SETTINGS, name, value)


def reset() -> None:
    """Brings the defaults back."""
    change(vars(Settings()))
