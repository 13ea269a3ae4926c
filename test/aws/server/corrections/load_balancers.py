"""Elastic Load Balancing: ARNs of network load balancers, default and SNI certificates of a listener, and what else
decides over its TLS."""

from __future__ import annotations

import copy
from typing import Any

from moto.core.responses import ActionResult
from moto.elbv2.exceptions import ELBClientError, TooManyCertificatesError
from moto.elbv2.models import ELBv2Backend
from moto.elbv2.responses import ELBV2Response

_KIND_IN_ARN = {"network": "net", "gateway": "gwy"}


def install() -> None:
    """Puts the corrections in force."""
    _name_network_balancers_net()
    _keep_default_and_server_name_certificates_apart()
    _modify_only_the_default()
    _keep_what_decides_over_tls()
    ELBV2Response.describe_listeners = _describe_listeners
    ELBV2Response.describe_listener_certificates = _describe_listener_certificates


def _name_network_balancers_net() -> None:
    """The ARN of every load balancer of moto says `app/`; that of a network load balancer says `net/` on AWS."""
    original = ELBv2Backend.create_load_balancer

    def create_load_balancer(self: Any, *arguments: Any, **named: Any) -> Any:
        balancer = original(self, *arguments, **named)
        kind = _KIND_IN_ARN.get(balancer.type or "")
        if kind is None:
            return balancer
        tags = self.tagging_service.list_tags_for_resource(balancer.arn)["Tags"]
        self.tagging_service.delete_all_tags_for_resource(balancer.arn)
        del self.load_balancers[balancer.arn]
        balancer.arn = balancer.arn.replace(":loadbalancer/app/", f":loadbalancer/{kind}/")
        self.load_balancers[balancer.arn] = balancer
        self.tagging_service.tag_resource(balancer.arn, tags)
        return balancer

    ELBv2Backend.create_load_balancer = create_load_balancer


def _keep_default_and_server_name_certificates_apart() -> None:
    """moto keeps one list per listener, default first. On AWS the default is a property of the listener; the SNI list
    is another, to which the default may be added too, and adding what is there succeeds without effect."""

    def add_listener_certificates(self: Any, arn: str, certificates: list[dict[str, Any]]) -> list[str]:
        listener = self.describe_listeners(load_balancer_arn=None, listener_arns=[arn])[0]
        default, added = listener.certificates[:1], listener.certificates[1:]
        for certificate in certificates:
            if certificate["CertificateArn"] not in added:
                added.append(certificate["CertificateArn"])
        if len(added) > 25:
            raise TooManyCertificatesError()
        listener.certificates = default + added
        return added

    def remove_listener_certificates(self: Any, arn: str, certificates: list[dict[str, Any]]) -> None:
        listener = self.describe_listeners(load_balancer_arn=None, listener_arns=[arn])[0]
        removed = [each["CertificateArn"] for each in certificates]
        default, added = listener.certificates[:1], listener.certificates[1:]
        listener.certificates = default + [each for each in added if each not in removed]

    ELBv2Backend.add_listener_certificates = add_listener_certificates
    ELBv2Backend.remove_listener_certificates = remove_listener_certificates


def _modify_only_the_default() -> None:
    """ModifyListener replaces the default certificate and leaves the SNI list; moto replaces both, knows no TLS
    listener, and wants the certificates of a listener that does not change them."""
    original = ELBv2Backend.modify_listener

    def modify_listener(
        self: Any,
        arn: str,
        port: Any = None,
        protocol: Any = None,
        ssl_policy: Any = None,
        certificates: Any = None,
        actions: Any = None,
    ) -> Any:
        listener = self.describe_listeners(load_balancer_arn=None, listener_arns=[arn])[0]
        if certificates:
            default = certificates[0]["CertificateArn"]
            if not self._certificate_exists(certificate_arn=default):
                raise ELBClientError("CertificateNotFound", f"Certificate {default} not found")
            listener.certificate = default
            listener.certificates = [default, *listener.certificates[1:]]
        if protocol == "TLS":
            listener.protocol, protocol = "TLS", None
        return original(self, arn, port, protocol, ssl_policy, [], actions or [])

    ELBv2Backend.modify_listener = modify_listener


def _keep_what_decides_over_tls() -> None:
    """moto drops the mutual TLS of a listener, and changes no ALPN policy. On AWS both are shown as they were given, and
    stay where a change names neither. Trust stores are not made here: any ARN is taken for one."""
    kept = {"MutualAuthentication": "mutual_authentication", "AlpnPolicy": "alpn_policy"}

    def keeping(original: Any) -> Any:
        def act(self: Any) -> ActionResult:
            answer = original(self)
            for name, attribute in kept.items():
                given = self._get_param(name)
                if given:
                    setattr(answer.result["Listeners"][0], attribute, given)
            return answer

        return act

    ELBV2Response.create_listener = keeping(ELBV2Response.create_listener)
    ELBV2Response.modify_listener = keeping(ELBV2Response.modify_listener)


def _describe_listeners(self: Any) -> ActionResult:
    """moto shows SNI certificates here; AWS shows the default only."""
    arns = self._get_param("ListenerArns", [])
    balancer = self._get_param("LoadBalancerArn")
    if not balancer and not arns:
        raise ELBClientError("ValidationError", "You must specify either listener ARNs or a load balancer ARN")
    shown = []
    for listener in self.elbv2_backend.describe_listeners(balancer, arns):
        one = copy.copy(listener)
        one.certificates = listener.certificates[:1]
        shown.append(one)
    return ActionResult({"Listeners": shown})


def _describe_listener_certificates(self: Any) -> ActionResult:
    """The default first, then the SNI list, in which the default may appear once more, then not as default."""
    certificates = self.elbv2_backend.describe_listener_certificates(self._get_param("ListenerArn"))
    rows = [{"CertificateArn": arn, "IsDefault": number == 0} for number, arn in enumerate(certificates)]
    return ActionResult({"Certificates": rows})
