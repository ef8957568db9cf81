"""Lists of cases: what they may be narrowed to and ordered by, their pages, and the figures over the workbench."""

from .counts import MOST, Counts, count_workbench
from .filters import ASSIGNEE_ME, ASSIGNEE_NOBODY, Filters, Order, read_stored, stored
from .pages import list_cases, list_workbench, spelled, visible_cases

__all__ = [
    "ASSIGNEE_ME",
    "ASSIGNEE_NOBODY",
    "MOST",
    "Counts",
    "Filters",
    "Order",
    "count_workbench",
    "list_cases",
    "list_workbench",
    "read_stored",
    "spelled",
    "stored",
    "visible_cases",
]
