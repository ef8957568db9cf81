"""A whole contract file: who, when, how much, the clauses of the paper and what each of them became."""

from typing import Annotated, Literal

from pydantic import Field

from .base import ClauseRef, Day, Identifier, Part, Words
from .duties import (
    AcceptanceStep,
    Allowance,
    ContactPerson,
    Deliverable,
    Exclusion,
    NoticeTerms,
    Obligation,
    Rate,
    ServiceMode,
    Staffing,
)
from .lengths import Length
from .money import Bands, Payment, Penalty, PeriodFee, Price, ScoreSheet
from .settled import Settled
from .targets import AtOnce, CalendarTerms, Choice, Fact, Ladder, PauseReason, Target
from .work import Bound, Form, Procedure


class Place(Part):
    """Where a clause stands in the source document."""

    page: Annotated[int | None, Field(ge=1)] = None
    section: str = ""


class Clause(Part):
    """A clause of the paper: its number as printed, heading, text and place."""

    id: Identifier
    number: Annotated[str, Field(min_length=1, max_length=80)]
    heading: Words
    text: Words
    place: Place
    silent: Annotated[bool, Field(description="True: read and found to carry no executable term.")] = False


class Party(Part):
    """One side of the contract and who signed for it."""

    name: Words
    signatory: str = ""
    address: str = ""


class Parties(Part):
    """The customer (party A) and the vendor (party B)."""

    customer: Party
    vendor: Party


class Period(Part):
    """First and last day, both included."""

    start: Day
    end: Day
    clause: ClauseRef


class Maintenance(Part):
    """A maintenance or warranty period that begins with an event."""

    length: Length
    begins: Literal["final_acceptance", "acceptance_passed"]
    clause: ClauseRef


class Reading(Part):
    """A place where the paper is ambiguous or contradicts itself, and the reading that this file takes.

    `settles` names the checker's findings that are in the paper itself and that this reading answers: on the
    clauses of this reading they are then reported as warnings and do not hold the contract back.
    """

    id: Identifier
    clauses: Annotated[tuple[ClauseRef, ...], Field(min_length=1)]
    question: Words
    reading: Words
    because: Words
    settles: tuple[Settled, ...] = ()


class Contract(Part):
    """The executable part of a contract, each term on its clause."""

    schema_version: Annotated[Literal[1], Field(alias="schema")]
    code: Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9]{0,11}$", description="Short code; case numbers begin with it.")]
    number: Annotated[str, Field(min_length=1, max_length=80)]
    version: Annotated[int, Field(ge=1, le=10_000)] = 1
    amends: Annotated[int | None, Field(ge=1, le=10_000)] = None
    in_force_from: Day | None = None
    title: Words
    summary: Words | None = None
    timezone: Annotated[str, Field(max_length=64)] = "Asia/Shanghai"
    source: Annotated[str, Field(description="The document that the places of the clauses refer to.")]
    signed: Day
    signed_by_both: bool = True
    term: Period
    maintenance: Maintenance | None = None
    parties: Parties
    clauses: Annotated[tuple[Clause, ...], Field(min_length=1)]
    readings: tuple[Reading, ...] = ()
    price: Price
    period_fees: tuple[PeriodFee, ...] = ()
    calendars: Annotated[tuple[CalendarTerms, ...], Field(min_length=1)]
    levels: Annotated[tuple[Choice, ...], Field(min_length=1)]
    facts: tuple[Fact, ...] = ()
    at_once: AtOnce | None = None
    pauses: tuple[PauseReason, ...] = ()
    targets: Annotated[tuple[Target, ...], Field(min_length=1)]
    roles: tuple[Choice, ...] = ()
    ladders: tuple[Ladder, ...] = ()
    service_modes: tuple[ServiceMode, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    deliverables: tuple[Deliverable, ...] = ()
    acceptance: tuple[AcceptanceStep, ...] = ()
    staffing: tuple[Staffing, ...] = ()
    contacts: tuple[ContactPerson, ...] = ()
    notices: NoticeTerms | None = None
    payments: tuple[Payment, ...] = ()
    score_sheets: tuple[ScoreSheet, ...] = ()
    bands: tuple[Bands, ...] = ()
    penalties: tuple[Penalty, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    allowances: tuple[Allowance, ...] = ()
    rates: tuple[Rate, ...] = ()
    catalogue: Annotated[tuple[Choice, ...], Field(description="Services that may be asked for by name.")] = ()
    forms: tuple[Form, ...] = ()
    procedures: tuple[Procedure, ...] = ()
    bounds: tuple[Bound, ...] = ()
    confirm_timeout: Annotated[Length | None, Field(description="Silence this long confirms a solution.")] = None
