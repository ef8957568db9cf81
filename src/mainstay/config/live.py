"""Where the gateway listens, how pages reach it, and the key that tickets are signed with."""

import hashlib

from mainstay.config.env import Environment
from mainstay.config.state import State

FIRST_PORT = 8_001
PURPOSE = b"mainstay gateway tickets\0"
PROXIED = "/live"


def gateway_key(env: Environment, state: State) -> bytes:
    """The key that web signs tickets with and the gateway checks: named, or from the secret key, or the state's own."""
    if named := env.text("MAINSTAY_GATEWAY_KEY"):
        return hashlib.sha256(PURPOSE + named.encode()).digest()
    secret = env.text("MAINSTAY_SECRET_KEY") or state.secret("gateway-key")
    return hashlib.sha256(PURPOSE + secret.encode()).digest()


def gateway_port(env: Environment) -> int:
    """The port of the gateway."""
    return env.number("MAINSTAY_GATEWAY_PORT", FIRST_PORT, low=1, high=32767)


def gateway_address(env: Environment, *, https: bool) -> str:
    """How pages reach the gateway, with {host} for the name that the page itself was reached by.

    Over https a proxy stands in front, and passes `/live` of the site on; otherwise it is a port of the same host.
    """
    if named := env.text("MAINSTAY_GATEWAY_URL"):
        return named
    return f"wss://{{host}}{PROXIED}" if https else f"ws://{{name}}:{gateway_port(env)}{PROXIED}"
