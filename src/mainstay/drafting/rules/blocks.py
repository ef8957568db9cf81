"""What a reader of a file hands over: lines and grids in the order of the document, and no sense made of them."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or a printed line where the format knows no paragraphs.

    `rank` is the outline level that the format gives it (1 outermost), `number` the numbering that the format adds
    and does not print in the text, `full` whether the line reaches the right margin and so may run on.
    """

    text: str
    page: int | None = None
    rank: int | None = None
    number: str = ""
    full: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as printed; one that is merged over several places of the grid is the same object in each."""

    text: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of equal length. `loose`: put together from lines, so that blanks may be merged cells."""

    rows: tuple[tuple[Cell, ...], ...]
    page: int | None = None
    loose: bool = False
    caption: str = ""


Block = Line | Grid


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read: its blocks, and whether its lines are whole paragraphs (docx) or printed lines."""

    blocks: tuple[Block, ...]
    form: str
    pages: int | None = None
    paragraphs: bool = False
    warnings: tuple[str, ...] = field(default_factory=tuple)
