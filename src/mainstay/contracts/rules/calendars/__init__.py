"""Working calendars: holiday tables and arithmetic on working time, with a vectorised twin."""

from .calendar import Calendar
from .columns import due_many, elapsed_many
from .holidays import CalendarMissing, HolidayTables, OutOfReach, Source, YearTable
from .zone import to_moment, to_second

__all__ = [
    "Calendar",
    "CalendarMissing",
    "HolidayTables",
    "OutOfReach",
    "Source",
    "YearTable",
    "due_many",
    "elapsed_many",
    "to_moment",
    "to_second",
]
