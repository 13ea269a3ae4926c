"""IAM server certificates."""

from __future__ import annotations

import secrets
from typing import Any

from cryptography import x509
from moto.core.responses import ActionResult, EmptyResult
from moto.iam.exceptions import EntityAlreadyExists
from moto.iam.responses import IamResponse

from ..clock import CLOCK, iso_seconds
from ..settings import SETTINGS

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


def install() -> None:
    """Puts the corrections in force."""
    IamResponse.upload_server_certificate = _upload
    IamResponse.list_server_certificates = _list
    IamResponse.get_server_certificate = _get
    IamResponse.update_server_certificate = _update
    IamResponse.list_server_certificate_tags = _list_tags


def metadata_of(certificate: Any) -> dict[str, Any]:
    """moto gives every server certificate the same id and says that it expired in 2012. AWS reads the expiration from
    the certificate and gives each upload an id of its own, which a rename keeps."""
    if not hasattr(certificate, "local_aws_id"):
        certificate.local_aws_id = "ASCA" + "".join(secrets.choice(_ALPHABET) for _ in range(17))
        certificate.local_aws_uploaded = CLOCK.now()
    parsed = x509.load_pem_x509_certificate(certificate.cert_body.encode())
    return {
        "ServerCertificateName": certificate.cert_name,
        "Path": certificate.path,
        "Arn": certificate.arn,
        "UploadDate": iso_seconds(certificate.local_aws_uploaded),
        "ServerCertificateId": certificate.local_aws_id,
        "Expiration": parsed.not_valid_after_utc.strftime("%Y-%m-%dT%H:%M:%SZ"),
    }


def _upload(self: Any) -> ActionResult:
    """AWS refuses a name that exists; moto keeps both. AWS keeps the tags of an upload; moto drops them."""
    name = self._get_param("ServerCertificateName")
    _refuse_existing(self, name)
    certificate = self.backend.upload_server_certificate(
        name,
        self._get_param("CertificateBody"),
        self._get_param("PrivateKey"),
        cert_chain=self._get_param("CertificateChain"),
        path=self._get_param("Path"),
    )
    certificate.local_aws_tags = {each["Key"]: each["Value"] for each in self._get_param("Tags") or []}
    return ActionResult({"ServerCertificateMetadata": metadata_of(certificate)})


def _list(self: Any) -> ActionResult:
    """moto does not page. AWS pages by Marker, and may return fewer than MaxItems although more is to come."""
    prefix = self._get_param("PathPrefix", "/")
    found = [each for each in self.backend.list_server_certificates() if each.path.startswith(prefix)]
    page, rest = _page_of(self, found)
    return ActionResult({"ServerCertificateMetadataList": [metadata_of(each) for each in page], **rest})


def _page_of(self: Any, found: list[Any]) -> tuple[list[Any], dict[str, Any]]:
    """What of a list is told at once, and whether more is to come."""
    size = min(int(self._get_param("MaxItems", 100)), SETTINGS.iam_page_size)
    start = int(self._get_param("Marker", 0))
    if start + size >= len(found):
        return found[start:], {"IsTruncated": False}
    return found[start : start + size], {"IsTruncated": True, "Marker": str(start + size)}


def _get(self: Any) -> ActionResult:
    """As stock, with the true metadata. The private key is never returned."""
    certificate = self.backend.get_server_certificate(self._get_param("ServerCertificateName"))
    answer = {
        "ServerCertificateMetadata": metadata_of(certificate),
        "CertificateBody": certificate.cert_body,
        "CertificateChain": certificate.cert_chain,
    }
    return ActionResult({"ServerCertificate": {key: value for key, value in answer.items() if value is not None}})


def _update(self: Any) -> EmptyResult:
    """moto has no UpdateServerCertificate. A rename changes name, path and therefore the ARN; the id stays."""
    certificate = self.backend.get_server_certificate(self._get_param("ServerCertificateName"))
    metadata_of(certificate)
    new_name = self._get_param("NewServerCertificateName")
    if new_name and new_name != certificate.cert_name:
        _refuse_existing(self, new_name)
        certificate.cert_name = new_name
    certificate.path = self._get_param("NewPath") or certificate.path
    return EmptyResult()


def _refuse_existing(self: Any, name: str) -> None:
    if any(each.cert_name == name for each in self.backend.list_server_certificates()):
        raise EntityAlreadyExists(f"The Server Certificate with name {name} already exists.")


def _list_tags(self: Any) -> ActionResult:
    """moto keeps no tags of server certificates, and does not know the call. AWS pages it as it pages the certificates."""
    certificate = self.backend.get_server_certificate(self._get_param("ServerCertificateName"))
    tags = [{"Key": key, "Value": value} for key, value in getattr(certificate, "local_aws_tags", {}).items()]
    page, rest = _page_of(self, tags)
    return ActionResult({"Tags": page, **rest})
