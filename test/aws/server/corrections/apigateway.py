"""API Gateway: custom domain names, of which moto tells too much, pages none, and updates none."""

from __future__ import annotations

import json
import secrets
from typing import Any

from moto.apigateway.models import APIGatewayBackend
from moto.apigateway.responses import APIGatewayResponse

from ..clock import CLOCK

# What one answer holds when nobody says, and the most that it holds.
_PAGE_SIZE, _LARGEST_PAGE = 25, 500
# With AWS it takes a minute, or forty of an edge-optimized domain. Nobody is to wait for so long here.
_UPDATE_SECONDS = 3
# The hosted zone of every distribution of CloudFront.
_HOSTED_ZONE = "Z2FDTNDATAQYW2"
_PATHS = {"/certificateArn": "EDGE", "/regionalCertificateArn": "REGIONAL"}
_KEPT = (
    "mutualTlsAuthentication",
    "ownershipVerificationCertificateArn",
    "policy",
    "routingMode",
    "securityPolicy",
    "tags",
)


def install() -> None:
    """Puts the corrections in force."""
    APIGatewayResponse.create_domain_name = _create
    APIGatewayResponse.get_domain_name = _get
    APIGatewayResponse.get_domain_names = _list
    APIGatewayResponse.update_domain_name = _update
    APIGatewayResponse.delete_domain_name = _delete


def domain_names_of(backend: APIGatewayBackend) -> dict[str, dict[str, Any]]:
    """The domains of one account and region by name; gone with the backend when the local AWS is reset."""
    return vars(backend).setdefault("local_aws_domain_names", {})


def _create(self: Any) -> Any:
    """An edge-optimized domain has its certificate in us-east-1, a regional one in its own region. moto tells of the
    addresses of both, whatever the domain is."""
    asked = json.loads(self.body)
    name, domains = asked["domainName"], domain_names_of(self.backend)
    if name in domains:
        return self.error("BadRequestException", "The domain name you provided already exists.")
    endpoint = asked.get("endpointConfiguration", {"types": ["EDGE"]})
    is_regional = endpoint["types"] == ["REGIONAL"]
    member = "regionalCertificateArn" if is_regional else "certificateArn"
    wanted = self.region if is_regional else "us-east-1"
    if endpoint["types"] != ["PRIVATE"] and f":acm:{wanted}:" not in asked.get(member, ""):
        return _wrong_region(self)
    domains[name] = {
        "domainName": name,
        "domainNameArn": f"arn:aws:apigateway:{self.region}::/domainnames/{name}",
        "endpointConfiguration": {"ipAddressType": "ipv4", **endpoint},
        "certificateUploadDate": int(CLOCK.now()),
        **_addresses(endpoint["types"], self.region),
        **{kept: asked[kept] for kept in ("certificateArn", "regionalCertificateArn", *_KEPT) if kept in asked},
    }
    return 201, {"status": 201}, json.dumps(_told(domains[name]))


def _addresses(types: list[str], region: str) -> dict[str, str]:
    if types == ["REGIONAL"]:
        host = f"d-{secrets.token_hex(5)}.execute-api.{region}.amazonaws.com"
        return {"regionalDomainName": host, "regionalHostedZoneId": "ZLY8HYME6SFDD"}
    if types == ["EDGE"]:
        host = f"d{secrets.token_hex(7)}.cloudfront.net"
        return {"distributionDomainName": host, "distributionHostedZoneId": _HOSTED_ZONE}
    return {}


def _told(domain: dict[str, Any]) -> dict[str, Any]:
    told = {name: value for name, value in domain.items() if name != "updated_at"}
    return {**told, "domainNameStatus": "UPDATING" if _is_busy(domain) else "AVAILABLE"}


def _is_busy(domain: dict[str, Any]) -> bool:
    return CLOCK.now() < domain.get("updated_at", 0)


def _found(self: Any) -> dict[str, Any] | None:
    return domain_names_of(self.backend).get(self.path.rstrip("/").split("/")[2])


def _not_found(self: Any) -> Any:
    return self.error("NotFoundException", "Invalid domain name identifier specified", 404)


def _wrong_region(self: Any) -> Any:
    return self.error("BadRequestException", "Certificate ARN is not in the region that this endpoint type demands.")


def _get(self: Any) -> Any:
    domain = _found(self)
    return _not_found(self) if domain is None else json.dumps(_told(domain))


def _list(self: Any) -> Any:
    """Pages by the name of the last domain."""
    domains = domain_names_of(self.backend)
    size, position = int(self._get_param("limit") or _PAGE_SIZE), self._get_param("position")
    if not 0 < size <= _LARGEST_PAGE:
        return self.error("BadRequestException", f"limit is at most {_LARGEST_PAGE}.")
    rest = [name for name in sorted(domains) if position is None or name > position]
    more = {"position": rest[size - 1]} if len(rest) > size else {}
    return json.dumps({"item": [_told(domains[name]) for name in rest[:size]], **more})


def _update(self: Any) -> Any:
    """Replaces certificates; keeps all else, is not done at once, and takes nothing meanwhile."""
    domain = _found(self)
    if domain is None:
        return _not_found(self)
    if _is_busy(domain):
        return self.error("BadRequestException", "The domain name is being updated.")
    for operation in json.loads(self.body).get("patchOperations", []):
        endpoint = _PATHS.get(operation["path"])
        if operation["op"] != "replace" or endpoint not in domain["endpointConfiguration"]["types"]:
            return self.error("BadRequestException", f"Invalid patch path {operation['path']} for {operation['op']}.")
        wanted = "us-east-1" if endpoint == "EDGE" else self.region
        if f":acm:{wanted}:" not in operation["value"]:
            return _wrong_region(self)
        domain[operation["path"][1:]] = operation["value"]
        domain["certificateUploadDate"] = int(CLOCK.now())
        domain["updated_at"] = CLOCK.now() + _UPDATE_SECONDS
    return json.dumps(_told(domain))


def _delete(self: Any) -> Any:
    if _found(self) is None:
        return _not_found(self)
    del domain_names_of(self.backend)[self.path.rstrip("/").split("/")[2]]
    return 202, {"status": 202}, "{}"
