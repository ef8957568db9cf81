"""The gate: few quick requests at once in their order, transfers beside them, every place given back."""

from collections.abc import Callable, Iterable
from threading import Event, Thread
from typing import Any

import pytest

from mainstay.config.gate import Environ, Gated
from mainstay.kernel.transfers import KEY, Gate, Occupied, Pass, Turnstile


def start(*_parts: Any) -> None:
    """What a server hands to an application."""


def test_those_who_wait_come_in_their_order() -> None:
    turnstile, came, threads = Turnstile(1), [], []
    turnstile.enter()
    for number in range(5):
        ready = len(turnstile.waiting) + 1

        def wait(number: int = number) -> None:
            turnstile.enter()
            came.append(number)
            turnstile.leave()

        threads.append(Thread(target=wait))
        threads[-1].start()
        while len(turnstile.waiting) < ready:
            pass
    turnstile.leave()
    for thread in threads:
        thread.join()
    assert (came, turnstile.free) == ([0, 1, 2, 3, 4], 1)


def test_a_transfer_lets_others_pass() -> None:
    begun, over = Event(), Event()

    def application(environ: Environ, _start: Callable[..., Any]) -> Iterable[bytes]:
        if environ["PATH_INFO"] == "/slow":
            environ[KEY].leave()
            begun.set()
            over.wait(30)
        return [b"ok"]

    gated = Gated(application, quick=1, transfers=1)
    slow = Thread(target=lambda: gated({"PATH_INFO": "/slow"}, start).close())  # type: ignore[attr-defined]  # an Answer
    slow.start()
    begun.wait(30)
    gated({"PATH_INFO": "/quick"}, start).close()  # type: ignore[attr-defined]  # as above
    over.set()
    slow.join()
    assert (gated.gate.quick.free, gated.gate.transfers.free) == (1, 1)


def test_more_transfers_than_places_are_told_to_come_back() -> None:
    gate = Gate(Turnstile(2), Turnstile(1))
    passes = [Pass(gate), Pass(gate)]
    for _ in passes:
        gate.quick.enter()
    passes[0].leave()
    with pytest.raises(Occupied) as refused:
        passes[1].leave()
    assert refused.value.headers == {"Retry-After": "2"}
    for held in passes:
        held.give_back()
        held.give_back()
    assert (gate.quick.free, gate.transfers.free) == (2, 1)


def test_a_failing_application_gives_its_place_back() -> None:
    def application(_environ: Environ, _start: Callable[..., Any]) -> Iterable[bytes]:
        raise ConnectionResetError

    gated = Gated(application, quick=1)
    with pytest.raises(ConnectionResetError):
        gated({}, start)
    assert gated.gate.quick.free == 1
