"""Plain text, in UTF-8 or as older Windows saves it."""

from pathlib import Path

from .markup import Block


def write_text(path: Path, title: str, parts: list[Block]) -> None:
    path.write_text(plain_text(title, parts), encoding="utf-8")


def write_gb18030(path: Path, title: str, parts: list[Block]) -> None:
    path.write_bytes(plain_text(title, parts).replace("\n", "\r\n").encode("gb18030"))


def plain_text(title: str, parts: list[Block]) -> str:
    lines = [title]
    for one in parts:
        rows = one.table.rows if one.table else [[one.text]]
        lines += ["\t".join("" if cell in {"^", "<"} else cell for cell in row) for row in rows]
    return "\n".join(lines) + "\n"
