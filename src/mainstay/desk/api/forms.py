"""Forms of acts: the table's fields with the contract's own choices."""

from collections.abc import Sequence

from mainstay.desk.rules.acts import BY_KIND, FACTS, ActRule, Field, FieldType
from mainstay.desk.rules.flow import effective
from mainstay.desk.rules.vocabulary import Name, Vocabulary
from mainstay.desk.rules.words import Act, Kind
from mainstay.kernel.ledger import Entry

from .schemas import ActField, ActOut, FieldChoice, Label

LEVEL = Label(zh="故障级别", en="Level")
REPORT = Label(zh="报修", en="Report")


def form_of(rule: ActRule, vocabulary: Vocabulary, entries: Sequence[Entry], side: str) -> ActOut:
    """An act with its fields; choices are the contract's levels, facts and reasons, or this side's own entries."""
    fields = []
    for field in rule.fields:
        if field.name == FACTS:
            fields.extend(fact_fields(vocabulary))
        else:
            fields.append(_field(field, _choices(field, rule, vocabulary, entries, side)))
    return ActOut(act=rule.act, label=Label(zh=rule.zh, en=rule.en), fields=fields)


def fact_fields(vocabulary: Vocabulary) -> list[ActField]:
    """A field for the level and for each fact that people state; none is required by itself."""
    level = Field("level", FieldType.CHOICE, False, LEVEL.zh, LEVEL.en)
    fields = [_field(level, _names(vocabulary.levels))]
    for fact in vocabulary.facts:
        kind = FieldType.CHOICE if fact.values else FieldType.TRUTH
        fields.append(_field(Field(fact.name, kind, False, fact.zh, fact.en), _names(fact.values) or None))
    return fields


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
        columns=[_field(column, _fixed(column)) for column in field.columns] or None,
    )


def _fixed(field: Field) -> list[FieldChoice] | None:
    return _names([Name(choice.id, choice.zh, choice.en) for choice in field.choices]) or None


def _choices(
    field: Field, rule: ActRule, vocabulary: Vocabulary, entries: Sequence[Entry], side: str
) -> list[FieldChoice] | None:
    if rule.act is Act.PAUSE and field.name == "reason":
        return _names(vocabulary.pauses)
    if rule.act is Act.DISPUTE and field.name == "clock":
        return _names(vocabulary.targets)
    if field.choices:
        return _fixed(field)
    if field.type is FieldType.ENTRY:
        return [_entry_choice(one.entry) for one in effective(entries) if one.entry.side == side]
    return None


def _entry_choice(entry: Entry) -> FieldChoice:
    label = label_of(entry.kind)
    return FieldChoice(
        value=str(entry.seq), label=Label(zh=f"{entry.seq} · {label.zh}", en=f"{entry.seq} · {label.en}")
    )


def _names(names: Sequence[Name]) -> list[FieldChoice]:
    return [FieldChoice(value=name.id, label=Label(zh=name.zh, en=name.en)) for name in names]
