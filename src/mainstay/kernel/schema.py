"""The base of what routes take and give."""

from pydantic import BaseModel


class Schema(BaseModel):
    """Plain pydantic: Ninja's own base asks for every field through a getter, which was half the cost of a case page."""
