"""What the catalogue of a contract offers: the shipped items under those loaded for it."""

from functools import lru_cache
from uuid import UUID

from mainstay.desk.models import CatalogueLoad
from mainstay.desk.reading.catalogue_files import shipped_catalogue
from mainstay.desk.rules.catalogue.item import Item
from mainstay.desk.rules.catalogue.offer import Layer, Offer, offer_of
from mainstay.directory.public import Actor, require_contract


def access_catalogue(contract_id: UUID, *, actor: Actor) -> Offer:
    """Every version of every item of a contract, for somebody with a role on it."""
    require_contract(actor, contract_id)
    return catalogue_of(contract_id)


def catalogue_of(contract_id: UUID) -> Offer:
    """Every version of every item of a contract."""
    loads = CatalogueLoad.objects.filter(contract_id=contract_id).order_by("number")
    return offer_of([*shipped_catalogue(), *(_layer(key) for key in loads.values_list("pk", flat=True))])


@lru_cache(maxsize=256)
def _layer(load_id: UUID) -> Layer:
    """The items of one load; a load never changes."""
    items = CatalogueLoad.objects.values_list("items", flat=True).get(pk=load_id)
    return Layer(tuple(Item.model_validate(item) for item in items))
