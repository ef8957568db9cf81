"""Runs a command against a throw-away server of other binaries: `python -m tests.plumbing.server BIN COMMAND ...`."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from mainstay.config.cluster import throw_away_cluster
from mainstay.config.unprivileged import account


def run_with(binaries: Path, command: Sequence[str]) -> int:
    """The command's exit code; DATABASE_URL names the server's superuser while it runs."""
    with tempfile.TemporaryDirectory(prefix="mainstay-pg-", dir="/tmp", ignore_cleanup_errors=True) as name:
        cluster = throw_away_cluster(Path(name), account(), binaries)
        cluster.start()
        try:
            environment = {**os.environ, "DATABASE_URL": cluster.url()}
            return subprocess.run(command, env=environment, check=False).returncode
        finally:
            cluster.stop()


if __name__ == "__main__":
    sys.exit(run_with(Path(sys.argv[1]), sys.argv[2:]))
