"""Facts go up: a lower module publishes what happened, the upper ones listen to it in their `handlers`."""

from collections.abc import Callable
from dataclasses import asdict
from functools import wraps
from typing import Any, ClassVar, Protocol, TypeVar

from .jobs import ActsFor, enqueue, task


class Fact(Protocol):
    """A frozen dataclass of ids and scalars, named in the past tense."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


Told = TypeVar("Told", bound=Fact)
LISTENING: dict[type[Fact], list[str]] = {}


def listens(
    fact: type[Told], *, name: str, acts_for: ActsFor
) -> Callable[[Callable[[Told], None]], Callable[[Told], None]]:
    """Declare a handler of a fact, named `module.verb`.

    It is a job of its own: it runs after the publisher's transaction, is tried again when it fails, and may run more
    than once, so it must do no harm when it does.
    """

    def declare(handler: Callable[[Told], None]) -> Callable[[Told], None]:
        @wraps(handler)
        def hear(**told: Any) -> None:
            handler(fact(**told))

        task(name, acts_for=acts_for)(hear)
        LISTENING.setdefault(fact, []).append(name)
        return handler

    return declare


def publish(fact: Fact) -> None:
    """Tell everybody who listens, once the caller's transaction is committed; the worker alone knows who listens."""
    for name in LISTENING.get(type(fact), ()):
        enqueue(name, **asdict(fact))
