"""The two ciphers that seal: both authenticate what they hide and the place that it stands in. Pure."""

import secrets
from collections.abc import Callable
from enum import StrEnum

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.ciphers.algorithms import SM4
from cryptography.hazmat.primitives.ciphers.modes import GCM

KEY_BYTES, NONCE_BYTES, TAG_BYTES, SM4_BYTES = 32, 12, 16, 16


class CipherName(StrEnum):
    """AES with 256 bits, or SM4 (GB/T 32907), both in Galois/counter mode."""

    AES = "aes-256-gcm"
    SM4 = "sm4-gcm"


class NotOurs(ValueError):
    """Another key, another place, or altered bytes: which of them cannot be told."""


def encrypt(cipher: CipherName, key: bytes, plain: bytes, place: bytes) -> bytes:
    """A fresh nonce, the hidden bytes, and the tag over them and `place`."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    if cipher is CipherName.AES:
        return nonce + AESGCM(key).encrypt(nonce, plain, place)
    sealing = Cipher(SM4(key[:SM4_BYTES]), GCM(nonce)).encryptor()
    sealing.authenticate_additional_data(place)
    return nonce + sealing.update(plain) + sealing.finalize() + sealing.tag


def decrypt(cipher: CipherName, key: bytes, sealed: bytes, place: bytes) -> bytes:
    """What `encrypt` hid; NotOurs."""
    if len(sealed) < NONCE_BYTES + TAG_BYTES:
        raise NotOurs
    nonce, hidden = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
    way: Callable[[bytes, bytes, bytes, bytes], bytes] = _open_aes if cipher is CipherName.AES else _open_sm4
    try:
        return way(key, nonce, hidden, place)
    except InvalidTag as error:
        raise NotOurs from error


def _open_aes(key: bytes, nonce: bytes, hidden: bytes, place: bytes) -> bytes:
    return AESGCM(key).decrypt(nonce, hidden, place)


def _open_sm4(key: bytes, nonce: bytes, hidden: bytes, place: bytes) -> bytes:
    opening = Cipher(SM4(key[:SM4_BYTES]), GCM(nonce, hidden[-TAG_BYTES:])).decryptor()
    opening.authenticate_additional_data(place)
    return opening.update(hidden[:-TAG_BYTES]) + opening.finalize()
