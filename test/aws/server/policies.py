"""Whether a resource's own policy lets a service in. moto keeps such policies and never reads them, so that a missing
permission stays unseen until the first deploy on AWS."""

from __future__ import annotations

import fnmatch
from typing import Any


def allows(statements: list[dict[str, Any]], service: str, action: str, source_arn: str, source_account: str) -> bool:
    """An allowing statement for this service that no denying one overrules."""
    context = {
        "aws:sourcearn": source_arn,
        "aws:sourceaccount": source_account,
        "aws:sourceowner": source_account,
        "aws:securetransport": "true",
    }
    # EventBridge sends no owner: the default policy of a topic does not let it in.
    if service == "events.amazonaws.com":
        del context["aws:sourceowner"]
    meant = [
        each
        for each in statements
        if _names(each.get("Principal"), service) and _acts(each.get("Action"), action) and _holds(each, context)
    ]
    return any(each["Effect"] == "Allow" for each in meant) and not any(each["Effect"] == "Deny" for each in meant)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _names(principal: Any, service: str) -> bool:
    if principal == "*":
        return True
    if not isinstance(principal, dict):
        return bool(principal == service)
    return service in _list(principal.get("Service")) or "*" in _list(principal.get("AWS"))


def _acts(actions: Any, action: str) -> bool:
    return any(fnmatch.fnmatchcase(action.lower(), str(each).lower()) for each in _list(actions))


def _holds(statement: dict[str, Any], context: dict[str, str]) -> bool:
    for kind, wanted in (statement.get("Condition") or {}).items():
        for key, values in wanted.items():
            actual = context.get(key.lower())
            if actual is None:
                return False
            patterns = [str(each).lower() for each in _list(values)]
            if not any(fnmatch.fnmatchcase(actual.lower(), each) for each in patterns):
                return False
        if kind.startswith(("StringNot", "ArnNot")):
            raise ValueError(f"no way to judge the condition {kind}")
    return True
