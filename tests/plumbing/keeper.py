"""A process that keeps one run's test databases and removes them when the run is over, however it ended."""

import json
import os
import secrets
import select
import shutil
import sys
import tempfile
from pathlib import Path

from django.db import connections
from psycopg import sql

from mainstay.config.cluster import Cluster, throw_away_cluster, wheel_binaries
from mainstay.config.databases import Databases, url_parts, with_parts
from mainstay.config.migrating import migrate
from mainstay.config.place import copy_binaries
from mainstay.config.roles import connect, ensure_database, ensure_role
from mainstay.config.unprivileged import account


class Keeper:
    """Holds either an embedded server of its own or a template on the server that DATABASE_URL names."""

    def __init__(self, run: Path) -> None:
        self.run = run
        self.prefix = f"mainstay_test_{secrets.token_hex(4)}"
        self.runtime_role = f"{self.prefix}_runtime"
        self.cluster: Cluster | None = None
        self.place: Path | None = None
        self.admin = os.environ.get("DATABASE_URL", "")

    def start_server(self) -> None:
        """An embedded server in a short directory that its own user can reach."""
        who, binaries = account(), wheel_binaries()
        self.place = Path(tempfile.mkdtemp(prefix="mainstay-pg-", dir="/tmp"))
        self.place.chmod(0o711)
        who.own(self.place)
        if not who.can_run(binaries / "postgres"):
            binaries = copy_binaries(binaries, self.place / "postgresql")
        self.cluster = throw_away_cluster(self.place, who, binaries)
        self.cluster.start()
        self.admin = self.cluster.url()

    def prepare(self) -> None:
        """Roles, the migrated template, and the file that tells the workers."""
        if not self.admin:
            self.start_server()
        password = secrets.token_urlsafe(18)
        owner_name = str(url_parts(self.admin)["user"])
        owner = with_parts(self.admin, dbname=self.prefix)
        with connect(self.admin) as session:
            if self.cluster:
                owner_name = f"{self.prefix}_owner"
                ensure_role(session, owner_name, password)
                owner = with_parts(owner, user=owner_name, password=password)
            ensure_role(session, self.runtime_role, password)
            ensure_database(session, self.prefix, owner_name)
        runtime = with_parts(owner, user=self.runtime_role, password=password)
        migrate(Databases(owner, runtime, self.runtime_role), verbosity=0)
        self.announce({"admin": self.admin, "owner": owner, "runtime": runtime, "prefix": self.prefix})

    def announce(self, found: dict[str, str]) -> None:
        """Close Django's session on the template, then tell the workers in one step."""
        connections.close_all()
        draft = self.run / "database.json.new"
        draft.write_text(json.dumps(found), encoding="utf-8")
        draft.rename(self.run / "database.json")

    def remove(self) -> None:
        """Stop the server, or drop what was made on somebody else's."""
        if self.cluster:
            self.cluster.stop()
        elif self.admin:
            self.drop_databases()
        if self.place:
            shutil.rmtree(self.place, ignore_errors=True)
        shutil.rmtree(self.run, ignore_errors=True)

    def drop_databases(self) -> None:
        """All databases of this run, then its role."""
        with connect(self.admin) as session:
            like = self.prefix.replace("_", "\\_") + "%"
            names = session.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [like]).fetchall()
            for (name,) in names:
                session.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(str(name))))
            session.execute(sql.SQL("DROP ROLE IF EXISTS {}").format(sql.Identifier(self.runtime_role)))


def wait_for_end(watch: int) -> None:
    """Return when nobody holds the pipe's writing end any more: the test run is over."""
    while True:
        try:
            if os.read(watch, 1) == b"":
                return
        except BlockingIOError:
            select.select([watch], [], [])


def main() -> None:
    """Prepare, wait, remove. What goes wrong is written where the waiting worker reads it."""
    run = Path(sys.argv[1])
    watch = os.open(run / "alive", os.O_RDONLY | os.O_NONBLOCK)
    keeper = Keeper(run)
    try:
        keeper.prepare()
        wait_for_end(watch)
    finally:
        keeper.remove()


if __name__ == "__main__":
    main()
