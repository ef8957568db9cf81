"""Handing over by HTTP: one client for a batch; no redirects, no proxy from outside, answers read to a limit."""

import json
from typing import Any

import httpx

from mainstay.notify.reading.speaking import Request
from mainstay.notify.rules.sending import Outcome

LONGEST_ANSWER = 64 * 1024
SHOWN = 500
AWAY = frozenset({408, 425, 429})


class Client:
    """A client that keeps its connections for a batch."""

    def __init__(self, seconds: float) -> None:
        self.client = httpx.Client(timeout=seconds, follow_redirects=False, trust_env=False)

    def send(self, request: Request) -> tuple[int, str] | Outcome:
        """Status and text of the answer; a failed Outcome when there was none: it may have been taken all the same."""
        query = request.query or None
        try:
            with self.client.stream(
                request.method, request.url, params=query, headers=request.headers, content=request.body or None
            ) as answer:
                return answer.status_code, _read(answer)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            # The words of some errors hold the address, and that of a robot is a secret.
            return Outcome(False, type(error).__name__, down=True)

    def close(self) -> None:
        """Close the connections."""
        self.client.close()


def told(status: int, text: str) -> str:
    """An answer as the proof keeps it."""
    return f"{status} {text}"[:SHOWN].replace("\0", "")


def is_away(status: int) -> bool:
    """Whether the gateway is at fault, and not the message."""
    return status >= 500 or status in AWAY


def parsed(text: str) -> Any:
    """The JSON in an answer; None when it is none."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _read(answer: httpx.Response) -> str:
    found = bytearray()
    for piece in answer.iter_bytes():
        found += piece
        if len(found) > LONGEST_ANSWER:
            break
    return found.decode("utf-8", "replace")
