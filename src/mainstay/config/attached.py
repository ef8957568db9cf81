"""The database for one command: the running installation's, or started for as long as the command lasts."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from mainstay.config.cluster import ClusterError
from mainstay.config.databases import Databases, embedded, external
from mainstay.config.env import environment
from mainstay.config.place import AlreadyRunning, cluster_of, hold, prepare_database
from mainstay.config.ports import next_free
from mainstay.config.schema import is_current
from mainstay.config.state import State, state

FIRST_DATABASE_PORT = 15432


def first_database_port() -> int:
    """Where the embedded server looks for a free port first."""
    return environment().number("MAINSTAY_DATABASE_PORT", FIRST_DATABASE_PORT, low=1024, high=32767)


@contextmanager
def running_database() -> Iterator[Databases]:
    """A reachable, migrated database; what is started here is stopped at the end."""
    found = state()
    if outside := external(environment(), found):
        bring_up_to_date(outside)
        yield outside
        return
    try:
        lock = hold(found)
    except AlreadyRunning:
        inside = embedded(found)
        if inside is None:
            raise ClusterError("Mainstay is just being started here: try again in a moment") from None
        yield inside
        return
    with started(found) as databases:
        bring_up_to_date(databases)
        yield databases
    del lock


@contextmanager
def started(found: State) -> Iterator[Databases]:
    """The embedded database of a state directory that nobody else uses."""
    cluster = cluster_of(found, next_free(first_database_port()))
    cluster.start()
    try:
        yield prepare_database(found, cluster)
    finally:
        cluster.stop()


def bring_up_to_date(databases: Databases) -> None:
    """Migrate in a process of its own when the schema is not the present one."""
    if not is_current(databases):
        subprocess.run([sys.executable, "-m", "mainstay", "migrate"], check=True)
