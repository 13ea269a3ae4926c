"""DynamoDB: transactions, conditions. That one write sees the result of the other is the gateway's doing."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

from moto.dynamodb.comparisons import (
    Op,
    OpGreaterThan,
    OpGreaterThanOrEqual,
    OpLessThan,
    OpLessThanOrEqual,
    get_filter_expression,
)
from moto.dynamodb.exceptions import (
    MultipleTransactionsException,
    TooManyTransactionsException,
    TransactionCanceledException,
)
from moto.dynamodb.models import DynamoDBBackend
from moto.dynamodb.models.table import Table
from moto.dynamodb.responses import DynamoHandler

Reason = tuple[Any, Any, Any]
_FINE: Reason = (None, None, None)
_OF_ITEMS = {"GetItem", "BatchGetItem", "Query", "UpdateItem", "DeleteItem", "TransactWriteItems"}
_ORDERS: tuple[type[Op], ...] = (OpLessThan, OpLessThanOrEqual, OpGreaterThan, OpGreaterThanOrEqual)


def install() -> None:
    """Puts the corrections in force."""
    DynamoDBBackend.transact_write_items = _transact_write_items
    Table.query = _narrowed(Table.query)
    DynamoHandler.serialized = _plain(DynamoHandler.serialized)
    for order in _ORDERS:
        order.expr = _false_between_types(order.expr)


def _narrowed(query: Callable[..., Any]) -> Callable[..., Any]:
    """moto sorts and measures the whole table for each query. Here it is shown only what the key condition selects,
    which a ledger of many items feels."""

    def narrowed(
        self: Any,
        hash_key: Any,
        comparison: Any,
        values: Any,
        limit: Any,
        start: Any,
        forward: Any,
        projection: Any,
        index: Any = None,
        *others: Any,
        **more: Any,
    ) -> Any:
        shown = self
        if index is None and comparison is not None:
            items = self.items.get(hash_key, {}).values()
            selected = [item for item in items if item.range_key.compare(comparison, values)]
            shown = copy.copy(self)
            shown.all_items = lambda: selected
        return query(shown, hash_key, comparison, values, limit, start, forward, projection, index, *others, **more)

    return narrowed


def _plain(serialized: Callable[..., Any]) -> Callable[..., Any]:
    """moto looks every value of every item up in the model of the service, which takes longer than all the rest. What
    reads and writes items answers in the words of the wire already."""

    def plain(self: Any, answer: Any) -> Any:
        if self._get_action() not in _OF_ITEMS or isinstance(answer.result, Exception):
            return serialized(self, answer)
        body = json.dumps(answer.result)
        return 200, {"Content-Type": "application/x-amz-json-1.0", **self.response_headers}, body

    return plain


def _false_between_types(compare: Callable[[Op, Any], bool]) -> Callable[[Op, Any], bool]:
    """moto fails where a number is to be compared with a text. On AWS neither comes before the other."""

    def expr(self: Op, item: Any) -> bool:
        try:
            return compare(self, item)
        except TypeError:
            return False

    return expr


def _transact_write_items(self: Any, transact_items: list[dict[str, Any]]) -> None:
    """moto copies every table that takes part, item by item, and judges a condition when the writes before it are
    done. AWS judges all conditions first. Only what is written is copied here, in case a write fails."""
    if len(transact_items) > 100:
        raise TooManyTransactionsException()
    writes = [next(iter(item.items())) for item in transact_items]
    keys = [_key_of(self, kind, write) for kind, write in writes]
    _refuse_twins(writes, keys)
    reasons = [_judge(self, write, key) for (_, write), key in zip(writes, keys, strict=True)]
    if any(reason is not _FINE for reason in reasons):
        raise TransactionCanceledException(reasons)
    before = [
        copy.deepcopy(self.get_item(write["TableName"], key)) for (_, write), key in zip(writes, keys, strict=True)
    ]
    for position, (kind, write) in enumerate(writes):
        try:
            _write(self, kind, write, keys[position])
        except Exception:
            _undo(self, writes[: position + 1], keys, before)
            raise


def _key_of(self: Any, kind: str, write: dict[str, Any]) -> dict[str, Any]:
    if kind != "Put":
        key: dict[str, Any] = write["Key"]
        return key
    table = self.get_table(write["TableName"])
    return {name: write["Item"][name] for name in (table.hash_key_attr, table.range_key_attr) if name is not None}


def _refuse_twins(writes: list[tuple[str, Any]], keys: list[dict[str, Any]]) -> None:
    seen = {(write["TableName"], str(sorted(key.items()))) for (_, write), key in zip(writes, keys, strict=True)}
    if len(seen) < len(writes):
        raise MultipleTransactionsException()


def _judge(self: Any, write: dict[str, Any], key: dict[str, Any]) -> Reason:
    condition = write.get("ConditionExpression")
    if condition is None:
        return _FINE
    current = self.get_item(write["TableName"], key)
    judged = get_filter_expression(
        condition, write.get("ExpressionAttributeNames"), write.get("ExpressionAttributeValues")
    )
    if judged.expr(current):
        return _FINE
    shown = current if write.get("ReturnValuesOnConditionCheckFailure") == "ALL_OLD" else None
    item = shown.to_json()["Attributes"] if shown is not None else None
    return ("ConditionalCheckFailed", "The conditional request failed", item)


def _write(self: Any, kind: str, write: dict[str, Any], key: dict[str, Any]) -> None:
    table = write["TableName"]
    if kind == "Put":
        self.put_item(table, write["Item"], overwrite=True)
    elif kind == "Delete":
        self.delete_item(table, key)
    elif kind == "Update":
        self.update_item(
            table,
            key,
            update_expression=write["UpdateExpression"],
            expression_attribute_names=write.get("ExpressionAttributeNames", {}),
            expression_attribute_values=write.get("ExpressionAttributeValues", {}),
        )


def _undo(self: Any, writes: list[tuple[str, Any]], keys: list[dict[str, Any]], before: list[Any]) -> None:
    for position, (_, write) in enumerate(writes):
        self.delete_item(write["TableName"], keys[position])
        if before[position] is not None:
            self.put_item(write["TableName"], before[position].to_json()["Attributes"], overwrite=True)
