"""`mainstay contract draft`: a file over the limit is refused before anything of it is read."""

import tracemalloc
from pathlib import Path

from click.testing import CliRunner

from mainstay.config.cli.contract import command

MEGABYTE = 1_000_000


def test_a_scan_of_300_megabytes_is_refused_unread(tmp_path: Path) -> None:
    scan = tmp_path / "scan.pdf"
    with scan.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(300 * MEGABYTE)
    tracemalloc.start()
    told = CliRunner().invoke(command, ["draft", str(scan), "-o", str(tmp_path / "draft.json"), "--lang", "zh"])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (told.exit_code, (tmp_path / "draft.json").exists()) == (2, False)
    assert "文件有 300 MB，超过 100 MB 的上限；扫描件请用 200 dpi 灰度重新扫描，或拆分" in told.output
    assert peak < 5 * MEGABYTE
