"""Which IAM action a request to S3 needs. S3 tells its operations apart by what stands in the query string."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs

_OF_BUCKET = {
    "policy": "BucketPolicy",
    "lifecycle": "LifecycleConfiguration",
    "encryption": "EncryptionConfiguration",
    "versioning": "BucketVersioning",
    "location": "BucketLocation",
    "tagging": "BucketTagging",
    "publicAccessBlock": "BucketPublicAccessBlock",
    "acl": "BucketAcl",
}
_VERB = {"GET": "Get", "HEAD": "Get", "PUT": "Put", "DELETE": "Delete", "POST": "Put"}


def action_of(environ: dict[str, Any]) -> str:
    """The action without its prefix: `PutObject`."""
    method = environ["REQUEST_METHOD"]
    query = parse_qs(environ["QUERY_STRING"], keep_blank_values=True)
    segments = [each for each in environ.get("PATH_INFO", "/").split("/") if each]
    if not segments:
        return "ListAllMyBuckets"
    if len(segments) > 1:
        return f"{_VERB.get(method, 'Get')}Object"
    for key, name in _OF_BUCKET.items():
        if key in query:
            return f"{_VERB.get(method, 'Get')}{name}"
    if method == "POST" and "delete" in query:
        return "DeleteObject"
    return {"PUT": "CreateBucket", "DELETE": "DeleteBucket"}.get(method, "ListBucket")
