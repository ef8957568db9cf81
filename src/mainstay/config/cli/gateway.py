"""`mainstay gateway`: the long connections of pages, without Django."""

import logging
import sys

import click

from mainstay.config.bus_server import resolve
from mainstay.config.env import environment
from mainstay.config.live import gateway_key, gateway_port
from mainstay.config.speech import complain
from mainstay.config.state import state
from mainstay.gateway.services import Settings, serve
from mainstay.kernel.lines import LineFormatter

BAD_INPUT = 2


@click.command()
@click.option("--host", default=None, help="The address to listen on; MAINSTAY_HOST, else 127.0.0.1.")
@click.option("--port", type=click.IntRange(1, 32767), default=None, help="MAINSTAY_GATEWAY_PORT, else 8001.")
def command(host: str | None, port: int | None) -> None:
    """Hold the connections of open pages and tell them what has changed; any number may run."""
    env, found = environment(), state()
    bus = resolve(env, found)
    if bus is None:
        complain("未找到消息服务：请设置 MAINSTAY_NATS_URL", "No message server: set MAINSTAY_NATS_URL")
        sys.exit(BAD_INPUT)
    lines = logging.StreamHandler()
    lines.setFormatter(LineFormatter())
    logging.basicConfig(level=env.text("MAINSTAY_LOG", "WARNING").upper(), handlers=[lines])
    serve(
        Settings(
            host=host or env.text("MAINSTAY_HOST", "127.0.0.1"),
            port=port or gateway_port(env),
            key=gateway_key(env, found),
            bus=bus.listen,
            most=env.number("MAINSTAY_GATEWAY_MOST", 18_750, low=1, high=1_000_000),
            most_of_one=env.number("MAINSTAY_GATEWAY_MOST_OF_ONE", 32, low=1, high=100_000),
        )
    )
