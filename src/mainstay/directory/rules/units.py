"""Units, and the change of somebody from one to another: who decides, and when it takes effect. Pure."""

from dataclasses import dataclass
from enum import StrEnum

from mainstay.kernel.errors import Forbidden, Refused

# What a unit outside one's sight is called: not even its name is told.
ELSEWHERE = ("其他部门", "Another unit")


class ChangeState(StrEnum):
    """Where a request to change the unit stands."""

    ASKED = "asked"
    DONE = "done"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Part(StrEnum):
    """Whose decision it is: the unit that lets somebody go, or the one that takes him in."""

    GIVING = "giving"
    RECEIVING = "receiving"


@dataclass(frozen=True, slots=True)
class Decided:
    """How far a request has come: which parts have agreed."""

    state: ChangeState
    giving: bool
    receiving: bool

    @property
    def open_parts(self) -> frozenset[Part]:
        """The decisions that are still to be made."""
        if self.state is not ChangeState.ASKED:
            return frozenset()
        made = {Part.GIVING: self.giving, Part.RECEIVING: self.receiving}
        return frozenset(part for part, is_made in made.items() if not is_made)


def parts_to_decide(request: Decided, *, gives: bool, receives: bool) -> frozenset[Part]:
    """The parts that somebody decides now: those of the units that he administers. One above both decides for both.

    Forbidden for who administers neither, Refused when nothing is left to decide for him.
    """
    if not gives and not receives:
        raise Forbidden("只有调出或调入部门的管理员可以审批。", "Administrators of the two units decide.")
    his = frozenset(part for part, is_his in ((Part.GIVING, gives), (Part.RECEIVING, receives)) if is_his)
    left = his & request.open_parts
    if not left:
        raise Refused("该申请已处理，或正等待另一部门审批。", "This is decided, or waits for the other unit.")
    return left
