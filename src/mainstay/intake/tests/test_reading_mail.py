"""Reading mail: charsets, names, forms, bombs; and that nothing crashes or is lost."""

import base64
import re
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mainstay.intake.reading.mail import TooIntricate, read_mail
from mainstay.intake.reading.mail.charsets import decode_text
from mainstay.intake.reading.mail.headers import addresses
from mainstay.intake.reading.mail.markup import plain_text

from .letters import ANSWER, TEXT, letter, raw_part, with_files

BIG5 = "您好，審批系統自今天上午九點起無法登入，請儘快處理。"


@pytest.mark.parametrize(
    ("codec", "label"),
    [
        ("utf-8", "utf-8"),
        ("gb18030", "gb18030"),
        ("gbk", "gb2312"),
        ("gb18030", "GBK"),
        ("gb18030", "x-gbk"),
        ("utf-8", "gb2312"),
        ("utf-8", "us-ascii"),
        ("utf-8", "iso-8859-1"),
        ("utf-8", ""),
        ("utf-8", "no-such-charset"),
        ("utf-8", "punycode"),
        ("gb18030", "utf-8"),
        ("gb18030", "us-ascii"),
        ("gb18030", "iso-8859-1"),
        ("gb18030", "base64"),
        ("hz", "hz-gb-2312"),
        ("utf-16-le", "utf-16le"),
    ],
)
def test_text_is_read_under_true_and_wrong_labels(codec: str, label: str) -> None:
    text = TEXT.replace("“", "").replace("”", "")
    assert read_mail(letter(text.encode(codec), charset=label)).text == text


@pytest.mark.parametrize("label", ["big5", "utf-8", "us-ascii", ""])
def test_big5_is_told_from_gb(label: str) -> None:
    assert read_mail(letter(BIG5.encode("big5"), charset=label)).text == BIG5


def test_rare_characters_of_gb18030() -> None:
    assert decode_text("𠮷野家㐂".encode("gb18030"), "gb2312") == "𠮷野家㐂"


def test_western_text_stays_western() -> None:
    assert decode_text("déjà vu, naïve café".encode("cp1252"), "iso-8859-1") == "déjà vu, naïve café"


@pytest.mark.parametrize(
    "raw",
    [
        "=?utf-8?B?" + base64.b64encode("系统无法登录".encode()).decode() + "?=",
        "=?GB2312?B?" + base64.b64encode("系统无法登录".encode("gbk")).decode() + "?=",
        "=?gb18030?Q?=CF=B5=CD=B3=CE=DE=B7=A8=B5=C7=C2=BC?=",
        # one character cut in two by the program: the words are joined before they are decoded
        "=?utf-8?Q?=E7=B3=BB=E7=BB?=\r\n =?utf-8?Q?=9F=E6=97=A0=E6=B3=95=E7=99=BB=E5=BD=95?=",
        # a wrong label
        "=?utf-8?B?" + base64.b64encode("系统无法登录".encode("gbk")).decode() + "?=",
        "系统无法登录",
    ],
)
def test_subjects(raw: str) -> None:
    content = b"From: a@b.example\r\nSubject: " + raw.encode() + b"\r\n\r\nhello"
    assert read_mail(content).subject == "系统无法登录"


def test_raw_gbk_subject_and_broken_words() -> None:
    raw = b"From: a@b.example\r\nSubject: " + "系统无法登录".encode("gbk") + b"\r\n\r\nx"
    assert read_mail(raw).subject == "系统无法登录"
    assert read_mail(b"Subject: =?utf-8?B?!!!?= x\r\n\r\nx").subject != ""


@pytest.mark.parametrize(
    "disposition",
    [
        b"attachment; filename*=UTF-8''%E6%8A%A5%E5%91%8A.docx",
        b"attachment; filename*=GB2312''%B1%A8%B8%E6.docx",
        b"attachment; filename*0*=UTF-8''%E6%8A%A5; filename*1*=%E5%91%8A.docx",
        b'attachment; filename="=?utf-8?B?5oql5ZGKLmRvY3g=?="',
        b'attachment; filename="=?gbk?B?sai45i5kb2N4?="',
        b'attachment; filename="' + "报告.docx".encode() + b'"',
        b'attachment; filename="' + "报告.docx".encode("gbk") + b'"',
    ],
)
def test_names_of_attachments(disposition: bytes) -> None:
    (found,) = read_mail(raw_part(disposition)).attachments
    assert (found.name, found.content) == ("报告.docx", b"data")


def test_attachments_keep_their_bytes_and_order() -> None:
    files = (("a.zip", bytes(range(256)) * 40), ("报告.pdf", b"%PDF-1.7"), ("../../etc/passwd", b"root"))
    found = read_mail(with_files(*files))
    assert tuple((one.name, one.content) for one in found.attachments) == files
    assert found.text == TEXT


def test_forwarded_mail_is_an_attachment() -> None:
    inner = letter(subject="原报修")
    outer = (
        b"From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=cut\r\n\r\n"
        b"--cut\r\nContent-Type: text/plain\r\n\r\nsee below\r\n--cut\r\nContent-Type: message/rfc822\r\n\r\n"
    )
    found = read_mail(outer + inner + b"\r\n--cut--\r\n")
    (attached,) = found.attachments
    assert (found.text, attached.name) == ("see below", "原报修.eml")
    assert read_mail(attached.content).text == TEXT


