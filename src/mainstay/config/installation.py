"""Everything `mainstay up` brings to life: messages and gateway, database, schema, demonstration, web, worker."""

import http.client
import os
import signal
import sys
from dataclasses import dataclass, field

import psycopg

from mainstay.config import bus_server, schema
from mainstay.config.attached import first_database_port
from mainstay.config.bus_server import Bus
from mainstay.config.cluster import Cluster, ClusterError
from mainstay.config.databases import Databases, external
from mainstay.config.env import Environment
from mainstay.config.fitting import require_fit
from mainstay.config.live import gateway_port
from mainstay.config.place import cluster_of, discard_database, prepare_database
from mainstay.config.ports import next_free
from mainstay.config.speech import say, say_timed
from mainstay.config.state import State, holding
from mainstay.config.supervisor import Service, Supervisor, spawn

MAINSTAY = [sys.executable, "-m", "mainstay"]
READY_SECONDS = 90.0
EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104  only compared with


class Failed(Exception):
    """A step of the start did not succeed; its own output has said why."""


@dataclass
class Installation:
    """One state directory, its supervisor and what runs under it."""

    env: Environment
    state: State
    supervisor: Supervisor
    host: str
    port: int
    cluster: Cluster | None = None
    databases: Databases = field(init=False)
    bus: Bus = field(init=False)
    gateway_port: int = 0

    def start_bus(self) -> None:
        """The message server that MAINSTAY_NATS_URL names, or our own; it is waited for at the end."""
        outside = bus_server.external(self.env)
        if outside:
            self.bus = outside
            return
        first = self.env.number("MAINSTAY_NATS_PORT", bus_server.FIRST_PORT, low=1024, high=32767)
        self.bus = bus_server.embedded(self.state, next_free(first))
        self.supervisor.add(Service("nats", lambda: bus_server.start(self.state), grace=5.0))

    def start_gateway(self) -> None:
        """The long connections of pages; they need no database, so they come up beside it."""
        self.gateway_port = next_free(gateway_port(self.env), self.host)
        if self.gateway_port == self.port:  # chosen for the web server, which takes it only later
            self.gateway_port = next_free(self.port + 1, self.host)
        arguments = [*MAINSTAY, "gateway", "--host", self.host, "--port", str(self.gateway_port)]
        dropped = ("DATABASE_URL", "RUNTIME_DATABASE_URL")
        kept = {key: value for key, value in os.environ.items() if key not in dropped}
        environment = {**kept, "MAINSTAY_NATS_URL": self.bus.listen, "PYTHONUNBUFFERED": "1"}
        self.supervisor.add(Service("gateway", lambda: spawn(arguments, environment), grace=8.0))

    def start_database(self) -> None:
        """The server that DATABASE_URL names, or our own."""
        outside = external(self.env, self.state)
        if outside:
            self.databases = outside
            say_timed("使用外部数据库（DATABASE_URL）", "Using the database that DATABASE_URL names")
            return
        say_timed("启动数据库 PostgreSQL", "Starting PostgreSQL")
        cluster = self.cluster = cluster_of(self.state, next_free(first_database_port()))
        self.supervisor.add(Service("database", cluster.spawn, signal.SIGINT, grace=30.0))
        if not self.supervisor.wait_until(lambda: answers(cluster), READY_SECONDS):
            raise ClusterError(f"the database did not start: {cluster.last_words()}")
        self.databases = prepare_database(self.state, cluster)

    def bring_up_to_date(self) -> None:
        """Migrate, unless the database says that these files have run."""
        if schema.is_current(self.databases):
            require_fit(self.databases, holding(self.env, self.state).read())
            return
        say_timed("建立或更新数据表", "Bringing the tables up to date")
        self.run_command("migrate", ["migrate", "--verbosity", "0"], dict(os.environ))

    def settle_demonstration(self, wanted: bool) -> None:
        """A demonstration that was cut off is begun again; without `--demo` it is kept as it is, for good."""
        if not schema.demonstration_unfinished(self.databases):
            return
        if not wanted:
            schema.mark_demonstration(self.databases, finished=True)
        elif self.cluster is None:
            raise Failed("writing the demonstration was cut off: empty the database, then start again")
        else:
            discard_database(self.cluster)
            self.databases = prepare_database(self.state, self.cluster)

    def demonstrate(self) -> None:
        """Write the demonstration into a database that was never used."""
        if not schema.is_empty(self.databases):
            return
        say_timed("写入示例合同与一年的演示数据", "Writing the example contracts and a demonstration year")
        schema.mark_demonstration(self.databases, finished=False)
        self.run_command("seed", ["seed"], self.runtime_environment())
        schema.mark_demonstration(self.databases, finished=True)

    def run_command(self, name: str, arguments: list[str], environment: dict[str, str]) -> None:
        """One of our own commands, to its end."""
        code = self.supervisor.run_once(name, lambda: spawn([*MAINSTAY, *arguments], environment))
        if code != 0:
            raise Failed(f"mainstay {name} failed ({code})")

    def runtime_environment(self) -> dict[str, str]:
        """The environment of what runs as the runtime role: the owner's address is not in it."""
        kept = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
        return {
            **kept,
            "RUNTIME_DATABASE_URL": self.databases.runtime,
            "MAINSTAY_NATS_URL": self.bus.announce,
            "MAINSTAY_GATEWAY_PORT": str(self.gateway_port),
            "PYTHONUNBUFFERED": "1",
        }

    def start_web(self) -> None:
        """Serve, and return when the API has answered."""
        say_timed("启动网页服务", "Starting the web server")
        arguments = [*MAINSTAY, "web", "--host", self.host, "--port", str(self.port)]
        environment = self.runtime_environment()
        self.supervisor.add(Service("web", lambda: spawn(arguments, environment), grace=15.0))
        if not self.supervisor.wait_until(self.web_answers, READY_SECONDS):
            raise Failed("the web server does not answer")

    def start_worker(self) -> None:
        """What is done in the background; it needs no port and is not waited for."""
        environment = self.runtime_environment()
        self.supervisor.add(Service("worker", lambda: spawn([*MAINSTAY, "worker"], environment), grace=15.0))

    def wait_for_live(self) -> None:
        """Until the message server and the gateway answer."""
        if not self.supervisor.wait_until(lambda: bus_server.answers(self.bus.announce), READY_SECONDS):
            raise Failed("the message server does not answer")
        if not self.supervisor.wait_until(self.gateway_answers, READY_SECONDS):
            raise Failed("the gateway does not answer")

    def gateway_answers(self) -> bool:
        """Whether the gateway takes connections."""
        return self.is_answered(self.gateway_port, "/health")

    def web_answers(self) -> bool:
        """Whether the API answers on the port."""
        return self.is_answered(self.port, "/api/directory/session")

    def is_answered(self, port: int, path: str) -> bool:
        """Whether a request is answered, and not by an error of the server."""
        host = "127.0.0.1" if self.host in EVERYWHERE else self.host
        connection = http.client.HTTPConnection(host, port, timeout=5)
        try:
            connection.request("GET", path)
            return connection.getresponse().status < 500
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def announce(self) -> None:
        """The address, and the sign-ins of the demonstration if there is one."""
        name = "localhost" if self.host in ("127.0.0.1", *EVERYWHERE) else self.host
        address = f"http://{name}:{self.port}/"
        self.state.write("address", address + "\n")
        say_timed("就绪", "Ready")
        say(f"\n  砥柱已启动：{address}\n", f"\n  Mainstay is running: {address}\n")
        if password := self.state.read("demonstration-password").strip():
            show_sign_ins(password)
        say("  按 Ctrl-C 停止", "  Ctrl-C stops it")


SIGN_INS = (
    ("contact", "甲方联系人", "customer's contact"),
    ("approver", "甲方审批人", "customer's approver"),
    ("seat", "乙方座席", "vendor's seat"),
    ("engineer", "乙方工程师", "vendor's engineer"),
    ("expert", "乙方专家", "vendor's expert"),
    ("manager", "乙方项目经理", "vendor's project manager"),
    ("director", "乙方负责人", "vendor's manager"),
    ("assessor", "考核人员", "assessor"),
    ("auditor", "审计人员", "auditor"),
    ("admin", "系统管理员", "administrator"),
    ("unit", "部门管理员", "unit administrator"),
)


def show_sign_ins(password: str) -> None:
    """One sign-in for each role; all share the demonstration's password."""
    say(f"  演示账号（密码均为 {password} ）：", f"  Demonstration sign-ins (the password of each is {password} ):")
    for login, zh, en in SIGN_INS:
        say(f"    {login:<10}{zh}", f"    {login:<10}{en}")
    say("", "")


def answers(cluster: Cluster) -> bool:
    """Whether the server takes connections."""
    try:
        psycopg.connect(cluster.url(), connect_timeout=5).close()
    except psycopg.OperationalError:
        return False
    return True
