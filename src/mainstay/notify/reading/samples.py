"""The values that words may ask for: their names for people, and samples to try words with."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from mainstay.notify.rules.filling import names_in

from .templates import Wording, template_of

FILE = Path(__file__).parents[1] / "templates" / "samples.yaml"
CASE = "case_"


class Sample(BaseModel):
    """A value: what it is called, and one to try words with."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    zh: str
    en: str
    sample: dict[str, str]


@lru_cache(maxsize=1)
def samples() -> Mapping[str, Sample]:
    """All values that messages about cases may hold, by name."""
    found: dict[str, object] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return {name: Sample.model_validate(one) for name, one in found.items()}


@lru_cache(maxsize=256)
def placeholders(kind: str) -> Mapping[str, Sample]:
    """What the words of a kind may ask for: of a case all there is, else what the shipped words ask for."""
    known = samples()
    if kind.startswith(CASE):
        return known
    template = template_of(kind)
    asked = {name for wording in (template.zh, template.en) for name in _asked(wording)} | {"name"}
    return {name: known.get(name) or Sample(zh=name, en=name, sample={}) for name in sorted(asked)}


def sample_values(kind: str, language: str) -> dict[str, str]:
    """A value for each name, in a language."""
    return {name: one.sample.get(language) or f"〈{name}〉" for name, one in placeholders(kind).items()}


def _asked(wording: Wording) -> tuple[str, ...]:
    return names_in(f"{wording.subject}{wording.mail}{wording.sms}")
