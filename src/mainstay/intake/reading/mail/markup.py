"""HTML mail into plain text. No HTML is ever kept to be shown."""

import html
import re

import nh3

LONGEST = 2_000_000
BLOCKS = {
    "p",
    "div",
    "br",
    "li",
    "tr",
    "table",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "pre",
    "blockquote",
    "hr",
}
CELLS = {"td", "th"}
TAG = re.compile(r"<(/?)([a-z0-9]+)[^>]*>")


def plain_text(markup: str) -> str:
    """The words of an HTML text, a line for each block, quoted blocks behind `>`; scripts and styles are gone."""
    cleaned = nh3.clean(
        markup[:LONGEST],
        tags=BLOCKS | CELLS,
        attributes={},
        clean_content_tags={"script", "style", "title", "head", "template", "noscript"},
        link_rel=None,
    )
    pieces: list[str] = []
    depth, place = 0, 0
    for match in TAG.finditer(cleaned):
        pieces.append(_words(cleaned[place : match.start()]))
        place = match.end()
        closing, name = bool(match.group(1)), match.group(2)
        if name == "blockquote":
            depth = max(depth + (-1 if closing else 1), 0)
        pieces.append(" " if name in CELLS else "\n" + "> " * min(depth, 5))
    pieces.append(_words(cleaned[place:]))
    return _tidy("".join(pieces))


def _words(part: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(part)).replace("\0", "")


def _tidy(text: str) -> str:
    lines = [re.sub(r"[ \u00a0]+", " ", line).strip() for line in text.split("\n")]
    kept = [line for line, before in zip(lines, ["", *lines], strict=False) if line.strip("> ") or before.strip("> ")]
    return "\n".join("" if not line.strip("> ") else line for line in kept).strip()
