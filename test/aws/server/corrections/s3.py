"""S3. moto's conditional writes are right; that check and write are one step is the gateway's doing."""

from __future__ import annotations

from moto.iam.access_control import PermissionResult
from moto.s3.models import FakeBucket


def install() -> None:
    """moto enforces bucket policies without their conditions: one that denies requests without TLS would deny all."""
    FakeBucket.get_permission = lambda *_: PermissionResult.NEUTRAL
