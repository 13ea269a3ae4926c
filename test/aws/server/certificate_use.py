"""Which resources use which certificate, seen from the resources themselves."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any


def uses_of_certificates(account: str) -> dict[str, list[str]]:
    """Certificate ARN (or IAM certificate id) → ARNs of what uses it. AWS names load balancers and distributions;
    moto appends listener ARNs to a list in the certificate, and never takes one out."""
    uses: dict[str, list[str]] = {}
    named = [
        *_of_elbv2(account),
        *_of_classic(account),
        *_of_cloudfront(account),
        *_of_appsync(account),
        *_of_api_gateway(account),
    ]
    for certificate, resource in named:
        if certificate and resource not in uses.setdefault(certificate, []):
            uses[certificate].append(resource)
    return uses


def _backends(service: str, account: str) -> list[tuple[str, Any]]:
    """A service whose models are not loaded yet holds nothing."""
    module = sys.modules.get(f"moto.{service}.models")
    if module is None:
        return []
    return list(getattr(module, f"{service}_backends")[account].items())


def _of_elbv2(account: str) -> Iterator[tuple[str, str]]:
    for _, backend in _backends("elbv2", account):
        for balancer in list(backend.load_balancers.values()):
            for listener in list(balancer.listeners.values()):
                for certificate in listener.certificates:
                    yield certificate, balancer.arn


def _of_classic(account: str) -> Iterator[tuple[str, str]]:
    for region, backend in _backends("elb", account):
        for balancer in list(backend.load_balancers.values()):
            arn = f"arn:aws:elasticloadbalancing:{region}:{account}:loadbalancer/{balancer.name}"
            for listener in balancer.listeners:
                yield listener.ssl_certificate_id, arn


def _of_cloudfront(account: str) -> Iterator[tuple[str, str]]:
    for _, backend in _backends("cloudfront", account):
        for distribution in list(backend.distributions.values()):
            config = distribution.distribution_config
            shown = config.ViewerCertificate
            yield shown.acm_certificate_arn or shown.iam_certificate_id, distribution.arn
            for origin in config.Origins["Items"]:
                custom = getattr(origin, "custom_origin_config", None)
                yield ((custom and custom.origin_mtls_config) or {}).get("ClientCertificateArn"), distribution.arn
        for tenant in vars(backend).get("local_aws_tenants", {}).values():
            yield ((tenant["Customizations"] or {}).get("Certificate") or {}).get("Arn"), tenant["Arn"]


def _of_appsync(account: str) -> Iterator[tuple[str, str]]:
    for _, backend in _backends("appsync", account):
        for domain in vars(backend).get("local_aws_domain_names", {}).values():
            yield domain["certificateArn"], domain["domainNameArn"]


def _of_api_gateway(account: str) -> Iterator[tuple[str, str]]:
    """API Gateway serves its domains by load balancers and distributions in accounts of its own, one for each region."""
    for region, backend in _backends("apigateway", account):
        owner = _API_GATEWAY_ACCOUNTS.get(region, "000000000000")
        for domain in vars(backend).get("local_aws_domain_names", {}).values():
            name = domain["domainName"]
            yield domain.get("certificateArn", ""), f"arn:aws:cloudfront::{owner}:distribution/E{name.upper()}"
            balancer = f"arn:aws:elasticloadbalancing:{region}:{owner}:loadbalancer/net/prod-cdtls-1/0123456789abcdef"
            yield domain.get("regionalCertificateArn", ""), balancer


# As AWS publishes them, for whoever reads the log of CloudFront.
_API_GATEWAY_ACCOUNTS = {"us-east-1": "392220576650", "eu-west-1": "631144002099"}
