"""Shares: 30%, 0.5‰, 百分之十, 千分之五, 万分之一, 三成, 全额, ten per cent."""

import re
from dataclasses import dataclass
from decimal import Decimal

from .numerals import CHINESE, ENGLISH, FIGURE, plain, read_number

_FIGURES = re.compile(rf"(?P<n>{FIGURE}) ?(?P<sign>%|‰|‱|个百分点|per ?cent\b)", re.IGNORECASE)
_EITHER = re.compile(rf"[\[(](?P<n>{FIGURE}) ?[,、/] ?(?P<m>{FIGURE})[\])] ?%")
_PARTS = re.compile(rf"(?P<of>百|千|万|十)分之(?P<n>{FIGURE}|{CHINESE})(?:点(?P<point>{CHINESE}))?")
_ENGLISH = re.compile(
    rf"(?<![a-z])(?P<n>{'|'.join(sorted(ENGLISH, key=len, reverse=True))}) (?:per ?cent|percent)\b", re.IGNORECASE
)
_TENTHS = re.compile(r"(?<![完构组形合达])(?P<n>[一二三四五六七八九])成(?![为立功本员交就果长品熟])")
_SCALE = {"%": Decimal(1), "‰": Decimal("0.1"), "‱": Decimal("0.01")}
_OF = {"十": Decimal(10), "百": Decimal(1), "千": Decimal("0.1"), "万": Decimal("0.01")}


@dataclass(frozen=True, slots=True)
class Share:
    """A share in a text, as drafts write it."""

    start: int
    end: int
    value: str


def write_share(per_cent: Decimal) -> str:
    """A number of per cent as drafts write it."""
    return f"{plain(per_cent)}%"


def find_shares(text: str) -> tuple[Share, ...]:
    """Every share of a text in one spelling, in order."""
    found = [
        Share(match.start("n"), match.end(), write_share(number * _SCALE.get(match["sign"], Decimal(1))))
        for match in _FIGURES.finditer(text)
        if (number := read_number(match["n"])) is not None
    ]
    found += [
        Share(match.start(name), match.end(), write_share(number))
        for match in _EITHER.finditer(text)
        for name in ("n", "m")
        if (number := read_number(match[name])) is not None
    ]
    found += [share for match in _PARTS.finditer(text) if (share := _part(match))]
    for pattern, factor in ((_ENGLISH, 1), (_TENTHS, 10)):
        found += [
            Share(match.start(), match.end(), write_share(number * factor))
            for match in pattern.finditer(text)
            if (number := read_number(match["n"])) is not None
        ]
    return tuple(sorted(found, key=lambda one: one.start))


def _part(match: re.Match[str]) -> Share | None:
    words = match["n"]
    number = Decimal(100) if words in ("百", "佰") else read_number(words)
    if number is None:
        return None
    if match["point"]:
        tail = read_number(match["point"])
        number += Decimal(f"0.{plain(tail)}") if tail is not None else 0
    return Share(match.start(), match.end(), write_share(number * _OF[match["of"]]))
