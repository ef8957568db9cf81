"""The API is what its snapshot says; a change of it is a change that a reader of the snapshot sees."""

from tools.schema import SNAPSHOT, current


def test_snapshot_equals_the_api() -> None:
    assert SNAPSHOT.read_text(encoding="utf-8") == current(), "run `make schema` and read the difference"
