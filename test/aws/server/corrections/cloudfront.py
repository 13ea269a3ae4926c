"""CloudFront: the list of distributions, and what distributions tell of staging and of their origins."""

from __future__ import annotations

import copy
from typing import Any

from moto.cloudfront.models import CustomOriginConfig, Distribution, DistributionConfig
from moto.cloudfront.responses import CloudFrontResponse
from moto.core.responses import ActionResult


def install() -> None:
    """Puts the corrections in force."""
    CloudFrontResponse.list_distributions = _list_distributions
    stock = Distribution.__init__

    def named_as_aws_does(self: Any, account_id: str, region_name: str, config: dict[str, Any]) -> None:
        """moto leaves the place of the region out of the ARN. AWS leaves it empty: arn:aws:cloudfront::ACCOUNT:…"""
        stock(self, account_id, region_name, config)
        self.arn = self.arn.replace(f":cloudfront:{account_id}:", f":cloudfront::{account_id}:")

    Distribution.__init__ = named_as_aws_does
    _keep_what_it_was_sent()


def _keep_what_it_was_sent() -> None:
    """moto drops the client certificate by which a distribution proves itself to an origin, whether it is a staging one,
    and much else: what was sent is kept whole."""
    origin, config = CustomOriginConfig.__init__, DistributionConfig.__init__

    def with_client_certificate(self: Any, sent: dict[str, Any]) -> None:
        origin(self, sent)
        self.origin_mtls_config = sent.get("OriginMtlsConfig")

    def with_staging(self: Any, sent: dict[str, Any]) -> None:
        whole = copy.deepcopy(sent)
        config(self, sent)
        self.local_aws_sent = whole
        self.local_aws_staging = bool(sent.get("Staging"))

    CustomOriginConfig.__init__ = with_client_certificate
    DistributionConfig.__init__ = with_staging


def _list_distributions(self: Any) -> ActionResult:
    """moto lists without ViewerCertificate and Aliases, and does not page. AWS gives both inline, and pages by the id
    of the last distribution, with MaxItems and Marker as text."""
    distributions = self.backend.list_distributions()
    size, marker = int(self._get_param("MaxItems") or 100), self._get_param("Marker") or ""
    identifiers = [each.id for each in distributions]
    start = identifiers.index(marker) + 1 if marker in identifiers else 0
    page = distributions[start : start + size]
    more = start + size < len(distributions)
    answer: dict[str, Any] = {
        "Marker": marker,
        "MaxItems": size,
        "IsTruncated": more,
        "Quantity": len(page),
        "Items": [_summary_of(each) for each in page] or None,
    }
    if more:
        answer["NextMarker"] = page[-1].id
    return ActionResult({"DistributionList": answer})


def _summary_of(distribution: Any) -> dict[str, Any]:
    # moto keeps what it was sent, by the names of the API.
    config = vars(distribution.distribution_config)
    aliases = list(config["Aliases"].get("Items") or [])
    origins = config["Origins"]["Items"]
    return {
        "Id": distribution.id,
        "ARN": distribution.arn,
        "Status": distribution.status,
        "LastModifiedTime": distribution.last_modified_time,
        "DomainName": distribution.domain_name,
        "Aliases": {"Quantity": len(aliases), "Items": aliases or None},
        "Origins": {
            "Quantity": len(origins),
            "Items": [_origin_of(each) for each in origins],
        },
        "ViewerCertificate": viewer_certificate_of(config["ViewerCertificate"]),
        "Comment": config.get("Comment", ""),
        "Enabled": config.get("Enabled", True),
        "PriceClass": config["PriceClass"],
        "HttpVersion": config["HttpVersion"],
        "IsIPV6Enabled": config["IsIPV6Enabled"],
        "WebACLId": config["WebACLId"],
        "Staging": config["local_aws_staging"],
    }


def _origin_of(stored: Any) -> dict[str, Any]:
    custom = getattr(stored, "custom_origin_config", None)
    if custom is None:
        return {"Id": stored.id, "DomainName": stored.domain_name}
    told = {
        "HTTPPort": custom.http_port,
        "HTTPSPort": custom.https_port,
        "OriginProtocolPolicy": custom.origin_protocol_policy,
        "OriginMtlsConfig": custom.origin_mtls_config,
    }
    return {"Id": stored.id, "DomainName": stored.domain_name, "CustomOriginConfig": told}


def viewer_certificate_of(stored: Any) -> dict[str, Any]:
    """An IAM certificate appears by its id (ASCA…), not by its ARN."""
    if stored.acm_certificate_arn:
        named = {"ACMCertificateArn": stored.acm_certificate_arn, "CertificateSource": "acm"}
    elif stored.iam_certificate_id:
        named = {"IAMCertificateId": stored.iam_certificate_id, "CertificateSource": "iam"}
    else:
        return {
            "CloudFrontDefaultCertificate": True,
            "MinimumProtocolVersion": "TLSv1",
            "CertificateSource": "cloudfront",
        }
    return {
        **named,
        "Certificate": stored.acm_certificate_arn or stored.iam_certificate_id,
        "SSLSupportMethod": stored.ssl_support_method,
        "MinimumProtocolVersion": stored.minimum_protocol_version,
        "CloudFrontDefaultCertificate": False,
    }
