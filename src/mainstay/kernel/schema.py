"""The base of what routes take and give."""

from pydantic import BaseModel, ConfigDict


class Schema(BaseModel):
    """Plain pydantic, from mappings or from attributes.

    Ninja's own base asks for every field through a getter, which was half the cost of a case page.
    """

    model_config = ConfigDict(from_attributes=True)


class Label(Schema):
    """Words in both languages; English may be empty where a contract has none."""

    zh: str
    en: str
