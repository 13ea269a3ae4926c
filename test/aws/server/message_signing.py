"""Signs what SNS posts, so that a receiver that verifies signatures accepts it."""

from __future__ import annotations

import base64
import datetime
from functools import lru_cache
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.x509.oid import NameOID

# https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html: which fields, in which order.
_SIGNED = {
    "Notification": ("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"),
    "SubscriptionConfirmation": ("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"),
    "UnsubscribeConfirmation": ("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"),
}


@lru_cache
def _key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@lru_cache
def certificate() -> bytes:
    """The certificate that SigningCertURL leads to."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "sns.amazonaws.com")])
    built = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(_key().public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime.datetime(2020, 1, 1))
        .not_valid_after(datetime.datetime(2100, 1, 1))
        .sign(_key(), hashes.SHA256())
    )
    return built.public_bytes(serialization.Encoding.PEM)


def sign(message: dict[str, Any]) -> str:
    """moto leaves the Subject out of what it signs, so that no message with a subject verifies."""
    names = [name for name in _SIGNED[message["Type"]] if message.get(name) is not None]
    text = "".join(f"{name}\n{message[name]}\n" for name in names)
    algorithm = hashes.SHA256() if message["SignatureVersion"] == "2" else hashes.SHA1()
    return base64.b64encode(_key().sign(text.encode(), padding.PKCS1v15(), algorithm)).decode()
