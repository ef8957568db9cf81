"""For whom the database is read: the second fence asks the roles held by itself, so that neither leans on the other."""

from mainstay.directory.rules import sees_everything
from mainstay.directory.rules.actor import Actor
from mainstay.kernel.fence import Principal


def principal_of(actor: Actor) -> Principal:
    """The principal of what somebody asks: everything, or the contracts that he holds a role on."""
    name = f"person: {actor.id}"
    if sees_everything(actor.grants):
        return Principal.everywhere(name)
    return Principal.on(name, {grant.contract_id for grant in actor.grants if grant.contract_id is not None})
