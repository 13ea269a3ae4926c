"""CloudFormation: what `cdk bootstrap`, `deploy` and `destroy` meet."""

from __future__ import annotations

import sys
import traceback
from typing import Any
from urllib.parse import urlparse

from moto.cloudformation import parsing, responses
from moto.cloudformation.exceptions import ValidationError
from moto.cloudformation.models import ChangeSet, CloudFormationBackend

# Metadata of the CDK makes nothing; the others are asked for by no template of ours.
_NOTHING_TO_MAKE = ("AWS::CDK::Metadata", "AWS::CloudFormation::WaitConditionHandle")


class ChangeSetNotFound(ValidationError):
    """What the CDK waits to see when it asks for a change set that it has deleted."""

    code = "ChangeSetNotFound"

    def __init__(self, name: str) -> None:
        super().__init__(message=f"ChangeSet [{name}] does not exist")


def install() -> None:
    """Puts the corrections in force."""
    _read_templates_from_the_local_bucket()
    _keep_parameters_of_before()
    _find_change_sets()
    _refuse_unknown_types()
    _compare_without_empty_properties()
    _resolve_parameters_once()
    _keep_outputs()
    _roll_back()
    _retain()


def _read_templates_from_the_local_bucket() -> None:
    """The CDK uploads large templates and names them by the address of its endpoint, which moto takes for foreign."""
    original = responses.get_stack_from_s3_url

    def get_stack_from_s3_url(template_url: str, account_id: str, partition: str) -> str:
        parts = urlparse(template_url)
        if parts.hostname not in ("127.0.0.1", "localhost", "::1"):
            return str(original(template_url, account_id=account_id, partition=partition))
        from moto.s3.models import s3_backends

        bucket, key = parts.path.lstrip("/").split("/", 1)
        return str(s3_backends[account_id][partition].get_object(bucket, key).value.decode())

    responses.get_stack_from_s3_url = get_stack_from_s3_url


def _keep_parameters_of_before() -> None:
    """UsePreviousValue without a value of before fails in moto; on AWS the default of the template counts then."""

    def resolve(_self: Any, instance: Any, incoming_params: list[dict[str, Any]]) -> dict[str, Any]:
        before = instance.parameters or {}
        resolved = {each["ParameterKey"]: each["ParameterValue"] for each in getattr(instance, "parameter_list", [])}
        values = {}
        for parameter in incoming_params:
            name = parameter["ParameterKey"]
            if "ParameterValue" in parameter:
                values[name] = parameter["ParameterValue"]
            elif parameter.get("UsePreviousValue") and name in before:
                values[name] = resolved.get(name, before[name])
        return values

    CloudFormationBackend._resolve_update_parameters = resolve


def _find_change_sets() -> None:
    """moto fails on deleting a change set that is not there, and calls one that it cannot describe by another error."""
    delete, describe = CloudFormationBackend.delete_change_set, CloudFormationBackend.describe_change_set

    def delete_change_set(self: Any, change_set_name: str, *rest: Any, **named: Any) -> None:
        try:
            delete(self, change_set_name, *rest, **named)
        except UnboundLocalError:
            return

    def describe_change_set(self: Any, change_set_name: str, *rest: Any, **named: Any) -> Any:
        try:
            return describe(self, change_set_name, *rest, **named)
        except ValidationError as missing:
            raise ChangeSetNotFound(change_set_name) from missing

    CloudFormationBackend.delete_change_set = delete_change_set
    CloudFormationBackend.describe_change_set = describe_change_set


def _refuse_unknown_types() -> None:
    """moto skips a type that it does not know and calls the stack complete. A test would prove nothing."""
    original = ChangeSet._parse_template

    def parse_template(self: Any) -> None:
        original(self)
        types = {resource["Type"] for resource in self.template_dict["Resources"].values()}
        unknown = sorted(each for each in types if each not in parsing.get_model_map() and each not in _NOTHING_TO_MAKE)
        if unknown:
            raise ValidationError(
                message=f"Template format error: Unrecognized resource types: [{', '.join(unknown)}] (by the local AWS)"
            )

    ChangeSet._parse_template = parse_template


def _compare_without_empty_properties() -> None:
    """moto writes empty Properties into the template that it keeps, takes every resource without any for changed, and
    replaces it: a topic would lose its subscribers. It also takes metadata for a change."""
    original = parsing.ResourceMap.build_resource_diff

    def build_resource_diff(self: Any, other_template: dict[str, Any], parameters: Any = None) -> Any:
        for resources in (self._resource_json_map, other_template["Resources"]):
            for resource in resources.values():
                resource.setdefault("Properties", {})
                resource.pop("Metadata", None)
        return original(self, other_template, parameters)

    parsing.ResourceMap.build_resource_diff = build_resource_diff


def _resolve_parameters_once() -> None:
    """A previous value of an SSM parameter type has been resolved already: moto looks it up again."""
    original = parsing.ResourceMap.parse_ssm_parameter

    def parse_ssm_parameter(self: Any, value: str, value_type: str) -> Any:
        from moto.ssm.models import ssm_backends

        if ssm_backends[self._account_id][self._region_name].get_parameter(value) is None:
            return value
        return original(self, value, value_type)

    parsing.ResourceMap.parse_ssm_parameter = parse_ssm_parameter


def _keep_outputs() -> None:
    """moto forgets the outputs of stacks that come from a change set."""
    original = ChangeSet.apply

    def apply(self: Any) -> None:
        original(self)
        stack = self.stack
        stack.template = self.template
        stack._parse_template()
        stack.output_map = stack._create_output_map()

    ChangeSet.apply = apply


def _roll_back() -> None:
    """A resource that cannot be made fails the stack, with the reason in its events. moto fails the request instead,
    which the CDK repeats. What was made before is left: only the report is that of AWS."""
    original = CloudFormationBackend.execute_change_set

    def execute_change_set(self: Any, change_set_name: str, stack_name: str | None = None) -> None:
        change_set = self.describe_change_set(change_set_name)
        stack = self.stacks[change_set.stack_id]
        try:
            original(self, change_set_name, stack_name)
        except Exception as mistake:
            traceback.print_exc(file=sys.stderr)
            kind = "CREATE" if change_set.change_set_type == "CREATE" else "UPDATE"
            stack._add_stack_event(f"{kind}_FAILED", resource_status_reason=f"{type(mistake).__name__}: {mistake}")
            stack.status = "ROLLBACK_COMPLETE" if kind == "CREATE" else "UPDATE_ROLLBACK_COMPLETE"
            stack._add_stack_event(stack.status)
            change_set.execution_status = "EXECUTE_FAILED"

    CloudFormationBackend.execute_change_set = execute_change_set


def _retain() -> None:
    """moto deletes what is retained when it leaves the template, and does not know RetainExceptOnCreate."""
    original = parsing.ResourceMap._delete_resource

    def delete_resource(self: Any, parsed_resource: Any, resource_json: dict[str, Any]) -> None:
        if resource_json.get("DeletionPolicy") not in ("Retain", "RetainExceptOnCreate"):
            original(self, parsed_resource, resource_json)

    parsing.ResourceMap._delete_resource = delete_resource
