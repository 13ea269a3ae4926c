"""The shape that moto wants resource types in, once."""

from __future__ import annotations

from typing import Any

from moto.core.common_models import CloudFormationModel


class SimpleResource(CloudFormationModel):
    """A resource that is made, and made anew when it changes."""

    def __init__(self, identifier: str) -> None:
        self.physical_id = identifier

    @property
    def physical_resource_id(self) -> str:
        """What Ref gives."""
        return self.physical_id

    @staticmethod
    def cloudformation_name_type() -> str:
        """The property that names the resource; most have none."""
        return None

    @classmethod
    def make(cls, name: str, properties: dict[str, Any], account: str, region: str) -> str:
        """Makes the resource; returns its physical id."""
        raise NotImplementedError

    @classmethod
    def unmake(cls, identifier: str, account: str, region: str) -> None:
        """Removes the resource. For most nothing is left when what they belong to is gone."""

    @classmethod
    def create_from_cloudformation_json(
        cls, resource_name: str, cloudformation_json: Any, account_id: str, region_name: str, **kwargs: Any
    ) -> Any:
        """As moto calls it."""
        return cls(cls.make(resource_name, cloudformation_json.get("Properties", {}), account_id, region_name))

    @classmethod
    def update_from_cloudformation_json(
        cls,
        original_resource: Any,
        new_resource_name: str,
        cloudformation_json: Any,
        account_id: str,
        region_name: str,
    ) -> Any:
        """A new one for the old one."""
        cls.unmake(original_resource.physical_id, account_id, region_name)
        made = cls(cls.make(new_resource_name, cloudformation_json.get("Properties", {}), account_id, region_name))
        made.cf_resource_type = original_resource.cf_resource_type
        made.logical_resource_id = original_resource.logical_resource_id
        return made

    @classmethod
    def delete_from_cloudformation_json(
        cls, resource_name: str, cloudformation_json: Any, account_id: str, region_name: str
    ) -> None:
        """As moto calls it."""
        cls.unmake(resource_name, account_id, region_name)
