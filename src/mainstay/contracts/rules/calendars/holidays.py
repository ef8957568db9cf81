"""The State Council's yearly tables of days off and make-up workdays, as plain data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from mainstay.kernel.errors import Refused


class CalendarMissing(Refused):
    """409: a calendar follows the State Council's table and the table of that year is not there."""

    code = "calendar_missing"
    title_zh = "缺少节假日安排"
    title_en = "Holiday table missing"


class OutOfReach(Refused):
    """409: a due time would fall outside the years that calendars can be computed for."""

    code = "out_of_reach"
    title_zh = "时限超出可计算范围"
    title_en = "Due time out of reach"


@dataclass(frozen=True, slots=True)
class Source:
    """The notice that a table was taken from."""

    title: str
    number: str
    published: date
    address: str


@dataclass(frozen=True, slots=True)
class YearTable:
    """One year: days off (weekends among them are harmless) and days worked although they are weekend days."""

    year: int
    off: frozenset[date]
    worked: frozenset[date]
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class HolidayTables:
    """All the years at hand; `place` tells people where a missing file belongs."""

    years: Mapping[int, YearTable] = field(default_factory=dict)
    place: str = "calendars/"

    def year(self, number: int) -> YearTable:
        """The table of a year; CalendarMissing names the year and the file to add."""
        table = self.years.get(number)
        if table is None:
            name = f"{self.place.rstrip('/')}/{number}.yaml"
            raise CalendarMissing(
                zh=f"缺少 {number} 年节假日安排，请按国务院办公厅当年通知增加文件 {name}。",
                en=f"There is no holiday table for {number}; add the file {name} from the State Council's notice.",
            )
        return table
