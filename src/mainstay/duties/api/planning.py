"""The plan of a contract version as its route shows it."""

from mainstay.duties.queries.plans import Preview
from mainstay.kernel.schema import Label

from .schemas import EventRow, GapRow, PlannedRow, PlanView
from .showing import clause_of


def show_plan(preview: Preview) -> PlanView:
    """What recurs, what cannot be planned, what events bring."""
    contract = preview.terms.contract
    return PlanView(
        version=preview.terms.version,
        duties=[
            PlannedRow(
                key=one.key,
                obligation=one.obligation.id,
                name=Label.of(one.obligation.name),
                clause=clause_of(contract, one.obligation.clause),
                owner=one.obligation.owner.value,
                first_day=one.span.first,
                last_day=one.span.last,
                due=one.due,
            )
            for one in preview.plan.duties
        ],
        gaps=[
            GapRow(
                obligation=gap.obligation.id,
                name=Label.of(gap.obligation.name),
                first_day=gap.first,
                reason=Label(zh=gap.missing.zh, en=gap.missing.en),
            )
            for gap in preview.plan.gaps
        ],
        events=[
            EventRow(
                obligation=one.id,
                name=Label.of(one.name),
                what=Label.of(one.what),
                clause=clause_of(contract, one.clause),
                trigger=str(one.trigger),
                owner=one.owner.value,
                asks_for_due=one.due == "as_asked",
            )
            for one in preview.events
        ],
    )
