"""ACM: what a certificate looks like, and which certificates are listed."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any

from moto.acm.exceptions import AWSValidationException
from moto.acm.models import AWSCertificateManagerBackend, CertBundle, datetime_to_epoch
from moto.acm.responses import AWSCertificateManagerResponse

from ..certificate_use import uses_of_certificates
from ..certificates import BOTH, ONLY_LISTED, overlay_of
from ..clock import CLOCK
from ..settings import SETTINGS

_KEY_TYPES = (
    "RSA_1024",
    "RSA_2048",
    "RSA_3072",
    "RSA_4096",
    "EC_prime256v1",
    "EC_secp384r1",
    "EC_secp521r1",
)
_DEFAULT_KEY_TYPES = ("RSA_1024", "RSA_2048")
_OLDER_ORIGINS = ("AWS_MANAGED", "CUSTOMER_PROVIDED")
_ORIGINS = (*_OLDER_ORIGINS, "ACME")
_UNDATED = ("NotBefore", "NotAfter", "IssuedAt", "Serial", "Issuer", "SignatureAlgorithm")


def install() -> None:
    """Puts the corrections in force."""
    CertBundle.describe_as_moto = CertBundle.describe
    CertBundle.describe = lambda self: {"Certificate": describe(self, {})}
    _expire_by_overlay()
    _keep_what_an_import_replaces()
    AWSCertificateManagerResponse.describe_certificate = _describe_certificate
    AWSCertificateManagerResponse.list_certificates = _list_certificates
    AWSCertificateManagerResponse.update_certificate_options = _update_certificate_options
    AWSCertificateManagerResponse.list_certificate_domain_validations = _list_certificate_domain_validations


def describe(certificate: Any, uses: dict[str, list[str]]) -> dict[str, Any]:
    """All fields of a certificate. moto calls every certificate INELIGIBLE for renewal, dates certificates that were
    never issued, gives imported ones no CreatedAt, and knows no key-pair origin. What an overlay says of how it came to be
    decides the rest."""
    answer = dict(_static(certificate))
    answer["Status"] = certificate.status
    if certificate.status in ("PENDING_VALIDATION", "VALIDATION_TIMED_OUT", "FAILED"):
        answer = {key: value for key, value in answer.items() if key not in _UNDATED}
    answer["InUseBy"] = uses.get(certificate.arn, [])
    laid = overlay_of(certificate)
    kind = laid.get("Type", certificate.type)
    if kind == "AMAZON_ISSUED" and certificate.status == "ISSUED":
        answer["RenewalEligibility"] = "ELIGIBLE" if answer["InUseBy"] else "INELIGIBLE"
    answer["CreatedAt"] = datetime_to_epoch(getattr(certificate, "local_aws_created", certificate.created_at))
    answer["CertificateKeyPairOrigin"] = "CUSTOMER_PROVIDED" if kind == "IMPORTED" else "AWS_MANAGED"
    answer["Type"] = kind
    answer.update(laid)
    return {key: value for key, value in answer.items() if not (key in laid and value is None)}


def _validated(answer: dict[str, Any], laid: dict[str, Any]) -> dict[str, Any]:
    """Public certificates are validated name by name, a wildcard by the record of its domain, whatever names an overlay
    gives them; moto answers for the names of the template. Others are validated by nobody."""
    if answer["Type"] != "AMAZON_ISSUED":
        return {key: value for key, value in answer.items() if key != "DomainValidationOptions"}
    if "DomainValidationOptions" in laid or "DomainValidationOptions" not in answer:
        return answer
    names = answer.get("SubjectAlternativeNames") or [answer.get("DomainName")]
    status = "SUCCESS" if answer["Status"] == "ISSUED" else answer["Status"]
    return {**answer, "DomainValidationOptions": [_validation_of(name, status) for name in names if name]}


def _validation_of(name: str, status: str) -> dict[str, Any]:
    domain = name.removeprefix("*.")
    digest = hashlib.md5(domain.encode(), usedforsecurity=False).hexdigest()
    return {
        "DomainName": name,
        "ValidationDomain": name,
        "ValidationStatus": status,
        "ValidationMethod": "DNS",
        "ResourceRecord": {
            "Name": f"_{digest}.{domain}.",
            "Type": "CNAME",
            "Value": f"_{digest[::-1]}.ykybfrwcxw.acm-validations.aws.",
        },
    }


def _static(certificate: Any) -> dict[str, Any]:
    """Parsing a certificate takes long, and what it says does not change."""
    described = getattr(certificate, "local_aws_described", None)
    if described is None or described["Certificate"]["Status"] != certificate.status:
        described = certificate.describe_as_moto()
        certificate.local_aws_described = described
    fields: dict[str, Any] = described["Certificate"]
    return fields


def _expire_by_overlay() -> None:
    """A certificate with an overlaid NotAfter turns EXPIRED at that instant, as the real one would."""
    original = CertBundle.check

    def check(self: Any) -> None:
        laid = overlay_of(self)
        if laid.get("Status") is not None:
            self.status = laid["Status"]
        elif laid.get("NotAfter") is not None:
            self.status = "EXPIRED" if laid["NotAfter"] <= CLOCK.now() else "ISSUED"
        else:
            original(self)

    CertBundle.check = check


def _keep_what_an_import_replaces() -> None:
    """A re-import on AWS keeps tags and CreatedAt; moto starts anew."""
    original = AWSCertificateManagerBackend.import_certificate

    def import_certificate(self: Any, certificate: Any, private_key: Any, chain: Any, arn: Any, tags: Any) -> str:
        before = self._certificates.get(arn)
        result = original(self, certificate, private_key, chain, arn, tags)
        if before is not None:
            after = self._certificates[result]
            after.tags = before.tags
            after.local_aws_created = getattr(before, "local_aws_created", before.created_at)
        return result

    AWSCertificateManagerBackend.import_certificate = import_certificate


def _describe_certificate(self: Any) -> str:
    certificate = self.acm_backend.describe_certificate(self._get_param("CertificateArn"))
    answer = _validated(describe(certificate, uses_of_certificates(self.current_account)), overlay_of(certificate))
    return json.dumps({"Certificate": {key: value for key, value in answer.items() if key not in ONLY_LISTED}})


def _update_certificate_options(self: Any) -> str:
    """From e-mail to DNS, which moto does not know; ACM then waits for the records."""
    certificate = self.acm_backend.describe_certificate(self._get_param("CertificateArn"))
    if (self._get_param("Options") or {}).get("ValidationMethod") == "DNS":
        certificate.local_aws_waits_for_dns = True
    return ""


def _list_certificate_domain_validations(self: Any) -> str:
    """Of each name what is in force and, while a change of the method waits for its record, what is asked for. An
    overlay says what is in force."""
    certificate = self.acm_backend.describe_certificate(self._get_param("CertificateArn"))
    told = _validated(describe(certificate, uses_of_certificates(self.current_account)), overlay_of(certificate))
    waits = getattr(certificate, "local_aws_waits_for_dns", False)
    rows = [_validation_summary(each, waits) for each in told.get("DomainValidationOptions", [])]
    return json.dumps({"DomainValidationSummaryList": rows})


def _validation_summary(told: dict[str, Any], waits: bool) -> dict[str, Any]:
    name, method = told["DomainName"], told["ValidationMethod"]
    row = {
        "DomainName": name,
        "ActiveValidationConfiguration": {
            "ValidationMethod": method,
            "ValidationStatus": told.get("ValidationStatus", "SUCCESS"),
        },
    }
    if waits and method == "EMAIL":
        row["RequestedValidationConfiguration"] = {
            "ValidationMethod": "DNS",
            "ValidationStatus": "PENDING_VALIDATION",
            "ValidationChallenge": {
                "DnsValidationChallenge": {"ResourceRecord": _validation_of(name, "PENDING_VALIDATION")["ResourceRecord"]}
            },
        }
    return row


def _list_certificates(self: Any) -> str:
    """moto does not page, and without filters returns everything. AWS pages by MaxItems up to 1000, and hides by
    default what is not RSA 1024/2048, what has no domain name, and what came through ACME."""
    size = int(self._get_param("MaxItems") or 1000)
    if not 1 <= size <= 1000:
        raise _invalid(size, "maxItems", "Member must have value less than or equal to 1000")
    if self._get_param("SortBy") and not self._get_param("SortOrder"):
        raise AWSValidationException("SortOrder is required when SortBy is given.")
    wanted = _filter_of(self)
    uses = uses_of_certificates(self.current_account)
    arns = list(self.acm_backend._certificates)
    position = _position_of(self._get_param("NextToken"))
    rows: list[dict[str, Any]] = []
    while position < len(arns) and len(rows) < size:
        certificate = self.acm_backend.get_certificate(arns[position])
        position += 1
        row = _row_of(certificate, uses)
        if wanted(row):
            rows.append({key: value for key, value in row.items() if key in BOTH or key in ONLY_LISTED})
    answer: dict[str, Any] = {"CertificateSummaryList": rows}
    if position < len(arns):
        answer["NextToken"] = base64.b64encode(f"position:{position}".encode()).decode()
    return json.dumps(answer)


def _row_of(certificate: Any, uses: dict[str, list[str]]) -> dict[str, Any]:
    full = describe(certificate, uses)
    names = full.get("SubjectAlternativeNames", [])
    row = {
        "InUse": bool(full.get("InUseBy")),
        "Exported": False,
        "ExportOption": certificate.cert_options.get("Export", "DISABLED"),
        "SubjectAlternativeNameSummaries": names[:100],
        "HasAdditionalSubjectAlternativeNames": len(names) > 100,
        **full,
    }
    laid = overlay_of(certificate)
    return {key: value for key, value in row.items() if not (key in laid and laid[key] is None)}


def _filter_of(self: Any) -> Any:
    includes = self._get_param("Includes") or {}
    statuses = self._get_param("CertificateStatuses")
    key_types = _checked("includes.keyTypes", includes.get("keyTypes"), _KEY_TYPES) or _DEFAULT_KEY_TYPES
    known = _OLDER_ORIGINS if self.region in SETTINGS.older_regions else _ORIGINS
    origins = _checked("certificateKeyPairOrigins", self._get_param("CertificateKeyPairOrigins"), known)

    def wanted(row: dict[str, Any]) -> bool:
        return (
            (not statuses or row.get("Status") in statuses)
            and row.get("KeyAlgorithm") in key_types
            # The default filter asks for a domain too; key types that are named replace all of it.
            and bool(includes.get("keyTypes") or row.get("DomainName"))
            and row.get("CertificateKeyPairOrigin", "AWS_MANAGED") in (origins or _OLDER_ORIGINS)
            and includes.get("exportOption") in (None, row["ExportOption"])
            and includes.get("managedBy") in (None, row.get("ManagedBy"))
        )

    return wanted


def _checked(name: str, values: list[str] | None, known: tuple[str, ...]) -> list[str] | None:
    unknown = [value for value in values or [] if value not in known]
    if unknown:
        raise _invalid(values, name, f"Member must satisfy enum value set: [{', '.join(known)}]")
    return values


def _position_of(token: str | None) -> int:
    if not token:
        return 0
    try:
        return int(base64.b64decode(token).decode().removeprefix("position:"))
    except ValueError as wrong:
        raise AWSValidationException("The NextToken is not valid.") from wrong


def _invalid(value: object, name: str, constraint: str) -> AWSValidationException:
    return AWSValidationException(
        f"1 validation error detected: Value '{value}' at '{name}' failed to satisfy constraint: {constraint}"
    )
