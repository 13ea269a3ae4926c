"""Certificates as tests want them: any field of an answer overlaid, thousands made in an instant."""

from __future__ import annotations

import copy
from typing import Any

from .clock import CLOCK, instant_of

# Shown by both operations, only in the list, only in the description (client-acm 3.1169).
BOTH = (
    "CertificateArn",
    "DomainName",
    "Status",
    "Type",
    "KeyAlgorithm",
    "RenewalEligibility",
    "NotBefore",
    "NotAfter",
    "CreatedAt",
    "IssuedAt",
    "ImportedAt",
    "RevokedAt",
    "ManagedBy",
    "CertificateKeyPairOrigin",
)
ONLY_LISTED = (
    "SubjectAlternativeNameSummaries",
    "HasAdditionalSubjectAlternativeNames",
    "ExportOption",
    "InUse",
    "Exported",
)
_INSTANTS = ("NotBefore", "NotAfter", "CreatedAt", "IssuedAt", "ImportedAt", "RevokedAt", "UpdatedAt")
_DAY = 86_400


def overlay(arn: str, fields: dict[str, Any]) -> None:
    """Lays fields over what Describe and List answer. Instants are ISO text; `null` takes a field out of both."""
    certificate = find(arn)
    certificate.local_aws_overlay = {**overlay_of(certificate), **_seconds(fields)}


def clear_overlay(arn: str, names: list[str] | None) -> None:
    """Takes the overlay off, or the named fields of it."""
    certificate = find(arn)
    kept = {key: value for key, value in overlay_of(certificate).items() if names is not None and key not in names}
    certificate.local_aws_overlay = kept


def overlay_of(certificate: Any) -> dict[str, Any]:
    """What lies over a certificate."""
    laid: dict[str, Any] = getattr(certificate, "local_aws_overlay", {})
    return laid


def find(arn: str) -> Any:
    """moto's certificate of an ARN."""
    from moto.acm.models import acm_backends

    _, _, _, region, account, _ = arn.split(":", 5)
    return acm_backends[account][region]._certificates[arn]


def seed(region: str, account: str, count: int, fields: dict[str, Any], each: list[dict[str, Any]]) -> list[str]:
    """Makes certificates fast: one real certificate, and overlays. `each` is gone through again and again."""
    from moto.acm.models import CertBundle, TagHolder, acm_backends
    from moto.acm.utils import make_arn_for_certificate

    backend = acm_backends[account][region]
    template = _template(CertBundle, account, region)
    now = CLOCK.now()
    variants = [_seconds({**fields, **one}) for one in each] or [_seconds(fields)]
    arns = []
    for number in range(count):
        wanted = variants[number % len(variants)]
        certificate = copy.copy(template)
        certificate.arn = make_arn_for_certificate(account, region)
        certificate.tags = TagHolder()
        certificate.type = wanted.get("Type", "AMAZON_ISSUED")
        name = wanted.get("DomainName", f"c{number}.example.com")
        certificate.common_name = name
        certificate.local_aws_overlay = {
            "CertificateArn": certificate.arn,
            "DomainName": name,
            "SubjectAlternativeNames": [name],
            "NotBefore": now - _DAY,
            "NotAfter": now + 197 * _DAY,
            **wanted,
        }
        backend._certificates[certificate.arn] = certificate
        arns.append(certificate.arn)
    return arns


def _template(bundle: Any, account: str, region: str) -> Any:
    template = bundle.generate_cert("seeded.example.com", account, region)
    template.status = "ISSUED"
    template.local_aws_described = template.describe_as_moto()
    return template


def _seconds(fields: dict[str, Any]) -> dict[str, Any]:
    """Answers of ACM hold instants as seconds."""
    return {key: _value(key, value) for key, value in fields.items()}


def _value(key: str, value: Any) -> Any:
    if isinstance(value, dict):
        return _seconds(value)
    return instant_of(value) if key in _INSTANTS and isinstance(value, str) else value
