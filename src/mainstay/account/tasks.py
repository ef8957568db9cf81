"""What the account does by itself."""

from mainstay.kernel.jobs import by_itself, task
from mainstay.kernel.time import now

from .services.codes import forget_codes
from .services.limits import forget_old
from .services.sessions import forget_ended
from .services.tokens import forget_ended as forget_tokens


@task("account.forget", acts_for=by_itself, cron="23 * * * *")
def forget(timestamp: int = 0) -> None:  # noqa: ARG001  the moment that the schedule hands over
    """Drop tries and codes that count no longer, and what is known of sessions that have ended."""
    forget_old(now=now())
    forget_ended(now=now())
    forget_codes(now=now())
    forget_tokens(now=now())
