"""CloudFront: tenants of distributions, which moto does not know."""

from __future__ import annotations

import secrets
from typing import Any

from moto.cloudfront import urls
from moto.cloudfront.exceptions import NoSuchDistribution
from moto.cloudfront.models import CloudFrontBackend
from moto.cloudfront.responses import CloudFrontResponse
from moto.core.responses import ActionResult

from ..clock import CLOCK, iso_seconds


def install() -> None:
    """Puts the corrections in force."""
    urls.url_paths["{0}/2020-05-31/distribution-tenant$"] = CloudFrontResponse.dispatch
    urls.url_paths["{0}/2020-05-31/distribution-tenants$"] = CloudFrontResponse.dispatch
    CloudFrontResponse.create_distribution_tenant = _create
    CloudFrontResponse.list_distribution_tenants = _list


def tenants_of(backend: CloudFrontBackend) -> dict[str, dict[str, Any]]:
    """The tenants of one account by id; gone with the backend when the local AWS is reset."""
    return vars(backend).setdefault("local_aws_tenants", {})


def _create(self: Any) -> ActionResult:
    distribution = self._get_param("DistributionId")
    if distribution not in self.backend.distributions:
        raise NoSuchDistribution
    identifier, now = f"dt_{secrets.token_hex(12)}", iso_seconds(CLOCK.now())
    tenant = {
        "Id": identifier,
        "DistributionId": distribution,
        "Name": self._get_param("Name"),
        "Arn": f"arn:aws:cloudfront::{self.current_account}:distribution-tenant/{identifier}",
        "Domains": [{"Domain": each["Domain"], "Status": "active"} for each in self._get_param("Domains", [])],
        "Customizations": self._get_param("Customizations"),
        "CreatedTime": now,
        "LastModifiedTime": now,
        "Enabled": self._get_param("Enabled", True),
        "Status": "Deployed",
    }
    tenants_of(self.backend)[identifier] = tenant
    return ActionResult({"DistributionTenant": tenant, "ETag": "E1"})


def _list(self: Any) -> ActionResult:
    """Pages by the id of the last tenant."""
    tenants = list(tenants_of(self.backend).values())
    size, marker = int(self._get_param("MaxItems") or 100), self._get_param("Marker") or ""
    identifiers = [each["Id"] for each in tenants]
    start = identifiers.index(marker) + 1 if marker in identifiers else 0
    page = tenants[start : start + size]
    answer: dict[str, Any] = {"DistributionTenantList": [{**each, "ETag": "E1"} for each in page]}
    if start + size < len(tenants):
        answer["NextMarker"] = page[-1]["Id"]
    return ActionResult(answer)
