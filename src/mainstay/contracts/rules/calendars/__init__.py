"""Working calendars: holiday tables and arithmetic on working time; its vectorised twin is `columns`."""

from .calendar import Calendar
from .holidays import CalendarMissing, HolidayTables, OutOfReach, Source, YearTable
from .zone import to_moment, to_second

__all__ = [
    "Calendar",
    "CalendarMissing",
    "HolidayTables",
    "OutOfReach",
    "Source",
    "YearTable",
    "to_moment",
    "to_second",
]
