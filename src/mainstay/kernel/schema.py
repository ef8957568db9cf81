"""The base of what routes take and give."""

from datetime import UTC, datetime
from typing import Annotated, Protocol, Self

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict
from pydantic_core import PydanticCustomError

from .time import to_utc

NO_NUL = r"^[^\x00]*$"  # as a pattern of texts: what PostgreSQL cannot keep
EARLIEST, LATEST = datetime(1900, 1, 1, tzinfo=UTC), datetime(2300, 1, 1, tzinfo=UTC)


def _within_reach(moment: datetime) -> datetime:
    """The moment in UTC; refused outside 1900 to 2299, where the database or sums of time would give up."""
    if not EARLIEST <= moment < LATEST:
        raise PydanticCustomError("moment_out_of_reach", "outside 1900 to 2299")
    return to_utc(moment)


# A time that somebody gives, in any zone that there may be.
Moment = Annotated[AwareDatetime, AfterValidator(_within_reach)]


class Schema(BaseModel):
    """Plain pydantic, from mappings or from attributes.

    Ninja's own base asks for every field through a getter, which was half the cost of a case page.
    """

    model_config = ConfigDict(from_attributes=True)


class Words(Protocol):
    """Anything with Chinese and English words."""

    @property
    def zh(self) -> str:
        """Chinese."""

    @property
    def en(self) -> str:
        """English, or empty."""


class Label(Schema):
    """Words in both languages; English may be empty where a contract has none."""

    zh: str
    en: str

    @classmethod
    def of(cls, words: Words) -> Self:
        """Words of a contract; the Chinese stands in where there is no English."""
        return cls(zh=words.zh, en=words.en or words.zh)
