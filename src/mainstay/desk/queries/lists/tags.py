"""The words that class a case, as one array with an inverted index: every combination of classes is one look-up."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db.models import BooleanField
from django.db.models.expressions import RawSQL

# The expression of the index `desk_case_tags`; a change of it is a migration that builds the index anew. A column
# that is null gives no word.
PARTS = (
    ("contract:", "contract_id"),
    ("state:", "state"),
    ("level:", "level"),
    ("type:", "type"),
    ("channel:", "channel"),
    ("line:", "line"),
    ("assignee:", "assignee_id"),
    ("system:", "system"),
    ("asset:", "asset"),
    ("maker:", "maker"),
    ("kind:", "facts ->> 'kind'"),
    ("cause:", "facts ->> 'cause'"),
)
LATE = "late"
EXPRESSION = (
    "(ARRAY["
    + ", ".join(f"'{prefix}' || ({column})" for prefix, column in PARTS)
    + f", CASE WHEN breached THEN '{LATE}' END])"
)


def has_all(words: Sequence[str]) -> RawSQL:
    """Cases that carry every one of these words."""
    return _condition("@>", words)


def has_any(words: Sequence[str]) -> RawSQL:
    """Cases that carry at least one of these words."""
    return _condition("&&", words)


def tagged(prefix: str, values: Collection[Any]) -> list[str]:
    """The words of some values of one class."""
    return [f"{prefix}:{value}" for value in values]


def _condition(operator: str, words: Sequence[str]) -> RawSQL:
    return RawSQL(f"{EXPRESSION} {operator} %s::text[]", [list(words)], output_field=BooleanField())  # noqa: S611  our own expression; the words are a parameter
