"""Forms of acts: the table's fields with the contract's own choices."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from uuid import UUID

from mainstay.contracts.public import Side
from mainstay.desk.queries.terms import Pinned
from mainstay.desk.rules.acknowledging import awaited
from mainstay.desk.rules.acts import ACTS, BY_KIND, FACTS, ActRule, Choice, Field, FieldType
from mainstay.desk.rules.acts.exclusions import EXCLUSION
from mainstay.desk.rules.acts.rule import NOTE
from mainstay.desk.rules.disputes import disputes_of
from mainstay.desk.rules.exclusions import REFUSED, exclusions_of
from mainstay.desk.rules.flow import Happened
from mainstay.desk.rules.followups import follow_ups_of
from mainstay.desk.rules.procedures.owners import is_anothers
from mainstay.desk.rules.returns import awaiting
from mainstay.desk.rules.routing import duty_of, lines_after
from mainstay.desk.rules.talk import watchers_of
from mainstay.desk.rules.vocabulary import Name, Vocabulary
from mainstay.desk.rules.words import Act, Kind
from mainstay.kernel.ledger import Entry
from mainstay.kernel.schema import Label

from .schemas import ActField, ActOut, FieldChoice

LEVEL = Label(zh="故障级别", en="Level")
REPORT = Label(zh="报修", en="Report")
SHORT = 40
ABOUT_DISPUTES = frozenset({Kind.DISPUTED, Kind.DISPUTE_DECIDED, Kind.CORRECTED})
# Acts whose forms name entries of the case, or what fits its state; the forms of all others are the contract's own.
BY_THE_CASE = frozenset(
    {Act.HAND_OVER, *(act for act, rule in ACTS.items() if any(one.type is FieldType.ENTRY for one in rule.fields))}
)
Chooser = Callable[[Sequence[Happened], str], list[FieldChoice]]


def form_of(rule: ActRule, pinned: Pinned, happened: Sequence[Happened], side: str) -> ActOut:
    """An act with its fields; choices are the contract's levels, facts and reasons, or what of the case fits."""
    if rule.act in BY_THE_CASE:
        return _form(rule, pinned.vocabulary, happened, side)
    return _standing_form(rule.act, pinned, side)


@lru_cache(maxsize=2048)
def _standing_form(act: Act, pinned: Pinned, side: str) -> ActOut:
    """A form that is the same for every case of a contract version; those never change."""
    return _form(ACTS[act], pinned.vocabulary, (), side)


def _form(rule: ActRule, vocabulary: Vocabulary, happened: Sequence[Happened], side: str) -> ActOut:
    fields = []
    for field in rule.fields:
        if field.name == FACTS:
            fields.extend(fact_fields(vocabulary))
        else:
            asked = _field(field, _choices(field, rule, vocabulary, happened, side))
            asked.side = _people_of(rule, field, side)
            fields.append(asked)
    return ActOut(act=rule.act, label=Label(zh=rule.zh, en=rule.en), fields=fields)


def is_open_to(person: UUID, rule: ActRule, form: ActOut, happened: Sequence[Happened]) -> bool:
    """False when the act has nothing to refer to, this person has done it already, or the step is another's."""
    if rule.act is Act.TAKE_OVER and duty_of(happened).person_id == str(person):
        return False
    if is_anothers(rule.act, person, happened):
        return False
    if rule.act is Act.EXCLUDE and not may_propose(form, happened):
        return False
    if rule.act in {Act.WATCH, Act.UNWATCH} and (person in watchers_of(happened)) is (rule.act is Act.WATCH):
        return False
    return not any(field.required and field.type is FieldType.ENTRY and not field.choices for field in form.fields)


def may_propose(form: ActOut, happened: Sequence[Happened]) -> bool:
    """Whether the contract excludes anything, and no proposal is open or holds."""
    return bool(form.fields[0].choices) and all(one.outcome == REFUSED for one in exclusions_of(happened))


def fact_fields(vocabulary: Vocabulary) -> list[ActField]:
    """A field for the level and for each fact that people state; none is required by itself."""
    level = Field("level", FieldType.CHOICE, False, LEVEL.zh, LEVEL.en)
    fields = [_field(level, _names(vocabulary.levels))]
    for fact in vocabulary.facts:
        kind = FieldType.CHOICE if fact.values else FieldType.TRUTH
        fields.append(_field(Field(fact.name, kind, False, fact.zh, fact.en), _names(fact.values) or None))
    return fields


def fields_of(kind: str, payload: Mapping[str, object], vocabulary: Vocabulary) -> list[ActField]:
    """The words for the values of an entry, as the form had them."""
    rule = BY_KIND.get(Kind(kind))
    named = [field for field in rule.fields if field.name in payload and field.name != NOTE.name] if rule else []
    return [_field(field, _worded(field, vocabulary)) for field in named]


def _worded(field: Field, vocabulary: Vocabulary) -> list[FieldChoice] | None:
    """The choices that a field always has: its own, or the contract's exclusions each with its clause."""
    if field.name == EXCLUSION.name:
        named = [(one.id, *one.by_clause) for one in vocabulary.exclusions]
        return [FieldChoice(value=cause, label=Label(zh=zh, en=en)) for cause, zh, en in named]
    return _names(field.choices) or None


