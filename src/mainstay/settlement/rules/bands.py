"""The band that a score falls into: exact borders, and a chosen reading where two bands claim one."""

from dataclasses import dataclass
from decimal import Decimal

from mainstay.contracts.rules.terms.money import Band, Bands
from mainstay.kernel.errors import Refused


@dataclass(frozen=True, slots=True)
class Chosen:
    """A band by its place in the list; `border` tells that two bands claim the score and a reading decided."""

    index: int
    band: Band
    border: bool


def holds(band: Band, score: Decimal) -> bool:
    """Whether a score lies in a band, with its borders as written."""
    if band.above is not None and score <= band.above:
        return False
    if band.from_ is not None and score < band.from_:
        return False
    if band.to is not None and score > band.to:
        return False
    return band.below is None or score < band.below


def band_of(bands: Bands, score: Decimal) -> Chosen:
    """The band of a score. Refused where none holds it, and where two do and no reading is chosen.

    `borders: higher` gives a border score to the band of the better scores, `lower` to the other.
    """
    found = [(index, band) for index, band in enumerate(bands.bands) if holds(band, score)]
    if not found:
        raise Refused(
            f"“{bands.name.zh}”没有 {score} 分对应的档次，不能结算。",
            f"“{bands.name.in_language('en')}” has no band for a score of {score}.",
        )
    if len(found) == 1:
        return Chosen(*found[0], border=False)
    if bands.borders is None:
        raise Refused(
            f"“{bands.name.zh}”中 {score} 分同属两档；请先在合同文件中选定读法（borders），再结算。",
            f"“{bands.name.in_language('en')}”: two bands claim {score}; choose a reading (borders) first.",
        )
    found.sort(key=lambda one: _lower_end(one[1]), reverse=bands.borders == "higher")
    return Chosen(*found[0], border=True)


def borders_of(bands: Bands) -> tuple[Decimal, ...]:
    """The scores at which one band ends and the next begins, the highest first."""
    return tuple(sorted({end for band in bands.bands if (end := _lower_end(band)) > 0}, reverse=True))


def _lower_end(band: Band) -> Decimal:
    low = band.from_ if band.from_ is not None else band.above
    return Decimal(-1) if low is None else low
