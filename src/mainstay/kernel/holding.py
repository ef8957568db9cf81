"""The two secrets that guard what is sealed: where each lies, how it is read, made and replaced."""

import hashlib
import os
import secrets
import stat
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from .errors import MainstayError

LEAST_SIGNS = 32
MADE_BYTES = 48
KEY_BYTES = 32


class SecretsUnusable(MainstayError):
    """500: one of the two secrets is missing, readable by others, too short, or does not open the data keys."""

    code = "secrets_unusable"
    title_zh = "数据密钥不可用"
    title_en = "The data secrets cannot be used"


class Which(StrEnum):
    """One of the two."""

    TEXT = "data-secret"
    FILE = "data-key"


@dataclass(frozen=True, slots=True)
class Pair:
    """Both secrets as they are now."""

    secret: str
    file: str

    @property
    def prints(self) -> tuple[str, str]:
        """What tells either secret from others without giving it away."""
        return fingerprint(self.secret), fingerprint(self.file)

    def key(self) -> bytes:
        """The key that wraps data keys; nothing of it follows from one secret alone."""
        both = b"".join(len(one).to_bytes(4, "big") + one for one in (self.secret.encode(), self.file.encode()))
        return HKDF(SHA256(), KEY_BYTES, salt=None, info=b"mainstay data keys").derive(both)


@dataclass(frozen=True, slots=True)
class Holding:
    """Where the two lie. `given` is the data secret from the environment; without one its file is read."""

    given: str
    secret_file: Path
    key_file: Path

    def path(self, which: Which) -> Path | None:
        """The file of one of the two; none for a data secret from the environment."""
        if which is Which.FILE:
            return self.key_file
        return None if self.given else self.secret_file

    def read(self) -> Pair:
        """Both secrets; SecretsUnusable says which cannot be used, and why."""
        pair = Pair(self.given or _read(self.secret_file), _read(self.key_file))
        for which, text in ((Which.TEXT, pair.secret), (Which.FILE, pair.file)):
            if len(text) < LEAST_SIGNS:
                raise SecretsUnusable(
                    f"{which} 过短，至少 {LEAST_SIGNS} 个字符。", f"{which} is too short: {LEAST_SIGNS} signs at least."
                )
        if pair.secret == pair.file:
            raise SecretsUnusable(
                "两个密钥相同，须各自独立。", "The two secrets are the same: they must be independent."
            )
        return pair

    def make_missing(self) -> list[Path]:
        """Make the files that are not there yet, each readable by its owner only; which were made."""
        return [path for which in Which if (path := self.path(which)) and not path.exists() and _make(path)]

    def replace(self, which: Which, text: str) -> None:
        """Put a new secret into its file, whole or not at all."""
        path = self.path(which)
        if path is not None:
            _write(path, text).replace(path)


def new_secret() -> str:
    """A secret of 384 bits."""
    return secrets.token_urlsafe(MADE_BYTES)


def fingerprint(secret: str) -> str:
    """Sixteen signs that name a secret of high entropy."""
    return hashlib.sha256(f"mainstay data secret {secret}".encode()).hexdigest()[:16]


def _read(path: Path) -> str:
    try:
        if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise SecretsUnusable(
                f"{path} 可被他人读取，请改为 0600 或 0400。", f"{path} is readable by others: make it 0600 or 0400."
            )
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SecretsUnusable(f"无法读取 {path}。", f"{path} cannot be read.") from error


def _make(path: Path) -> bool:
    """The first of several processes wins."""
    draft = _write(path, new_secret())
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        return False
    finally:
        draft.unlink()
    return True


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    return draft
