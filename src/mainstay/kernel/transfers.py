"""Long transfers leave the gate that quick requests share, so that a slow line at the other end holds up nobody."""

from collections import deque
from dataclasses import dataclass, field
from threading import Lock

from django.db import connection
from django.http import HttpRequest

from .errors import MainstayError

KEY = "mainstay.gate"


class Occupied(MainstayError):
    """503: this server carries as many transfers as it may; try again in a moment."""

    code = "occupied"
    status = 503
    title_zh = "传输繁忙，请稍后重试"
    title_en = "Too many transfers at once"


class Turnstile:
    """So many at once, the others in the order in which they came: a semaphore lets late comers jump the queue."""

    def __init__(self, places: int) -> None:
        self.free = places
        self.waiting: deque[Lock] = deque()
        self.lock = Lock()

    def enter(self) -> None:
        """Wait for a place."""
        with self.lock:
            if self.free:
                self.free -= 1
                return
            mine = Lock()
            mine.acquire()
            self.waiting.append(mine)
        mine.acquire()

    def try_enter(self) -> bool:
        """Take a place if one is free."""
        with self.lock:
            found = self.free > 0
            self.free -= found
            return found

    def leave(self) -> None:
        """Give the place to whoever has waited longest."""
        with self.lock:
            if self.waiting:
                self.waiting.popleft().release()
            else:
                self.free += 1


@dataclass
class Gate:
    """So many quick requests at once, and so many transfers beside them."""

    quick: Turnstile
    transfers: Turnstile


@dataclass
class Pass:
    """One request's place: at the gate, or among the transfers once it has left it."""

    gate: Gate
    transferring: bool = field(default=False)
    given_back: bool = field(default=False)

    def leave(self) -> None:
        """Change over to the transfers; Occupied when they are full."""
        if self.transferring:
            return
        if not self.gate.transfers.try_enter():
            raise Occupied(headers={"Retry-After": "2"})
        self.gate.quick.leave()
        self.transferring = True

    def give_back(self) -> None:
        """The request is over."""
        if not self.given_back:
            self.given_back = True
            (self.gate.transfers if self.transferring else self.gate.quick).leave()


def begin_transfer(request: HttpRequest) -> None:
    """From here on the request waits for the other end: let others pass, and give the database session back."""
    held = request.META.get(KEY)
    if isinstance(held, Pass):
        held.leave()
    if not connection.in_atomic_block:
        connection.close()
