"""Whether a term of a draft and a term of a key say the same, and which belongs to which."""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from .kinds import FIGURES, KINDS, Fact, Form

HALF = 0.5
Value = Mapping[str, object]

_WORDS = frozenset({Form.WORDS, Form.LIST})
_NOT_WORD = re.compile(r"[\W_]+")


def same(kind: str, one: Value, other: Value) -> float:
    """How well two values of a kind agree: 0 when they say different things, else above 0 and at most 2.

    Figures, levels, required choices and the conditions of a target must be equal, or be absent on both sides. Other
    choices may be absent on one side and must not contradict; lists of choices must share one. Required words must
    share half of their pairs of letters; where a kind requires nothing, the words that both state must. The order of a
    payment stage is not compared: one stage that is missing would fail all that follow. Symmetric.
    """
    facts = KINDS[kind]
    compared = [name for name, fact in facts.items() if fact.form not in _WORDS and name != "order"]
    if not all(_agree(kind, facts[name], one.get(name), other.get(name)) for name in compared):
        return 0.0
    return _words_agree(kind, one, other)


def _agree(kind: str, fact: Fact, left: object, right: object) -> bool:
    if fact.form is Form.CHOICES and isinstance(left, Collection) and isinstance(right, Collection):
        return not (left and right) or bool(set(left) & set(right))
    may_be_absent = fact.form in {Form.CHOICE, Form.YES_NO} and not fact.required and not _is_condition(kind, fact)
    if may_be_absent and (left is None or right is None):
        return True
    return fact.form is Form.CHOICES or _plain(left) == _plain(right)


def _is_condition(kind: str, fact: Fact) -> bool:
    return kind == "target" and fact.form is Form.YES_NO


def _plain(stated: object) -> str:
    """A fact so that equal ones are equal text: `1 days` is `1 day`, deductions are their points, nothing is ''."""
    if stated is None or stated == []:
        return ""
    if isinstance(stated, list):
        stated = [one.get("points") if isinstance(one, Mapping) else one for one in stated]
    return re.sub(r"\b(day|month|year|week|workday)s\b", r"\1", str(stated))


def _words_agree(kind: str, one: Value, other: Value) -> float:
    facts = KINDS[kind]
    words = [name for name, fact in facts.items() if fact.form in _WORDS]
    shared = {
        name: overlap(_text(one[name]), _text(other[name])) for name in words if one.get(name) and other.get(name)
    }
    needed = [name for name in words if facts[name].required]
    if any(shared.get(name, 0.0) < HALF for name in needed):
        return 0.0
    mean = sum(shared.values()) / len(shared) if shared else 0.0
    if any(fact.required for fact in facts.values()):
        return 1.0 + mean
    stated = any(one.get(name) for name in facts if facts[name].form in FIGURES)
    return 1.0 + mean if (mean >= HALF or (stated and not shared)) else 0.0


def _text(stated: object) -> str:
    return " ".join(map(str, stated)) if isinstance(stated, list | tuple) else str(stated)


def overlap(one: str, other: str) -> float:
    """The share of the shorter text's pairs of letters that the longer one has too, from 0 to 1.

    Width, case, spaces and punctuation do not count. So a key may name a duty by its core, 提交月报, and the draft may
    quote the sentence.
    """
    left, right = _pairs(one), _pairs(other)
    shorter = min(left.total(), right.total())
    return (left & right).total() / shorter if shorter else 0.0


def _pairs(text: str) -> Counter[str]:
    plain = _NOT_WORD.sub("", unicodedata.normalize("NFKC", text).casefold())
    return Counter(plain[at : at + 2] for at in range(max(len(plain) - 1, 1))) if plain else Counter()


def assign(kind: str, draft: Sequence[Value], key: Sequence[Value]) -> dict[int, int]:
    """One key term for as many draft terms as can be, each used once: places in `draft` to places in `key`."""
    wanted = [sorted(_agreeing(kind, one, key), reverse=True) for one in draft]
    taken: dict[int, int] = {}
    for place in sorted(range(len(draft)), key=lambda at: -max((score for score, _ in wanted[at]), default=0.0)):
        _place(place, wanted, taken, set())
    return {of: at for at, of in taken.items()}


def _agreeing(kind: str, one: Value, key: Sequence[Value]) -> list[tuple[float, int]]:
    scored = ((same(kind, one, other), at) for at, other in enumerate(key))
    return [(score, at) for score, at in scored if score]


def _place(place: int, wanted: Sequence[list[tuple[float, int]]], taken: dict[int, int], tried: set[int]) -> bool:
    """Give `place` a key term, moving others to their next choice where that makes room (augmenting paths)."""
    for _, at in wanted[place]:
        if at in tried:
            continue
        tried.add(at)
        if at not in taken or _place(taken[at], wanted, taken, tried):
            taken[at] = place
            return True
    return False
