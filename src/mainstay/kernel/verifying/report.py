"""What the check of an export has found."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Wrong:
    """Something that is not as it was written."""

    zh: str
    en: str

    def words(self, language: str) -> str:
        """In the reader's language."""
        return self.en if language.startswith("en") else self.zh


@dataclass
class Checked:
    """What an export holds. `faults` are of its entries, in their order; `doubts` are of everything around them."""

    name: str = ""
    kind: str = ""
    exported_at: str = ""
    fingerprint: str = ""
    streams: int = 0
    entries: int = 0
    unsigned: int = 0
    heads: int = 0
    signed_until: str = ""
    faults: list[Wrong] = field(default_factory=list)
    doubts: list[Wrong] = field(default_factory=list)

    @property
    def wrong(self) -> list[Wrong]:
        """Everything that is wrong: the first altered entry first."""
        return self.faults + self.doubts

    def fault(self, zh: str, en: str) -> None:
        """An entry is not as it was written."""
        self.faults.append(Wrong(zh, en))

    def doubt(self, zh: str, en: str) -> None:
        """Something around the entries is not as it was written."""
        self.doubts.append(Wrong(zh, en))
