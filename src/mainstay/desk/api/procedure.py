"""The procedure of a case, call-backs and surveys as the schemas of the routes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from mainstay.desk.models import Case
from mainstay.desk.queries.catalogue import catalogue_of
from mainstay.desk.queries.survey import OpenSurvey, access_survey, survey_path
from mainstay.desk.queries.terms import entries_of, pinned_terms, terms_of
from mainstay.desk.rules.catalogue.item import Plain, Question
from mainstay.desk.rules.flow import Happened, effective
from mainstay.desk.rules.procedures.addresses import address_rows, count_approved
from mainstay.desk.rules.procedures.latest import last_of
from mainstay.desk.rules.procedures.steps import Step, steps_of
from mainstay.desk.rules.survey import QUESTIONS, holds_until
from mainstay.desk.rules.words import TYPE_NAMES, CaseType, Kind
from mainstay.directory.public import ROLES, Actor, RoleName, Side, roles_on
from mainstay.kernel.schema import Label

from .afterwards_schemas import (
    AddressOut,
    AnswerOut,
    CallBackRow,
    ImageOut,
    ItemUsed,
    ProcedureOut,
    QuestionOut,
    StepOut,
    SurveyOut,
    SurveyResult,
)
from .allowances import show_estimate
from .references import show_contract
from .schemas import Reporter


def show_call_backs(found: Sequence[Case]) -> list[CallBackRow]:
    """Cases to call back about."""
    pinned = pinned_terms({(case.contract_id, case.contract_version) for case in found})
    return [
        CallBackRow(
            number=case.number,
            title=case.title,
            contract=show_contract(pinned[case.contract_id, case.contract_version]),
            type_label=_type_label(case),
            reporter=Reporter(**case.reporter),
            closed_at=case.closed_at,
        )
        for case in found
        if case.closed_at is not None
    ]


def show_procedure(case: Case, *, actor: Actor, now: datetime) -> ProcedureOut:
    """The procedure of one case; the survey's link is for the customer's people alone, while it holds."""
    entries = entries_of([case])[case.id]
    happened = effective(entries)
    rows = address_rows(happened)
    return ProcedureOut(
        type=CaseType(case.type),
        type_label=_type_label(case),
        steps=[_step(step) for step in steps_of(happened)],
        before=_image(last_of(happened, {Kind.BEFORE_KEPT})),
        after=_image(last_of(happened, {Kind.AFTER_KEPT})),
        addresses=[
            AddressOut(
                number=row.number,
                address=row.address,
                place=row.place,
                note=row.note,
                approved=row.approved,
                reason=row.reason,
            )
            for row in rows
        ],
        addresses_approved=count_approved(rows),
        item=_item(case, entries[0].payload.get("item")),
        estimate=show_estimate(case, happened, now=now),
        survey_path=_path(case, happened, actor=actor, now=now),
        survey=_survey_result(last_of(happened, {Kind.SURVEYED})),
        questions=_questions(),
    )


def show_survey(found: OpenSurvey) -> SurveyOut:
    """What a survey's link shows: no more of the case than its reporter knows."""
    case = found.case
    pinned = terms_of(case.contract_id, case.contract_version)
    return SurveyOut(
        number=case.number,
        title=case.title,
        contract=Label.of(pinned.contract.title),
        closed_at=case.closed_at or found.until,
        until=found.until,
        answered=found.answered,
        questions=_questions(),
    )


def _path(case: Case, happened: Sequence[Happened], *, actor: Actor, now: datetime) -> str | None:
    is_customer = any(grant.side is Side.CUSTOMER for grant in roles_on(actor, case.contract_id))
    path = survey_path(case, happened)
    if path is None or not is_customer or case.closed_at is None or now >= holds_until(case.closed_at):
        return None
    return None if access_survey(path.rsplit("/", 1)[1], now=now).answered else path


def _step(step: Step) -> StepOut:
    names = [ROLES[role] for role in RoleName if role.value in step.roles]
    return StepOut(
        kind=step.kind,
        label=Label(zh=step.zh, en=step.en),
        done=step.done,
        is_next=step.is_next,
        at=step.at,
        by=step.by,
        owner=step.owner,
        roles=[Label(zh=role.zh, en=role.en) for role in names],
    )


def _image(one: Happened | None) -> ImageOut | None:
    if one is None:
        return None
    payload = one.entry.payload
    return ImageOut(text=payload.get("image", ""), files=payload.get("files", []), at=one.at, by=one.entry.actor_name)


def _survey_result(one: Happened | None) -> SurveyResult | None:
    if one is None:
        return None
    payload = one.entry.payload
    return SurveyResult(scores=payload["scores"], words=payload.get("note", ""), at=one.at, by=one.entry.actor_name)


def _item(case: Case, item: Mapping[str, Any] | None) -> ItemUsed | None:
    """The item with its answers under the words of the version that they were given to."""
    if not item:
        return None
    known = catalogue_of(case.contract_id).get((item["id"], item["version"]))
    answers = item["answers"]
    asked = {question.name: question for question in known.form} if known else {}
    return ItemUsed(
        id=item["id"],
        version=item["version"],
        name=Label(**item["name"]),
        answers=[_answer(name, answers[name], asked.get(name)) for name in sorted(answers, key=_place_in(list(asked)))],
    )


def _place_in(names: Sequence[str]) -> Callable[[str], tuple[int, str]]:
    """The order of the form, then of what it no longer knows."""
    return lambda name: (names.index(name) if name in names else len(names), name)


def _answer(name: str, value: Any, question: Question | None) -> AnswerOut:
    columns = question.columns if question else ()
    return AnswerOut(
        name=name,
        label=_words(question) if question else Label(zh=name, en=name),
        value=value,
        columns={column.name: _words(column) for column in columns},
        choices=_choices((question, *columns) if question else ()),
    )


def _choices(asked: Iterable[Plain]) -> dict[str, Label]:
    return {one.value: Label(zh=one.label.zh, en=one.label.en) for question in asked for one in question.choices}


def _words(question: Plain) -> Label:
    return Label(zh=question.label.zh, en=question.label.en)


def _questions() -> list[QuestionOut]:
    return [QuestionOut(id=one.id, label=Label(zh=one.zh, en=one.en)) for one in QUESTIONS]


def _type_label(case: Case) -> Label:
    zh, en = TYPE_NAMES[CaseType(case.type)]
    return Label(zh=zh, en=en)
