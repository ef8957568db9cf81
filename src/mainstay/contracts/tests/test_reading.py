"""Hostile and mistaken files: each is refused with its own code, words and line."""

import pytest

from mainstay.contracts.reading.validating import MAX_PROBLEMS, read_contract
from mainstay.contracts.reading.writing import write_contract
from mainstay.contracts.tests.make import SMALL, line_of
from mainstay.kernel.document import MAX_DEPTH, MAX_NODES, MAX_SCALAR
from mainstay.kernel.errors import Malformed, Problem, TooLarge

BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"


def problems(source: bytes | str) -> list[Problem]:
    with pytest.raises(Malformed) as caught:
        read_contract(source)
    return list(caught.value.problems)


def only(source: bytes | str) -> Problem:
    found = problems(source)
    assert len(found) == 1, found
    return found[0]


# what is replaced            by what                          code                   path
MISTAKES = [
    ("code: T", "kode: T", "unknown_key", "kode"),
    ("length: 1h", "lenght: 1h", "unknown_key", "targets.0.rows.1.lenght"),
    ("length: 1h", "length: 1 hour", "wrong_unit", "targets.0.rows.1.length"),
    ("length: 1h", "length: 3 working days", "wrong_unit", "targets.0.rows.1.length"),
    ("length: 1h", "length: soon", "not_a_length", "targets.0.rows.1.length"),
    ("length: 1h", "length: -1h", "not_a_length", "targets.0.rows.1.length"),
    ("length: 1h", "length: 7", "not_a_length", "targets.0.rows.1.length"),
    ("2025-12-20", "2026-02-30", "no_such_day", "signed"),
    ("2025-12-20", "2025/12/20", "not_a_day", "signed"),
    ("2025-12-20", "20251220", "not_a_day", "signed"),
    ("measure: respond", "measure: response", "not_allowed", "targets.0.measure"),
    ("{level: I}", "{leval: I}", "not_allowed", "targets.0.rows.0.when.leval"),
    ("{level: I}", "{level: 1}", "not_a_condition", "targets.0.rows.0.when.level"),
    ("when: {level: I}", "when: I", "wants_mapping", "targets.0.rows.0.when"),
    ("number: T-2026-01", "number: 2026", "needs_quotes", "number"),
    ("number: T-2026-01", "number: ''", "empty_text", "number"),
    ("code: T", "code: t-1", "not_a_code", "code"),
    ("id: always", "id: 全天", "not_an_identifier", "calendars.0.id"),
    ("'1000.00'", "'1000.001'", "too_many_decimals", "price.total"),
    ("'1000.00'", "一千", "not_a_number", "price.total"),
    ("'1000.00'", "'-1'", "out_of_range", "price.total"),
    ("'1000.00'", "NaN", "not_a_number", "price.total"),
    ("clause: c2\n", "clause: c2\n  tax_rates: [6]\n", "not_a_share", "price.tax_rates.0"),
    ("schema: 1", "schema: 2", "not_allowed", "schema"),
    ("  - {name: stationed, label: 是否驻场, default: false}", "  stationed", "wants_list", "facts"),
    ("place: {page: 1}}", "place: {page: one}}", "wants_whole_number", "clauses.0.place.page"),
    ("place: {page: 1}}", "place: {page: 0}}", "out_of_range", "clauses.0.place.page"),
    ("clause: c3}\nlevels", "clause: c3, holidays: perhaps}\nlevels", "wants_true_or_false", "calendars.0.holidays"),
]


@pytest.mark.parametrize(("before", "after", "code", "path"), MISTAKES)
def test_a_mistake_is_told_with_its_place(before: str, after: str, code: str, path: str) -> None:
    text = SMALL.replace(before, after, 1)
    found = [one for one in problems(text) if one.code != "missing_key"]
    assert [(one.code, one.path) for one in found] == [(code, path)]
    assert found[0].line == line_of(text, after.strip().splitlines()[0 if "\nlevels" in after else -1])
    assert found[0].zh != found[0].en


def test_words_of_an_unknown_key() -> None:
    found = problems(SMALL.replace("code: T", "kode: T"))
    assert [(one.line, one.zh, one.en) for one in found] == [
        (1, "缺少“code”", "'code' is missing"),
        (2, "没有“kode”这个键，是否为 code", "unknown key 'kode'; did you mean code"),
    ]


def test_words_of_a_wrong_unit() -> None:
    one = only(SMALL.replace("length: 1h", "length: 1 hour"))
    assert one.zh.startswith("“1 hour”的单位“hour”不可用；可用 s、min、h、workdays、days")
    assert one.en.startswith("'1 hour' has the unknown unit 'hour'; units are s, min, h, workdays, days")


def test_words_of_a_day_that_does_not_exist() -> None:
    one = only(SMALL.replace("2025-12-20", "2026-02-30"))
    assert (one.line, one.column) == (6, 9)
    assert (one.zh, one.en) == ("没有 2026-02-30 这一天", "there is no day 2026-02-30")


