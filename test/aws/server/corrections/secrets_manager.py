"""Secrets Manager: right but for its clock."""

from __future__ import annotations

from moto.secretsmanager import models

from ..clock import moved_time_module


def install() -> None:
    """moto dates secrets by `time.time()`, which does not move."""
    models.time = moved_time_module()
