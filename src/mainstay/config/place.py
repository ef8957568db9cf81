"""Where the embedded database of a state directory lives, and its two passwords."""

import fcntl
import hashlib
import os
import shutil
from pathlib import Path

from mainstay.config.cluster import Cluster, ClusterError, wheel_binaries
from mainstay.config.databases import RUNNING_FILE, Databases
from mainstay.config.roles import connect, ensure_database, ensure_role
from mainstay.config.state import State
from mainstay.config.unprivileged import Account, account

NAME = "mainstay"
OWNER_ROLE = "mainstay_owner"
RUNTIME_ROLE = "mainstay_runtime"
ELSEWHERE = Path("/var/lib/mainstay")


class AlreadyRunning(Exception):
    """Another `mainstay up` uses the state directory."""


def hold(state: State) -> int:
    """Take the state directory for this process; the descriptor must stay open."""
    state.prepare()
    descriptor = os.open(state.root / "up.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        found = os.read(descriptor, 64).decode(errors="replace").strip()
        os.close(descriptor)
        raise AlreadyRunning(found) from None
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
    return descriptor


def choose(state: State, who: Account) -> tuple[Path, Path]:
    """The directory of the data and the one of the binaries.

    Both stay where they are when the database's user can reach them. When root keeps its checkout or state
    directory closed to others, they go to /var/lib/mainstay/<name>, and nobody's permissions are loosened.
    """
    binaries = wheel_binaries()
    home = Path(state.read("database-place").strip() or state.root / "postgres")
    home.mkdir(mode=0o711, parents=True, exist_ok=True)
    if not who.can_enter(home):
        home = ELSEWHERE / hashlib.sha256(str(state.root.resolve()).encode()).hexdigest()[:12]
        home.mkdir(mode=0o711, parents=True, exist_ok=True)
        state.write("database-place", str(home))
    if not who.can_run(binaries / "postgres"):
        ELSEWHERE.mkdir(mode=0o711, parents=True, exist_ok=True)
        binaries = copy_binaries(binaries, ELSEWHERE / "postgresql")
    return home, binaries


def copy_binaries(binaries: Path, target: Path) -> Path:
    """A copy that everybody may run, renewed when the wheel's server differs; half a copy is never used.

    The programs look for their libraries three directories up, so the wheel's layout is kept.
    """
    package = binaries.parents[1]
    libraries = package.with_name(f"{package.name}.libs")
    server = (binaries / "postgres").read_bytes()
    place = target.with_name(f"{target.name}-{hashlib.sha256(server).hexdigest()[:12]}")
    if not place.exists():
        draft = place.with_name(f"{place.name}.{os.getpid()}")
        shutil.copytree(binaries.parent, draft / package.name / binaries.parent.name, symlinks=True)
        if libraries.is_dir():
            shutil.copytree(libraries, draft / libraries.name, symlinks=True)
        draft.chmod(0o755)
        draft.rename(place)
    return place / package.name / binaries.parent.name / "bin"


def cluster_of(state: State, port: int) -> Cluster:
    """The embedded database of a state directory, made if it is not there."""
    state.prepare()
    who = account()
    home, binaries = choose(state, who)
    data = home / "data"
    if data.exists() and data.stat().st_uid != who.uid:
        raise ClusterError(f"{data} belongs to another user: start Mainstay as the user who started it first")
    cluster = Cluster(
        data=data,
        binaries=binaries,
        sockets=home / "socket",
        account=who,
        password=state.secret("postgres-password", 24),
        port=port,
        log=state.root / "postgres.log",
    )
    cluster.make()
    return cluster


def discard_database(cluster: Cluster) -> None:
    """Drop the database again: only for one whose demonstration was cut off before anybody used it."""
    with connect(cluster.url()) as session:
        session.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)".encode())


def prepare_database(state: State, cluster: Cluster) -> Databases:
    """Roles and the empty database; writes the file from which the other commands know them."""
    owner = cluster.url(OWNER_ROLE, state.secret("owner-password", 24), NAME)
    runtime = cluster.url(RUNTIME_ROLE, state.secret("runtime-password", 24), NAME)
    with connect(cluster.url()) as session:
        ensure_role(session, OWNER_ROLE, state.secret("owner-password", 24))
        ensure_role(session, RUNTIME_ROLE, state.secret("runtime-password", 24))
        if ensure_database(session, NAME, OWNER_ROLE):
            session.execute(f"REVOKE ALL ON DATABASE {NAME} FROM PUBLIC".encode())
            session.execute(f"GRANT CONNECT ON DATABASE {NAME} TO {RUNTIME_ROLE}".encode())
    state.write_json(RUNNING_FILE, {"owner": owner, "runtime": runtime, "runtime_role": RUNTIME_ROLE})
    return Databases(owner, runtime, RUNTIME_ROLE)