def test_html_becomes_words() -> None:
    markup = (
        "<html><head><style>p{}</style><script>alert(1)</script></head><body><p>系统&nbsp;无法<b>登录</b></p>"
        "<img src=x onerror=alert(1)><div>请 处理<br>谢谢</div><blockquote><p>旧内容</p></blockquote></body></html>"
    )
    assert plain_text(markup) == "系统 无法登录\n\n请 处理\n谢谢\n\n> 旧内容"
    assert read_mail(letter(markup.encode(), kind="text/html")).answer == "系统 无法登录\n\n请 处理\n谢谢"


def test_plain_text_goes_before_html() -> None:
    content = (
        b"From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=cut\r\n\r\n"
        b"--cut\r\nContent-Type: text/plain\r\n\r\nplain\r\n"
        b"--cut\r\nContent-Type: text/html\r\n\r\n<p>rich</p>\r\n--cut--"
    )
    assert read_mail(content).text == "plain"
    assert read_mail(content.replace(b"plain\r\n", b"\r\n")).text == "rich"


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("lin@bureau.example", "lin@bureau.example"),
        ("Lin <LIN@Bureau.Example>", "lin@bureau.example"),
        ('"Lin, Jingshu" <lin@bureau.example>', "lin@bureau.example"),
        ('"boss@bureau.example" <thief@elsewhere.example>', ""),
        ("a@b.example, c@d.example", ""),
        ("alice@bureau.example)boss@bureau.example", ""),
        ("<lin@bureau.example> <thief@elsewhere.example>", ""),
        ("nobody", ""),
        ("", ""),
    ],
)
def test_sender_is_one_clear_address(raw: str, found: str) -> None:
    assert read_mail(f"From: {raw}\r\n\r\nx".encode()).sender == found


def test_two_from_headers_are_unclear() -> None:
    assert read_mail(b"From: a@b.example\r\nFrom: c@d.example\r\n\r\nx").sender == ""


def test_the_rest_of_a_mail() -> None:
    found = read_mail(
        letter(
            f"{ANSWER}\n\n在 2026-11-21，服务台 写道：\n> 旧".encode(),
            to='"服务台" <desk+A@desk.example>',
            headers=["In-Reply-To: <b@x>", "References: <a@x>\r\n <b@x>", "X-Priority: 1"],
        )
    )
    assert (found.message_id, found.answer) == ("<one@bureau.example>", ANSWER)
    assert (found.sender, found.sender_name) == ("lin@bureau.example", "林静姝")
    assert (found.tags, found.references) == (("a",), ("<a@x>", "<b@x>"))
    assert found.sent_at == datetime(2026, 11, 21, 1, 30, tzinfo=UTC)
    assert found.headers["x-priority"] == "1"


def bomb(levels: int) -> bytes:
    head = b"From: a@b.example\r\nMIME-Version: 1.0\r\n"
    return head + b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (level, level) for level in range(levels)
    )


@pytest.mark.parametrize(
    "content",
    [
        bomb(30),
        bomb(5000),
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 300,
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 100_000,
        with_files(*((f"{number}.txt", b"x") for number in range(80))),
    ],
    ids=["nested", "deeply-nested", "parts", "very-many-parts", "attachments"],
)
def test_bombs_are_not_unfolded(content: bytes) -> None:
    with pytest.raises(TooIntricate):
        read_mail(content)
    assert read_mail(content, headers_only=True).text == ""


def test_endless_headers_are_cut() -> None:
    found = read_mail(b"From: a@b.example\r\nSubject: " + b"x" * 3_000_000 + b"\r\n\r\nbody")
    assert len(found.subject) == 900


def test_long_text_is_kept_as_a_file() -> None:
    text = "很长" * 150_000
    found = read_mail(letter(text.encode()))
    (whole,) = found.attachments
    assert (len(found.text), whole.name, whole.content) == (200_000, "全文.txt", text.encode())


PIECES = st.sampled_from(
    [
        *(b"\r\n", b"\r\n\r\n", b"--cut", b"--cut--", b"From: ", b"Subject: ", b"References: ", b"Date: ", b"<a@b>"),
        *(b"Content-Type: ", b"multipart/mixed; boundary=cut", b"multipart/alternative; boundary=cut", b"text/html"),
        *(b"message/rfc822", b"; charset=gb2312", b"=?gbk?B?", b"?=", b"Content-Transfer-Encoding: base64", b"<p>"),
        *(b"Content-Transfer-Encoding: x-uuencode", b"begin 666 x", b"\xff\xfe", b"filename*0*=utf-8''%E6", b"\0"),
        b'Content-Disposition: attachment; filename="',
    ]
)
MESSAGES = st.lists(PIECES | st.binary(max_size=12), max_size=40).map(b"".join)


@settings(max_examples=300, deadline=None)
@given(MESSAGES)
def test_any_bytes_become_a_mail(content: bytes) -> None:
    found = read_mail(content)
    written = [found.subject, found.text, found.answer, *(one.name for one in found.attachments)]
    assert all("\0" not in text and text.encode() is not None for text in written)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["", "gb2312", "utf-8", "big5", "iso-8859-1", "utf-16", "hz", "zlib"]))
def test_any_bytes_become_text(data: bytes, label: str) -> None:
    assert decode_text(data, label).encode() is not None


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_addresses_never_fail(raw: str) -> None:
    assert all(re.fullmatch(r"\S+@\S+", address) for _, address in addresses(raw))


NAMES = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1, max_size=40).map(str.strip).filter(bool)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(NAMES, st.binary(min_size=1, max_size=200)), max_size=4))
def test_no_attachment_is_lost(files: list[tuple[str, bytes]]) -> None:
    assert [one.content for one in read_mail(with_files(*files)).attachments] == [content for _, content in files]
