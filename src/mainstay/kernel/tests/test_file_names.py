"""Names and kinds of files: hostile names are made harmless, kinds come from the content."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mainstay.kernel.files import clean_name, disposition, kind_of, shown_inline

HOSTILE = [
    ("../../etc/passwd", "passwd"),
    ("C:\\Windows\\system32\\cmd.exe", "cmd.exe"),
    ("invoice\u202egnp.exe", "invoicegnp.exe"),
    ("a\u200b\u2066b\u2069\ufeff.pdf", "ab.pdf"),
    ("line\r\nSet-Cookie: a=b.txt", "line Set-Cookie_ a=b.txt"),
    ("CON", "_CON"),
    ("nul.txt", "_nul.txt"),
    ("com1.tar.gz", "_com1.tar.gz"),
    ('a"b<c>d|e?f*.txt', "a_b_c_d_e_f_.txt"),
    ("...", "未命名"),
    ("", "未命名"),
    (".htaccess", "htaccess"),
    ("name. . .", "name"),
    ("巡检报告（2026年10月）.docx", "巡检报告（2026年10月）.docx"),
    ("e\u0301t\u00e9.txt", "été.txt"),
]


@pytest.mark.parametrize(("given_name", "cleaned"), HOSTILE)
def test_hostile_names_are_cleaned(given_name: str, cleaned: str) -> None:
    assert clean_name(given_name) == cleaned


def test_a_long_name_keeps_whole_characters_and_its_suffix() -> None:
    cleaned = clean_name("报" * 200 + ".pdf")
    assert cleaned == "报" * 58 + ".pdf"
    assert len(cleaned.encode()) <= 180


@given(st.text(max_size=400))
def test_any_name_is_harmless(name: str) -> None:
    cleaned = clean_name(name)
    assert 0 < len(cleaned.encode()) <= 180
    assert not set(cleaned) & set('/\\\r\n\0"<>:|?*%\u202e')
    assert clean_name(cleaned) == cleaned


@given(st.text(max_size=300))
def test_any_name_makes_a_header_that_reads_back(name: str) -> None:
    header = disposition(name)
    assert header.isascii()
    assert "\n" not in header
    plain, _, encoded = header.removeprefix('attachment; filename="').partition("\"; filename*=UTF-8''")
    assert (unquote(encoded) or plain.removesuffix('"')) == clean_name(name)


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODT = "application/vnd.oasis.opendocument.text"
CONTENT = [
    (b"\x89PNG\r\n\x1a\n\0\0", "image/png", True),
    (b"\xff\xd8\xff\xe0", "image/jpeg", True),
    (b"GIF89a..", "image/gif", True),
    (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp", True),
    (b"%PDF-1.7\n", "application/pdf", True),
    (b"<svg xmlns='http://www.w3.org/2000/svg'><script>", "image/svg+xml", False),
    (b"\xef\xbb\xbf<?xml version='1.0'?><x:svg onload=a>", "image/svg+xml", False),
    (b"<!DOCTYPE html><p>", "text/html", False),
    (b"hello <script>alert(1)</script>", "text/html", False),
    ("<script>".encode("utf-16"), "text/html", False),
    (b"#!/bin/sh\nrm -rf /", "text/x-script", False),
    (b"MZ\x90\0\3", "application/x-executable", False),
    (b"\x7fELF\2\1\1", "application/x-executable", False),
    (b"PK\3\4" + b"\0" * 30 + b"[Content_Types].xml..xl/workbook.xml", XLSX, False),
    (b"PK\3\4" + b"\0" * 26 + b"mimetype" + ODT.encode() + b"PK", ODT, False),
    ("故障日志：接口超时。".encode("gb18030"), "text/plain", False),
    ("故障日志".encode()[:-1], "text/plain", False),
    (b"\0\1\2\3\4\5", "application/octet-stream", False),
    (b"", "application/octet-stream", False),
]


@pytest.mark.parametrize(("content", "kind", "inline"), CONTENT)
def test_the_kind_comes_from_the_content(content: bytes, kind: str, inline: bool) -> None:
    assert kind_of(content) == kind
    assert shown_inline(kind) is inline


@given(st.binary(max_size=400))
def test_any_content_has_a_kind(content: bytes) -> None:
    kind = kind_of(content)
    assert "/" in kind
    assert len(kind) <= 120
