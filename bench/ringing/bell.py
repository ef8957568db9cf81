"""`python -m bench.ringing.bell`: a worker as always, which also knows a light kind of timer."""

import os
from collections.abc import Sequence

import django

from mainstay.kernel.fence import serve

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mainstay.config.settings")
django.setup()
serve("bell")

from mainstay.config.loops import LOOPS  # noqa: E402  models can only be imported after setup
from mainstay.config.worker import work  # noqa: E402  after setup, as above
from mainstay.kernel.ledger import GENESIS, Draft, Entry, Head, seal, write  # noqa: E402  after setup, as above
from mainstay.kernel.timers import Due, fires  # noqa: E402  after setup, as above

KIND = "bench.bell"


@fires(KIND)
def ring(dues: Sequence[Due]) -> list[str | None]:
    """One sealed entry of the ledger for each; a second one for the same timer would be refused by the database."""
    entries: list[Entry] = []
    for due in dues:
        draft = Draft("rung", due.due, None, "", "system", "neutral", {"rung": due.rung})
        entries += seal(due.subject, Head(0, GENESIS), [draft], recorded_at=due.now)
    write(entries)
    return [None] * len(dues)


if __name__ == "__main__":
    work(LOOPS, concurrency=1)
