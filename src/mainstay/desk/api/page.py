"""A case page from its row and its entries, for one viewer."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from mainstay.contracts.public import Side
from mainstay.desk.models import Case
from mainstay.desk.queries.notes import notes_seen
from mainstay.desk.queries.terms import Pinned, clocks_with_problem, confirmed_by_silence, entries_of, terms_of
from mainstay.desk.rules.flow import Happened, effective, next_acts, progress_of
from mainstay.desk.rules.rungs import english_of
from mainstay.desk.rules.talk import watchers_of
from mainstay.desk.rules.words import Kind
from mainstay.directory.public import ROLES, Actor, PersonFacts, RoleName, roles_on
from mainstay.kernel.ledger import Entry
from mainstay.kernel.schema import Label

from .clocks import show_clock
from .forms import fields_of, form_of, is_open_to, label_of
from .page_schemas import CaseDetail, PersonOn
from .panels import show_disputes, show_exclusions, show_follow_ups, show_links, show_returns
from .schemas import ActOut, EntryActor, EntryOut, InnerNote, PersonRef
from .showing import show_full

LATE = timedelta(minutes=1)


def show_case(case: Case, *, actor: Actor, now: datetime) -> CaseDetail:
    """A case page: clocks, entries, the acts open to the actor, and what hangs on the case."""
    pinned = terms_of(case.contract_id, case.contract_version)
    entries = entries_of([case])[case.id]
    happened = effective(entries)
    clocks, problem = clocks_with_problem(pinned, entries, now=now)
    return CaseDetail(
        case=show_full(case, now=now),
        clocks=[show_clock(clock, pinned) for clock in clocks],
        clock_problem=Label(zh=problem[0], en=problem[1]) if problem else None,
        entries=_entries(case, pinned, entries, happened, actor=actor),
        acts=open_acts(actor, pinned, happened, now=now),
        follow_ups=show_follow_ups(happened),
        disputes=show_disputes(happened, entries),
        exclusions=show_exclusions(happened, entries, pinned),
        links=show_links(case, happened, actor=actor),
        returns=show_returns(happened),
        watchers=[PersonRef(id=person, name=name) for person, name in watchers_of(happened).items()],
        now=now,
    )


def show_people(people: Sequence[PersonFacts], case: Case) -> list[PersonOn]:
    """Those who hold a role on the case's contract, with these roles."""
    shown = []
    for person in people:
        held = [ROLES[grant.role] for grant in person.grants if grant.contract_id == case.contract_id]
        shown.append(
            PersonOn(
                id=person.id,
                name=person.name,
                organisation=person.organisation,
                side=Side(held[0].side.value),
                roles=[Label(zh=role.zh, en=role.en) for role in held],
            )
        )
    return shown


def open_acts(actor: Actor, pinned: Pinned, happened: Sequence[Happened], *, now: datetime) -> list[ActOut]:
    """The acts open to the actor now, each with its form."""
    grants = roles_on(actor, pinned.contract_id)
    progress = progress_of(happened)
    resolved = progress.resolved_at
    may_close = resolved is not None and confirmed_by_silence(pinned, resolved, now=now)
    roles = [grant.role.value for grant in grants]
    acts = []
    for rule in next_acts(progress, roles, may_close=may_close):
        side = next(grant.side.value for grant in grants if grant.role.value in rule.roles)
        form = form_of(rule, pinned, happened, side)
        if is_open_to(actor.id, rule, form, happened):
            acts.append(form)
    return acts


def _entries(
    case: Case, pinned: Pinned, entries: Sequence[Entry], happened: Sequence[Happened], *, actor: Actor
) -> list[EntryOut]:
    """Every entry; the text of an inner note only for its own side."""
    standing = {one.entry.seq for one in happened}
    noted = any(entry.kind == Kind.NOTED for entry in entries)
    notes = notes_seen(case, actor=actor) if noted else {}
    shown = []
    for entry in entries:
        note = notes.get(entry.seq)
        inner = InnerNote(text=note.text, mentions=[PersonRef(**one) for one in note.mentions]) if note else None
        withdrawn = entry.kind != Kind.CORRECTED and entry.seq not in standing
        shown.append(_entry(entry, pinned, inner, withdrawn=withdrawn))
    return shown


def _entry(entry: Entry, pinned: Pinned, inner: InnerNote | None, *, withdrawn: bool) -> EntryOut:
    role = ROLES[RoleName(entry.role)]
    return EntryOut(
        seq=entry.seq,
        kind=Kind(entry.kind),
        label=label_of(entry.kind),
        occurred_at=entry.occurred_at,
        recorded_at=entry.recorded_at,
        late_written=entry.recorded_at - entry.occurred_at > LATE,
        actor=EntryActor(
            id=entry.actor_id,
            name=entry.actor_name,
            role=entry.role,
            role_label=Label(zh=role.zh, en=role.en),
            side=Side(entry.side),
        ),
        payload=dict(entry.payload),
        fields=fields_of(entry.kind, entry.payload, pinned.vocabulary),
        english=english_of(entry.payload, pinned.english) if entry.role == RoleName.SYSTEM else {},
        inner=inner,
        corrects=entry.corrects,
        withdrawn=withdrawn,
        hash=entry.hash.hex(),
    )
