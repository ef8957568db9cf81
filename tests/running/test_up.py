"""`mainstay up`, really started: it serves, brings back what is killed, and leaves nothing behind."""

import os
import signal
import socket
import subprocess
import sys
import time

import pytest

from mainstay.config.ports import is_free
from tests.running.conftest import MakeUp
from tests.running.up import free_port, processes, wait_for

pytestmark = pytest.mark.running


def test_it_serves_and_ends_in_order(make_up: MakeUp) -> None:
    up = make_up().wait_ready()
    assert up.answers()
    owned = up.descendants()
    assert up.end() == 0
    assert owned & set(processes()) == set()
    assert "database system is shut down" in (up.state / "postgres.log").read_text()
    assert is_free(up.port)


def test_the_second_start_says_how_long_it_took(make_up: MakeUp) -> None:
    first = make_up().wait_ready()
    assert first.end() == 0
    began = time.monotonic()
    second = make_up().wait_ready()
    seconds = time.monotonic() - began
    sys.stderr.write(f"\nsecond start to an answering API: {seconds:.1f} s\n")
    assert "tables up to date" not in second.said()
    assert seconds < 30


def test_a_taken_port_is_said_and_passed_over(make_up: MakeUp) -> None:
    with socket.socket() as taken:
        port = free_port(27_500)
        taken.bind(("127.0.0.1", port))
        taken.listen()
        up = make_up(port=port).wait_ready()
    assert f"Port {port} is taken" in up.said()
    assert up.port > port
    assert up.answers()


@pytest.mark.parametrize("name", ["postgres", "granian", "guard", "nats-server", "worker", "gateway"])
def test_a_killed_child_comes_back(make_up: MakeUp, name: str) -> None:
    up = make_up().wait_ready()
    before = up.children()
    os.kill(before[name], signal.SIGKILL)
    wait_for(lambda: up.children().get(name, before[name]) != before[name], f"another {name}")
    wait_for(up.answers, "an answer of the API")
    wait_for(lambda: set(up.children()) == set(before), "every one of them")
    after = up.children()
    assert {key: pid for key, pid in after.items() if key != name} == {
        key: pid for key, pid in before.items() if key != name
    }


def test_a_killed_worker_of_the_web_server_comes_back(make_up: MakeUp) -> None:
    up = make_up().wait_ready()
    web = up.children()["granian"]
    workers = [pid for pid, fields in processes().items() if int(fields[1]) == web]
    for pid in workers:
        os.kill(pid, signal.SIGKILL)
    wait_for(up.answers, "an answer of the API")
    assert up.children()["granian"] == web or up.answers()


@pytest.mark.parametrize("with_guard", [False, True])
def test_nothing_is_left_when_it_is_killed(make_up: MakeUp, with_guard: bool) -> None:
    up = make_up().wait_ready()
    owned = up.descendants()
    if with_guard:
        os.kill(up.children()["guard"], signal.SIGKILL)
    up.process.kill()
    up.process.wait()
    wait_for(lambda: not owned & set(processes()), "the end of all its processes", 20)
    assert is_free(up.port)
    again = make_up(port=up.port).wait_ready()
    assert again.port == up.port


def test_a_second_one_on_the_same_state_says_so(make_up: MakeUp) -> None:
    first = make_up().wait_ready()
    second = make_up()
    assert second.process.wait(30) == 1
    assert f"already running from this state directory (process {first.process.pid})" in second.said()
    assert f":{first.port}/" in second.said()
    assert first.answers()


def test_killed_while_making_the_database_it_starts_again(make_up: MakeUp) -> None:
    up = make_up()
    wait_for(lambda: any((up.state / "postgres").glob("data.making-*/*")), "the beginning of initdb")
    up.process.kill()
    up.process.wait()
    assert make_up().wait_ready().answers()


def test_secrets_are_private(make_up: MakeUp) -> None:
    up = make_up().wait_ready()
    open_files = [path.name for path in up.state.iterdir() if path.is_file() and path.stat().st_mode & 0o077]
    assert {"nats.conf", "nats.json", "nats-password", "nats.log"} <= {path.name for path in up.state.iterdir()}
    assert [name for name in open_files if name != "postgres.log"] == []
    assert up.state.stat().st_mode & 0o044 == 0


def test_the_web_server_never_sees_the_owner(make_up: MakeUp) -> None:
    up = make_up().wait_ready()
    for name in ("granian", "worker"):
        environment = environment_of(up.children()[name])
        assert b"mainstay_runtime" in environment
        assert b"mainstay_owner" not in environment


def test_the_gateway_sees_no_database_and_may_only_listen(make_up: MakeUp) -> None:
    up = make_up().wait_ready()
    environment = environment_of(up.children()["gateway"])
    assert b"postgresql://" not in environment
    assert b"nats://gateway:" in environment
    assert b"nats://mainstay:" not in environment


def environment_of(pid: int) -> bytes:
    return subprocess.run(["cat", f"/proc/{pid}/environ"], capture_output=True, check=True).stdout
