"""Working calendars: holiday tables and arithmetic on working time; its vectorised twin is `columns`."""

from .calendar import Calendar, minutes_of
from .holidays import CalendarMissing, HolidayTables, OutOfReach, Source, YearTable
from .zone import DAY, to_moment, to_second

__all__ = [
    "DAY",
    "Calendar",
    "CalendarMissing",
    "HolidayTables",
    "OutOfReach",
    "Source",
    "YearTable",
    "minutes_of",
    "to_moment",
    "to_second",
]
