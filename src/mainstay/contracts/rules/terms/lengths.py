"""Lengths of time as contracts write them: `30min`, `4h`, `10 workdays`, `3 days`, `0 days` (the same day)."""

import re
from dataclasses import dataclass
from typing import Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from .vocabulary import Unit

_PATTERN = re.compile(r"(0|[1-9][0-9]{0,6}) ?(s|min|h|workdays?|days?|weeks?|months?|years?)")
MONTHS = {Unit.MONTH: 1, Unit.YEAR: 12}
DAYS = {Unit.DAY: 1, Unit.WEEK: 7}
_SECONDS = {Unit.SECOND: 1, Unit.MINUTE: 60, Unit.HOUR: 3600}
LENGTH_REGEX = f"^{_PATTERN.pattern}$"


@dataclass(frozen=True, slots=True, order=False)
class Length:
    """A count and a unit.

    Seconds, minutes and hours run on a calendar's windows. Workdays, days, weeks, months and years end with
    the end of a day: the first day is not counted (Civil Code, articles 201 to 203); `0 days` is the end of
    the same day.
    """

    count: int
    unit: Unit

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the written form; ValueError names what is wrong with it."""
        match = _PATTERN.fullmatch(text.strip())
        if match is None:
            raise ValueError(text)
        word = match[2]
        if word not in ("s", "min", "h"):
            word = word.rstrip("s")
        return cls(int(match[1]), Unit(word))

    @property
    def is_elapsed(self) -> bool:
        """True when the length is a number of seconds, false when it ends with a day."""
        return self.unit in _SECONDS

    @property
    def seconds(self) -> int:
        """Length in seconds; KeyError for lengths counted in days."""
        return self.count * _SECONDS[self.unit]

    def __str__(self) -> str:
        if self.is_elapsed:
            return f"{self.count}{self.unit}"
        plural = "" if self.count == 1 else "s"
        return f"{self.count} {self.unit}{plural}"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        def read(value: object) -> "Length":
            if isinstance(value, Length):
                return value
            if not isinstance(value, str):
                raise PydanticCustomError("length", "not a length", {"given": str(value)})
            try:
                return cls.parse(value)
            except ValueError:
                raise PydanticCustomError("length", "not a length", {"given": value}) from None

        return core_schema.no_info_plain_validator_function(
            read, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", "pattern": LENGTH_REGEX, "examples": ["30min", "4h", "10 workdays", "3 days"]}
