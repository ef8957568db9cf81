"""What a contract offers: files laid over each other, the latest version of each item on top."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mainstay.kernel.errors import NotFound, Problem, Refused

from .item import Item

Offer = Mapping[tuple[str, int], Item]


@dataclass(frozen=True, slots=True)
class Layer:
    """The items of one file, in its order."""

    items: tuple[Item, ...]


def offer_of(layers: Iterable[Layer]) -> dict[tuple[str, int], Item]:
    """Every version of every item by id and version, the shipped file first."""
    return {(item.id, item.version): item for layer in layers for item in layer.items}


def latest(offer: Offer) -> tuple[Item, ...]:
    """The items on offer today, one version each, in the order in which their ids first came."""
    newest: dict[str, Item] = {}
    for item in offer.values():
        held = newest.get(item.id)
        if held is None or item.version > held.version:
            newest[item.id] = item
    return tuple(item for item in newest.values() if item.offered)


def item_of(offer: Offer, item_id: str, version: int | None = None) -> Item:
    """One item: the version told, else the one on offer; NotFound when there is none."""
    if version is not None:
        found = offer.get((item_id, version))
    else:
        found = next((item for item in latest(offer) if item.id == item_id), None)
    if found is None:
        raise NotFound(
            "服务目录中没有这一项，或已停止提供。", "The catalogue has no such item, or no longer offers it."
        )
    return found


def refuse_changed(offer: Offer, items: Iterable[Item], lines: Mapping[str, int]) -> None:
    """Refused, with each line, when a version that is there already would mean something else, or goes back."""
    problems = []
    for place, item in enumerate(items):
        held = max((version for name, version in offer if name == item.id), default=0)
        known = offer.get((item.id, item.version))
        if known == item or item.version > held:
            continue
        zh = f"“{item.id}”已有第 {held} 版，版本不可修改；请写成第 {held + 1} 版"
        en = f"'{item.id}' has version {held} already, and versions never change; write version {held + 1}"
        path = f"items.{place}.version"
        problems.append(Problem("version_taken", zh, en, path, lines.get(path, 0)))
    if problems:
        raise Refused("目录中有版本已被占用，未导入。", "Versions are taken already; nothing was loaded.", problems)
