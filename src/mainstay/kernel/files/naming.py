"""Names of files: fit to be shown, and safe in a header. Pure."""

import re
import unicodedata
from urllib.parse import quote

LONGEST_NAME = 180  # bytes of UTF-8: with a prefix it still fits the 255 of file systems
LONGEST_SUFFIX = 16
UNNAMED = "未命名"
# What Windows refuses in a name, and what would end a quoted string in a header.
FORBIDDEN = re.compile(r'[<>:"|?*%]')
RESERVED = re.compile(r"^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)$", re.IGNORECASE)
# Control, format (bidi overrides, zero width), surrogate, private use, unassigned, line and paragraph separators.
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def clean_name(name: str) -> str:
    """The name as people may see it and disks may hold it: one path part, no unseen characters, at most 180 bytes."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name.replace("\0", "")))[-1]
    seen = "".join(sign for sign in " ".join(last.split()) if unicodedata.category(sign) not in UNSEEN)
    plain = FORBIDDEN.sub("_", " ".join(seen.split())).strip(". ")
    stem, dot, suffix = plain.rpartition(".")
    if not dot:
        stem, suffix = plain, ""
    if RESERVED.match(plain.partition(".")[0].strip()):
        stem = f"_{stem}"
    return _cut(stem, suffix) or UNNAMED


def disposition(name: str, *, inline: bool = False) -> str:
    """Content-Disposition by RFC 6266: an ASCII name for old readers, the true one by RFC 5987."""
    kind = "inline" if inline else "attachment"
    cleaned = clean_name(name)
    plain = unicodedata.normalize("NFKD", cleaned).encode("ascii", "ignore").decode()
    ascii_name = re.sub(r"[^A-Za-z0-9._ -]", "_", plain).strip(" .") or "file"
    if cleaned == ascii_name:
        return f'{kind}; filename="{ascii_name}"'
    return f"{kind}; filename=\"{ascii_name}\"; filename*=UTF-8''{quote(cleaned, safe='')}"


def _cut(stem: str, suffix: str) -> str:
    """At most so many bytes, whole characters, the suffix kept."""
    if suffix and len(suffix.encode()) > LONGEST_SUFFIX:
        stem, suffix = f"{stem}.{suffix}", ""
    ending = f".{suffix}" if suffix else ""
    room = LONGEST_NAME - len(ending.encode())
    return stem.encode()[:room].decode(errors="ignore").rstrip(". ") + ending if stem else suffix
