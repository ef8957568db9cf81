"""The words of messages: one file a kind, with a subject, a mail and an SMS in each language."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

FOLDER = Path(__file__).parents[1] / "templates" / "notify"


class Wording(BaseModel):
    """A kind's words in one language; `{name}` stands for a value."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    subject: str
    mail: str
    sms: str


class Template(BaseModel):
    """A kind's words."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    zh: Wording
    en: Wording


@dataclass(frozen=True, slots=True)
class Rendered:
    """The words of one message."""

    subject: str
    mail: str
    sms: str


@lru_cache(maxsize=256)
def template_of(kind: str) -> Template:
    """The words of a kind; FileNotFoundError for one that has none."""
    return Template.model_validate(yaml.safe_load((FOLDER / f"{kind}.yaml").read_text(encoding="utf-8")))


def kinds() -> tuple[str, ...]:
    """The kinds that have words."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


def render(kind: str, language: str, values: Mapping[str, str]) -> Rendered:
    """The words with the values filled in; KeyError for one that is not given. Values are never read as words."""
    template = template_of(kind)
    wording = template.en if language == "en" else template.zh
    return Rendered(
        " ".join(wording.subject.format_map(values).split()),
        wording.mail.format_map(values).strip() + "\n",
        " ".join(wording.sms.format_map(values).split()),
    )
