"""Reads the holiday tables from their files, one a year; a directory of the user's own goes before those that ship."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from mainstay.contracts.rules.calendars import HolidayTables, Source, YearTable
from mainstay.kernel.errors import Malformed, Problem

SHIPPED = Path(__file__).parents[1] / "calendars"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SourceEntry(_Part):
    """A notice: title, document number, day and address."""

    title: str
    number: str
    published: date
    address: str


class Holiday(_Part):
    """A run of days off and the days worked for it."""

    name: str
    first: date
    last: date
    worked: tuple[date, ...] = ()

    def days(self) -> Iterator[date]:
        """Each day off."""
        day = self.first
        while day <= self.last:
            yield day
            day += timedelta(days=1)


class YearFile(_Part):
    """One file: the year, where its days were taken from, and the days."""

    year: Annotated[int, Field(ge=1971, le=2199)]
    sources: Annotated[tuple[SourceEntry, ...], Field(min_length=1)]
    holidays: Annotated[tuple[Holiday, ...], Field(min_length=1, max_length=60)]

    @model_validator(mode="after")
    def _days_agree(self) -> Self:
        if any(holiday.first > holiday.last for holiday in self.holidays):
            raise ValueError("a holiday ends before it begins")
        named = [day for holiday in self.holidays for day in (holiday.first, holiday.last, *holiday.worked)]
        if any(day.year != self.year for day in named):
            raise ValueError("a day lies outside the file's year")
        if self.off() & self.worked():
            raise ValueError("a day is both off and worked")
        return self

    def off(self) -> frozenset[date]:
        """All days off."""
        return frozenset(day for holiday in self.holidays for day in holiday.days())

    def worked(self) -> frozenset[date]:
        """All make-up workdays."""
        return frozenset(day for holiday in self.holidays for day in holiday.worked)


def load_holidays(own: Path | None = None) -> HolidayTables:
    """All the years that ship, with those of the `own` directory in their place or beside them.

    Malformed names the file and what is wrong with it.
    """
    years: dict[int, YearTable] = {}
    for directory in (SHIPPED, own):
        if directory is not None:
            years.update({table.year: table for table in map(_read, sorted(directory.glob("*.yaml")))})
    return HolidayTables(years, place=str(own) if own is not None else "calendars")


def _read(path: Path) -> YearTable:
    try:
        file = YearFile.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError) as error:
        raise _malformed(path, str(error)) from error
    if path.stem != str(file.year):
        raise _malformed(path, f"the file is for {file.year}")
    sources = tuple(Source(**source.model_dump()) for source in file.sources)
    return YearTable(file.year, file.off(), file.worked(), sources)


def _malformed(path: Path, reason: str) -> Malformed:
    problem = Problem("calendar_file", f"节假日文件 {path.name} 有误：{reason}", f"{path.name}: {reason}", str(path))
    return Malformed(zh=problem.zh, en=problem.en, problems=(problem,))
