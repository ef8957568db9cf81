"""The lexicon from the data files in `lexicon/`, and from a folder of one's own beside them."""

import re
from functools import cache
from pathlib import Path

from mainstay.drafting.rules.lexicon import Lexicon
from mainstay.kernel.document import read_document
from mainstay.kernel.errors import Malformed

FOLDER = Path(__file__).resolve().parent.parent / "lexicon"
Groups = dict[str, dict[str, list[str]]]


@cache
def standard_lexicon() -> Lexicon:
    """The lexicon that ships with the product."""
    return Lexicon(_groups((FOLDER,)))


def read_lexicon(folder: Path) -> Lexicon:
    """The shipped lexicon with the writings of one's own folder; Malformed names the file and the word."""
    return Lexicon(_groups((FOLDER, folder)))


def _groups(folders: tuple[Path, ...]) -> Groups:
    groups: Groups = {}
    for path in (path for folder in folders for path in sorted(folder.glob("*.yaml"))):
        data = read_document(path.read_bytes()).data
        for group, names in _checked(path, data).items():
            for name, writings in names.items():
                groups.setdefault(group, {}).setdefault(name, []).extend(writings)
    return groups


def _checked(path: Path, data: object) -> Groups:
    if not isinstance(data, dict) or not all(isinstance(names, dict) for names in data.values()):
        raise Malformed(zh=f"词库文件 {path.name} 应为“组→词→写法”", en=f"{path.name}: not group, word, writings")
    for names in data.values():
        for name, writings in names.items():
            if not isinstance(writings, list) or not all(isinstance(one, str) and one for one in writings):
                raise Malformed(
                    zh=f"词库文件 {path.name}：{name} 的写法应为文字列表", en=f"{path.name}: {name} has no list"
                )
            _check_writings(path, str(name), writings)
    return data


def _check_writings(path: Path, name: str, writings: list[str]) -> None:
    for writing in writings:
        try:
            re.compile(writing)
        except re.error as error:
            raise Malformed(
                zh=f"词库文件 {path.name}：{name} 的写法 {writing} 不是正则表达式：{error}",
                en=f"{path.name}: {name}: {writing} is no regular expression: {error}",
            ) from None
