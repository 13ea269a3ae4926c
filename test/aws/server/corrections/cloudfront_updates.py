"""CloudFront: a distribution is read whole, and changed whole, by whoever knows its version."""

from __future__ import annotations

import copy
import secrets
from typing import Any

from moto.cloudfront.exceptions import CloudFrontException, InvalidIfMatchVersion, NoSuchDistribution
from moto.cloudfront.models import DistributionConfig
from moto.cloudfront.responses import CloudFrontResponse
from moto.core.responses import ActionResult

from ..clock import CLOCK, iso_seconds
from .cloudfront import viewer_certificate_of

# With AWS it takes minutes. Nobody is to wait for so long here, and whoever does not look does not see it.
_DEPLOYMENT_SECONDS = 3


class _PreconditionFailed(CloudFrontException):
    status_code = 412

    def __init__(self) -> None:
        super().__init__(
            "PreconditionFailed",
            "The precondition given in one or more of the request-header fields evaluated to false.",
        )


class _InvalidViewerCertificate(CloudFrontException):
    def __init__(self) -> None:
        super().__init__(
            "InvalidViewerCertificate",
            "The specified SSL certificate doesn't exist, isn't in us-east-1 region, isn't valid, or doesn't include a valid certificate chain.",
        )


class _IllegalUpdate(CloudFrontException):
    def __init__(self) -> None:
        super().__init__("IllegalUpdate", "The update contains modifications that are not allowed.")


def install() -> None:
    """Puts the corrections in force."""
    CloudFrontResponse.get_distribution = _get
    CloudFrontResponse.get_distribution_config = _get_config
    CloudFrontResponse.update_distribution = _update


def _found(self: Any) -> Any:
    distribution = self.backend.distributions.get(self._get_param("Id"))
    if distribution is None:
        raise NoSuchDistribution
    return distribution


def _get(self: Any) -> ActionResult:
    distribution = _found(self)
    return ActionResult({"Distribution": _told(distribution), "ETag": distribution.etag})


def _get_config(self: Any) -> ActionResult:
    distribution = _found(self)
    return ActionResult({"DistributionConfig": _config_of(distribution), "ETag": distribution.etag})


def _update(self: Any) -> ActionResult:
    """moto takes any version, keeps it, and is done at once. AWS takes only the newest, gives another, and deploys for
    minutes. What is not sent is gone: nothing is merged."""
    distribution = _found(self)
    version, config = self._get_param("IfMatch"), self._get_param("DistributionConfig", {})
    if not version:
        raise InvalidIfMatchVersion
    if version != distribution.etag:
        raise _PreconditionFailed
    if config["CallerReference"] != distribution.distribution_config.caller_reference:
        raise _IllegalUpdate
    arn = config.get("ViewerCertificate", {}).get("ACMCertificateArn") or ""
    if arn and ":acm:us-east-1:" not in arn:
        raise _InvalidViewerCertificate
    distribution.distribution_config = DistributionConfig(config)
    distribution.etag = f"E{secrets.token_hex(6).upper()}"
    distribution.local_aws_deployed_at = CLOCK.now() + _DEPLOYMENT_SECONDS
    answer = {"Distribution": _told(distribution), "ETag": distribution.etag}
    return ActionResult({**answer, "Location": distribution.location})


def _told(distribution: Any) -> dict[str, Any]:
    deployed_at = vars(distribution).get("local_aws_deployed_at", 0)
    return {
        "Id": distribution.id,
        "ARN": distribution.arn,
        "Status": "Deployed" if CLOCK.now() >= deployed_at else "InProgress",
        "LastModifiedTime": iso_seconds(CLOCK.now()),
        "InProgressInvalidationBatches": 0,
        "DomainName": distribution.domain_name,
        "DistributionConfig": _config_of(distribution),
    }


def _config_of(distribution: Any) -> dict[str, Any]:
    """As it was sent; the certificate by all of the names that AWS has for it."""
    config = distribution.distribution_config
    sent = copy.deepcopy(config.local_aws_sent)
    return {**sent, "ViewerCertificate": viewer_certificate_of(config.ViewerCertificate)}
