"""Reads the holiday tables from their files, one a year; a directory of the user's own goes before those that ship."""

from collections.abc import Iterator
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class HolidayFile:
    """A file in use: its year, whether it is the installation's own, and its text."""

    year: int
    own: bool
    text: str


def load_holidays(own: Path | None = None) -> HolidayTables:
    """All the years that ship, with those of the `own` directory in their place or beside them.

    Malformed names the file and what is wrong with it, or the directory that is not there.
    """
    years: dict[int, YearTable] = {}
    for path in _paths(own):
        table = _read(path)
        years[table.year] = table
    return HolidayTables(years, place=str(own) if own is not None else "mainstay/contracts/calendars")


def list_files(own: Path | None = None) -> tuple[HolidayFile, ...]:
    """The files that `load_holidays` goes by, by year; Malformed as there."""
    found = {}
    for path in _paths(own):
        found[_read(path).year] = HolidayFile(int(path.stem), path.parent != SHIPPED, path.read_text(encoding="utf-8"))
    return tuple(found[year] for year in sorted(found))


def _paths(own: Path | None) -> list[Path]:
    """Those that ship, then one's own, which go before them."""
    if own is not None and not own.is_dir():
        zh, en = f"没有节假日文件目录：{own}", f"there is no directory of holiday files: {own}"
        raise Malformed(zh=zh, en=en)
    return [path for directory in (SHIPPED, own) if directory is not None for path in sorted(directory.glob("*.yaml"))]


def _read(path: Path) -> YearTable:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise _malformed(path.name, error.strerror or str(error), 0, str(path)) from error
    table = read_table(content, name=path.name, place=str(path))
    if path.stem != str(table.year):
        raise _malformed(path.name, f"the file is for {table.year}", 1, str(path))
    return table


def read_table(content: bytes, *, name: str = "", place: str = "") -> YearTable:
    """The table of a file's content; Malformed with the line, TooLarge over the limit of documents."""
    try:
        document = read_document(content)
        file = YearFile.model_validate(document.data)
    except (Malformed, TooLarge) as error:
        line = error.problems[0].line if error.problems else 0
        raise _malformed(name, error.detail("en"), line, place) from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        line = document.place(tuple(first["loc"])).line
        raise _malformed(name, f"{'.'.join(map(str, first['loc']))}: {first['msg']}", line, place) from error
    sources = tuple(Source(**source.model_dump()) for source in file.sources)
    return YearTable(file.year, file.off(), file.worked(), sources)


def _malformed(name: str, reason: str, line: int, place: str) -> Malformed:
    named = f" {name} " if name else ""
    zh, en = f"节假日文件{named}第 {line} 行有误：{reason}", f"{name or 'holiday file'}, line {line}: {reason}"
    return Malformed(zh=zh, en=en, problems=(Problem("calendar_file", zh, en, place, line),))
