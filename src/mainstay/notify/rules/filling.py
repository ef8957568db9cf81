"""Texts with `{name}` in them: which names stand there, and the text with values put in. Nothing else is understood."""

import re
from collections.abc import Mapping
from functools import lru_cache
from string import Formatter

NAME = re.compile(r"[a-z][a-z_]{0,39}")


class BadText(ValueError):
    """A text with something between braces that is not a plain name. `part` is what stands there."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.part = part


def names_in(text: str) -> tuple[str, ...]:
    """The names in a text, each once; BadText for attributes, indices, conversions, formats and lone braces."""
    return tuple(dict.fromkeys(name for _, name in _parts(text) if name))


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with the values in place; a doubled brace is a brace. KeyError for a value that is not given.

    Values are put in as they are: what stands in them is never read as a name.
    """
    return "".join(words + (values[name] if name else "") for words, name in _parts(text))


@lru_cache(maxsize=1024)
def _parts(text: str) -> tuple[tuple[str, str], ...]:
    try:
        parts = list(Formatter().parse(text))
    except ValueError as error:
        raise BadText("{ }") from error
    found = []
    for words, name, form, conversion in parts:
        if name is not None and (form or conversion or not NAME.fullmatch(name)):
            raise BadText("{" + name + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "") + "}")
        found.append((words, name or ""))
    return tuple(found)
