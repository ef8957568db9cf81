"""How well a draft meets a key: precision, recall and F1 by kind and by group, and which terms do not meet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .kinds import KINDS
from .matching import Value, assign

GROUPS: dict[str, frozenset[str]] = {
    "targets": frozenset({"target"}),
    "sums": frozenset({"price", "price_line", "capital_sum", "tax"}),
    "payment_stages": frozenset({"payment_stage"}),
    "dates": frozenset({"date", "service_period", "maintenance"}),
}


@dataclass(frozen=True, slots=True)
class Stated:
    """A term of a draft or a key: its id or place, kind and value."""

    name: str
    kind: str
    value: Value


@dataclass(frozen=True, slots=True)
class Invented:
    """A term of a draft that its passages do not bear out, and why."""

    term: Stated
    zh: str
    en: str

    def message(self, language: str) -> str:
        """The words in the reader's language."""
        return self.en if language.startswith("en") else self.zh


@dataclass(frozen=True, slots=True)
class Figures:
    """Of `drafted` terms and `keyed` terms so many met; shares from 0 to 1, None where there is nothing to judge."""

    drafted: int
    keyed: int
    met: int

    @property
    def precision(self) -> float | None:
        """Share of the drafted terms that the key has."""
        return self.met / self.drafted if self.drafted else None

    @property
    def recall(self) -> float | None:
        """Share of the key's terms that were drafted."""
        return self.met / self.keyed if self.keyed else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of both; 0 where one side has terms and the other none."""
        return 2 * self.met / (self.drafted + self.keyed) if self.drafted + self.keyed else None


@dataclass(frozen=True, slots=True)
class Report:
    """The figures by kind, by group and over all, and the terms that did not meet."""

    kinds: Mapping[str, Figures]
    groups: Mapping[str, Figures]
    overall: Figures
    missing: tuple[Stated, ...]
    unexpected: tuple[Stated, ...]
    invented: tuple[Invented, ...]

    def meets(self, floor: float) -> bool:
        """Whether the overall F1 reaches `floor` and nothing was invented."""
        return not self.invented and (self.overall.f1 is None or self.overall.f1 >= floor)


def score(draft: Sequence[Stated], key: Sequence[Stated], invented: Sequence[Invented] = ()) -> Report:
    """Match the draft's terms with the key's, kind by kind, one to one; an invented term meets nothing."""
    untrue = {one.term.name for one in invented}
    figures: dict[str, Figures] = {}
    missing: list[Stated] = []
    unexpected: list[Stated] = []
    for kind in KINDS:
        drafted = [one for one in draft if one.kind == kind]
        keyed = [one for one in key if one.kind == kind]
        true = [one for one in drafted if one.name not in untrue]
        pairs = assign(kind, [one.value for one in true], [one.value for one in keyed])
        missing += [one for at, one in enumerate(keyed) if at not in pairs.values()]
        unexpected += [one for at, one in enumerate(true) if at not in pairs]
        if drafted or keyed:
            figures[kind] = Figures(len(drafted), len(keyed), len(pairs))
    groups = {name: _sum(figures[kind] for kind in kinds if kind in figures) for name, kinds in GROUPS.items()}
    return Report(figures, groups, _sum(figures.values()), tuple(missing), tuple(unexpected), tuple(invented))


def _sum(parts: Iterable[Figures]) -> Figures:
    every = list(parts)
    return Figures(sum(p.drafted for p in every), sum(p.keyed for p in every), sum(p.met for p in every))
