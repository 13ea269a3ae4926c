"""What a request on the wire asks for: which service, which action, where, for whom, of what."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qs, unquote

from . import s3_actions
from .principals import principal_of

_CREDENTIAL = re.compile(r"Credential=([^/,\s]+)/[^/]*/([^/]*)/([^/]*)/aws4_request")
_OPERATION_OF_CBOR = re.compile(r"^/service/[^/]+/operation/([^/?]+)")
# IAM and the signature call most services alike; these they do not.
_IAM_PREFIX = {"monitoring": "cloudwatch", "tagging": "tag"}
_IAM_ACTION = {"lambda:Invoke": "InvokeFunction", "s3:ListObjectsV2": "ListBucket"}
_RESOURCE_KEYS = (
    "TableName",
    "CertificateArn",
    "SecretId",
    "Name",
    "TopicArn",
    "TargetArn",
    "ListenerArn",
    "LoadBalancerArn",
    "ServerCertificateName",
    "StackName",
    "RoleArn",
    "QueueUrl",
    "ListenerArns.member.1",
    "LoadBalancerArns.member.1",
)
_MEMBERS = {
    "Put": "PutItem",
    "Update": "UpdateItem",
    "Delete": "DeleteItem",
    "ConditionCheck": "ConditionCheckItem",
    "Get": "GetItem",
}


@dataclass(frozen=True)
class Call:
    """One request, as the service and IAM name it."""

    service: str
    action: str
    region: str
    access_key: str
    principal: str
    protocol: str
    resource: str | None = None
    members: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """`dynamodb:UpdateItem`."""
        return f"{self.service}:{self.action}"


def call_of(environ: dict[str, Any], body: bytes) -> Call | None:
    """Nothing for a request that is not signed: that is no call of an AWS API by a principal."""
    credential = _CREDENTIAL.search(environ.get("HTTP_AUTHORIZATION", ""))
    if credential is None:
        return None
    access_key, region, signing_name = credential.groups()
    service = _IAM_PREFIX.get(signing_name.lower(), signing_name.lower())
    protocol, operation, parameters = _read(environ, body, signing_name.lower())
    action = _IAM_ACTION.get(f"{service}:{operation}", operation)
    if service == "apigateway":
        # IAM knows its calls by what HTTP calls them.
        action = environ["REQUEST_METHOD"]
    return Call(
        service=service,
        action=action,
        region=region,
        access_key=access_key,
        principal=principal_of(access_key),
        protocol=protocol,
        resource=_resource(environ, parameters),
        members=_members(parameters),
    )


def _read(environ: dict[str, Any], body: bytes, signing_name: str) -> tuple[str, str, dict[str, Any]]:
    target = environ.get("HTTP_X_AMZ_TARGET")
    if target:
        return "json", target.rsplit(".", 1)[-1], _json(body)
    path = environ.get("PATH_INFO", "/")
    cbor = _OPERATION_OF_CBOR.match(path)
    if cbor:
        return "cbor", cbor[1], {}
    if signing_name == "s3":
        return "s3", s3_actions.action_of(environ), {}
    form = body.decode("utf-8", "replace") if "form" in environ.get("CONTENT_TYPE", "") else environ["QUERY_STRING"]
    parameters = {name: values[0] for name, values in parse_qs(form, keep_blank_values=True).items()}
    if "Action" in parameters:
        return ("ec2" if signing_name == "ec2" else "query"), parameters["Action"], parameters
    protocol, patterns = _rest(signing_name)
    for method, pattern, name in patterns:
        if method == environ["REQUEST_METHOD"] and pattern.match(path):
            return protocol, name, {}
    return protocol, "Unknown", {}


@lru_cache
def _rest(signing_name: str) -> tuple[str, list[tuple[str, re.Pattern[str], str]]]:
    """The addresses of a REST service, the most specific first, from the model that botocore ships."""
    import botocore.exceptions
    import botocore.session

    try:
        model = botocore.session.get_session().get_service_model(signing_name)
    except botocore.exceptions.UnknownServiceError:
        return "rest-json", []
    patterns = []
    for name in model.operation_names:
        http = model.operation_model(name).http
        path = http["requestUri"].split("?")[0].rstrip("/")
        pattern = re.sub(r"\\{[^}]+\\+\\}", ".+", re.escape(path))
        pattern = re.sub(r"\\{[^}]+\\}", "[^/]+", pattern)
        patterns.append((http["method"], re.compile(f"^{pattern}/?$"), re.sub(r"\d{4}_\d\d_\d\d$", "", name), path))
    patterns.sort(key=lambda each: -len(re.sub(r"\{[^}]+\}", "", each[3])))
    return model.metadata["protocol"], [each[:3] for each in patterns]


def _json(body: bytes) -> dict[str, Any]:
    try:
        value = json.loads(body or b"{}")
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def _resource(environ: dict[str, Any], parameters: dict[str, Any]) -> str | None:
    for key in _RESOURCE_KEYS:
        if isinstance(parameters.get(key), str):
            return str(parameters[key])
    for items in (parameters.get("TransactItems"), parameters.get("RequestItems")):
        if isinstance(items, list) and items:
            return str(next(iter(items[0].values())).get("TableName"))
        if isinstance(items, dict) and items:
            return next(iter(items))
    path = unquote(environ.get("PATH_INFO", "/"))
    return path if path != "/" and not parameters else None


def _members(parameters: dict[str, Any]) -> list[str]:
    items = parameters.get("TransactItems")
    return [_MEMBERS.get(next(iter(item)), "Unknown") for item in items] if isinstance(items, list) else []
