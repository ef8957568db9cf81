"""The acceptance form as its route shows it: the contract's own boxes, filled in from the record."""

from zoneinfo import ZoneInfo

from mainstay.acceptance.queries.reading import Standing
from mainstay.acceptance.rules.form import form_of
from mainstay.acceptance.rules.words import VERDICT_NAMES, AcceptanceState, Verdict
from mainstay.contracts.public import Contract, Text
from mainstay.directory.public import ROLES, RoleName
from mainstay.kernel.schema import Label

from .schemas import AcceptanceFacts, AcceptanceForm, FormBox, FormSignature
from .wording import clause_of

STANDARD = Text(zh="验收单", en="Acceptance form")
VERDICTS = {AcceptanceState.PASSED: Verdict.PASSED, AcceptanceState.RECTIFYING: Verdict.FAILED}


def contract_facts(contract: Contract) -> AcceptanceFacts:
    """What the head of a form tells."""
    return AcceptanceFacts(
        number=contract.number,
        title=Label.of(contract.title),
        customer=Label.of(contract.parties.customer.name),
        vendor=Label.of(contract.parties.vendor.name),
        price=f"{contract.price.total:.2f}",
        signed=contract.signed,
        term_start=contract.term.start,
        term_end=contract.term.end,
        timezone=contract.timezone,
    )


def show_form(standing: Standing) -> AcceptanceForm:
    """The form that a step names, else one with nothing but the record."""
    contract, filled = standing.contract, standing.progress.form
    form = form_of(contract)
    shown = _shown(standing)
    boxes = [
        FormBox(
            id=box.id,
            label=Label.of(box.label),
            kind=box.kind,
            choices=[Label.of(one) for one in box.choices],
            filled_by=box.filled_by.value if box.filled_by else None,
            value=shown[box.shows] if box.shows else filled.values.get(box.id, ""),
            fixed=box.shows is not None,
        )
        for box in (form.fields if form else ())
    ]
    return AcceptanceForm(
        name=Label.of(form.name if form else STANDARD),
        code=form.code if form else "",
        clause=clause_of(contract, form.clause) if form else None,
        boxes=boxes,
        signatures=[
            FormSignature(side=one.side, name=one.name, role=_role(one.role), at=one.at, seq=one.seq)
            for one in filled.signatures.values()
        ],
    )


def _role(name: str) -> Label:
    role = ROLES[RoleName(name)]
    return Label(zh=role.zh, en=role.en)


def _shown(standing: Standing) -> dict[str, str]:
    """What boxes show by themselves; the verdict as the choice of that name, empty before there is one."""
    contract, progress = standing.contract, standing.progress
    verdict = VERDICTS.get(progress.state)
    day = progress.passed_at.astimezone(ZoneInfo(contract.timezone)).date().isoformat() if progress.passed_at else ""
    return {
        "customer": contract.parties.customer.name.zh,
        "vendor": contract.parties.vendor.name.zh,
        "title": contract.title.zh,
        "number": contract.number,
        "price": f"{contract.price.total:.2f}",
        "accepted_on": day,
        "verdict": VERDICT_NAMES[verdict][0] if verdict else "",
    }
