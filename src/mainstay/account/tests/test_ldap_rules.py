"""Filters, messages and entries of LDAP as bytes and as what they mean: no directory is asked."""

from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyasn1.codec.der.decoder import decode
from pyasn1_modules.rfc2251 import Filter

from mainstay.account.rules.directories import Address, Attributes, Tls, claims_of, read_address, spelled
from mainstay.account.rules.filters import read_filter
from mainstay.account.rules.ldap import (
    Entry,
    NotLdap,
    Op,
    Result,
    Scope,
    Search,
    bind_request,
    read_answer,
    search_request,
    size_of,
    start_tls_request,
    unbind_request,
)
from mainstay.kernel.errors import Malformed

pytestmark = pytest.mark.req("A-34")
UID = "a30b 0403756964 040477616e67"  # (uid=wang)
NAMES = Attributes("entryUUID", "uid", "cn", "mail")
WANG = {"entryuuid": (b"e1",), "uid": (b"wang",), "cn": ("王芳".encode(), b"Wang"), "mail": (b"wang@bureau.example",)}


@given(st.binary(max_size=300).filter(lambda text: b"{login}" not in text), st.text(max_size=50))
def test_whatever_is_typed_stays_one_value_of_the_filter(fixed: bytes, login: str) -> None:
    escaped = "".join(f"\\{byte:02x}" for byte in fixed)
    found = read_filter(f"(&(a={escaped})(uid={{login}}))").encoded(login)
    both, rest = decode(found, asn1Spec=Filter())
    assert rest == b""
    said = [tuple(bytes(part) for part in one["equalityMatch"].values()) for one in both["and"]]
    assert said == [(b"a", fixed), (b"uid", login.encode())]


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


def test_a_filter_is_written_as_deep_as_it_is_read() -> None:
    found = read_filter("(!" * 12 + "(uid={login})" + ")" * 12).encoded("wang")
    assert found.hex() == "".join(f"a2{size:02x}" for size in range(35, 12, -2)) + UID.replace(" ", "")


def test_requests_are_written_as_the_standard_says() -> None:
    found = read_filter("(uid={login})").encoded("wang")
    search = Search("dc=b", Scope.SUBTREE, found, ["uid", "cn"], 2, 4)
    written = {
        bind_request(1, "cn=a", "secret"): "3016 020101 6011 020103 0404636e3d61 8006736563726574",
        search_request(2, search): f"3032 020102 632d 040464633d62 0a0102 0a0100 020102 020104 010100 {UID}"
        "3009 0403756964 0402636e",
        start_tls_request(3): "301d 020103 7718 8016" + b"1.3.6.1.4.1.1466.20037".hex(),
        unbind_request(300): "3006 0202012c 4200",
    }
    assert [one.hex() for one in written] == [text.replace(" ", "") for text in written.values()]
    assert [size_of(one) for one in written] == [len(one) for one in written]


def of_server(operation: bytes) -> bytes:
    """The message that answers request 3."""
    return bytes((0x30, 3 + len(operation), 2, 1, 3)) + operation


@pytest.mark.parametrize(
    ("operation", "op", "result"),
    [
        ("6107 0a0100 0400 0400", Op.BIND_RESPONSE, Result(0)),
        ("6109 0a0131 0400 0400 8700", Op.BIND_RESPONSE, Result(49)),
        ("650b 0a010a 0400 0400 a302 0400", Op.SEARCH_DONE, Result(10)),
        ("650e 0a017b 0400 0407 61200a20e78e8b", Op.SEARCH_DONE, Result(123, "a 王")),
        ("7807 0a0102 0400 0400", Op.EXTENDED_RESPONSE, Result(2)),
        ("6507 0a0100 0400 0400 a009 3007 0402312e 0101ff", Op.SEARCH_DONE, Result(0)),
    ],
)
def test_ends_of_operations_are_read(operation: str, op: Op, result: Result) -> None:
    answer = read_answer(of_server(bytes.fromhex(operation)))
    assert (answer.number, answer.op, answer.result()) == (3, op, result)


def test_entries_are_read_with_names_in_small_letters() -> None:
    answer = read_answer(of_server(bytes.fromhex("6415 0404636e3d61 300d 300b 0402434e 3105 0400 0401ff")))
    assert (answer.op, answer.entry()) == (Op.SEARCH_ENTRY, Entry("cn=a", {"cn": (b"", b"\xff")}))


@given(st.sampled_from([b"", b"\x61", b"\x64", b"\x65", b"\x73", b"\x78"]), st.binary(max_size=60))
def test_what_a_server_sends_is_an_answer_or_refused(tag: bytes, sent: bytes) -> None:
    for message in (sent, of_server(tag + bytes((len(sent),)) + sent if tag else sent)):
        try:
            answer = read_answer(message)
            if answer.op in {Op.BIND_RESPONSE, Op.SEARCH_DONE, Op.EXTENDED_RESPONSE}:
                answer.result()
            elif answer.op == Op.SEARCH_ENTRY:
                answer.entry()
        except NotLdap:
            pass


@pytest.mark.parametrize(
    "message",
    [
        *("", "0500", "3003 020103", "300c020103 6507 0a0100 0400 0400 00", "300c020103 6507 0a0100 0400 0402"),
        *("300c 0201ff 6507 0a0100 0400 0400", "300a 020103 6505 0a0100 0400", "300c 020103 7907 0a0100 0400 0400"),
        *("300c 020103 6580 0a0100 0400 0400 0000", "3080 020103 6507 0a0100 0400 0400 0000"),
        "300f 020103 610a 0a88ff04000400870500",  # a length of eight bytes
        "308213 94" + "02821388" + "7f" * 5000 + "6507 0a0100 0400 0400",  # a number of 12,000 digits
    ],
)
def test_what_is_no_message_is_refused(message: str) -> None:
    with pytest.raises(NotLdap):
        read_answer(bytes.fromhex(message))


@pytest.mark.parametrize("code", ["0a01ff", "0a0500ffffffff"])
def test_codes_that_are_none_are_refused(code: str) -> None:
    content = bytes.fromhex(f"{code}04000400")
    answer = read_answer(of_server(bytes((0x65, len(content))) + content))
    with pytest.raises(NotLdap, match="no code"):
        answer.result()


@given(st.binary(max_size=10))
def test_a_size_is_told_waited_for_or_refused(sent: bytes) -> None:
    try:
        size = size_of(sent)
    except NotLdap:
        return
    assert size is None or size >= 2


@pytest.mark.parametrize("text", ["04", "3080", "3085 00", "30ff", "0402", "1f01"])
def test_what_does_not_begin_as_a_message_is_refused_at_once(text: str) -> None:
    with pytest.raises(NotLdap):
        size_of(bytes.fromhex(text))


@pytest.mark.parametrize("text", ["", "30", "3084", "3084000000", "3081"])
def test_the_size_of_a_message_is_waited_for(text: str) -> None:
    assert size_of(bytes.fromhex(text)) is None


def test_long_lengths_of_active_directory_are_read() -> None:
    done = bytes.fromhex("308400000010 020103 658400000007 0a0131 0400 0400")
    answer = read_answer(done)
    assert size_of(done) == len(done)
    assert (answer.number, answer.op, answer.result()) == (3, Op.SEARCH_DONE, Result(49))


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
