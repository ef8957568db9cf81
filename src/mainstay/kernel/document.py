"""YAML text into plain data with the line of every value; hostile text is refused with its line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn, Protocol

import yaml

from .errors import Malformed, Problem, TooLarge

# How large a file may be; input over a limit is refused before it costs anything.
MAX_BYTES = 2_000_000
MAX_DEPTH = 40
MAX_NODES = 100_000
MAX_SCALAR = 20_000

Step = str | int
Path = tuple[Step, ...]
_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_PLAIN_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}


class Mark(Protocol):
    """Where an event stands; both count from 0."""

    @property
    def line(self) -> int: ...

    @property
    def column(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Place:
    """A line and a column, both counting from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Document:
    """Plain data and, for each path, where its value and its key stand."""

    data: object
    values: dict[Path, Place]
    keys: dict[Path, Place]

    def place(self, path: Path, *, of_key: bool = False) -> Place:
        """Where the value (or key) at a path stands; that of the nearest parent where the path has none."""
        if of_key and path in self.keys:
            return self.keys[path]
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, Place(1, 1))

    def lines(self) -> dict[str, int]:
        """Line of each value by dotted path; a key's own line where it has one."""
        found = {dotted(path): place.line for path, place in self.values.items()}
        found.update((dotted(path), place.line) for path, place in self.keys.items())
        return found


def dotted(path: Path) -> str:
    """The path as people read it: `targets.0.rows.2.length`."""
    return ".".join(str(step) for step in path)


@dataclass(slots=True)
class _Open:
    """A list or mapping that is being filled; `key` waits for its value."""

    path: Path
    items: list[object] | dict[str, object]
    key: str | None = None


@dataclass(slots=True)
class _Builder:
    """Builds the data from events without recursion."""

    stack: list[_Open] = field(default_factory=list)
    values: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    root: object = None
    documents: int = 0
    nodes: int = 0

    def take(self, event: yaml.Event) -> None:
        place = _place(event.start_mark)
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                _refuse(
                    "several_documents",
                    "一个文件只能有一份内容，此处又开始了一份",
                    "a file holds one document; another begins here",
                    place,
                )
        elif isinstance(event, yaml.AliasEvent):
            _refuse(
                "alias",
                "不接受 YAML 引用（*名称），请把内容写全",
                "YAML aliases (*name) are not accepted; write the content out",
                place,
            )
        elif isinstance(event, yaml.NodeEvent):
            self._node(event, place)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self.stack.pop()

    def _node(self, event: yaml.NodeEvent, place: Place) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            _refuse("too_many_values", f"内容超过 {MAX_NODES} 项", f"more than {MAX_NODES} values", place)
        if event.anchor is not None:
            _refuse(
                "anchor",
                f"不接受 YAML 锚点（&{event.anchor}），请把内容写全",
                f"YAML anchors (&{event.anchor}) are not accepted; write the content out",
                place,
            )
        if getattr(event, "tag", None) is not None:
            _refuse("tag", "不接受 YAML 标签（以 ! 开头）", "YAML tags (beginning with !) are not accepted", place)
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event, place)
        else:
            self._open(event, place)

    def _open(self, event: yaml.NodeEvent, place: Place) -> None:
        if len(self.stack) >= MAX_DEPTH:
            _refuse("too_deep", f"嵌套超过 {MAX_DEPTH} 层", f"nested deeper than {MAX_DEPTH} levels", place)
        items: list[object] | dict[str, object] = {} if isinstance(event, yaml.MappingStartEvent) else []
        path = self._put(items, place)
        self.stack.append(_Open(path, items))

    def _scalar(self, event: yaml.ScalarEvent, place: Place) -> None:
        text = str(event.value)
        if len(text) > MAX_SCALAR:
            _refuse("text_too_long", f"文字超过 {MAX_SCALAR} 字", f"text longer than {MAX_SCALAR} characters", place)
        if _CONTROL.search(text):
            _refuse("control_character", "文字中有不可见的控制字符", "the text holds a control character", place)
        holder = self.stack[-1] if self.stack else None
        if holder is not None and isinstance(holder.items, dict) and holder.key is None:
            self._key(holder, text, place)
        else:
            self._put(_plain(text) if not event.style else text, place)

    def _key(self, holder: _Open, key: str, place: Place) -> None:
        path = (*holder.path, key)
        earlier = self.keys.get(path)
        if earlier is not None:
            _refuse(
                "duplicate_key",
                f"“{key}”重复：第 {earlier.line} 行已经写过",
                f"'{key}' is given twice: first on line {earlier.line}",
                place,
            )
        holder.key = key
        self.keys[path] = place

    def _put(self, value: object, place: Place) -> Path:
        path: Path = ()
        holder = self.stack[-1] if self.stack else None
        if holder is None:
            self.root = value
        elif isinstance(holder.items, list):
            path = (*holder.path, len(holder.items))
            holder.items.append(value)
        else:
            if holder.key is None:
                _refuse("key_not_text", "键必须是文字", "a key must be text", place)
            path = (*holder.path, holder.key)
            holder.items[holder.key] = value
            holder.key = None
        self.values[path] = place
        return path


