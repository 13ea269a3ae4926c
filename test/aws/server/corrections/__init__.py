"""Corrections of moto, one module for one service. A module is loaded when its service is first asked for, because
loading all of moto's models takes three seconds and most tests need two or three services."""

from __future__ import annotations

import importlib
import threading

_LOCK = threading.RLock()
_INSTALLED: set[str] = set()

# The service as IAM calls it → its modules here.
_MODULES: dict[str, tuple[str, ...]] = {
    "account": (),
    "acm": ("acm",),
    "apigateway": ("apigateway",),
    "appsync": ("appsync",),
    "cloudformation": ("cloudformation", "resource_types", "resource_updates"),
    "cloudfront": ("cloudfront", "cloudfront_tenants", "cloudfront_updates"),
    "cloudwatch": ("cloudwatch",),
    "dynamodb": ("dynamodb",),
    "ec2": ("ec2",),
    "elasticloadbalancing": ("load_balancers",),
    "events": ("events",),
    "iam": ("iam",),
    "lambda": ("lambda_api",),
    "route53": ("route53",),
    "s3": ("s3",),
    "secretsmanager": ("secrets_manager",),
    "sns": ("sns", "sns_subscriptions", "sns_publish"),
    "sts": ("sts",),
}
# A stack may hold anything, an event may go anywhere.
_NEEDS = {
    "cloudformation": tuple(_MODULES),
    "events": ("iam", "lambda", "sns"),
    "sns": ("lambda",),
    "lambda": ("sts", "cloudwatch"),
    "cloudwatch": ("sns",),
}


def install_for(service: str) -> None:
    """Corrects a service, and those that it calls by itself, before it is used for the first time."""
    if service in _INSTALLED:
        return
    with _LOCK:
        if service in _INSTALLED:
            return
        _INSTALLED.add(service)
        for needed in _NEEDS.get(service, ()):
            install_for(needed)
        for name in _MODULES.get(service, ()):
            importlib.import_module(f".{name}", __name__).install()
