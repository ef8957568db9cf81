"""The customer has been silent for as long as the contract says: that confirms the solution."""

from mainstay.desk.queries.terms import confirmed_by_silence
from mainstay.desk.rules.flow import progress_of
from mainstay.desk.rules.words import Act, CaseState

from .held import Held, on_held


@on_held
def fire_silence(held: Held) -> str | None:
    """Confirm in the system's name; the reason when the case does not wait for it any more."""
    progress = progress_of(held.happened)
    if progress.state is not CaseState.RESOLVED or progress.resolved_at is None:
        return progress.state.value
    if not confirmed_by_silence(held.pinned, progress.resolved_at, now=held.due.now):
        return "resolved_later"
    held.act(Act.CONFIRM_BY_SILENCE)
    return None