def test_a_penalty_is_read_by_its_form() -> None:
    penalty = (
        "penalties: [{id: p, name: 违约金, clause: c1, payer: vendor, trigger: duty_late, ground: 逾期, form: %s}]\n"
    )
    found = problems(SMALL + penalty % "share, share: 5, rate: 1")
    assert [(one.code, one.path) for one in found] == [
        ("missing_key", "penalties.0.basis"),
        ("not_a_share", "penalties.0.share"),
        ("unknown_key", "penalties.0.rate"),
    ]
    assert only(SMALL + penalty % "fine").code == "not_allowed"


def test_a_list_that_must_not_be_empty() -> None:
    start, end = SMALL.index("targets:"), len(SMALL)
    assert only(SMALL[:start] + "targets: []\n" + SMALL[end:]).code == "empty_list"


def test_problems_are_told_up_to_a_limit() -> None:
    extra = "".join(f"x{number}: 1\n" for number in range(300))
    found = problems(SMALL + extra)
    assert len(found) == MAX_PROBLEMS


# text                                     code                  line
HOSTILE = [
    ("a: 1\na: 2\n", "duplicate_key", 2),
    (BOMB, "anchor", 1),
    ("a: *x\n", "alias", 1),
    ("a: 1\nb: !!python/object:os.system x\n", "tag", 2),
    ("a: 1\n---\nb: 2\n", "several_documents", 2),
    ("a: [1,\nb: }\n", "broken_yaml", 2),
    ("a: 1\n\tb: 2\n", "broken_yaml", 2),
    ("? [a, b]\n: c\n", "key_not_text", 1),
    ("", "empty_file", 1),
    ("# nothing\n", "empty_file", 1),
    ("just text", "wants_mapping", 1),
    ("a: 1\nb: \x00\n", "control_character", 2),
    ('a: 1\nb: "\\0"\n', "control_character", 2),
    ("a: 1\nb: \x98\n", "control_character", 2),
    ("a: 1\nb: \ufeff\n", "control_character", 2),
    ("a: " + "[" * (MAX_DEPTH + 1), "too_deep", 1),
    ("[" * 500_000, "too_deep", 1),
    ("{a: " * 1000, "too_deep", 1),
    ("a:\n- " + "x" * (MAX_SCALAR + 1), "text_too_long", 2),
    ("- 1\n" * (MAX_NODES + 1), "too_many_values", MAX_NODES),
]


@pytest.mark.parametrize(
    ("text", "code", "line"), HOSTILE, ids=[f"{code}-{n}" for n, (_, code, _) in enumerate(HOSTILE)]
)
def test_hostile_text_is_refused_with_its_line(text: str, code: str, line: int) -> None:
    one = only(text)
    assert (one.code, one.line) == (code, line)


def test_a_double_key_names_both_lines() -> None:
    one = only("a: 1\nb: {c: 1,\n c: 2}\n")
    assert (one.line, one.en, one.zh) == (3, "'c' is given twice: first on line 2", "“c”重复：第 2 行已经写过")


NOT_TEXT = [(b"\x89PNG\r\n\x1a\n\xff", 1), (b"a: 1\nb: \xff\n", 2), ("# 1\n# 2\n名称: 甲".encode("gb18030"), 3)]


@pytest.mark.parametrize(("source", "line"), NOT_TEXT)
def test_what_is_not_utf8_is_refused(source: bytes, line: int) -> None:
    one = only(source)
    assert (one.code, one.line) == ("not_utf8", line)


def test_a_lone_half_of_a_surrogate_pair_is_refused() -> None:
    assert only("a: \ud800").code == "control_character"


@pytest.mark.parametrize("source", [b"a" * 50_000_000, "a" * 50_000_000, "名" * 700_000])
def test_a_file_over_the_limit_is_refused_at_once(source: bytes | str) -> None:
    with pytest.raises(TooLarge, match="the limit is 2,000,000"):
        read_contract(source)


def test_a_byte_order_mark_is_ignored() -> None:
    assert read_contract(b"\xef\xbb\xbf" + SMALL.encode()).contract.code == "T"


def test_only_plain_words_are_more_than_text() -> None:
    contract = read_contract(SMALL.replace("number: T-2026-01", "number: 007")).contract
    assert contract.number == "007"
    for word in ("yes", "0x10", "1_000", "1e3", "~x", "2026-01-01"):
        assert read_contract(SMALL.replace("number: T-2026-01", f"number: {word}")).contract.number == word


def test_written_and_read_again_it_is_equal() -> None:
    contract = read_contract(SMALL).contract
    assert read_contract(write_contract(contract)).contract == contract


def test_json_is_read_as_well() -> None:
    contract = read_contract(SMALL).contract
    assert read_contract(contract.model_dump_json(by_alias=True)).contract == contract


def test_every_part_knows_its_line() -> None:
    read = read_contract(SMALL)
    assert read.lines["targets.0.rows.1.length"] == line_of(SMALL, "length: 1h")
    assert read.lines["price.capitals"] == line_of(SMALL, "capitals")
