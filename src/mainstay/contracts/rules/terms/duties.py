"""What becomes duties: obligations, deliverables, acceptance, staff, contacts, notices, exclusions, allowances."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from .base import ClauseRef, Identifier, Money, Number, Part, Share, Words
from .lengths import Length
from .targets import TimeOfDay
from .vocabulary import Channel, Side, Trigger, Unit


def _lead(length: Length) -> Length:
    """Hours, days and weeks run back from a moment as they run forward from it; workdays and months do not."""
    if length.unit not in {Unit.HOUR, Unit.DAY, Unit.WEEK}:
        raise PydanticCustomError("lead", "not a number of hours, days or weeks", {"given": str(length)})
    return length


Lead = Annotated[Length, AfterValidator(_lead)]


class Recurrence(Part):
    """Every so often: `every: 1 month` and when within or after the period the duty is due.

    `due` is counted from `anchor`; `before` tells that it must be done ahead of that moment. Periods are those of
    the calendar (quarters begin in January), or are counted from the first day of the term.
    """

    every: Length
    align: Literal["calendar", "term"] = "calendar"
    anchor: Literal["period_start", "period_end"] = "period_end"
    due: Length | None = None
    before: bool = False
    at: TimeOfDay | None = None


class Reminders(Part):
    """When the side that owes a duty is reminded of it, each time once, until it is done.

    So long ahead of the due time, at the beginning of the day on which it falls, so long after it.
    """

    ahead: tuple[Lead, ...] = ()
    on_day: bool = False
    overdue: tuple[Lead, ...] = ()


class Obligation(Part):
    """A duty with a due time that no case carries; it recurs, falls on an event, or stands for the whole term.

    `either_or` names the duties of which one and never both is done in a period.
    """

    id: Identifier
    name: Words
    clause: ClauseRef
    owner: Side = Side.VENDOR
    what: Words
    recurrence: Recurrence | None = None
    trigger: Trigger | None = None
    raises: Annotated[Trigger | None, Field(description="The event that doing it is, for duties that hang on it.")] = (
        None
    )
    levels: tuple[Identifier, ...] = ()
    due: Length | Literal["at_once", "as_asked"] | None = None
    before: bool = False
    standing: bool = False
    calendar: Identifier
    either_or: tuple[Identifier, ...] = ()
    evidence: tuple[Words, ...] = ()
    accepted_by: Side | None = None
    accept_within: Length | None = None
    silence_accepts: bool = False
    remind: Annotated[Reminders | None, Field(description="Without it: a day ahead, of what is open for two.")] = None
    ladder: Identifier | None = None
    penalised: Annotated[bool, Field(description="False: a late one costs nothing.")] = True


class Deliverable(Part):
    """A thing to hand over, in what quantity and on what medium; acceptance is blocked while it is missing."""

    id: Identifier
    name: Words
    clause: ClauseRef
    group: Words | None = None
    quantity: Annotated[Number, Field(gt=0)]
    unit: Words
    media: tuple[Literal["electronic", "paper", "disc"], ...]
    blocks_acceptance: bool = True


class AcceptanceStep(Part):
    """A step of acceptance: who does it, and how long after the step or event before it."""

    id: Identifier
    name: Words
    clause: ClauseRef
    owner: Side
    after: Annotated[Trigger | Identifier, Field(union_mode="left_to_right")]
    due: Length | None = None
    calendar: Identifier
    copies: int | None = None
    on_form: Annotated[Identifier | None, Field(description="The paper form that is filled in and signed.")] = None
    outcome: Annotated[Literal["passed", "failed"] | None, Field(description="Only when the step before ended so.")] = (
        None
    )


class Staffing(Part):
    """How many people the contract asks for, where and when."""

    id: Identifier
    name: Words
    clause: ClauseRef
    heads: Annotated[int, Field(gt=0)]
    calendar: Identifier
    stationed: bool = False
    stand_in: bool = False
    notice: Length | None = None
    rules: tuple[Words, ...] = ()


class ContactPerson(Part):
    """A named person and the roles that ladders and notices find him by."""

    name: Words
    side: Side
    roles: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    title: Words | None = None
    phone: str = ""
    mail: str = ""
    clause: ClauseRef
    may_ask: bool = False


class Notice(Part):
    """When a notice counts as delivered, for one medium."""

    medium: Literal["post", "in_person", "electronic"]
    deemed: Words
    clause: ClauseRef


class NoticeTerms(Part):
    """Where notices go and how early a change of address must be told."""

    clause: ClauseRef
    change_within: Length | None = None
    calendar: Identifier
    media: tuple[Notice, ...] = ()


class Exclusion(Part):
    """A cause outside the contract; a case that falls under it leaves the clocks, and names this clause."""

    id: Identifier
    text: Words
    clause: ClauseRef


class Allowance(Part):
    """Work that the price already covers, in the whole term or in each year from the term's first day.

    What requests draw on is counted in person-days: an accepted estimate takes its effort from it.
    """

    id: Identifier
    name: Words
    clause: ClauseRef
    quantity: Annotated[Number, Field(gt=0)]
    unit: Words
    at_least: Annotated[Number | None, Field(gt=0, description="Must be used at least so far.")] = None
    over: Words | None = None
    per: Literal["term", "year"] = "term"
    drawn_by: Annotated[Literal["requests"] | None, Field(description="What takes from it; the first such counts.")] = (
        None
    )


class ServiceMode(Part):
    """A way to be served and when it is open."""

    id: Identifier
    name: Words
    clause: ClauseRef
    calendar: Identifier
    channels: tuple[Channel, ...] = ()


class RateLine(Part):
    """A line of a rate card: what a unit of some work costs."""

    id: Identifier
    name: Words
    unit: Words
    price: Money


class Rate(Part):
    """A price for services after the term or over the allowance.

    `cap_share` is the most that a year may cost, as a share of the contract's price. Quotes are made from the `card`.
    """

    id: Identifier
    name: Words
    clause: ClauseRef
    basis: Words
    cap_share: Share | None = None
    card: tuple[RateLine, ...] = ()
