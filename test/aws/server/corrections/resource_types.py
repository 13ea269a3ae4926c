"""Types that moto does not make from a template, or makes without effect: here they are made."""

from __future__ import annotations

import json
import uuid
from typing import Any

from moto.awslambda.models import EventInvokeConfig, lambda_backends
from moto.cloudformation import parsing
from moto.cloudwatch.models import cloudwatch_backends
from moto.s3.models import s3_backends
from moto.sns.models import sns_backends
from moto.sqs.models import sqs_backends

from ..simple_resource import SimpleResource

Properties = dict[str, Any]


def install() -> None:
    """Ours take the place of those of moto."""
    own = [Alarm, BucketPolicy, EventInvoke, Permission, QueuePolicy, Subscription, TopicPolicy]
    types = {each.cloudformation_type() for each in own}
    original = parsing.get_model_list
    models = [each for each in original() if each.cloudformation_type() not in types] + own
    parsing.get_model_list = lambda: models
    parsing.get_model_map.cache_clear()
    parsing.get_name_type_map.cache_clear()


class Subscription(SimpleResource):
    """A subscription to a topic."""

    @staticmethod
    def cloudformation_type() -> str:
        return "AWS::SNS::Subscription"

    @classmethod
    def make(cls, name: str, properties: Properties, account: str, region: str) -> str:
        backend = sns_backends[account][region]
        made = backend.subscribe(properties["TopicArn"], properties["Endpoint"], properties["Protocol"])
        for key in ("FilterPolicyScope", "FilterPolicy", "RawMessageDelivery", "RedrivePolicy", "DeliveryPolicy"):
            if key in properties:
                value = properties[key]
                backend.set_subscription_attributes(
                    made.arn, key, json.dumps(value) if isinstance(value, dict) else value
                )
        return str(made.arn)

    @classmethod
    def unmake(cls, identifier: str, account: str, region: str) -> None:
        sns_backends[account][region].unsubscribe(identifier)


class TopicPolicy(SimpleResource):
    """It replaces the default policy of the topic, and with it what let CloudWatch in."""

    @staticmethod
    def cloudformation_type() -> str:
        return "AWS::SNS::TopicPolicy"

    @classmethod
    def make(cls, name: str, properties: Properties, account: str, region: str) -> str:
        for topic in properties["Topics"]:
            sns_backends[account][region].get_topic(topic).policy = json.dumps(properties["PolicyDocument"])
        return name


class QueuePolicy(SimpleResource):
    """Who may send to a queue."""

    @staticmethod
    def cloudformation_type() -> str:
        return "AWS::SQS::QueuePolicy"

    @classmethod
    def make(cls, name: str, properties: Properties, account: str, region: str) -> str:
        for address in properties["Queues"]:
            queue = sqs_backends[account][region].get_queue(address.rsplit("/", 1)[-1])
            queue.policy = json.dumps(properties["PolicyDocument"])
        return name


class BucketPolicy(SimpleResource):
    """Kept, readable, not enforced: moto would enforce it without its conditions."""

    @staticmethod
    def cloudformation_type() -> str:
        return "AWS::S3::BucketPolicy"

    @classmethod
    def make(cls, name: str, properties: Properties, account: str, region: str) -> str:
        bucket = s3_backends[account]["aws"].get_bucket(properties["Bucket"])
        bucket.policy = json.dumps(properties["PolicyDocument"]).encode()
        return str(properties["Bucket"])

    @classmethod
    def unmake(cls, identifier: str, account: str, region: str) -> None:
        # moto deletes a stack in no order: the bucket may be gone already.
        if identifier in s3_backends[account]["aws"].buckets:
            s3_backends[account]["aws"].delete_bucket_policy(identifier)


class Permission(SimpleResource):
    """Who may invoke a function. moto never takes one back."""

    @staticmethod
    def cloudformation_type() -> str:
        return "AWS::Lambda::Permission"

    @classmethod
    def make(cls, name: str, properties: Properties, account: str, region: str) -> str:
        function = lambda_backends[account][region].get_function(properties["FunctionName"])
        statement = str(uuid.uuid4())
        function.policy.add_statement(raw=json.dumps({**properties, "StatementId": statement}))
        return f"{function.function_name}|{statement}"

    @classmethod
    def unmake(cls, identifier: str, account: str, region: str) -> None:
        name, statement = identifier.split("|")
        backend = lambda_backends[account][region]
        if any(function.function_name == name for function in backend.list_functions()):
            backend.get_function(name).policy.del_statement(statement)


class EventInvoke(SimpleResource):
    """Retries and failure destination of asynchronous invocations."""

    @staticmethod
    def cloudformation_type() -> str:
        return "AWS::Lambda::EventInvokeConfig"

    @classmethod
    def make(cls, name: str, properties: Properties, account: str, region: str) -> str:
        function = lambda_backends[account][region].get_function(properties["FunctionName"])
        kept = {
            key: int(value) if key.startswith("Maximum") else value
            for key, value in properties.items()
            if key in ("MaximumRetryAttempts", "MaximumEventAgeInSeconds", "DestinationConfig")
        }
        function.event_invoke_config = [EventInvokeConfig(function.function_arn, function.last_modified, kept)]
        return name


class Alarm(SimpleResource):
    """An alarm on one metric."""

    def __init__(self, identifier: str) -> None:
        super().__init__(identifier.rsplit(":alarm:", 1)[-1])
        self.arn = identifier

    @staticmethod
    def cloudformation_type() -> str:
        return "AWS::CloudWatch::Alarm"

    @staticmethod
    def cloudformation_name_type() -> str:
        return "AlarmName"

    @classmethod
    def has_cfn_attr(cls, attr: str) -> bool:
        return attr == "Arn"

    def get_cfn_attribute(self, attribute_name: str) -> str:
        """What GetAtt gives."""
        assert attribute_name == "Arn"
        return self.arn

    @classmethod
    def make(cls, name: str, properties: Properties, account: str, region: str) -> str:
        alarm = cloudwatch_backends[account][region].put_metric_alarm(
            name=properties.get("AlarmName", name),
            namespace=properties.get("Namespace", ""),
            metric_name=properties.get("MetricName", ""),
            metric_data_queries=properties.get("Metrics"),
            comparison_operator=properties["ComparisonOperator"],
            evaluation_periods=int(properties["EvaluationPeriods"]),
            datapoints_to_alarm=int(properties.get("DatapointsToAlarm", properties["EvaluationPeriods"])),
            period=int(properties.get("Period", 60)),
            threshold=float(properties.get("Threshold", 0)),
            statistic=properties.get("Statistic", ""),
            description=properties.get("AlarmDescription", ""),
            dimensions=properties.get("Dimensions", []),
            alarm_actions=properties.get("AlarmActions", []),
            ok_actions=properties.get("OKActions", []),
            insufficient_data_actions=properties.get("InsufficientDataActions", []),
            actions_enabled=str(properties.get("ActionsEnabled", True)).lower() == "true",
            treat_missing_data=properties.get("TreatMissingData"),
        )
        return str(alarm.alarm_arn)

    @classmethod
    def unmake(cls, identifier: str, account: str, region: str) -> None:
        cloudwatch_backends[account][region].delete_alarms([identifier])
