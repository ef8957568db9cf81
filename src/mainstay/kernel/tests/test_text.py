"""Text for searching: spelling, grams, readings and marks, on examples and on any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mainstay.kernel.text import (
    Part,
    Term,
    excerpt,
    find_hits,
    grams_of,
    grams_wanted,
    initial_grams,
    reading_grams,
    spell,
    spell_with_places,
    terms_of,
    words_of,
)

ANY = st.text(max_size=60) | st.text("网络中断系统ＡＢａb12-_. 　é\u0301ﬁ王芳％%\\", max_size=40)


@pytest.mark.parametrize(
    ("written", "spelt"),
    [
        ("ＧＢ－２０２６", "gb-2026"),
        ("OA 系统　无法 登录", "oa系统无法登录"),
        ("Out  of\nmemory", "out of memory"),
        ("ﾃﾞｰﾀ", "データ"),
        ("ｶﾞ", "ガ"),
        ("a\0b\u200bc", "abc"),
        ("網絡", "網絡"),
        ("①㎡", "1m2"),
    ],
)
def test_one_spelling(written: str, spelt: str) -> None:
    assert spell(written) == spelt


@given(ANY)
def test_spelling_twice_changes_nothing_more(text: str) -> None:
    assert spell(spell(text)) == spell(text)


@given(ANY)
def test_each_sign_knows_where_it_comes_from(text: str) -> None:
    spelt, places = spell_with_places(text)
    assert len(spelt) == len(places)
    assert places == sorted(places)
    assert all(0 <= place < len(text) for place in places)


@given(ANY | st.text("网络中断，。“（Ａaz09~\u0301\u3099 ", max_size=40))
def test_runs_of_plain_signs_are_spelt_as_each_sign_alone(text: str) -> None:
    """A sign that cannot be seen is left out, but no run of plain signs goes across it."""
    spelt, places = spell_with_places("\u200b".join(text))

    assert (spelt, [place // 2 for place in places]) == spell_with_places(text)


def test_grams_of_a_text() -> None:
    assert grams_of("网络中断") == {"网络", "络中", "中断"}
    assert grams_of("GB-2026-0031") == {"gb-2026-0031", "gb", "2026", "20", "202", "026", "0031", "00", "003", "031"}
    assert grams_of("断") == grams_of("") == grams_of("！") == frozenset()


def test_words_that_texts_are_compared_by() -> None:
    assert words_of("VPN网络中断 ORA-01555，网络") == ("vpn", "网络", "络中", "中断", "ora-01555", "ora", "01555")
    assert set(words_of("VPN网络中断 ORA-01555")) <= grams_of("VPN网络中断 ORA-01555")
    assert words_of("断 a") == ()


def test_grams_asked_for() -> None:
    assert grams_wanted("网络") == {"网络"}
    assert grams_wanted("0031") == {"003", "031"}
    assert grams_wanted("OA系统") == {"oa", "系统"}
    assert grams_wanted("网") == grams_wanted("a") == grams_wanted("%") == frozenset()


@given(ANY, st.integers(0, 60), st.integers(1, 20))
def test_a_text_holds_the_grams_of_whatever_stands_in_it(text: str, start: int, length: int) -> None:
    """So that looking for the grams first never loses a text. Two letters alone stand at the beginning of a word."""
    spelt = spell(text)
    term = spelt[start : start + length].strip()
    if term != spell(term) or (start > 0 and term[:1].isalnum()):
        term = ""
    assert {gram for gram in grams_wanted(term) if len(gram) != 2 or not gram.isascii()} <= grams_of(text)


def test_readings_of_names_and_titles() -> None:
    assert initial_grams("网络中断") == {"~wlz", "~lzd"}
    assert initial_grams("王芳 13800000000") == {"~wf", "~yf"}
    assert {"~cqx", "~zqx"} <= initial_grams("重庆线")
    assert {"^wangfang", "^yufang"} == reading_grams("王芳")
    assert {"^shanyaxin", "^danyaxin"} <= reading_grams("单亚欣")
    assert reading_grams("网络中断了") == initial_grams("abc") == frozenset()


def test_terms_of_a_query() -> None:
    first, second = terms_of("  网络　WLZD 网络 ")
    assert first == Term("网络", frozenset({"网络"}))
    wanted = frozenset({"wlz", "lzd"})
    assert second == Term("wlzd", wanted, initials=frozenset({"~wlz", "~lzd"}), reading="^wlzd")
    assert terms_of("") == terms_of(" \0\t ") == ()


@given(st.text(max_size=3000))
def test_queries_are_bounded(query: str) -> None:
    terms = terms_of(query)
    assert len(terms) <= 8
    assert all(0 < len(term.text) <= 100 and "\0" not in term.text for term in terms)


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("三楼网络中断", "网络", ["网络"]),
        ("ＯＡ 系统故障", "oa系统", ["ＯＡ 系统"]),
        ("三楼网络中断", "wlzd", ["网络中断"]),
        ("报修人王芳。", "wangfang", ["王芳"]),
        ("报修人王芳。", "wf", ["王芳"]),
        ("100% _x_ \\d", "% \\", ["%", "\\"]),
        ("网络网络", "网络", ["网络网络"]),
        ("网络", "电源", []),
        ("ﬁle", "i", ["ﬁ"]),
    ],
)
def test_hits_are_marked_in_the_original(text: str, query: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in find_hits(text, terms_of(query))] == marked


def test_an_excerpt_stands_around_the_first_hit() -> None:
    text = "前" * 100 + "网络中断" + "后" * 100
    parts = excerpt(text, terms_of("中断"), length=40)
    assert parts == (
        Part("…", hit=False),
        Part("前" * 22 + "网络", hit=False),
        Part("中断", hit=True),
        Part("后" * 14, hit=False),
        Part("…", hit=False),
    )


@given(ANY, ANY)
def test_an_excerpt_is_a_piece_of_the_text(text: str, query: str) -> None:
    parts = excerpt(text, terms_of(query), length=30)
    shown = [part.text for part in parts]
    inner = "".join(shown[(1 if parts and len(text) > 30 and shown[0] == "…" else 0) :])
    assert inner.removesuffix("…") in text or inner in text
    assert all(part.text for part in parts)
