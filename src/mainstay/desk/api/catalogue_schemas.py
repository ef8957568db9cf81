"""What the routes of the catalogue take and give."""

from typing import Annotated, Any

from pydantic import ConfigDict, Field

from mainstay.desk.rules.catalogue.item import Asked
from mainstay.desk.rules.words import CaseType
from mainstay.kernel.schema import NO_NUL, Label, Schema

from .schemas import Paragraph, Reporter


class AskedChoice(Schema):
    """A value that may be chosen."""

    value: str
    label: Label


class AskedColumn(Schema):
    """A question, or a column of rows. Numbers are decimal text; `most` counts characters."""

    name: str
    type: Asked
    required: bool
    label: Label
    hint: Label | None
    choices: list[AskedChoice]
    most: int | None
    low: str | None
    high: str | None
    places: int
    pattern: str | None
    pattern_says: Label | None


class AskedQuestion(AskedColumn):
    """A question of an item."""

    columns: list[AskedColumn]
    most_rows: int


class StandardEstimate(Schema):
    """The estimate of the catalogue: effort in person-days as decimal text, and the time in words."""

    effort: str
    time: Label


class ItemRow(Schema):
    """An item on offer."""

    id: str
    version: int
    group: Label
    name: Label
    description: Label
    opens: CaseType
    opens_label: Label
    standard: StandardEstimate | None
    authorisation: bool


class ItemOut(ItemRow):
    """An item with its form."""

    form: list[AskedQuestion]


class ItemOrder(Schema):
    """What is asked for: the answers by the names of the questions."""

    model_config = ConfigDict(extra="forbid")

    answers: Annotated[dict[str, Any], Field(max_length=40)]
    title: Annotated[str, Field(max_length=200, pattern=NO_NUL)] = ""
    description: Paragraph = ""
    reporter: Reporter = Reporter()


class CatalogueChecked(Schema):
    """The items of a file that may be loaded."""

    items: list[ItemRow]


class CatalogueLoaded(Schema):
    """What loading did; `number` counts the files of the contract, `is_new` is false for the same file again."""

    number: int
    is_new: bool
    items: list[ItemRow]
