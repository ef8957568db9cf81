"""Which database, and as whom: the owner runs migrations, the runtime role runs everything else."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from mainstay.config.env import BadSetting, Environment
from mainstay.config.state import State

OWNER = "owner"
RUNTIME = "runtime"
RUNNING_FILE = "database.json"
NOWHERE = "postgresql://mainstay_runtime@127.0.0.1:1/mainstay"

# The server parses and plans a statement that comes again once a connection, not each time.
PREPARED = {"server_side_binding": True, "prepare_threshold": 3}


@dataclass(frozen=True, slots=True)
class Databases:
    """The two addresses of one database, and the name of the role that the application runs as."""

    owner: str
    runtime: str
    runtime_role: str

    def url(self, role: str) -> str:
        """The address for `owner` or `runtime`."""
        return self.owner if role == OWNER else self.runtime


def build_url(parts: dict[str, Any]) -> str:
    """A postgresql:// address of libpq parameters; a directory as host means a unix socket."""
    known = dict(parts)
    user, password = known.pop("user", ""), known.pop("password", "")
    name, host, port = known.pop("dbname", ""), known.pop("host", ""), known.pop("port", "")
    if str(host).startswith("/"):
        known["host"] = host
        host = ""
    login = quote(str(user), safe="") + (f":{quote(str(password), safe='')}" if password else "")
    query = "&".join(f"{key}={quote(str(value), safe='')}" for key, value in known.items())
    place = f"{host}:{port}" if port else str(host)
    return f"postgresql://{login}@{place}/{quote(str(name), safe='')}" + (f"?{query}" if query else "")


def with_parts(url: str, **changes: str) -> str:
    """The same address with some libpq parameters (dbname, user, password) replaced."""
    return build_url({**conninfo_to_dict(url), **changes})


def url_parts(url: str) -> dict[str, Any]:
    """The libpq parameters of an address; an unreadable one is a bad setting."""
    try:
        return dict(conninfo_to_dict(url))
    except ProgrammingError:
        raise BadSetting("the database address cannot be read") from None


def external(env: Environment, state: State) -> Databases | None:
    """The database that `DATABASE_URL` names, with the runtime role given or derived from its name."""
    owner = env.text("DATABASE_URL")
    if not owner:
        return None
    if runtime := env.text("RUNTIME_DATABASE_URL"):
        return Databases(owner, runtime, str(url_parts(runtime).get("user", "")))
    parts = url_parts(owner)
    role = f"{parts.get('dbname') or parts.get('user')}_runtime"[:63]
    runtime = with_parts(owner, user=role, password=state.secret("runtime-password", 24))
    return Databases(owner, runtime, role)


def embedded(state: State) -> Databases | None:
    """The database of this state directory, as its supervisor announced it."""
    found = state.read_json(RUNNING_FILE)
    return Databases(found["owner"], found["runtime"], found["runtime_role"]) if found else None


def resolve(env: Environment, state: State) -> Databases:
    """The database to use; without one, an address that nothing listens on."""
    runtime = env.text("RUNTIME_DATABASE_URL")
    if runtime and not env.text("DATABASE_URL"):
        return Databases(NOWHERE, runtime, str(url_parts(runtime).get("user", "")))
    return external(env, state) or embedded(state) or Databases(NOWHERE, NOWHERE, "mainstay_runtime")


def django_database(url: str, *, pool: dict[str, Any] | None) -> dict[str, Any]:
    """One entry of Django's DATABASES for an address."""
    parts = url_parts(url)
    options: dict[str, Any] = {"pool": pool, **PREPARED} if pool else {}
    named = {"dbname", "user", "password", "host", "port"}
    options.update({key: value for key, value in parts.items() if key not in named})
    return {
        "ENGINE": "mainstay.kernel.fenced",
        "NAME": str(parts.get("dbname") or ""),
        "USER": str(parts.get("user") or ""),
        "PASSWORD": str(parts.get("password") or ""),
        "HOST": str(parts.get("host") or ""),
        "PORT": str(parts.get("port") or ""),
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": False,  # a session that was lost is found out when it is told for whom it reads
        "OPTIONS": options,
    }


def rehearsal_clock(env: Environment, state: State, found: Databases) -> str:
    """The file of MAINSTAY_CLOCK; empty without one. It moves the clock of the embedded database's installation only.

    On any other database real cases may be written: BadSetting there, unless MAINSTAY_REHEARSAL says that none are.
    """
    place = env.text("MAINSTAY_CLOCK")
    if not place or env.flag("MAINSTAY_REHEARSAL") or found.runtime == NOWHERE:
        return place
    inside = embedded(state)
    if inside is None or inside.runtime != found.runtime:
        raise BadSetting(
            "MAINSTAY_CLOCK moves the clock of a rehearsal: on an external database set MAINSTAY_REHEARSAL=1"
        )
    return place
