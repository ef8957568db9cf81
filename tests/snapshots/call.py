"""The form of a call that is counted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .world import World

Body = Mapping[str, Any] | str | bytes | None


class Form(str):
    """The body of a form, encoded as the address of a page is."""

    __slots__ = ()


@dataclass(frozen=True)
class Call:
    """An operation as the OpenAPI schema writes it, who calls it, the address and the body; `is_list` for lists."""

    operation: str
    login: str
    fill: Callable[["World"], Mapping[str, str]] = lambda world: {}
    body: Callable[["World"], Body] = lambda world: None
    is_list: bool = False
    query: str = ""
    headers: Callable[["World", str], Mapping[str, str]] = lambda world, body: {}

    def make(self, world: "World") -> tuple[str, Body, Mapping[str, str]]:
        """The verb with the address, the body, and further headers."""
        body = self.body(world)
        address = (self.operation + self.query).format(**self.fill(world))
        return address, body, self.headers(world, body if isinstance(body, str) else "")
