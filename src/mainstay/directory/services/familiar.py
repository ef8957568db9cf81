"""The check of a new password that knows the names of this place; Django calls it with its own checks."""

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.translation import get_language

from mainstay.directory.models import Person
from mainstay.directory.rules.passwords import is_familiar

ZH = "密码不能只由本系统、角色或所在单位的名称加数字组成。"
EN = "The password may not be just a name of this system, of a role or of the organisation with figures."


class FamiliarWords:
    """Refuses names of the product, of the roles and of the person's organisation with little else."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        """ValidationError for such a password."""
        organisation = user.organisation if isinstance(user, Person) else None
        if is_familiar(password, (organisation.name,) if organisation else ()):
            raise ValidationError(self.get_help_text(), code="password_familiar")

    def get_help_text(self) -> str:
        """The rule in words of the reader."""
        return EN if (get_language() or "").startswith("en") else ZH
