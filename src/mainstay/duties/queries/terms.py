"""What the contract version of a duty says of it."""

from dataclasses import dataclass

from mainstay.contracts.public import CompiledTerms, Obligation, terms_of
from mainstay.duties.models import Duty
from mainstay.duties.rules.acts import Terms


@dataclass(frozen=True, slots=True)
class Owed:
    """A duty's obligation in its version, the compiled version, and the part that decides about acts."""

    terms: CompiledTerms
    obligation: Obligation

    @property
    def deciding(self) -> Terms:
        """Who owes it, who accepts it, and whether the customer sets its time."""
        duty = self.obligation
        return Terms(
            owner=duty.owner.value,
            accepted_by=duty.accepted_by.value if duty.accepted_by else "",
            as_asked=duty.due == "as_asked",
        )


def owed(duty: Duty) -> Owed:
    """The obligation of a duty; versions never change, and each is read once a process."""
    terms = terms_of(duty.contract_id, duty.version).compiled
    return Owed(terms, obligation_of(terms, duty.obligation))


def obligation_of(terms: CompiledTerms, name: str) -> Obligation:
    """The obligation of this id; KeyError when the version has none."""
    for obligation in terms.contract.obligations:
        if obligation.id == name:
            return obligation
    raise KeyError(name)


def either_or(terms: CompiledTerms, obligation: Obligation) -> tuple[Obligation, ...]:
    """The obligations of which one and never both is done in a period, this one among them, in the paper's order.

    The checker sees to it that each names the others.
    """
    wanted = {obligation.id, *obligation.either_or}
    return tuple(one for one in terms.contract.obligations if one.id in wanted)
