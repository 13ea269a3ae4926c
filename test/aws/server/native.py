"""Operations that moto lacks and the local AWS answers itself."""

from __future__ import annotations

import json
from collections.abc import Callable

from .aws_errors import Answer
from .principals import FUNCTION_OF_ACCESS_KEY
from .regions import list_regions
from .tags import get_resources
from .wire import Call


def json_answer(value: object, status: int = 200) -> Answer:
    """A JSON body."""
    return Answer(status, [("Content-Type", "application/json")], json.dumps(value, default=str).encode())


HANDLERS: dict[str, Callable[[Call, bytes], Answer]] = {
    "account:ListRegions": lambda _call, body: json_answer(list_regions(json.loads(body or b"{}"))),
    "tag:GetResources": get_resources,
}


def kill_caller(access_key: str) -> None:
    """Kills the process of the function that made the call."""
    if access_key in FUNCTION_OF_ACCESS_KEY:
        from .functions import pool

        pool.kill_owner_of(access_key)
