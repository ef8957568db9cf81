"""Filters, messages and entries of LDAP as bytes and as what they mean: no directory is asked."""

from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mainstay.account.rules.ber import (
    OCTETS,
    SEQUENCE,
    Element,
    NotBer,
    elements,
    encode,
    encode_number,
    size_of,
)
from mainstay.account.rules.directories import Address, Attributes, Tls, claims_of, read_address, spelled
from mainstay.account.rules.filters import read_filter
from mainstay.account.rules.ldap import Entry, Op, Result, bind_request, read_answer
from mainstay.kernel.errors import Malformed

pytestmark = pytest.mark.req("A-34")
UID = "a30b 0403756964 040477616e67"  # (uid=wang)
NAMES = Attributes("entryUUID", "uid", "cn", "mail")
WANG = {"entryuuid": (b"e1",), "uid": (b"wang",), "cn": ("王芳".encode(), b"Wang"), "mail": (b"wang@bureau.example",)}


@given(st.binary(max_size=300).filter(lambda text: b"{login}" not in text), st.text(max_size=50))
def test_whatever_is_typed_stays_one_value_of_the_filter(fixed: bytes, login: str) -> None:
    escaped = "".join(f"\\{byte:02x}" for byte in fixed)
    found = read_filter(f"(&(a={escaped})(uid={{login}}))").encoded(login)
    (both,) = elements(found)
    first, second = both.parts()
    assert [part.content for part in first.parts()] == [b"a", fixed]
    assert [part.content for part in second.parts()] == [b"uid", login.encode()]


@pytest.mark.parametrize(
    ("text", "encoded"),
    [
        ("(uid={login})", UID),
        ("(!(uid={login}))", f"a20d {UID}"),
        ("(upn={login}@b.cn)", "a310040375706e0409 77616e6740622e636e"),
        ("(&(a=*)(uid={login}))", f"a010 870161 {UID}"),
        ("(|(a>=1)(a<=2)(a~=3)(uid={login}))", f"a125 a506040161040131 a606040161040132 a806040161040133 {UID}"),
        ("(&(a=x*y*z)(uid={login}))", f"a01d a40e0401613009 800178 810179 82017a {UID}"),
        ("(&(a=*y)(uid={login}))", f"a017 a408 040161 3003 820179 {UID}"),
        ("(&(a:1.2.3:=2)(uid={login}))", f"a01c a90d 8105312e322e33 820161 830132 {UID}"),
        ("(&(ou:dn:=x)(uid={login}))", f"a019 a90a 82026f75 830178 8401ff {UID}"),
        ("(&(cn=\\2a\\29)(uid={login}))", f"a017 a308 0402636e 04022a29 {UID}"),
    ],
)
def test_filters_are_written_as_the_standard_says(text: str, encoded: str) -> None:
    assert read_filter(text).encoded("wang").hex() == encoded.replace(" ", "")


@pytest.mark.parametrize(
    "text",
    [
        *("", "uid={login}", "(uid={login}", "(uid={login}))", "(uid={login})(a=b)", "((uid={login}))", "(&)", "(!)"),
        *("(uid=wang)", "(|(uid={login})(mail={login}))", "(uid={login}*)", "(uid=*{login})", "(uid>={login})"),
        *("({login}=a)", "(a:1.2:={login})", "(!(a=b)(uid={login}))", "(&(a=**)(uid={login}))", "(uid={login}\\2)"),
        *("(a=\\zz{login})", "(=a{login})", "(a:=\\{login})", "(&(a=\\7blogin\\7d)(uid={login}))", "(:=a{login})"),
        *("(&" * 20 + "(uid={login})" + ")" * 20, f"(&(a={'x' * 1000})(uid={{login}}))", "(a;=b)(uid={login})"),
    ],
)
def test_filters_that_are_none_are_refused_with_the_field(text: str) -> None:
    with pytest.raises(Malformed) as refused:
        read_filter(text)
    assert [(one.code, one.path) for one in refused.value.problems] == [("bad_filter", "search_filter")]


def test_a_refusal_of_a_filter_says_where() -> None:
    with pytest.raises(Malformed) as refused:
        read_filter("(&(uid={login})(b))")
    assert refused.value.problems[0].zh == "过滤器第 16 个字符处有误"