def read_document(source: bytes | str) -> Document:
    """Plain data of one YAML (or JSON) document.

    Only true, false, null and whole numbers are more than text. TooLarge over the size limit; Malformed with
    the line for broken YAML, anchors, aliases, tags, double keys, depth, control characters, bad UTF-8.
    """
    text = _decode(source)
    builder = _Builder()
    try:
        for event in _events(text):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = _place(mark)
        _refuse("broken_yaml", f"此处不是有效的 YAML：{error.problem}", f"not valid YAML here: {error.problem}", place)
    if builder.root is None:
        _refuse("empty_file", "文件没有内容", "the file is empty", Place(1, 1))
    return Document(builder.root, builder.values, builder.keys)


def _events(text: str) -> Iterator[yaml.Event]:
    events: Iterator[yaml.Event] = yaml.parse(text, Loader=_LOADER)
    return events


def refuse_oversize(size: int) -> None:
    """TooLarge when a file of this many bytes is over the limit; callers ask before they read."""
    if size > MAX_BYTES:
        raise TooLarge(
            zh=f"文件有 {size:,} 字节，上限为 {MAX_BYTES:,} 字节",
            en=f"the file has {size:,} bytes; the limit is {MAX_BYTES:,}",
        )


def _decode(source: bytes | str) -> str:
    refuse_oversize(len(source))
    if isinstance(source, str):
        text = source.removeprefix("\ufeff")
        refuse_oversize(len(text.encode("utf-8", "surrogatepass")))
    else:
        try:
            text = source.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = source.count(b"\n", 0, error.start) + 1
            column = error.start - source.rfind(b"\n", 0, error.start)
            _refuse("not_utf8", "文件不是 UTF-8 编码的文本", "the file is not text in UTF-8", Place(line, column))
    control = _CONTROL.search(text)
    if control is not None:
        start = control.start()
        line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
        _refuse(
            "control_character",
            f"有不可见的控制字符（U+{ord(control[0]):04X}）",
            f"control character U+{ord(control[0]):04X}",
            Place(line, column),
        )
    return text


def _plain(text: str) -> object:
    if text in _PLAIN_WORDS:
        return _PLAIN_WORDS[text]
    return int(text) if _INTEGER.fullmatch(text) else text


def _place(mark: Mark | None) -> Place:
    return Place(1, 1) if mark is None else Place(mark.line + 1, mark.column + 1)


def _refuse(code: str, zh: str, en: str, place: Place) -> NoReturn:
    problem = Problem(code, zh, en, line=place.line, column=place.column)
    raise Malformed(zh=zh, en=en, problems=(problem,))
