"""Calls of drafting, and the reviews that they find in the small world."""

from typing import TYPE_CHECKING

from mainstay.directory.models import Person
from mainstay.drafting.tests.make import ready_to_sign, reviewed, uploaded

from .call import Body, Call

if TYPE_CHECKING:
    from .world import World

ROOT = "/api/drafting"


def make_review() -> str:
    """A document of the administrator that has been read."""
    return str(reviewed(Person.objects.get(login="admin").pk))


def _review(world: "World") -> dict[str, str]:
    return {"review_id": world.review}


def _upload(_world: "World") -> Body:
    return {"file_id": str(uploaded(Person.objects.get(login="admin").pk))}


def _accept(_world: "World") -> Body:
    return {"said": "accepted", "term": "t1"}


def _many(_world: "World") -> Body:
    return {"terms": ["t1", "t2"]}


def _file(_world: "World") -> Body:
    return {"text": "code: JF25"}


def _ready(_world: "World") -> dict[str, str]:
    return {"review_id": str(ready_to_sign(Person.objects.get(login="admin").pk))}


DRAFTING_CALLS = (
    Call(f"GET {ROOT}/kinds", "admin"),
    Call(f"GET {ROOT}/reviews", "admin", is_list=True),
    Call(f"POST {ROOT}/reviews", "admin", body=_upload),
    Call(f"GET {ROOT}/reviews/{{review_id}}", "admin", fill=_review),
    Call(f"POST {ROOT}/reviews/{{review_id}}/cancel", "admin", fill=_review),
    Call(f"POST {ROOT}/reviews/{{review_id}}/verdicts", "admin", fill=_review, body=_accept),
    Call(f"POST {ROOT}/reviews/{{review_id}}/acceptances", "admin", fill=_review, body=_many),
    Call(f"GET {ROOT}/reviews/{{review_id}}/settling", "admin", fill=_review),
    Call(f"POST {ROOT}/reviews/{{review_id}}/file", "admin", fill=_review, body=_file),
    Call(f"POST {ROOT}/reviews/{{review_id}}/signatures", "admin", fill=_ready),
    Call(f"GET {ROOT}/reviews/{{review_id}}/draft", "admin", fill=_review),
    Call(f"GET {ROOT}/reviews/{{review_id}}/corrections", "admin", fill=_review),
)