@given(st.binary(max_size=70_000), st.integers(0, 2**31 - 1))
@settings(max_examples=50)
def test_elements_are_read_as_they_were_written(content: bytes, number: int) -> None:
    text = encode(SEQUENCE, encode(OCTETS, content), encode_number(number))
    assert size_of(text) == len(text)
    (whole,) = elements(text)
    assert whole.parts()[0] == Element(OCTETS, content)
    assert whole.parts()[1].number() == number


@given(st.binary(max_size=60))
def test_what_a_server_sends_is_an_answer_or_refused(message: bytes) -> None:
    try:
        answer = read_answer(encode(SEQUENCE, message))
        answer.result()
        answer.entry()
    except NotBer:
        pass


@pytest.mark.parametrize("text", ["30", "3084000000", "30 80 0000", "30 85 0000000001 00", "1f 01 00", "30 05 0400"])
def test_what_ldap_does_not_take_is_no_element(text: str) -> None:
    with pytest.raises(NotBer):
        list(elements(bytes.fromhex(text)))


def test_long_lengths_of_active_directory_are_read() -> None:
    done = bytes.fromhex("3084000000100201 03 6584000000070a0131 0400 0400".replace(" ", ""))
    answer = read_answer(done)
    assert (answer.number, answer.tag, answer.result()) == (3, Op.SEARCH_DONE, Result(49))


@pytest.mark.parametrize(("dn", "password"), [("cn=a", ""), ("", "secret"), ("", "")])
def test_a_bind_as_nobody_is_not_written(dn: str, password: str) -> None:
    with pytest.raises(ValueError, match="nobody"):
        bind_request(1, dn, password)


@pytest.mark.parametrize(
    ("address", "read"),
    [
        ("ldaps://ldap.bureau.example", Address("ldap.bureau.example", 636, Tls.AT_ONCE)),
        ("ldap://LDAP.bureau.example:3890/", Address("ldap.bureau.example", 3890, Tls.START_TLS)),
        ("ldap://127.0.0.1:389", Address("127.0.0.1", 389, Tls.NONE)),
        ("ldap://localhost", Address("localhost", 389, Tls.NONE)),
        ("ldap://[::1]", Address("::1", 389, Tls.NONE)),
        ("ldaps://[2001:db8::1]:636", Address("2001:db8::1", 636, Tls.AT_ONCE)),
        ("ldap://127.0.0.1.evil.example", Address("127.0.0.1.evil.example", 389, Tls.START_TLS)),
        *((bad, None) for bad in ("ldap://", "ldapi://a", "https://a", "ldaps://a/dc=x", "ldaps://u@a", "ldaps://a:0")),
        *((bad, None) for bad in ("ldaps://a:65536", "ldaps://a?x", "ldaps://a b", "ldaps://主机", "ldap://a:x")),
    ],
)
def test_addresses_are_read_with_how_the_line_is_kept(address: str, read: Address | None) -> None:
    assert read_address(address) == read


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({}, {"sub": "e1", "login": "wang", "name": "王芳", "email": "wang@bureau.example", "email_verified": True}),
        ({"mail": ()}, {"sub": "e1", "login": "wang", "name": "王芳", "email_verified": False}),
        ({"mail": (b"a@b.example", b"c@d.example"), "cn": ()}, {"sub": "e1", "login": "wang", "email_verified": False}),
        ({"entryuuid": (b"e1", b"e2"), "mail": (), "cn": ()}, {"login": "wang", "email_verified": False}),
        ({"uid": (b"\xff",), "mail": (), "cn": (b"a\nb",)}, {"sub": "e1", "email_verified": False}),
    ],
)
def test_an_entry_says_what_it_has_just_one_of(changes: dict[str, Any], says: dict[str, Any]) -> None:
    assert claims_of(Entry("uid=wang", WANG | changes), NAMES) == says


def test_a_guid_is_read_from_its_bytes() -> None:
    value = UUID("8f14e45f-ceea-467f-9d0d-6c3a2b1e0f55")
    entry = Entry("cn=a", {"objectguid": (value.bytes_le,), "uid": (b"a",)})
    assert claims_of(entry, Attributes("objectGUID", "uid", "", ""))["sub"] == str(value)


@pytest.mark.parametrize("login", ["wang", " WANG ", "ｗａｎｇ", "Wang"])
def test_spellings_of_one_name_are_counted_as_one(login: str) -> None:
    assert spelled(login) == "wang"
