"""Bytes into text: what they are labelled as, checked against what they can be. Labels of Chinese mail often lie."""

import codecs
import re

# Labels that are read, and what reads them: the Chinese ones by their widest form. Others are guessed from the bytes.
KNOWN = {
    "utf-8": "utf-8",
    "ascii": "utf-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "hz": "hz",
    "big5": "big5hkscs",
    "cp950": "cp950",
    "big5hkscs": "big5hkscs",
    "utf-16": "utf-16",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
    "utf-7": "utf-7",
    "iso8859-1": "cp1252",
    "cp1252": "cp1252",
    "iso8859-15": "iso8859-15",
    "cp1251": "cp1251",
    "koi8-r": "koi8-r",
    "shift_jis": "cp932",
    "cp932": "cp932",
    "euc_jp": "euc_jp",
    "iso2022_jp": "iso2022_jp",
    "euc_kr": "cp949",
    "cp949": "cp949",
}
ALIASES = {"x-gbk": "gbk", "gb_2312-80": "gb2312", "gb-2312": "gb2312", "cp936": "gbk", "utf8mb4": "utf-8"}
WESTERN = frozenset({"utf-8", "cp1252", "iso8859-15"})
SAMPLE = 20_000
CHINESE = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
DOUBTFUL = re.compile("[\u0080-\u07ff]")


def decode_text(data: bytes, label: str = "") -> str:
    """The text, without zero characters; what cannot be read at all becomes U+FFFD."""
    if data.startswith(codecs.BOM_UTF8):
        return _plain(data[3:].decode("utf-8", errors="replace"))
    labelled = _codec(label)
    if labelled in {"utf-16", "utf-16-le", "utf-16-be", "hz", "utf-7", "iso2022_jp"}:
        return _plain(data.decode(labelled, errors="replace"))
    if data.isascii():
        return _plain(data.decode("ascii"))
    for codec in _candidates(data, labelled):
        try:
            return _plain(data.decode(codec))
        except UnicodeDecodeError:
            continue
    return _plain(data.decode(_best_damaged(data, labelled), errors="replace"))


def _codec(label: str) -> str:
    word = label.strip().strip("\"'").lower()
    try:
        name = codecs.lookup(ALIASES.get(word, word)).name
    except (LookupError, ValueError):
        return ""
    return KNOWN.get(name, "")


def _candidates(data: bytes, labelled: str) -> list[str]:
    """Codecs in the order in which they are believed; each is tried strictly."""
    chinese = ["big5hkscs", "gb18030"] if _looks_big5(data) else ["gb18030", "big5hkscs"]
    if labelled in {"gb18030", "big5hkscs", "cp950"}:
        if _is_surely_utf8(data):
            return ["utf-8", labelled]
        return [labelled, "utf-8", *chinese]
    if labelled in WESTERN or not labelled:
        western = ["cp1252"] if labelled == "cp1252" and not _looks_chinese(data) else []
        return ["utf-8", *western, *chinese]
    return [labelled, "utf-8", *chinese]


def _best_damaged(data: bytes, labelled: str) -> str:
    """For bytes that no codec reads whole: the one that loses least."""
    candidates = [labelled] if labelled else []
    candidates += ["utf-8", "gb18030", "big5hkscs"]
    sample = data[:SAMPLE]
    return min(candidates, key=lambda codec: sample.decode(codec, errors="replace").count("\ufffd"))


def _is_surely_utf8(data: bytes) -> bool:
    """UTF-8 under a Chinese label: it decodes, to Chinese, and not to the letters that pairs of GB bytes turn into."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return bool(CHINESE.search(text)) and not DOUBTFUL.search(text)


def _pairs(data: bytes) -> list[tuple[int, int]]:
    found, place, sample = [], 0, data[:SAMPLE]
    while place < len(sample) - 1:
        if sample[place] < 0x81:
            place += 1
            continue
        found.append((sample[place], sample[place + 1]))
        place += 2
    return found


def _looks_big5(data: bytes) -> bool:
    """More pairs among Big5's usual characters than among GB2312's."""
    pairs = _pairs(data)
    big5 = sum(0xA4 <= lead <= 0xC6 and (0x40 <= trail <= 0x7E or 0xA1 <= trail <= 0xFE) for lead, trail in pairs)
    gb = sum(0xB0 <= lead <= 0xD7 and 0xA1 <= trail <= 0xFE for lead, trail in pairs)
    punctuation = sum(lead == 0xA3 and trail >= 0xA1 for lead, trail in pairs)
    return big5 > gb + punctuation


def _looks_chinese(data: bytes) -> bool:
    """Runs of pairs that GB2312 uses: Western text has single high letters between ASCII ones."""
    runs = re.findall(rb"(?:[\xa1-\xf7][\xa1-\xfe]){2,}", data[:SAMPLE])
    high = sum(byte >= 0x80 for byte in data[:SAMPLE])
    return sum(map(len, runs)) * 2 > high


def _plain(text: str) -> str:
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
