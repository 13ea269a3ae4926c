"""AppSync: custom domain names, which moto does not know."""

from __future__ import annotations

import json
import secrets
from typing import Any

from moto.appsync import urls
from moto.appsync.models import AppSyncBackend
from moto.appsync.responses import AppSyncResponse

# The most that one answer holds, and what it holds when nobody says.
_PAGE_SIZE = 25
# The hosted zone of every distribution of CloudFront.
_HOSTED_ZONE = "Z2FDTNDATAQYW2"


def install() -> None:
    """Puts the corrections in force."""
    urls.url_paths["{0}/v1/domainnames$"] = AppSyncResponse.dispatch
    urls.url_paths["{0}/v1/domainnames/(?P<domainName>[^/]+)$"] = AppSyncResponse.dispatch
    AppSyncResponse.create_domain_name = _create
    AppSyncResponse.list_domain_names = _list
    AppSyncResponse.delete_domain_name = _delete


def domain_names_of(backend: AppSyncBackend) -> dict[str, dict[str, Any]]:
    """The domains of one account and region by name; gone with the backend when the local AWS is reset."""
    return vars(backend).setdefault("local_aws_domain_names", {})


def _create(self: Any) -> Any:
    asked = json.loads(self.body)
    name, domains = asked["domainName"], domain_names_of(self.appsync_backend)
    if name in domains:
        return _refusal("BadRequestException", f"A domain name {name} already exists.")
    domains[name] = {
        "domainName": name,
        "description": asked.get("description"),
        "certificateArn": asked["certificateArn"],
        "appsyncDomainName": f"d{secrets.token_hex(6)}.cloudfront.net",
        "hostedZoneId": _HOSTED_ZONE,
        "tags": asked.get("tags") or {},
        "domainNameArn": f"arn:aws:appsync:{self.region}:{self.current_account}:domainnames/{name}",
    }
    return json.dumps({"domainNameConfig": domains[name]})


def _list(self: Any) -> Any:
    """Pages by the name of the last domain."""
    domains = domain_names_of(self.appsync_backend)
    names = sorted(domains)
    size, token = int(self._get_param("maxResults") or _PAGE_SIZE), self._get_param("nextToken")
    if not 0 < size <= _PAGE_SIZE:
        return _refusal("BadRequestException", f"maxResults is at most {_PAGE_SIZE}.")
    rest = [name for name in names if token is None or name > token]
    page = rest[:size]
    more = {"nextToken": page[-1]} if len(rest) > size else {}
    return json.dumps({"domainNameConfigs": [domains[name] for name in page], **more})


def _delete(self: Any) -> Any:
    name = self.path.rstrip("/").split("/")[-1]
    if domain_names_of(self.appsync_backend).pop(name, None) is None:
        return _refusal("NotFoundException", f"Domain name {name} not found.", 404)
    return "{}"


def _refusal(name: str, message: str, status: int = 400) -> Any:
    return status, {"status": status, "x-amzn-errortype": name}, json.dumps({"__type": name, "message": message})
