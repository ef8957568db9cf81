"""Whether a database has the present schema, told by a comment on it: no Django is loaded to find out."""

import hashlib
from importlib.metadata import version
from pathlib import Path

import psycopg
from psycopg import sql

from mainstay.config.databases import Databases

PACKAGE = Path(__file__).resolve().parents[1]
DEMONSTRATION = " demonstration unfinished"


def fingerprint(role: str) -> str:
    """Changes with every migration file, ours or of the jobs' library, and with the role that has its rights."""
    digest = hashlib.sha256(f"{role} procrastinate {version('procrastinate')}".encode())
    for path in sorted(PACKAGE.glob("*/migrations/*.py")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return f"mainstay {digest.hexdigest()[:32]}"


def comment_of(url: str) -> str:
    """The comment on the database; empty when there is none."""
    query = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()"
    with psycopg.connect(url, connect_timeout=10) as session:
        row = session.execute(query).fetchone()
    return str(row[0]) if row and row[0] else ""


def write_comment(url: str, text: str) -> None:
    """Comment on the database; an owner of tables who does not own the database goes without."""
    with psycopg.connect(url, connect_timeout=10) as session:
        row = session.execute("SELECT current_database()").fetchone()
        name = str(row[0]) if row else ""
        try:
            session.execute(sql.SQL("COMMENT ON DATABASE {} IS {}").format(sql.Identifier(name), sql.Literal(text)))
        except psycopg.errors.InsufficientPrivilege:
            session.rollback()


def is_current(databases: Databases) -> bool:
    """Whether the last completed migration was by these files for this role."""
    return comment_of(databases.owner).startswith(fingerprint(databases.runtime_role))


def mark_current(databases: Databases) -> None:
    """Remember a completed migration."""
    write_comment(databases.owner, fingerprint(databases.runtime_role))


def mark_demonstration(databases: Databases, *, finished: bool) -> None:
    """Remember that the demonstration is being written, or is complete."""
    write_comment(databases.owner, fingerprint(databases.runtime_role) + ("" if finished else DEMONSTRATION))


def demonstration_unfinished(databases: Databases) -> bool:
    """Whether writing the demonstration was cut off."""
    return comment_of(databases.owner).endswith(DEMONSTRATION)


def is_empty(databases: Databases) -> bool:
    """Whether nobody is registered: a database that was never used."""
    with psycopg.connect(databases.owner, connect_timeout=10) as session:
        return session.execute("SELECT 1 FROM directory_person LIMIT 1").fetchone() is None
