"""What a stack sets on resources, and what an update of the stack changes in them."""

from __future__ import annotations

from typing import Any

from moto.awslambda.models import LambdaFunction
from moto.cloudformation import parsing
from moto.core.utils import camelcase_to_underscores
from moto.dynamodb.models.table import Table
from moto.logs.models import LogGroup
from moto.s3.models import FakeBucket
from moto.sns.models import Topic

Properties = dict[str, Any]


def install() -> None:
    """Puts the corrections in force."""
    _after_create(Table, _set_up_table)
    _after_create(LambdaFunction, _set_up_function)
    _after_create(FakeBucket, _set_up_bucket)
    _update_in_place(Table, _set_up_table, replaced_by=("TableName", "KeySchema"))
    _update_in_place(LambdaFunction, _change_function, replaced_by=("FunctionName", "PackageType"))
    _update_in_place(Topic, _change_topic, replaced_by=("TopicName", "FifoTopic"))
    _update_in_place(LogGroup, _change_log_group, replaced_by=("LogGroupName",))
    _also_after_update(FakeBucket, _set_up_bucket)
    _refuse_updates_that_moto_cannot_make()


def _after_create(model: Any, set_up: Any) -> None:
    """moto reads some properties of the type and drops the others."""
    original = model.create_from_cloudformation_json.__func__

    def create(
        cls: Any, resource_name: str, cloudformation_json: Any, account_id: str, region_name: str, **kwargs: Any
    ) -> Any:
        made = original(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs)
        made.local_aws_properties = cloudformation_json.get("Properties", {})
        set_up(made, made.local_aws_properties)
        return made

    model.create_from_cloudformation_json = classmethod(create)


def _update_in_place(model: Any, change: Any, replaced_by: tuple[str, ...]) -> None:
    """moto deletes such a resource and makes a new one, or forgets it; on AWS it is changed and keeps what it holds.
    A change that would replace it on AWS fails here: no test of ours wants to lose a table or the subscribers of a
    topic without noticing."""

    def update(
        cls: Any,
        original_resource: Any,
        new_resource_name: str,
        cloudformation_json: Any,
        account_id: str,
        region_name: str,
    ) -> Any:
        properties = cloudformation_json.get("Properties", {})
        before = getattr(original_resource, "local_aws_properties", {})
        replaced = [name for name in replaced_by if before and before.get(name) != properties.get(name)]
        if replaced:
            raise NotImplementedError(f"AWS would replace {original_resource.physical_resource_id}: {replaced} changed")
        original_resource.local_aws_properties = properties
        change(original_resource, properties)
        return original_resource

    model.update_from_cloudformation_json = classmethod(update)


def _also_after_update(model: Any, set_up: Any) -> None:
    """moto's update of the type changes some properties and leaves the others."""
    original = model.update_from_cloudformation_json.__func__

    def update(cls: Any, *, cloudformation_json: Any, **named: Any) -> Any:
        updated = original(cls, cloudformation_json=cloudformation_json, **named)
        set_up(updated, cloudformation_json.get("Properties", {}))
        return updated

    model.update_from_cloudformation_json = classmethod(update)


def _refuse_updates_that_moto_cannot_make() -> None:
    """For a type without an update, moto forgets the resource and goes on."""
    original = parsing.parse_and_update_resource

    def parse_and_update_resource(logical_id: str, *rest: Any, **named: Any) -> Any:
        updated = original(logical_id, *rest, **named)
        if updated is None:
            raise NotImplementedError(f"the local AWS cannot update {logical_id}")
        return updated

    parsing.parse_and_update_resource = parse_and_update_resource


def _set_up_table(table: Any, properties: Properties) -> None:
    to_live = properties.get("TimeToLiveSpecification")
    if to_live:
        enabled = str(to_live.get("Enabled")).lower() == "true"
        table.ttl = {
            "TimeToLiveStatus": "ENABLED" if enabled else "DISABLED",
            "AttributeName": to_live.get("AttributeName"),
        }
    recovery = properties.get("PointInTimeRecoverySpecification") or {}
    status = "ENABLED" if str(recovery.get("PointInTimeRecoveryEnabled")).lower() == "true" else "DISABLED"
    table.continuous_backups["PointInTimeRecoveryDescription"]["PointInTimeRecoveryStatus"] = status
    table.deletion_protection_enabled = str(properties.get("DeletionProtectionEnabled", False)).lower() == "true"


def _set_up_function(function: Any, properties: Properties) -> None:
    function.local_aws_dead_letter = properties.get("DeadLetterConfig")
    group = (properties.get("LoggingConfig") or {}).get("LogGroup")
    function.logs_group_name = group or f"/aws/lambda/{function.function_name}"
    function.architectures = properties.get("Architectures", ["x86_64"])
    concurrency = properties.get("ReservedConcurrentExecutions")
    function.reserved_concurrency = None if concurrency is None else int(concurrency)
    function.timeout = int(properties.get("Timeout", 3))
    function.memory_size = int(properties.get("MemorySize", 128))


def _change_function(function: Any, properties: Properties) -> None:
    function.update_configuration({"Environment": {"Variables": {}}, **properties})
    function.update_function_code(dict(properties["Code"]))
    _set_up_function(function, properties)


def _change_topic(topic: Any, properties: Properties) -> None:
    for name, value in properties.items():
        if name not in ("Tags", "Subscription"):
            setattr(topic, camelcase_to_underscores(name), value)


def _change_log_group(group: Any, properties: Properties) -> None:
    group.retention_in_days = properties.get("RetentionInDays")


def _set_up_bucket(bucket: Any, properties: Properties) -> None:
    if (properties.get("VersioningConfiguration") or {}).get("Status"):
        bucket.versioning_status = properties["VersioningConfiguration"]["Status"]
    rules = (properties.get("LifecycleConfiguration") or {}).get("Rules")
    if rules:
        bucket.set_lifecycle([_lifecycle_rule_of(rule) for rule in rules])


def _lifecycle_rule_of(rule: Properties) -> Properties:
    """A template writes flat what the API nests."""
    made: Properties = {
        "ID": rule.get("Id", "rule"),
        "Status": rule["Status"],
        "Filter": {"Prefix": rule.get("Prefix", "")},
    }
    if "ExpirationInDays" in rule:
        made["Expiration"] = {"Days": str(rule["ExpirationInDays"])}
    if "NoncurrentVersionExpiration" in rule:
        made["NoncurrentVersionExpiration"] = {
            "NoncurrentDays": str(rule["NoncurrentVersionExpiration"]["NoncurrentDays"])
        }
    if "AbortIncompleteMultipartUpload" in rule:
        made["AbortIncompleteMultipartUpload"] = {
            "DaysAfterInitiation": str(rule["AbortIncompleteMultipartUpload"]["DaysAfterInitiation"])
        }
    return made
