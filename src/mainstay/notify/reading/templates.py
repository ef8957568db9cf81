"""The words of messages: one file a kind, with a subject, a mail and an SMS in each language."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from mainstay.notify.rules.filling import fill

FOLDER = Path(__file__).parents[1] / "templates" / "notify"


class Part(BaseModel):
    """A part of a file; unknown keys are mistakes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Wording(Part):
    """A kind's words in one language; `{name}` stands for a value."""

    subject: str
    mail: str
    sms: str


class KindName(Part):
    """What a kind is called."""

    zh: str
    en: str


class Template(Part):
    """A kind: its words, its name, and whether nobody may do without it (`binding`), as contracts demand.

    The words of a `secret` kind are for its recipient alone: no log shows them, and no other channel carries them.
    """

    name: KindName | None = None
    binding: bool = False
    secret: bool = False
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


@lru_cache(maxsize=1)
def kinds() -> tuple[str, ...]:
    """The kinds that have words."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


def is_secret(kind: str) -> bool:
    """Whether the words of a kind are for its recipient alone."""
    return kind in kinds() and template_of(kind).secret


def name_of(kind: str) -> KindName:
    """What a kind is called; its own word where no file names it."""
    found = template_of(kind).name if kind in kinds() else None
    return found or KindName(zh=kind, en=kind)


def rendered(wording: Wording, values: Mapping[str, str]) -> Rendered:
    """Some words with the values filled in."""
    return Rendered(
        " ".join(fill(wording.subject, values).split()),
        fill(wording.mail, values).strip() + "\n",
        " ".join(fill(wording.sms, values).split()),
    )
