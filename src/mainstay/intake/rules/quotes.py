"""The new words of a reply, cut from what it quotes, as the mail programs of China and elsewhere write it."""

import re

# A line from which on everything is quoted.
HEADS = re.compile(
    r"^[>\s]*(?:"
    r"-{2,}\s*(?:原始邮件|原邮件|回复的原邮件|转发的?邮件|原始郵件|邮件原件|original(?: message)?|forwarded message"
    r"|reply message)\s*-{2,}.*"
    r"|在\s?.{4,120}(?:写道|寫道)\s*[:：].*"
    r"|(?:于|於)\s?.{4,120}(?:写道|寫道)\s*[:：].*"
    r"|\d{4}\s?[年/-].{4,100}(?:写道|寫道)\s*[:：].*"
    r"|[^\n]{1,80}<[^<>\s]+@[^<>\s]+>\s*(?:于|於|在).{4,80}(?:写道|寫道)\s*[:：].*"
    r"|on\s.{6,160}\swrote\s*:.*"
    r"|at\s\d{4}-\d\d-\d\d.{0,120}\swrote\s*:.*"
    r"|_{10,}\s*"
    r"|begin forwarded message\s*:.*"
    r")$",
    re.IGNORECASE,
)
# A block of headers, as Outlook and Foxmail put it above the old text: at least two of them in a row.
FIELD = re.compile(
    r"^[>\s]*\*?(?:发件人|寄件者|寄件人|发送时间|发送日期|日期|时间|收件人|收件者|抄送|主题|主旨|from|sent|date|to|cc|subject)"
    r"\*?\s*[:：]",
    re.IGNORECASE,
)
SENDER = re.compile(r"^[>\s]*\*?(?:发件人|寄件者|寄件人|from)\*?\s*[:：]", re.IGNORECASE)
SIGNATURES = re.compile(
    r"^(?:--\s?|发自我的.{1,30}|从我的.{1,30}发送|来自.{1,20}(?:客户端|手机).{0,10}|sent from my .{1,40}"
    r"|获取\s?outlook.*)$",
    re.IGNORECASE,
)
WRAPPED = 3  # programs wrap the line that introduces a quote


def new_text(text: str) -> str:
    """What the writer has added: all before the quote, without quoted lines and the program's own signature.

    When nothing is left, the writer has answered between the lines or below: then the lines that are not quoted.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = _trimmed(lines[: _quote_begins(lines)])
    if kept:
        return kept
    return _trimmed([line for line in lines if not HEADS.match(line) and not FIELD.match(line)])


def _quote_begins(lines: list[str]) -> int:
    for place, line in enumerate(lines):
        if HEADS.match(line) or _is_wrapped_head(lines, place) or _is_field_block(lines, place):
            return place
    return len(lines)


def _is_wrapped_head(lines: list[str], place: int) -> bool:
    start = lines[place].lstrip("> \t")
    if not re.match(r"(?:on\s|at\s\d|在\s?\d|于\s?\d|\d{4}\s?年)", start, re.IGNORECASE):
        return False
    following = (line.strip("> \t") for line in lines[place + 1 : place + WRAPPED])
    joined = start.strip()
    for part in following:
        joined = f"{joined} {part}"
        if HEADS.match(joined):
            return True
    return False


def _is_field_block(lines: list[str], place: int) -> bool:
    """A sender's field with another field right after it, blank lines aside."""
    if not SENDER.match(lines[place]):
        return False
    following = [line for line in lines[place + 1 : place + 4] if line.strip()]
    return bool(following) and bool(FIELD.match(following[0]))


def _trimmed(lines: list[str]) -> str:
    own = [line.rstrip() for line in lines if not line.lstrip().startswith(">")]
    for place, line in enumerate(own):
        if SIGNATURES.match(line.strip()) and not any(part.strip() for part in own[place + 1 :]):
            own = own[:place]
            break
    return "\n".join(own).strip()
