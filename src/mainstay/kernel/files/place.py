"""Where the bytes lie: drafts that grow, and whole files once by their SHA-256. The keys suit an object store too."""

import errno
import fcntl
import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from django.conf import settings

from mainstay.kernel.errors import MainstayError, TooLarge

from .kinds import HEAD

PIECE = 1024 * 1024
RESERVE = 256 * 1024 * 1024  # what uploads leave free on the disk
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class StorageFull(MainstayError):
    """507: the disk that keeps the files has no room."""

    code = "storage_full"
    status = 507
    title_zh = "存储空间不足"
    title_en = "Out of storage"


@dataclass(frozen=True, slots=True)
class Written:
    """What a draft turned out to hold."""

    sha256: str
    size: int
    head: bytes


@dataclass(frozen=True, slots=True)
class Place:
    """A directory of `drafts/<id>` and `bytes/ab/<sha256>`, readable by its owner only."""

    root: Path

    def draft(self, name: UUID) -> Path:
        """The path of a draft; its directory is there."""
        folder = self.root / "drafts"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder / str(name)

    def whole(self, sha256: str) -> Path:
        """The path of whole bytes."""
        return self.root / "bytes" / sha256[:2] / sha256

    def keep(self, draft: Path, sha256: str) -> None:
        """Give a draft its place among the whole ones; what lies there already is the same and stays."""
        target = self.whole(sha256)
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with draft.open("rb") as file:
            os.fsync(file.fileno())
        with suppress(FileExistsError), told_when_full():
            target.hardlink_to(draft)
        _sync_folder(target.parent)

    def require_room(self, size: int) -> None:
        """StorageFull when `size` bytes would not leave the reserve free."""
        self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        if shutil.disk_usage(self.root).free < size + RESERVE:
            raise full()

    def drafts(self) -> Iterator[os.DirEntry[str]]:
        """Every draft on disk."""
        yield from _entries(self.root / "drafts")

    def wholes(self) -> Iterator[os.DirEntry[str]]:
        """Every whole file on disk, by SHA-256."""
        for folder in _entries(self.root / "bytes"):
            yield from _entries(Path(folder.path))


def place() -> Place:
    """The place that the settings name (MAINSTAY_FILES)."""
    return Place(Path(settings.FILES))


def write_pieces(path: Path, pieces: Iterable[bytes], *, limit: int) -> Written:
    """Write a new draft and hash it on the way; TooLarge over `limit`, and then nothing is left."""
    digest, size, head = hashlib.sha256(), 0, b""
    try:
        with told_when_full(), _private(path, os.O_EXCL) as file:
            for piece in pieces:
                size += len(piece)
                _require_within(size, limit)
                digest.update(piece)
                if len(head) < HEAD:
                    head += piece[:HEAD]
                file.write(piece)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return Written(digest.hexdigest(), size, head)


def read_through(path: Path) -> Written:
    """Hash a draft from the disk, a piece at a time."""
    digest, size, head = hashlib.sha256(), 0, b""
    with path.open("rb") as file:
        for piece in pieces_of(file):
            head = head or piece[:HEAD]
            digest.update(piece)
            size += len(piece)
    return Written(digest.hexdigest(), size, head)


def pieces_of(file: BinaryIO) -> Iterator[bytes]:
    """The rest of a file, a piece at a time."""
    while piece := file.read(PIECE):
        yield piece


@contextmanager
def only_writer(path: Path) -> Iterator[BinaryIO | None]:
    """A draft opened for adding to its end, by one writer at a time: None while another has it.

    The lock goes with the process, so a killed server leaves none behind.
    """
    with _private(path, os.O_APPEND) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield None
            return
        yield file


@contextmanager
def told_when_full() -> Iterator[None]:
    """Turn the disk's refusal into StorageFull."""
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            raise full() from error
        raise


def full() -> StorageFull:
    """No room."""
    return StorageFull("附件存储空间不足，请联系管理员。", "There is no room for the file; tell the administrator.")


def too_large(limit: int) -> TooLarge:
    """Over the limit, which is named in megabytes."""
    most = limit // (1024 * 1024)
    return TooLarge(f"单个附件不得超过 {most} MB。", f"A file may have at most {most} MB.")


def _require_within(size: int, limit: int) -> None:
    if size > limit:
        raise too_large(limit)


def _private(path: Path, how: int) -> BinaryIO:
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | how, 0o600), "wb")


def _entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            yield from found
    except FileNotFoundError:
        return


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
