"""The two roles of a database, made and granted: the owner holds the tables, the runtime role uses them."""

import psycopg
from psycopg import sql

from mainstay.config.databases import url_parts

Connection = psycopg.Connection[tuple[object, ...]]


class RoleMissing(Exception):
    """The runtime role is not there and the owner may not create roles."""


def connect(url: str) -> Connection:
    """A session in which each statement is its own transaction."""
    return psycopg.connect(url, autocommit=True, connect_timeout=10)


def role_exists(session: Connection, name: str) -> bool:
    """Whether the server knows the role."""
    return session.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [name]).fetchone() is not None


def database_exists(session: Connection, name: str) -> bool:
    """Whether the server has the database."""
    return session.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None


def ensure_role(session: Connection, name: str, password: str, rights: str = "") -> None:
    """A role that may sign in with this password, and nothing else unless `rights` says so."""
    verb = "ALTER" if role_exists(session, name) else "CREATE"
    statement = sql.SQL("{} ROLE {} WITH LOGIN NOSUPERUSER {} PASSWORD {}").format(
        sql.SQL(verb), sql.Identifier(name), sql.SQL(rights), sql.Literal(password)
    )
    session.execute(statement)


def ensure_database(session: Connection, name: str, owner: str) -> bool:
    """A database of the owner; tells whether it was made now. Other roles may only connect to it."""
    if database_exists(session, name):
        return False
    session.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(name), sql.Identifier(owner)))
    return True


def ensure_runtime_role(owner_url: str, runtime_url: str) -> None:
    """Make the runtime role on an external server, if it is missing and the owner may."""
    parts = url_parts(runtime_url)
    name, password = str(parts["user"]), str(parts.get("password") or "")
    with connect(owner_url) as session:
        if role_exists(session, name):
            return
        try:
            ensure_role(session, name, password)
        except psycopg.errors.InsufficientPrivilege as error:
            raise RoleMissing(
                f"the database has no role {name} and the owner may not create it. As an administrator run: "
                f"CREATE ROLE \"{name}\" LOGIN PASSWORD '...'; then set RUNTIME_DATABASE_URL to its address"
            ) from error


def grant_runtime(owner_url: str, role: str, append_only: tuple[str, ...]) -> None:
    """Give the runtime role every table to use, and take back all but reading and adding on the ledger's."""
    name = sql.Identifier(role)
    statements = [
        "GRANT USAGE ON SCHEMA public TO {role}",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
        "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
        "REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {role}",
    ]
    with psycopg.connect(owner_url, connect_timeout=10) as session:
        owner = session.execute("SELECT current_user").fetchone()
        if owner == (role,):
            raise RoleMissing("the application may not run as the owner of its tables: give it a role of its own")
        for statement in statements:
            session.execute(sql.SQL(statement).format(role=name))
        for (view,) in session.execute("SELECT viewname FROM pg_views WHERE schemaname = 'public'").fetchall():
            session.execute(sql.SQL("REVOKE INSERT, UPDATE, DELETE ON {} FROM {}").format(sql.Identifier(view), name))
        for table in append_only:
            session.execute(
                sql.SQL("REVOKE UPDATE, DELETE, TRUNCATE ON {} FROM {}").format(sql.Identifier(table), name)
            )