def label_of(kind: str) -> Label:
    """The words of a kind of entry."""
    if kind == Kind.REPORTED:
        return REPORT
    rule = BY_KIND[Kind(kind)]
    return Label(zh=rule.zh, en=rule.en)


def _field(field: Field, choices: list[FieldChoice] | None) -> ActField:
    return ActField(
        name=field.name,
        type=field.type,
        required=field.required,
        label=Label(zh=field.zh, en=field.en),
        choices=choices,
        columns=[_field(column, _names(column.choices) or None) for column in field.columns] or None,
    )


def _people_of(rule: ActRule, field: Field, side: str) -> Side | None:
    """The side that a field's people are of: who works on a case is the vendor's, an inner note stays on its side."""
    if field.type is FieldType.PERSON and rule.act in {Act.ASSIGN, Act.HAND_OVER, Act.MOVE_ON}:
        return Side.VENDOR
    return Side(side) if field.type is FieldType.PEOPLE and rule.act is Act.NOTE else None


def _choices(
    field: Field, rule: ActRule, vocabulary: Vocabulary, happened: Sequence[Happened], side: str
) -> list[FieldChoice] | None:
    if rule.act is Act.PAUSE and field.name == "reason":
        return _names(vocabulary.pauses)
    if rule.act is Act.DISPUTE and field.name == "clock":
        return _names(vocabulary.targets)
    if rule.act is Act.HAND_OVER and field.name == "line":
        allowed = lines_after(duty_of(happened).line)
        return _names([choice for choice in field.choices if choice.id in allowed])
    if field.type is FieldType.ENTRY:
        return CHOOSERS.get((rule.act, field.name), _own)(happened, side)
    return _worded(field, vocabulary)


def _own(happened: Sequence[Happened], side: str) -> list[FieldChoice]:
    return [_entry_choice(one.entry) for one in happened if one.entry.side == side]


def _disputable(happened: Sequence[Happened], _side: str) -> list[FieldChoice]:
    return [_entry_choice(one.entry) for one in happened if one.kind not in ABOUT_DISPUTES]


def _open_disputes(happened: Sequence[Happened], _side: str) -> list[FieldChoice]:
    entries = {one.entry.seq: one.entry for one in happened}
    return [_named(one.seq, entries[one.seq].payload["note"]) for one in disputes_of(happened) if one.outcome is None]


def _proposals(happened: Sequence[Happened], _side: str) -> list[FieldChoice]:
    entries = {one.entry.seq: one.entry for one in happened}
    return [_named(one.seq, entries[one.seq].payload["note"]) for one in exclusions_of(happened)]


def _open_follow_ups(happened: Sequence[Happened], _side: str) -> list[FieldChoice]:
    return [_named(one.seq, one.what) for one in follow_ups_of(happened) if not one.done]


def _follow_ups_at_hand(happened: Sequence[Happened], _side: str) -> list[FieldChoice]:
    return [_named(one.seq, one.what) for one in follow_ups_of(happened) if not one.done and not one.work_order]


def _returns(act: Act) -> Chooser:
    def chooser(happened: Sequence[Happened], _side: str) -> list[FieldChoice]:
        return [_named(one.seq, f"{one.part} {one.serial}") for one in awaiting(happened, act)]

    return chooser


def _awaited(happened: Sequence[Happened], _side: str) -> list[FieldChoice]:
    waiting = awaited(happened)
    return [_entry_choice(one.entry) for one in happened if one.entry.seq in waiting]


CHOOSERS: Mapping[tuple[Act, str], Chooser] = {
    (Act.ACKNOWLEDGE, "entry"): _awaited,
    (Act.DISPUTE, "entry"): _disputable,
    (Act.DECIDE_DISPUTE, "dispute"): _open_disputes,
    (Act.DECIDE_EXCLUSION, "proposal"): _proposals,
    (Act.FINISH_FOLLOW_UP, "follow_up"): _open_follow_ups,
    (Act.ORDER_WORK, "follow_up"): _follow_ups_at_hand,
    (Act.RMA_SENT, "rma"): _returns(Act.RMA_SENT),
    (Act.RMA_RETURNED, "rma"): _returns(Act.RMA_RETURNED),
}


def _entry_choice(entry: Entry) -> FieldChoice:
    label = label_of(entry.kind)
    return FieldChoice(
        value=str(entry.seq), label=Label(zh=f"{entry.seq} · {label.zh}", en=f"{entry.seq} · {label.en}")
    )


def _named(seq: int, words: str) -> FieldChoice:
    short = words if len(words) <= SHORT else f"{words[:SHORT]}…"
    return FieldChoice(value=str(seq), label=Label(zh=f"{seq} · {short}", en=f"{seq} · {short}"))


def _names(names: Sequence[Name | Choice]) -> list[FieldChoice]:
    return [_choice(name) for name in names]


def _choice(name: Name | Choice) -> FieldChoice:
    """A value with what the contract means by it, where it says so."""
    chosen = FieldChoice(value=name.id, label=Label(zh=name.zh, en=name.en))
    if isinstance(name, Name) and name.meaning_zh:
        chosen.meaning = Label(zh=name.meaning_zh, en=name.meaning_en)
        chosen.clause = name.clause or None
    return chosen
