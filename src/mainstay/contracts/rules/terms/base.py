"""The base of every part of a contract file: frozen, strict about keys, with text in Chinese and English."""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer
from pydantic_core import PydanticCustomError


class Part(BaseModel):
    """A part of a contract file; unknown keys are refused, values cannot be changed after loading."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Text(Part):
    """Words for people: Chinese always, English where the contract's users need it."""

    zh: Annotated[str, Field(min_length=1, max_length=20_000)]
    en: Annotated[str, Field(max_length=20_000)] = ""

    def in_language(self, language: str) -> str:
        """The English text where asked for and present, else the Chinese one."""
        return self.en if language.startswith("en") and self.en else self.zh

    def in_both(self) -> dict[str, str]:
        """The Chinese text and the English one, as plain data."""
        return {"zh": self.zh, "en": self.in_language("en")}


def _text(value: object) -> object:
    return {"zh": value} if isinstance(value, str) else value


def _exact(value: object) -> object:
    if isinstance(value, float):
        raise PydanticCustomError("exact_number", "write the number in quotes", {"given": repr(value)})
    return value


def _share(value: object) -> object:
    """`30%`, `0.01%` or a plain decimal as text; per cent is divided out exactly."""
    if isinstance(value, Decimal):
        return value
    if isinstance(value, str) and value.strip().endswith("%"):
        number = value.strip()[:-1]
        try:
            return Decimal(number) / 100
        except ArithmeticError:
            raise PydanticCustomError("share", "not a share", {"given": value}) from None
    raise PydanticCustomError("share", "not a share", {"given": str(value)})


def percent(share: Decimal) -> str:
    """A share as it is written: `30%`; exact, so that reading it gives the same share."""
    text = format(share * 100, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) + "%"


def _day(value: object) -> object:
    """A day is written `2026-02-28` and nothing else; numbers are not taken for seconds since 1970."""
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value.strip()):
        raise PydanticCustomError("day", "not a day", {"given": str(value)})
    try:
        return date.fromisoformat(value.strip())
    except ValueError:
        raise PydanticCustomError("no_such_day", "no such day", {"given": value}) from None


def _day_text(value: str) -> str:
    _day(value)
    return value


Day = Annotated[date, BeforeValidator(_day, json_schema_input_type=date)]
DayText = Annotated[str, AfterValidator(_day_text), Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
Words = Annotated[Text, BeforeValidator(_text, json_schema_input_type=str | Text)]
Identifier = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$")]
ClauseRef = Annotated[Identifier, Field(description="The id of the clause that this term comes from.")]
Money = Annotated[
    Decimal,
    BeforeValidator(_exact, json_schema_input_type=str | int),
    Field(max_digits=15, decimal_places=2, ge=0, description="Yuan and fen, in quotes: '742700.00'."),
]
Number = Annotated[
    Decimal, BeforeValidator(_exact, json_schema_input_type=str | int), Field(max_digits=15, decimal_places=6)
]
Share = Annotated[
    Decimal,
    BeforeValidator(_share, json_schema_input_type=str),
    PlainSerializer(percent, return_type=str),
    Field(ge=0, le=10, description="A share with its per cent sign: '30%'."),
]
