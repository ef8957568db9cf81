"""Scans: pages as pictures go, one at a time, to a reader of characters that runs in an environment of its own."""

import json
import os
import select
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pypdfium2

from mainstay.drafting.rules.blocks import Block, Document
from mainstay.drafting.rules.layout import Rule, Word, page_blocks

from .limits import too_large, unreadable

Progress = Callable[[int, int], None]
WORKER = Path(__file__).resolve().parent / "ocr_worker.py"
MAX_SECONDS = 120
MAX_PIXELS = 60_000_000
_WIDTH = 1_654
_SIGNS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"BM")


def is_picture(source: bytes) -> bool:
    """PNG, JPEG, TIFF or BMP, by the first bytes."""
    return source.startswith(_SIGNS)


def ocr_python() -> Path | None:
    """The interpreter that has the reader of characters: MAINSTAY_OCR_PYTHON, or `.venv-ocr` beside the checkout."""
    told = os.environ.get("MAINSTAY_OCR_PYTHON")
    places = [Path(told)] if told else [folder / ".venv-ocr/bin/python" for folder in (Path.cwd(), *WORKER.parents)]
    return next((place for place in places if place.is_file()), None)


@dataclass
class Scanner:
    """Reads pictures of pages; the reader starts with the first one and ends with the document."""

    progress: Progress | None = None
    _reader: "_Reader | None" = field(default=None, init=False)

    def read_page(self, page: pypdfium2.PdfPage, at: int, count: int) -> tuple[Block, ...]:
        """The blocks of a page of a PDF that is a picture."""
        if self.progress:
            self.progress(at, count)
        width = page.get_width()
        bitmap = page.render(scale=min(_WIDTH / max(width, 1.0), 6.0), grayscale=True)
        pixels = bitmap.to_numpy()
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "page.pgm"
            with path.open("wb") as file:
                file.write(f"P5 {pixels.shape[1]} {pixels.shape[0]} 255\n".encode())
                file.write(pixels[:, :, 0].tobytes() if pixels.ndim == 3 else pixels.tobytes())
            return self._blocks(path, at)

    def read_picture(self, source: bytes) -> Document:
        """The blocks of a single picture; Unreadable where it holds no text."""
        if self.progress:
            self.progress(1, 1)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "picture"
            path.write_bytes(source)
            blocks = self._blocks(path, 1)
        return Document(blocks, "scan", pages=1)

    def _blocks(self, path: Path, page: int) -> tuple[Block, ...]:
        if self._reader is None:
            self._reader = _Reader()
        answer = self._reader.ask(path)
        words = [Word(text, *box) for text, box in answer["words"]]
        rules = [Rule(*ends) for ends in answer["rules"]]
        return page_blocks(words, rules, page, slack=6.0)


class _Reader:
    """The other process: a path a line in, a line of JSON out. It ends when this object does."""

    def __init__(self) -> None:
        python = ocr_python()
        if python is None:
            unreadable(
                "no_ocr",
                zh="这是扫描件，需要文字识别组件。请在安装目录运行 python3 tools/bootstrap.py ocr，再试一次",
                en="this is a scan; run python3 tools/bootstrap.py ocr for the reader of scans and try again",
            )
        self._process = subprocess.Popen(
            [str(python), "-I", str(WORKER), str(MAX_PIXELS)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8",
        )  # fmt: skip

    def ask(self, path: Path) -> dict[str, list[Any]]:
        """The words and ruled lines of a picture."""
        process = self._process
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("the reader has no pipes")
        try:
            process.stdin.write(f"{path}\n")
            process.stdin.flush()
            ready, _, _ = select.select([process.stdout], [], [], MAX_SECONDS)
            answer = json.loads(process.stdout.readline() or "{}") if ready else {}
        except (OSError, ValueError):
            answer = {}
        if answer.get("fault") == "too_large":
            too_large(zh="图片像素过多，请用 200 dpi 重新扫描", en="the picture has too many pixels: scan at 200 dpi")
        if "words" not in answer:
            unreadable(
                "ocr_failed",
                zh="图片无法识别：文件已损坏，或不是图片",
                en="the picture cannot be read: damaged, or no picture",
            )
        found: dict[str, list[Any]] = answer
        return found

    def __del__(self) -> None:
        process = getattr(self, "_process", None)
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe:
                    pipe.close()
