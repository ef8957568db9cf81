"""The state directory: secrets, the database of a single-machine installation, and where its parts are."""

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mainstay.config.env import Environment, environment
from mainstay.kernel.holding import Holding, Which

CHECKOUT = Path(__file__).resolve().parents[3]


def default_place(env: Environment) -> Path:
    """`.mainstay` in the checkout; for an installed package the user's (or the system's) state directory."""
    if (CHECKOUT / "pyproject.toml").is_file():
        return CHECKOUT / ".mainstay"
    if os.geteuid() == 0:
        return Path("/var/lib/mainstay/state")
    return env.path("XDG_STATE_HOME", Path.home() / ".local" / "state") / "mainstay"


@dataclass(frozen=True, slots=True)
class State:
    """The directory that `MAINSTAY_STATE` names. Its files are readable by their owner only."""

    root: Path

    def prepare(self) -> None:
        """Make the directory: others may pass through (the database's own user must), not list it."""
        if not self.root.is_dir():
            self.root.mkdir(parents=True, exist_ok=True)
            self.root.chmod(0o711)

    def write(self, name: str, text: str) -> Path:
        """Write a private file (0600) whole or not at all."""
        self.prepare()
        target = self.root / name
        draft = self.root / f".{name}.{os.getpid()}.{secrets.token_hex(4)}"
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        draft.replace(target)
        return target

    def read(self, name: str) -> str:
        """A file's text, or an empty string when it is not there."""
        try:
            return (self.root / name).read_text(encoding="utf-8")
        except FileNotFoundError:
            return ""

    def secret(self, name: str, size: int = 48) -> str:
        """A random secret, made at its first use; the first of several processes wins."""
        if found := self.read(name).strip():
            return found
        draft = self.write(f"{name}.new-{os.getpid()}-{secrets.token_hex(4)}", secrets.token_urlsafe(size))
        try:
            os.link(draft, self.root / name)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
        return self.read(name).strip()

    def write_json(self, name: str, data: dict[str, Any]) -> Path:
        """Write a private JSON file."""
        return self.write(name, json.dumps(data, indent=1) + "\n")

    def read_json(self, name: str) -> dict[str, Any]:
        """A JSON file's object; empty when it is missing."""
        text = self.read(name)
        found: dict[str, Any] = json.loads(text) if text else {}
        return found


def state(env: Environment | None = None) -> State:
    """The state directory of this process."""
    env = env or environment()
    return State(env.path("MAINSTAY_STATE", default_place(env)))


def holding(env: Environment, state: State) -> Holding:
    """Where the two secrets lie that guard personal data: in two files, or one of them in the environment."""
    return Holding(
        env.text("MAINSTAY_DATA_SECRET"),
        env.path("MAINSTAY_DATA_SECRET_FILE", state.root / Which.TEXT),
        env.path("MAINSTAY_DATA_KEY_FILE", state.root / Which.FILE),
    )
