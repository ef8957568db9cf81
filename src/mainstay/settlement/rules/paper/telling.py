"""One language's words for what the data of a statement names."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from mainstay.kernel.papers.form import Section

from .words import SIDES, WORDS

Data = Mapping[str, Any]
NUMBERS = "一二三四五六七八九"
PROOFS = {
    "case": "by_case",
    "duty": "by_duty",
    "acceptance": "by_acceptance",
    "settlement": "by_record",
    "contract": "by_contract",
}


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells what a statement says in Chinese or English: `tell("title")`, `tell.clause("c7")`."""

    data: Data
    language: str

    def __call__(self, name: str, /, **values: object) -> str:
        """The words of this name, with values put in."""
        return self.of(WORDS[name]).format(**values)

    def of(self, pair: tuple[str, str]) -> str:
        """One of a pair of words."""
        return pair[1] if self.language == "en" else pair[0]

    def text(self, words: Mapping[str, str]) -> str:
        """Words of the contract; Chinese where it has no English."""
        return words[self.language] or words["zh"]

    def side(self, name: str) -> str:
        """甲方 or 乙方."""
        return self.of(SIDES[name])

    def clause(self, name: str) -> str:
        """A clause as the paper numbers it, with its heading."""
        found = self.data["clauses"].get(name)
        return f"{found['number']} {self.text(found['heading'])}".strip() if found else name

    def list(self, words: Iterable[str]) -> str:
        """Words one after the other."""
        return ("; " if self.language == "en" else "；").join(words)

    def proofs(self, evidence: Iterable[Data]) -> str:
        """The records, each as people find it."""
        told = [self(PROOFS[one["kind"]], id=one["id"], seq=one["seq"]) for one in evidence]
        return self.list(dict.fromkeys(told))

    def numbered(self, sections: Sequence[Section]) -> tuple[Section, ...]:
        """The sections with their numbers: 一、 or 1."""
        heads = [f"{place}. " for place in range(1, 10)] if self.language == "en" else [f"{one}、" for one in NUMBERS]
        return tuple(replace(one, title=head + one.title) for head, one in zip(heads, sections, strict=False))
