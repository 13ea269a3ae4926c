"""Route 53: a batch is made whole or not at all, and only where what is there is what the batch says."""

from __future__ import annotations

import copy
from typing import Any

from moto.route53.exceptions import Route53ClientError
from moto.route53.models import Route53Backend


class _InvalidChangeBatch(Route53ClientError):
    def __init__(self, message: str):
        super().__init__("InvalidChangeBatch", message)


def install() -> None:
    """Puts the corrections in force. moto makes a record a second time, deletes one whose values differ, and puts a
    CNAME beside others of its name."""
    original = Route53Backend.change_resource_record_sets

    def change_resource_record_sets(self: Any, zoneid: str, change_list: list[dict[str, Any]]) -> None:
        _refuse_what_does_not_fit(self.get_hosted_zone(zoneid), change_list)
        # What moto takes for a record that exists already may be one that was made before and deleted since.
        fitting = [{**each, "Action": each["Action"].replace("CREATE", "UPSERT")} for each in change_list]
        original(self, zoneid, copy.deepcopy(fitting))

    Route53Backend.change_resource_record_sets = change_resource_record_sets


def _refuse_what_does_not_fit(zone: Any, changes: list[dict[str, Any]]) -> None:
    """Change after change, as they would be made."""
    there = {(_name(each.name), each.type): _values(each.ttl, each.records) for each in zone.rrsets}
    for change in changes:
        wanted = change["ResourceRecordSet"]
        name, kind = _name(wanted["Name"]), wanted["Type"]
        values = _values(wanted.get("TTL"), [each["Value"] for each in wanted.get("ResourceRecords", [])])
        text = f"{change['Action']} resource record set [name='{name}', type='{kind}']"
        if change["Action"] == "DELETE":
            if there.get((name, kind)) != values:
                raise _InvalidChangeBatch(f"Tried to {text} but the values provided do not match the current values")
            del there[(name, kind)]
            continue
        if change["Action"] == "CREATE" and (name, kind) in there:
            raise _InvalidChangeBatch(f"Tried to {text} but it already exists")
        others = {other for at, other in there if at == name and other != kind}
        if "CNAME" in others or (kind == "CNAME" and others):
            raise _InvalidChangeBatch(f"RRSet of type CNAME with DNS name {name} is not permitted beside others")
        there[(name, kind)] = values


def _name(name: str) -> str:
    return name.lower().rstrip(".") + "."


def _values(ttl: Any, records: Any) -> tuple[int, tuple[str, ...]]:
    return int(ttl or 0), tuple(sorted(records or []))
