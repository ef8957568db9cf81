"""The values that words may ask for: their names for people, and samples to try words with."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from mainstay.notify.rules.filling import names_in

from .templates import Wording, template_of

FILE = Path(__file__).parents[1] / "templates" / "samples.yaml"
# Of these families every message holds all values; of the others only what the shipped words ask for is sure to come.
WHOLE = frozenset({"case", "duty", "gateway"})


class Sample(BaseModel):
    """A value: what it is called, and one to try words with in each language."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    zh: str
    en: str
    sample: dict[str, str]


@lru_cache(maxsize=1)
def samples() -> Mapping[str, Mapping[str, Sample]]:
    """The values by the family of their messages, the first word of the kind, and by name."""
    return TypeAdapter(dict[str, dict[str, Sample]]).validate_python(yaml.safe_load(FILE.read_text(encoding="utf-8")))


@lru_cache(maxsize=256)
def placeholders(kind: str) -> Mapping[str, Sample]:
    """What the words of a kind may ask for. KeyError when the shipped words ask for a value without a sample."""
    family = kind.partition("_")[0]
    known = samples()[family]
    if family in WHOLE:
        return known
    template = template_of(kind)
    asked = {name for wording in (template.zh, template.en) for name in _asked(wording)} | {"name"}
    return {name: known[name] for name in sorted(asked)}


def sample_values(kind: str, language: str) -> dict[str, str]:
    """A value for each name, in a language."""
    return {name: one.sample[language] for name, one in placeholders(kind).items()}


def _asked(wording: Wording) -> tuple[str, ...]:
    return names_in(f"{wording.subject}{wording.mail}{wording.sms}")
