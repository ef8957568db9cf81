"""Data keys: made once, wrapped under both secrets, unwrapped once a process, wrapped anew when a secret changes."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from django.conf import settings
from django.db import connection, transaction

from mainstay.kernel.ciphers import KEY_BYTES, CipherName, NotOurs, decrypt, encrypt
from mainstay.kernel.errors import Refused
from mainstay.kernel.holding import Pair, SecretsUnusable, Which, new_secret
from mainstay.kernel.models.data_key import DataKey, WrappedKey

SEAL, INDEX = "seal", "index"
ID_BITS = 62
LOCK = 0x6D61696E6B657973  # "mainkeys"


@dataclass(frozen=True, slots=True)
class OpenKey:
    """A data key as a process holds it in memory."""

    id: int
    purpose: str
    cipher: CipherName
    secret: bytes


@dataclass(frozen=True, slots=True)
class KeyFacts:
    """A data key as `mainstay secrets status` tells of it; `pairs` are the pairs of secrets that open it."""

    id: int
    purpose: str
    cipher: str
    made_at: datetime
    pairs: tuple[tuple[str, str], ...]


class _Unwrapped:
    """The keys of this process by id, and which of them are used now."""

    def __init__(self) -> None:
        self.keys: dict[int, OpenKey] = {}
        self.used: dict[str, OpenKey] = {}
        self.lock = Lock()

    def of(self, key_id: int) -> OpenKey:
        """A key by its id, read when it is not known yet; NotOurs for one that the database does not have."""
        if key_id not in self.keys:
            self.load()
        if key_id not in self.keys:
            raise NotOurs
        return self.keys[key_id]

    def now(self, purpose: str) -> OpenKey:
        """The key used for this purpose."""
        if purpose not in self.used:
            self.load()
        if purpose not in self.used:
            raise SecretsUnusable(
                "尚未建立数据密钥，请先执行 mainstay migrate。", "No data keys: run `mainstay migrate`."
            )
        return self.used[purpose]

    def load(self) -> None:
        """Unwrap every key with the two secrets; SecretsUnusable when they do not fit."""
        with self.lock:
            found = unwrap_all(settings.HOLDING.read()) if DataKey.objects.exists() else []
            self.keys = {key.id: key for key in found}
            self.used = {key.purpose: key for key in found}

    def forget(self) -> None:
        """Read the keys anew when they are next needed."""
        self.keys, self.used = {}, {}


_unwrapped = _Unwrapped()
key_of = _unwrapped.of
key_now = _unwrapped.now
forget_keys = _unwrapped.forget


@transaction.atomic
def make_first_keys(*, now: datetime) -> None:
    """One key to seal with and one for blind indexes, where there are none; missing secrets are made for them.

    Once there are keys a missing secret is never made up: it would open nothing.
    """
    if DataKey.objects.exists():
        check_keys()
        return
    settings.HOLDING.make_missing()
    pair = settings.HOLDING.read()
    for purpose in (INDEX, SEAL):
        _keep(_new(purpose), pair, now=now)


def check_keys() -> Pair:
    """The secrets in place; SecretsUnusable unless they open every data key."""
    pair: Pair = settings.HOLDING.read()
    unwrap_all(pair)
    return pair


def add_key(*, now: datetime) -> int:
    """A further key for what is sealed from now on; a process takes it up when it starts. Refused during a rotation."""
    with _alone():
        pair = check_keys()
        key = _new(SEAL)
        _keep(key, pair, now=now)
        return key.id


def rotate(which: Which) -> str | None:
    """Replace one of the two secrets; no sealed row is written anew, and whoever runs goes on.

    First the keys are wrapped under the new pair as well, then the file is replaced, then the old wrapping is dropped:
    at each moment the secrets in place open the keys. A data secret from the environment is returned instead, for its
    holder to put there; `retire` drops the old wrapping after that. Refused while one is under way.
    """
    with _alone():
        before, new = settings.HOLDING.read(), new_secret()
        after = Pair(new, before.file) if which is Which.TEXT else Pair(before.secret, new)
        with transaction.atomic():
            for key in unwrap_all(before):
                _wrap(key, after)
        if settings.HOLDING.path(which) is None:
            return new
        settings.HOLDING.replace(which, new)
        retire()
        return None


def retire() -> int:
    """Drop the wrappings of all pairs but the one in place; how many. SecretsUnusable when it opens not every key."""
    secret_print, file_print = check_keys().prints
    others = WrappedKey.objects.exclude(secret_print=secret_print, file_print=file_print)
    return others.delete()[0]


def list_keys() -> list[KeyFacts]:
    """Every data key, the oldest first."""
    pairs: dict[int, list[tuple[str, str]]] = {}
    for key_id, *prints in WrappedKey.objects.order_by("id").values_list("key_id", "secret_print", "file_print"):
        pairs.setdefault(key_id, []).append((prints[0], prints[1]))
    keys = DataKey.objects.order_by("made_at", "id")
    return [KeyFacts(key.id, key.purpose, key.cipher, key.made_at, tuple(pairs.get(key.id, ()))) for key in keys]


def unwrap_all(pair: Pair) -> list[OpenKey]:
    """Every data key, the oldest first; SecretsUnusable when one of the two is not the right one."""
    secret_print, file_print = pair.prints
    rows = WrappedKey.objects.filter(secret_print=secret_print, file_print=file_print).select_related("key")
    found = [_unwrap(row, pair) for row in rows.order_by("key__made_at", "key_id")]
    if len(found) != DataKey.objects.count():
        raise SecretsUnusable(
            "数据密钥与数据库不符：两个密钥须与加密时相同。",
            "The two secrets do not open this database's data keys: both must be those that they were wrapped under.",
        )
    return found


def _unwrap(row: WrappedKey, pair: Pair) -> OpenKey:
    cipher = CipherName(row.key.cipher)
    try:
        secret = decrypt(cipher, pair.key(), bytes(row.wrapped), _place(row.key_id, row.key.purpose))
    except NotOurs as error:
        raise SecretsUnusable(f"数据密钥 {row.key_id} 已损坏。", f"Data key {row.key_id} is damaged.") from error
    return OpenKey(row.key_id, row.key.purpose, cipher, secret)


@contextmanager
def _alone() -> Iterator[None]:
    """One change of keys at a time, and none before the last is ended: a key made meanwhile would be left behind."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        try:
            if WrappedKey.objects.values("secret_print", "file_print").distinct().count() > 1:
                raise Refused(
                    "上次更换尚未结束，请先执行 mainstay secrets retire。",
                    "The last rotation is not ended yet: run `mainstay secrets retire` first.",
                )
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


def _new(purpose: str) -> OpenKey:
    return OpenKey(secrets.randbits(ID_BITS), purpose, CipherName(settings.DATA_CIPHER), secrets.token_bytes(KEY_BYTES))


@transaction.atomic
def _keep(key: OpenKey, pair: Pair, *, now: datetime) -> None:
    DataKey.objects.create(id=key.id, purpose=key.purpose, cipher=key.cipher, made_at=now)
    _wrap(key, pair)


def _wrap(key: OpenKey, pair: Pair) -> None:
    secret_print, file_print = pair.prints
    wrapped = encrypt(key.cipher, pair.key(), key.secret, _place(key.id, key.purpose))
    WrappedKey.objects.create(key_id=key.id, secret_print=secret_print, file_print=file_print, wrapped=wrapped)


def _place(key_id: int, purpose: str) -> bytes:
    return f"data key {key_id} {purpose}".encode()
