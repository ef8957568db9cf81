"""A tree of hashes (RFC 6962, SHA-256): one root for many entries, a short proof for each. Pure."""

import hashlib
from collections.abc import Sequence

LEAF, NODE = b"\0", b"\1"


def leaf_of(entry_hash: bytes) -> bytes:
    """The leaf of an entry: marked, so that no node can pass for one."""
    return hashlib.sha256(LEAF + entry_hash).digest()


def node_of(left: bytes, right: bytes) -> bytes:
    """The node above two."""
    return hashlib.sha256(NODE + left + right).digest()


def levels_of(entry_hashes: Sequence[bytes]) -> list[list[bytes]]:
    """All levels from the leaves up to the root; a last odd one moves up as it is. ValueError for none."""
    if not entry_hashes:
        raise ValueError("a tree needs a leaf")
    levels = [[leaf_of(one) for one in entry_hashes]]
    while len(level := levels[-1]) > 1:
        above = [node_of(level[place], level[place + 1]) for place in range(0, len(level) - 1, 2)]
        levels.append(above + level[len(level) & ~1 :])
    return levels


def path_of(levels: Sequence[Sequence[bytes]], index: int) -> tuple[bytes, ...]:
    """The hashes beside the way from a leaf to the root."""
    path = []
    for level in levels[:-1]:
        beside = index ^ 1
        if beside < len(level):
            path.append(level[beside])
        index //= 2
    return tuple(path)


def root_by(entry_hash: bytes, *, index: int, count: int, path: Sequence[bytes]) -> bytes | None:
    """The root that a proof leads to; None when the proof has not the form that the place asks for."""
    if not 0 <= index < count:
        return None
    found, rest = leaf_of(entry_hash), list(path)
    while count > 1:
        if index ^ 1 < count:
            if not rest:
                return None
            beside = rest.pop(0)
            found = node_of(beside, found) if index & 1 else node_of(found, beside)
        index, count = index // 2, (count + 1) // 2
    return None if rest else found
