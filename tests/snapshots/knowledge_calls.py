"""Calls of searching and of knowledge, and what they find in the small world."""

from typing import TYPE_CHECKING

from mainstay.desk.public import refresh_texts

from .call import Body, Call

if TYPE_CHECKING:
    from .world import World

ROOT = "/api/knowledge"


def make_known(world: "World") -> dict[str, str]:
    """A problem with two cases and an article made from a closed one, by number; the texts of cases to search."""
    subject = {"contract_id": world.contract, "title": "反复中断"}
    problem = str(world.call("engineer", f"POST {ROOT}/problems", subject)["number"])
    world.call("engineer", f"POST {ROOT}/problems/{problem}/cases", {"cases": world.cases[:2]})
    article = str(world.call("engineer", f"POST {ROOT}/articles", _draft(world))["number"])
    for seq, act in enumerate(("review", "publish"), start=1):
        world.call("expert", f"POST {ROOT}/articles/{article}/entries", {"act": act, "expected_seq": seq})
    list(refresh_texts())
    return {"problem": problem, "article": article}


def _problem(world: "World") -> dict[str, str]:
    return {"number": world.known["problem"]}


def _article(world: "World") -> dict[str, str]:
    return {"number": world.known["article"]}


def _case(world: "World") -> dict[str, str]:
    return {"number": world.cases[0]}


def _subject(world: "World") -> Body:
    return {"contract_id": world.contract, "title": "另一个问题"}


def _draft(world: "World") -> dict[str, str]:
    return {
        "contract_id": world.contract,
        "title": "处理办法",
        "body": "重启",
        "audience": "both",
        "case": world.closed,
    }


def _ask(world: "World") -> Body:
    return {"contract_id": world.contract, "title": "第 1 次报修", "description": "反复中断"}


def _link(world: "World") -> Body:
    return {"cases": [world.cases[2]]}


def _comment(_world: "World") -> Body:
    return {"act": "comment", "expected_seq": 2, "note": "仍在分析"}


def _revise(_world: "World") -> Body:
    return {"act": "revise", "expected_seq": 3, "title": "处理办法", "body": "先备份", "audience": "vendor"}


def _helped(_world: "World") -> Body:
    return {"helpful": True}


KNOWLEDGE_CALLS = (
    Call("GET /api/desk/search", "contact", query="?q=报修"),
    Call("POST /api/desk/similar", "contact", body=_ask),
    Call(f"GET {ROOT}/problems", "engineer"),
    Call(f"POST {ROOT}/problems", "engineer", body=_subject),
    Call(f"GET {ROOT}/problems/{{number}}", "contact", fill=_problem),
    Call(f"POST {ROOT}/problems/{{number}}/entries", "engineer", fill=_problem, body=_comment),
    Call(f"POST {ROOT}/problems/{{number}}/cases", "engineer", fill=_problem, body=_link),
    Call(f"POST {ROOT}/problems/{{number}}/tellings", "engineer", fill=_problem),
    Call(f"GET {ROOT}/articles", "engineer"),
    Call(f"POST {ROOT}/articles", "engineer", body=lambda world: dict(_draft(world))),
    Call(f"GET {ROOT}/articles/{{number}}", "engineer", fill=_article),
    Call(f"POST {ROOT}/articles/{{number}}/entries", "engineer", fill=_article, body=_revise),
    Call(f"POST {ROOT}/articles/{{number}}/feedback", "engineer", fill=_article, body=_helped),
    Call(f"POST {ROOT}/hints", "contact", body=_ask),
    Call(f"GET {ROOT}/cases/{{number}}", "contact", fill=_case),
)
