"""The door of files: bytes kept once by SHA-256 outside the database, rows that name them, uploads that resume."""

from .keeping import (
    FileFacts,
    bind_files,
    copy_files,
    files_of,
    find_loose,
    get_file,
    get_files,
    lock_loose,
    open_file,
    store_bytes,
    store_pieces,
    store_stream,
)
from .kinds import kind_of, shown_inline
from .naming import clean_name, disposition
from .place import StorageFull
from .serving import file_response, made_response
from .sweeping import Swept, sweep_files
from .uploads import UploadFacts, begin_upload, end_upload, get_upload, receive

__all__ = [
    "FileFacts",
    "StorageFull",
    "Swept",
    "UploadFacts",
    "begin_upload",
    "bind_files",
    "clean_name",
    "copy_files",
    "disposition",
    "end_upload",
    "file_response",
    "files_of",
    "find_loose",
    "get_file",
    "get_files",
    "get_upload",
    "kind_of",
    "lock_loose",
    "made_response",
    "open_file",
    "receive",
    "shown_inline",
    "store_bytes",
    "store_pieces",
    "store_stream",
    "sweep_files",
]
