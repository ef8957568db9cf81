"""A font with Chinese signs, as the machine has one."""

from functools import cache
from pathlib import Path

import pytest

_FONTS = (
    ("WenQuanYi Micro Hei", "wqy-microhei.ttc"),
    ("Noto Sans CJK SC", "NotoSansCJK-Regular.ttc"),
    ("Noto Serif CJK SC", "NotoSerifCJK-Regular.ttc"),
)
_FOLDERS = (
    Path("/usr/share/fonts"),
    Path("/Library/Fonts"),
    Path.home() / ".fonts",
    Path.home() / ".local/share/fonts",
)


@cache
def _found() -> tuple[str, Path] | None:
    files = {path.name: path for folder in _FOLDERS if folder.is_dir() for path in folder.rglob("*.ttc")}
    return next(((name, files[file]) for name, file in _FONTS if file in files), None)


def family() -> str:
    """Its name; skips where there is none."""
    return _needed()[0]


def file() -> Path:
    """Its file; skips where there is none."""
    return _needed()[1]


def _needed() -> tuple[str, Path]:
    found = _found()
    if found is None:
        pytest.skip("no font with Chinese signs: install fonts-wqy-microhei or fonts-noto-cjk")
    return found
