"""Ports of this machine: always below the range that outgoing connections are given."""

import errno
import socket

HIGHEST = 32_767


def is_free(port: int, host: str = "127.0.0.1") -> bool:
    """Whether somebody could listen on the port now."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno in (errno.EADDRINUSE, errno.EACCES):
                return False
            raise
    return True


def next_free(port: int, host: str = "127.0.0.1", tries: int = 200) -> int:
    """The first free port from `port` on; none within `tries` is an error."""
    for candidate in range(port, min(port + tries, HIGHEST + 1)):
        if is_free(candidate, host):
            return candidate
    raise OSError(errno.EADDRINUSE, f"no free port from {port} on")
