"""Which regions the account has enabled. Tests want two or three: the fewer, the faster."""

from __future__ import annotations

from typing import Any

from .settings import SETTINGS

# What every account has without asking.
BY_DEFAULT = [
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-northeast-3",
    "ap-south-1",
    "ap-southeast-1",
    "ap-southeast-2",
    "ca-central-1",
    "eu-central-1",
    "eu-north-1",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "sa-east-1",
    "us-east-1",
    "us-east-2",
    "us-west-1",
    "us-west-2",
]


def enabled() -> list[str]:
    """The enabled regions, in alphabetical order."""
    return sorted(SETTINGS.enabled_regions or BY_DEFAULT)


def list_regions(wanted: dict[str, Any]) -> dict[str, Any]:
    """account:ListRegions, which moto does not have. Pages as the API does."""
    everything = sorted({*BY_DEFAULT, *enabled()})
    rows = [
        {"RegionName": name, "RegionOptStatus": "ENABLED_BY_DEFAULT" if name in enabled() else "DISABLED"}
        for name in everything
    ]
    statuses = wanted.get("RegionOptStatusContains")
    rows = [row for row in rows if not statuses or row["RegionOptStatus"] in statuses]
    start, size = int(wanted.get("NextToken") or 0), int(wanted.get("MaxResults") or 50)
    answer: dict[str, Any] = {"Regions": rows[start : start + size]}
    if start + size < len(rows):
        answer["NextToken"] = str(start + size)
    return answer
