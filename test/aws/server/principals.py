"""Who makes a call: a function by its logical name, another role by its own, else `user`."""

from __future__ import annotations

import sys
from typing import Any

# Filled by the functions runtime: access key of a process → the moto function that it runs.
FUNCTION_OF_ACCESS_KEY: dict[str, Any] = {}


def principal_of(access_key: str) -> str:
    """A function's logical id in its stack, or its name; a role's logical id, or its name; or `user`."""
    function = FUNCTION_OF_ACCESS_KEY.get(access_key)
    if function is not None:
        return str(getattr(function, "logical_resource_id", function.function_name))
    # Nobody has assumed a role before the module of STS is loaded.
    models = sys.modules.get("moto.sts.models")
    if models is None:
        return "user"
    for account in list(models.sts_backends.values()):
        for backend in list(account.values()):
            role = backend.get_assumed_role_from_access_key(access_key)
            if role is not None:
                return _role_name(role.account_id, role.role_arn)
    return "user"


def _role_name(account: str, arn: str) -> str:
    from moto.iam.models import iam_backends

    name = arn.rsplit("/", 1)[-1]
    for role in list(iam_backends[account]["aws"].roles.values()):
        if role.arn == arn:
            return str(getattr(role, "logical_resource_id", name))
    return name
