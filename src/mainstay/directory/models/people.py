"""Organisations, people and the roles that they hold."""

import uuid
from collections.abc import Iterable
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from mainstay.directory.rules import GRANTED, RoleName, Side
from mainstay.kernel.sealing import BlindIndex, SealedText


class Organisation(models.Model):
    """A public body or a company."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name"], name="directory_organisation_name")]


class PersonManager(BaseUserManager["Person"]):
    """Finds people by the login that they type."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        """The person with this login."""
        return self.get(login=username)


class Person(AbstractBaseUser):
    """Somebody who can sign in, or a service account, which acts by its tokens alone. Nobody is deleted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    login = models.CharField(max_length=100)
    name = models.CharField(max_length=100)
    language = models.CharField(max_length=8, default="zh")
    phone = SealedText(default="", blank=True)
    phone_index = BlindIndex(of="phone")
    mail = SealedText(default="", blank=True)
    mail_index = BlindIndex(of="mail")
    organisation = models.ForeignKey("directory.Organisation", null=True, on_delete=models.PROTECT, related_name="+")
    is_active = models.BooleanField(default=True)
    is_service = models.BooleanField(default=False, db_default=False)
    joined_at = models.DateTimeField()

    objects: ClassVar[PersonManager] = PersonManager()

    USERNAME_FIELD = "login"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["login"], name="directory_person_login"),
            models.CheckConstraint(condition=Q(language__in=["zh", "en"]), name="directory_person_language"),
        ]
        indexes = [
            models.Index(fields=["phone_index"], condition=~Q(phone_index=""), name="directory_person_phone_index"),
            models.Index(fields=["mail_index"], condition=~Q(mail_index=""), name="directory_person_mail_index"),
        ]

    def __str__(self) -> str:
        return self.name


def _words(words: Iterable[RoleName | Side]) -> list[str]:
    return [word.value for word in words]


class RoleGrant(models.Model):
    """A role held from `since` until before `until`: on a contract, over a unit, or everywhere.

    A contract's role with a unit is held through that unit and ends when the person leaves it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey("directory.Person", on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=40)
    side = models.CharField(max_length=20)
    contract_id = models.UUIDField(null=True)
    unit = models.ForeignKey("directory.Unit", null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(role__in=_words(GRANTED)), name="directory_grant_role"),
            models.CheckConstraint(
                condition=~Q(role=RoleName.UNIT_ADMINISTRATOR.value) | Q(unit__isnull=False, contract_id__isnull=True),
                name="directory_grant_over_unit",
            ),
            models.CheckConstraint(condition=Q(side__in=_words(Side)), name="directory_grant_side"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("since")), name="directory_grant_span"
            ),
        ]
        indexes = [
            models.Index(fields=["contract_id", "role"], name="directory_grant_contract"),
            models.Index(fields=["unit"], condition=Q(unit__isnull=False), name="directory_grant_unit"),
        ]


def normal_login(typed: str) -> str:
    """One spelling of a login: trimmed, lower case, without what no text column takes."""
    return typed.replace("\0", "").strip().lower()
