"""GetResources of the Resource Groups Tagging API, for what this product asks about.

moto knows no ResourceARNList, tells of CloudFront in every region, tells of no server certificates, and loads the models
of sixty services for it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

from moto.core import DEFAULT_ACCOUNT_ID

from .aws_errors import Answer, error
from .wire import Call

# AWS keeps the tags of its global services there.
_REGION_OF_GLOBALS = "us-east-1"
_MOST_ARNS = 100
_NOT_WITH_ARNS = ("ResourceTypeFilters", "ResourcesPerPage", "TagsPerPage", "PaginationToken")


def get_resources(call: Call, body: bytes) -> Answer:
    """The tags of the named resources of the region. Who has none is not in the answer, nor is who does not exist."""
    asked: dict[str, Any] = json.loads(body or b"{}")
    arns = asked.get("ResourceARNList", [])
    if not 1 <= len(arns) <= _MOST_ARNS:
        return _refused(call, f"ResourceARNList must name 1 to {_MOST_ARNS} resources")
    if any(asked.get(name) for name in _NOT_WITH_ARNS):
        return _refused(call, "ResourceARNList cannot be used with filters or pages")
    if any(arn.count(":") < 5 for arn in arns):
        return _refused(call, "ResourceARNList holds what is no ARN")
    tagged = {arn: tags for arn, tags in _resources(call.region) if tags and arn in arns}
    rows = [
        {"ResourceARN": arn, "Tags": [{"Key": key, "Value": value} for key, value in tags.items()]}
        for arn, tags in tagged.items()
    ]
    answer = {"PaginationToken": "", "ResourceTagMappingList": rows}
    return Answer(200, [("Content-Type", "application/x-amz-json-1.1")], json.dumps(answer).encode())


def _refused(call: Call, message: str) -> Answer:
    return error(call, 400, "InvalidParameterException", message)


def _resources(region: str) -> Iterator[tuple[str, dict[str, str]]]:
    acm, elbv2, elb = (_backend(service, region) for service in ("acm", "elbv2", "elb"))
    if acm:
        for certificate in list(acm._certificates.values()):
            yield certificate.arn, dict(certificate.tags)
    if elbv2:
        for arn in list(elbv2.load_balancers):
            yield arn, _named(elbv2.tagging_service, arn)
    if elb:
        for balancer in list(elb.load_balancers.values()):
            name = f"arn:aws:elasticloadbalancing:{region}:{DEFAULT_ACCOUNT_ID}:loadbalancer/{balancer.name}"
            yield name, dict(balancer.tags)
    if region == _REGION_OF_GLOBALS:
        yield from _global_resources()


def _global_resources() -> Iterator[tuple[str, dict[str, str]]]:
    cloudfront, iam = _backend("cloudfront", "aws"), _backend("iam", "aws")
    if cloudfront:
        for distribution in list(cloudfront.distributions.values()):
            yield distribution.arn, _named(cloudfront.tagger, distribution.arn)
    if iam:
        for certificate in list(iam.certificates.values()):
            yield certificate.arn, getattr(certificate, "local_aws_tags", {})


def _named(tagger: Any, arn: str) -> dict[str, str]:
    return {each["Key"]: each["Value"] for each in tagger.list_tags_for_resource(arn)["Tags"]}


def _backend(service: str, place: str) -> Any:
    """A service whose models are not loaded yet holds nothing."""
    module = sys.modules.get(f"moto.{service}.models")
    return getattr(module, f"{service}_backends")[DEFAULT_ACCOUNT_ID].get(place) if module is not None else None
