"""What a file is, by its content and never by its name. Pure."""

import re

import puremagic

HEAD = 8192  # bytes that tell the kind
UNKNOWN = "application/octet-stream"
PROGRAM = "application/x-executable"
SCRIPT = "text/x-script"
TEXT = "text/plain"
# Shown in the browser: raster images and PDF. Nothing else is, whatever it says of itself.
INLINE = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf"})
OFFICE = "application/vnd.openxmlformats-officedocument."

SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"%PDF-", "application/pdf"),
    (b"MZ", PROGRAM),
    (b"\x7fELF", PROGRAM),
    (b"\xca\xfe\xba\xbe", PROGRAM),
    (b"\xfe\xed\xfa\xce", PROGRAM),
    (b"\xfe\xed\xfa\xcf", PROGRAM),
    (b"\xce\xfa\xed\xfe", PROGRAM),
    (b"\xcf\xfa\xed\xfe", PROGRAM),
    (b"\0asm", PROGRAM),
    (b"L\0\0\0\x01\x14\x02\0", PROGRAM),
    (b"#!", SCRIPT),
    (b"\x1f\x8b", "application/gzip"),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ\0", "application/x-xz"),
    (b"(\xb5/\xfd", "application/zstd"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"{\\rtf", "application/rtf"),
)
ZIPPED = (
    (b"word/", OFFICE + "wordprocessingml.document"),
    (b"xl/", OFFICE + "spreadsheetml.sheet"),
    (b"ppt/", OFFICE + "presentationml.presentation"),
    (b"META-INF/MANIFEST.MF", "application/java-archive"),
    (b"AndroidManifest.xml", "application/vnd.android.package-archive"),
)
MARKUP = re.compile(
    rb"<\s*(?:!doctype\s+html|html|head|body|script|iframe|svg|style|object|embed|form|img|meta|link|base|a\s)"
    rb"|javascript:|vbscript:",
    re.IGNORECASE,
)
SVG = re.compile(rb"<\s*(?:[a-z0-9_-]+:)?svg[\s>]", re.IGNORECASE)


def kind_of(head: bytes) -> str:
    """The media type of a file by its first bytes; `application/octet-stream` when it cannot be told."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    for signature, kind in SIGNATURES:
        if head.startswith(signature):
            return kind
    if head.startswith(b"PK\x03\x04"):
        return _zipped(head)
    if words := _words(head):
        return _written(words)
    return _guessed(head)


def shown_inline(kind: str) -> bool:
    """True for what a browser may show by itself."""
    return kind in INLINE


def _zipped(head: bytes) -> str:
    if head[30:38] == b"mimetype":
        found = re.match(rb"application/[a-z0-9.+-]{1,80}", head[38:160])
        return found.group().decode() if found else "application/zip"
    return next((kind for mark, kind in ZIPPED if mark in head), "application/zip")


def _written(words: bytes) -> str:
    if SVG.search(words):
        return "image/svg+xml"
    if MARKUP.search(words):
        return "text/html"
    return "text/xml" if words.lstrip().startswith(b"<?xml") else TEXT


def _words(head: bytes) -> bytes:
    """The head as UTF-8 when it is text in an encoding that is met here, else nothing."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", errors="replace").encode()
    if re.search(rb"[\0-\x08\x0b\x0e-\x1a\x1c-\x1f]", head):
        return b""
    for encoding in ("utf-8", "gb18030"):
        for cut in range(4):  # the last character may be cut off
            try:
                return head[: len(head) - cut].decode(encoding).encode()
            except UnicodeDecodeError:
                continue
    return b""


def _guessed(head: bytes) -> str:
    try:
        kind = puremagic.from_string(head, mime=True)
    except (puremagic.PureError, ValueError):
        return UNKNOWN
    known = re.fullmatch(r"(?:image|audio|video|application)/[a-z0-9.+-]{1,80}", kind)
    return kind if known and kind not in INLINE and "svg" not in kind else UNKNOWN
