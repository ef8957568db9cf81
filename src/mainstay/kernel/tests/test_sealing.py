"""What is sealed opens at its own place only; what is looked up is found without being opened."""

import pytest

from mainstay.kernel.ciphers import CipherName, NotOurs, decrypt, encrypt
from mainstay.kernel.sealing import SealBroken, blind, seal, unseal

KEY, PLACE = bytes(range(32)), b"a table.a column:a row"


@pytest.mark.parametrize("cipher", CipherName)
def test_what_is_sealed_opens_with_its_key_at_its_place_unaltered(cipher: CipherName) -> None:
    sealed = encrypt(cipher, KEY, "罗一鸣".encode(), PLACE)
    assert decrypt(cipher, KEY, sealed, PLACE).decode() == "罗一鸣"
    assert encrypt(cipher, KEY, "罗一鸣".encode(), PLACE) != sealed
    altered = sealed[:-20] + bytes([sealed[-20] ^ 1]) + sealed[-19:]
    for key, box, place in ((KEY[::-1], sealed, PLACE), (KEY, sealed, b"elsewhere"), (KEY, altered, PLACE)):
        with pytest.raises(NotOurs):
            decrypt(cipher, key, box, place)
    with pytest.raises(NotOurs):
        decrypt(cipher, KEY, sealed[:20], PLACE)


@pytest.mark.django_db
def test_an_empty_text_stays_empty_and_clear_text_is_not_believed() -> None:
    assert (seal("", "x"), unseal("", "x"), blind("", "x")) == ("", "", "")
    for text in ("13900000001", "s1.", "s1.AAAA", "s1.=", seal("13900000001", "elsewhere")):
        with pytest.raises(SealBroken):
            unseal(text, "here")


@pytest.mark.django_db
def test_equal_texts_are_found_within_one_column_only() -> None:
    assert blind("13900000001", "a") == blind("13900000001", "a")
    assert len({blind("13900000001", "a"), blind("13900000002", "a"), blind("13900000001", "b")}) == 3
    assert seal("13900000001", "a") != seal("13900000001", "a")
