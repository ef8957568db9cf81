"""The acceptance form as the entries give it: what is filled in, who has signed it as it stands. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from mainstay.contracts.rules.terms.contract import Contract
from mainstay.contracts.rules.terms.work import Form, FormField
from mainstay.kernel.entries import Entry
from mainstay.kernel.errors import Malformed, Problem

from .words import AcceptanceKind

SIGNED_BY_HAND = frozenset({"signature", "seal"})
LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Signature:
    """A side's signature on the form as it stands."""

    side: str
    name: str
    role: str
    at: datetime
    seq: int


@dataclass(frozen=True, slots=True)
class FormStanding:
    """What is filled in by field; a change after a signature takes the signatures away."""

    values: Mapping[str, str] = field(default_factory=dict)
    signatures: Mapping[str, Signature] = field(default_factory=dict)


def form_after(form: FormStanding, entry: Entry) -> FormStanding:
    """The form after one more entry."""
    match entry.kind:
        case AcceptanceKind.FORM_FILLED:
            values = {**form.values, **entry.payload["form"]}
            return FormStanding({name: value for name, value in values.items() if value})
        case AcceptanceKind.SIGNED:
            new = Signature(entry.side, entry.actor_name, entry.role, entry.occurred_at, entry.seq)
            return replace(form, signatures={**form.signatures, entry.side: new})
        case _:
            return form


def form_of(contract: Contract) -> Form | None:
    """The form that a step of acceptance names; None where the contract prescribes none."""
    named = next((one.on_form for one in contract.acceptance if one.on_form), None)
    return next((one for one in contract.forms if one.id == named), None)


def check_values(form: Form | None, given: Mapping[str, str]) -> dict[str, str]:
    """What may be written into the form's boxes; Malformed names each that may not."""
    fields = {one.id: one for one in form.fields} if form else {}
    faults = [fault for name, value in given.items() if (fault := _fault(fields.get(name), name, value.strip()))]
    if faults:
        raise Malformed("验收单填写有误。", "The form is filled in wrongly.", faults)
    return {name: value.strip() for name, value in given.items()}


def _fault(box: FormField | None, name: str, value: str) -> Problem | None:
    path = f"form.{name}"
    if box is None or box.kind in SIGNED_BY_HAND or box.shows is not None:
        return Problem("unknown_field", f"{name}：不能填写这一项", f"{name}: not a box to be filled in", path)
    if len(value) > LONGEST:
        return Problem("too_long", f"“{box.label.zh}”过长", f"“{box.label.in_language('en')}” is too long", path)
    if value and box.kind == "choice" and value not in {one.zh for one in box.choices}:
        words = "、".join(one.zh for one in box.choices)
        return Problem("not_a_choice", f"“{box.label.zh}”只能是：{words}", f"choose one of: {words}", path)
    return None
