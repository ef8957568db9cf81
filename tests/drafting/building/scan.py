"""Scans: the contract printed on paper, turned a little, with noise, as a PDF of pictures or one photograph."""

import random
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from .fonts import file
from .markup import Block, Table

_WIDE, _HIGH, _MARGIN, _SIZE, _LINE = 1654, 2339, 150, 34, 58  # A4 at 200 dots an inch


class _Printer:
    """Prints lines and tables from the top of a page down, and takes a new page where one is full."""

    def __init__(self) -> None:
        self.font = ImageFont.truetype(str(file()), _SIZE)
        self.pages: list[Image.Image] = []
        self.turn_page()

    def turn_page(self) -> None:
        self.pages.append(Image.new("L", (_WIDE, _HIGH), 250))
        self.draw = ImageDraw.Draw(self.pages[-1])
        self.top = _MARGIN

    def room(self, high: int) -> None:
        if self.top + high > _HIGH - _MARGIN:
            self.turn_page()

    def wrap(self, text: str, wide: int) -> list[str]:
        lines, line = [], ""
        for sign in text:
            if self.font.getlength(line + sign) > wide:
                lines.append(line)
                line = ""
            line += sign
        return [*lines, line]

    def paragraph(self, text: str) -> None:
        for line in self.wrap(text, _WIDE - 2 * _MARGIN):
            self.room(_LINE)
            self.draw.text((_MARGIN, self.top), line, font=self.font, fill=20)
            self.top += _LINE

    def table(self, table: Table) -> None:
        wide = (_WIDE - 2 * _MARGIN) // table.columns
        for row in table.rows:
            cells = [self.wrap(text, wide - 24) for text in row]
            high = max(len(lines) for lines in cells) * _LINE + 10
            self.room(high)
            for column, lines in enumerate(cells):
                left = _MARGIN + column * wide
                self.draw.rectangle((left, self.top, left + wide, self.top + high), outline=20, width=2)
                for at, line in enumerate(lines):
                    self.draw.text((left + 12, self.top + 8 + at * _LINE), line, font=self.font, fill=20)
            self.top += high
        self.top += 20


def _print(title: str, parts: list[Block]) -> list[Image.Image]:
    printer = _Printer()
    printer.paragraph(title)
    for one in parts:
        if one.table:
            printer.table(one.table)
        else:
            printer.paragraph(one.text)
    return printer.pages


def _worn(page: Image.Image, seed: int) -> Image.Image:
    """The page as a machine sees it: turned by less than a degree, softened, with specks."""
    chance = random.Random(seed)
    seen = page.rotate(chance.uniform(-0.7, 0.7), fillcolor=250, resample=Image.Resampling.BICUBIC)
    seen = seen.filter(ImageFilter.GaussianBlur(0.6))
    specks = ImageDraw.Draw(seen)
    for _ in range(600):
        specks.point((chance.randrange(_WIDE), chance.randrange(_HIGH)), fill=chance.randrange(60, 200))
    return seen


def write_scan(path: Path, title: str, parts: list[Block]) -> None:
    first, *others = [_worn(page, at) for at, page in enumerate(_print(title, parts))]
    first.save(path, "PDF", resolution=200, save_all=True, append_images=others, quality=70)


def write_photo(path: Path, title: str, parts: list[Block]) -> None:
    _worn(_print(title, parts)[0], 7).save(path)
