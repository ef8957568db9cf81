"""Signing in with a source: away to it and back with a code, or with a password that it knows, and who that is here."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl
from uuid import UUID

from django.db import transaction
from django.utils.crypto import constant_time_compare

from mainstay.account.models import Source, SourceLink
from mainstay.account.rules.directories import linking_of_directory, spelled
from mainstay.account.rules.limits import Act
from mainstay.account.rules.sources import (
    LIFE,
    LinkBy,
    Linking,
    NotBelieved,
    SourceKind,
    Unknown,
    introduced_by,
    named_in,
    subject_of,
)
from mainstay.account.rules.steps import is_live
from mainstay.directory.public import AccessKind, accounts, find_people, get_actor, list_people, record_change
from mainstay.kernel.errors import NotFound, NotSignedIn
from mainstay.kernel.outgoing import NotReached
from mainstay.kernel.sealing import blind
from mainstay.kernel.time import read, written

from . import directories, openid
from .limits import begin_try, forget_tries
from .passwords import WRONG
from .registering import register_by_source
from .sessions import end_all

LOG = logging.getLogger(__name__)
EXPIRED = (
    "本次登录已过期或不是从本浏览器发起，请重新登录。",
    "This sign-in is over or began in another browser; begin anew.",
)


def go_away(source_id: UUID, *, back: str, address: str, now: datetime) -> tuple[str, dict[str, str]]:
    """Where the browser goes, and what it has to bring back to be recognised.

    NotFound for a source that is off, TooMany for an address with many that never came back, NotReached.
    """
    source, away = _open_source(source_id, SourceKind.OIDC), openid.new_away(back)
    begin_try(Act.SOURCE, away.state, address=address, now=now)
    with _in_plain_words(source):
        location = openid.location_for(source, openid.discover(source.issuer), away)
    return location, {**asdict(away), "source": str(source_id), "at": written(now)}


def come_back(source_id: UUID, query: str, kept: Mapping[str, str], *, language: str, now: datetime) -> UUID | None:
    """The person who comes back from a source with this query; None for somebody who waits for approval from now on.

    `kept` is what their own session remembers. NotSignedIn for another's or an old answer, for a refusal, for what does
    not hold, and for somebody unknown here.
    """
    given = dict(parse_qsl(query))
    away = openid.Away(kept["state"], kept["nonce"], kept["verifier"], kept["back"])
    is_theirs = constant_time_compare(given.get("state", ""), away.state) and kept["source"] == str(source_id)
    if not is_theirs or not is_live(read(kept["at"]), span=LIFE, now=now):
        raise NotSignedIn(*EXPIRED)
    source = _open_source(source_id, SourceKind.OIDC)
    with _in_plain_words(source):
        provider = openid.discover(source.issuer)
        if given.get("iss", "" if provider.names_itself else provider.issuer) != provider.issuer:
            raise NotBelieved("应答来自另一个认证源。", "The answer comes from another source.")
        if "code" not in given:
            raise NotBelieved(f"认证源应答 {given.get('error')}。", f"The source answered {given.get('error')}.")
        claims = openid.claims_for_code(source, provider, away, given["code"], now=now)
    person_id = _person_of(source, claims, openid.linking_of(source), language=language, now=now)
    forget_tries(Act.SOURCE, away.state, now=now)
    return person_id


def come_with_password(
    source_id: UUID, login: str, password: str, *, address: str, language: str, now: datetime
) -> UUID | None:
    """The person with this login and password in a directory; None for somebody who waits for approval from now on.

    NotFound for a source that is off, TooMany when the window is full, else NotSignedIn: in the same words whether the
    directory knows the login or not, and for somebody unknown here.
    """
    source, name = _open_source(source_id, SourceKind.LDAP), spelled(login)
    tried = f"{source.pk} {name}"
    begin_try(Act.PASSWORD, tried, address=address, now=now)
    if not name or not password:  # a directory takes an empty password for nobody, and says yes (RFC 4513, 5.1.2)
        raise NotSignedIn(*WRONG)
    with _in_plain_words(source):
        claims = directories.claims_by_password(source, login.strip(), password, address=address, now=now)
    if claims is None:
        raise NotSignedIn(*WRONG)
    linking = linking_of_directory(LinkBy(source.link_by))
    person_id = _person_of(source, claims, linking, language=language, now=now)
    forget_tries(Act.PASSWORD, tried, now=now)
    return person_id


@transaction.atomic
def unlink(person_id: UUID) -> int:
    """No account of any source is this person any more; says how many were. The rule of the source counts anew."""
    dropped, _ = SourceLink.objects.filter(person_id=person_id).delete()
    end_all(person_id)
    return dropped


@transaction.atomic
def _person_of(
    source: Source, claims: Mapping[str, Any], linking: Linking, *, language: str, now: datetime
) -> UUID | None:
    """Whom the claims are about: whoever is linked, else whom the source's rule finds, who is then linked.

    None for somebody unknown who is put on the waiting list, where the source has people registered.
    """
    subject = subject_of(claims, linking)
    if not subject:
        raise _unknown(source)
    digest = blind(f"{source.pk}\0{subject}", "account_sourcelink.subject")
    link = SourceLink.objects.filter(source=source, subject=digest).first()
    if link is not None:
        SourceLink.objects.filter(pk=link.pk).update(used_at=now)
        return _active(link.person_id, source, now=now)
    found = _found_by(linking, claims, now=now)
    who = introduced_by(claims, linking)
    unit = source.organisation_id if source.unknown == Unknown.REGISTER else None
    if not found and who is not None and unit is not None:
        register_by_source(source, digest, who, organisation_id=unit, language=language, now=now)
        return None
    if len(found) != 1:
        raise _unknown(source)
    (person_id,) = found
    link, is_new = SourceLink.objects.get_or_create(
        source=source, person_id=person_id, defaults={"subject": digest, "since": now, "used_at": now}
    )
    if link.subject != digest:  # somebody else at the source is this person already
        raise _unknown(source)
    if is_new:
        actor = get_actor(person_id, now=now)
        record_change(actor, AccessKind.ADMINISTRATION, "source.linked", f"{actor.name}：{source.name_zh}", now=now)
    return person_id


def _found_by(linking: Linking, claims: Mapping[str, Any], *, now: datetime) -> tuple[UUID, ...]:
    """The active people whom the rule means."""
    named = named_in(claims, linking)
    if linking.by is LinkBy.MAIL:
        return find_people(mail=named.mail) if named.mail else ()
    one = accounts.find_account(named.login) if named.login else None
    return tuple(who.id for who in list_people([one], now=now) if who.login == named.login) if one else ()


def _active(person_id: UUID, source: Source, *, now: datetime) -> UUID:
    if not any(one.is_active for one in list_people([person_id], now=now)):
        raise _unknown(source)
    return person_id


def _open_source(source_id: UUID, kind: SourceKind) -> Source:
    source = Source.objects.filter(pk=source_id, kind=kind.value, is_active=True).first()
    if source is None:
        raise NotFound("没有这种登录方式。", "There is no such way to sign in.")
    return source


def _unknown(source: Source) -> NotSignedIn:
    return NotSignedIn(
        f"“{source.name_zh}”中的这个账号没有对应的本系统用户，请联系管理员。",
        f"Nobody here belongs to this account of {source.name_en}; ask an administrator.",
    )


@contextmanager
def _in_plain_words(source: Source) -> Iterator[None]:
    """A stranger is told that it did not work; why goes into the log, for whoever runs this."""
    try:
        yield
    except (NotReached, NotBelieved) as error:
        LOG.warning("source %s: %s", source.pk, error.detail("en"))
        raise NotSignedIn(
            f"“{source.name_zh}”未能完成登录，请重试或改用其他方式。",
            f"{source.name_en} did not complete the sign-in; try again, or another way.",
        ) from error
