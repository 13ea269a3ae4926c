"""EC2: only what says which regions there are."""

from __future__ import annotations

from typing import Any

from moto.core.responses import ActionResult
from moto.ec2.responses.availability_zones_and_regions import AvailabilityZonesAndRegions

from ..regions import BY_DEFAULT, enabled


def install() -> None:
    """Puts the corrections in force."""
    AvailabilityZonesAndRegions.describe_regions = _describe_regions


def _describe_regions(self: Any) -> ActionResult:
    """moto lists every region it knows of, as if each account had opted in to all; AWS lists the enabled ones, and
    the others only with AllRegions."""
    names = self._get_param("RegionNames", [])
    listed = sorted({*BY_DEFAULT, *enabled()}) if self._get_bool_param("AllRegions") else enabled()
    return ActionResult(
        {
            "Regions": [
                {
                    "RegionName": name,
                    "Endpoint": f"ec2.{name}.amazonaws.com",
                    "OptInStatus": "opt-in-not-required" if name in enabled() else "not-opted-in",
                }
                for name in listed
                if not names or name in names
            ]
        }
    )
