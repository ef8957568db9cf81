"""`mainstay up`: the supervisor of a whole installation on one machine."""

import os
import sys

import click

from mainstay.config.cluster import ClusterError
from mainstay.config.env import environment
from mainstay.config.installation import Failed, Installation
from mainstay.config.place import AlreadyRunning, hold
from mainstay.config.ports import next_free
from mainstay.config.roles import RoleMissing
from mainstay.config.speech import complain, say, say_timed
from mainstay.config.state import State, state
from mainstay.config.supervisor import Stopped, Supervisor
from mainstay.kernel.holding import SecretsUnusable


@click.command()
@click.option("--host", default=None, help="The address to listen on; MAINSTAY_HOST, else 127.0.0.1.")
@click.option("--port", type=click.IntRange(1, 32767), default=None, help="MAINSTAY_PORT, else 8000.")
@click.option("--demo", is_flag=True, help="Fill an empty database with the examples and a demonstration year.")
def command(host: str | None, port: int | None, demo: bool) -> None:
    """Start everything - database, messages, web, worker, gateway - and keep it running until Ctrl-C."""
    env, found = environment(), state()
    try:
        lock = hold(found)
    except AlreadyRunning as error:
        tell_already_running(found, str(error))
        sys.exit(1)
    supervisor = Supervisor(found.root / "guard.lock", say_timed)
    chosen_host = host or env.text("MAINSTAY_HOST", "127.0.0.1")
    wanted = port or env.number("MAINSTAY_PORT", 8000, low=1, high=32767)
    code = 0
    try:
        supervisor.open()
        installation = Installation(env, found, supervisor, chosen_host, choose_port(wanted, chosen_host))
        bring_to_life(installation, demo)
    except Stopped:
        say_timed("正在停止", "Stopping")
    except (Failed, ClusterError, RoleMissing, OSError) as error:
        complain(f"启动失败：{error}", f"Could not start: {error}")
        code = 1
    except SecretsUnusable as error:
        complain(f"启动失败：{error.zh}", f"Could not start: {error.en}")
        code = 1
    finally:
        supervisor.close()
        os.close(lock)
    if code == 0:
        say_timed("已停止", "Stopped")
    sys.exit(code)


def bring_to_life(installation: Installation, demo: bool) -> None:
    """The steps of the start, then the watch."""
    installation.start_bus()
    installation.start_gateway()
    installation.start_database()
    installation.settle_demonstration(demo)
    installation.bring_up_to_date()
    if demo:
        installation.demonstrate()
    installation.start_web()
    installation.start_worker()
    installation.wait_for_live()
    installation.announce()
    installation.supervisor.run()


def choose_port(wanted: int, host: str) -> int:
    """The wanted port, or the next free one, said aloud."""
    port = next_free(wanted, host)
    if port != wanted:
        say(f"端口 {wanted} 已被占用，改用 {port}", f"Port {wanted} is taken: using {port}")
    return port


def tell_already_running(found: State, process: str) -> None:
    """Say where the running one is."""
    address = found.read("address").strip()
    complain(
        f"砥柱已在此状态目录运行（进程 {process}）：{address}（{found.root}）",
        f"Mainstay is already running from this state directory (process {process}): {address} ({found.root})",
    )
