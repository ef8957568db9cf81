"""The door of files: bytes kept once by SHA-256 outside the database, rows that name them, uploads that resume."""

from .keeping import (
    FileFacts,
    bind_files,
    files_of,
    get_file,
    get_files,
    open_file,
    store_bytes,
    store_pieces,
    store_stream,
)
from .kinds import kind_of, shown_inline
from .naming import clean_name, disposition
from .place import StorageFull
from .sweeping import Swept, sweep_files

__all__ = [
    "FileFacts",
    "StorageFull",
    "Swept",
    "bind_files",
    "clean_name",
    "disposition",
    "files_of",
    "get_file",
    "get_files",
    "kind_of",
    "open_file",
    "shown_inline",
    "store_bytes",
    "store_pieces",
    "store_stream",
    "sweep_files",
]
