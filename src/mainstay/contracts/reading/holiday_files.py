"""Reads the holiday tables from their files, one a year; a directory of the user's own goes before those that ship."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from mainstay.contracts.rules.calendars import HolidayTables, Source, YearTable
from mainstay.kernel.document import read_document
from mainstay.kernel.errors import Malformed, Problem, TooLarge

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

    Malformed names the file and what is wrong with it, or the directory that is not there.
    """
    if own is not None and not own.is_dir():
        zh, en = f"没有节假日文件目录：{own}", f"there is no directory of holiday files: {own}"
        raise Malformed(zh=zh, en=en)
    years: dict[int, YearTable] = {}
    for directory in (SHIPPED, own):
        if directory is not None:
            years.update({table.year: table for table in map(_read, sorted(directory.glob("*.yaml")))})
    return HolidayTables(years, place=str(own) if own is not None else "mainstay/contracts/calendars")


def _read(path: Path) -> YearTable:
    try:
        document = read_document(path.read_bytes())
        file = YearFile.model_validate(document.data)
    except OSError as error:
        raise _malformed(path, error.strerror or str(error), 0) from error
    except (Malformed, TooLarge) as error:
        line = error.problems[0].line if error.problems else 0
        raise _malformed(path, error.detail("en"), line) from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = document.place(tuple(first["loc"]))
        raise _malformed(path, f"{'.'.join(map(str, first['loc']))}: {first['msg']}", place.line) from error
    if path.stem != str(file.year):
        raise _malformed(path, f"the file is for {file.year}", 1)
    sources = tuple(Source(**source.model_dump()) for source in file.sources)
    return YearTable(file.year, file.off(), file.worked(), sources)


def _malformed(path: Path, reason: str, line: int) -> Malformed:
    zh, en = f"节假日文件 {path.name} 第 {line} 行有误：{reason}", f"{path.name}, line {line}: {reason}"
    return Malformed(zh=zh, en=en, problems=(Problem("calendar_file", zh, en, str(path), line),))
