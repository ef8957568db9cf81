"""Columns that are sealed: written sealed for their row, opened when they are read."""

import json
from typing import TYPE_CHECKING, Any, TypeVar, cast

from django.db import models
from django.db.models.query_utils import DeferredAttribute

from .boxes import Sealed, blind, seal, unseal

if TYPE_CHECKING:  # Django's fields are generic for type checkers only
    Value = TypeVar("Value")
    Chars = models.CharField[str, str]

    class Text(models.TextField[Value, Value]):
        """A text that gives a value."""
else:
    Value = None
    Chars = models.CharField

    class Text(models.TextField):
        """A text that gives a value."""

        def __class_getitem__(cls, _value: object) -> type:
            return cls


class _OpenedWhenRead(DeferredAttribute):
    """The attribute of a sealed column: a row that is only passed on is never opened."""

    def __get__(self, instance: models.Model | None, cls: type[models.Model] | None = None) -> Any:
        value = super().__get__(instance, cls)
        if instance is not None and isinstance(value, Sealed):
            field = cast("SealedColumn[Any]", self.field)
            value = field.opened(unseal(value, field.place_of(instance)))
            instance.__dict__[self.field.attname] = value
        return value

    def __set__(self, instance: models.Model, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


class SealedColumn(Text[Value]):
    """A column that the table holds sealed, bound to its table, its column and its row.

    `row` is the attribute that names the row: unique, never changed, and known before the row is inserted. A sealed
    column is neither compared nor set by a query, for a query knows no row; TypeError says so.
    """

    descriptor_class = _OpenedWhenRead

    def __init__(self, *args: Any, row: str = "id", **kwargs: Any) -> None:
        self.row = row
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """As Django writes it into a migration."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "row": self.row}

    def place_of(self, instance: models.Model) -> str:
        """Where a text of this column opens; ValueError while the row has no name."""
        row = getattr(instance, self.row)
        if row is None:
            raise ValueError(f"{self.name}: the row has no {self.row} yet")
        return place(self.model._meta.db_table, str(self.column), row)  # noqa: SLF001 - Django's documented interface

    def pre_save(self, model_instance: models.Model, add: bool) -> Sealed:  # noqa: ARG002  Django's signature
        """What is written: sealed here, where the row is known; what has not been opened stays as it is."""
        kept = model_instance.__dict__.get(self.attname)
        if isinstance(kept, Sealed):
            return kept
        return seal(self.written(getattr(model_instance, self.attname)), self.place_of(model_instance))

    def opened(self, text: str) -> Any:
        """The value that a row gives for what was sealed."""
        return text

    def written(self, value: Any) -> str:
        """What is sealed of a value."""
        return str(value)

    def from_db_value(self, value: str | None, *_: Any) -> Sealed | None:
        """As it stands in the table."""
        return None if value is None else Sealed(value)

    def get_prep_value(self, value: Any) -> Any:
        """Only what is sealed, or empty, goes into a statement."""
        if value is None or value == "" or isinstance(value, Sealed):
            return value
        raise TypeError(f"{self.name} is sealed: it is neither compared nor set without its row")


class SealedText(SealedColumn[str]):
    """A text that the table holds sealed."""


class SealedJson(SealedColumn[Any]):
    """A JSON value that the table holds sealed as its text; an empty column reads as None."""

    _pyi_private_set_type: Any  # what django-stubs reads the type of a value from
    _pyi_private_get_type: Any

    def opened(self, text: str) -> Any:
        """The value."""
        return json.loads(text) if text else None

    def written(self, value: Any) -> str:
        """Its text."""
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class BlindIndex(Chars):
    """By what a sealed column of the same row is looked up; it follows that column whenever both are saved."""

    def __init__(self, *args: Any, of: str, **kwargs: Any) -> None:
        self.of = of
        super().__init__(*args, **{"max_length": 32, "default": "", "editable": False, **kwargs})

    def deconstruct(self) -> Any:
        """As Django writes it into a migration."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "of": self.of}

    def of_text(self, text: str) -> str:
        """The index of a text."""
        return blind(text, f"{self.model._meta.db_table}.{self.of}")  # noqa: SLF001 - Django's documented interface

    def pre_save(self, model_instance: models.Model, add: bool) -> str:  # noqa: ARG002  Django's signature
        """What is written."""
        found = self.of_text(str(getattr(model_instance, self.of)))
        setattr(model_instance, self.attname, found)
        return found


def place(table: str, column: str, row: object) -> str:
    """The name of a place: a text sealed for it opens nowhere else."""
    return f"{table}.{column}:{row}"


def sealed_as(instance: models.Model, name: str, text: str) -> Sealed:
    """A text sealed for a column of this row, for statements that set it."""
    field = instance._meta.get_field(name)  # noqa: SLF001 - Django's documented interface
    if not isinstance(field, SealedColumn):
        raise TypeError(f"{name} is not sealed")
    return seal(text, field.place_of(instance))


def opened_as(model: type[models.Model], name: str, row: object, kept: str) -> Any:
    """What a statement has read from a sealed column of the row that is named so."""
    field = model._meta.get_field(name)  # noqa: SLF001 - Django's documented interface
    if not isinstance(field, SealedColumn):
        raise TypeError(f"{name} is not sealed")
    return field.opened(unseal(kept, place(model._meta.db_table, name, row)))  # noqa: SLF001 - as above


def indexed_as(model: type[models.Model], name: str, text: str) -> str:
    """By what a text is looked up in a blind index of this table."""
    field = model._meta.get_field(name)  # noqa: SLF001 - Django's documented interface
    if not isinstance(field, BlindIndex):
        raise TypeError(f"{name} is no blind index")
    return field.of_text(text)
