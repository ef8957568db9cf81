"""A contract with cases, and problems and articles on them, for the tests of knowledge."""

from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from mainstay.desk.public import Act
from mainstay.desk.tests.make import Desk, after, make_desk
from mainstay.directory.public import Actor
from mainstay.kernel.ledger import read_streams, stream_names
from mainstay.knowledge.models import Article, Problem
from mainstay.knowledge.rules.words import ArticleAct, Audience, ProblemAct
from mainstay.knowledge.services import (
    Drafting,
    Opening,
    act_on_article,
    act_on_problem,
    draft_article,
    link_cases,
    open_problem,
)

ENGINEER, EXPERT, CUSTOMER = "vendor_engineer", "vendor_expert", "customer_contact"


class Numbered(Protocol):
    """A case, as far as these tests look at it."""

    id: UUID
    number: str
    state: str

    def refresh_from_db(self) -> None:
        """Read the row anew."""


@dataclass(frozen=True, slots=True)
class Library:
    """The desk's small world, and what is known in it."""

    desk: Desk

    def person(self, role: str) -> Actor:
        """Somebody with one role on the contract."""
        return self.desk.person(role)

    def problem(self, *cases: Numbered, title: str = "认证服务内存泄漏", role: str = ENGINEER) -> Problem:
        """A problem with cases linked to it."""
        opening = Opening(self.desk.contract_id, title, "每周重复出现")
        problem = open_problem(opening, actor=self.person(role), now=after(10))
        if cases:
            link_cases(problem.number, [case.number for case in cases], actor=self.person(role), now=after(11))
            problem.refresh_from_db()
        return problem

    def act(self, problem: Problem, act: ProblemAct, *, role: str = ENGINEER, at: float = 20, **fields: Any) -> Problem:
        """One act on a problem."""
        return act_on_problem(problem.number, act, fields, actor=self.person(role), now=after(at))

    def solved_case(self, title: str = "审批系统无法登录") -> Numbered:
        """A case that has been resolved."""
        case = self.desk.do(self.desk.open(title=title), Act.RESPOND, at=1)
        return self.desk.do(case, Act.RESOLVE, at=2, note="重启认证服务")

    def article(self, *, audience: Audience = Audience.BOTH, role: str = ENGINEER, published: bool = False) -> Article:
        """An article made from a solved case."""
        case = self.solved_case()
        drafting = Drafting(self.desk.contract_id, "无法登录的处理", "重启认证服务。", audience, case=case.number)
        article = draft_article(drafting, actor=self.person(role), now=after(30))
        return self.publish(article) if published else article

    def publish(self, article: Article) -> Article:
        """Approved and published by an expert."""
        self.edit(article, ArticleAct.REVIEW, role=EXPERT)
        return self.edit(article, ArticleAct.PUBLISH, role=EXPERT)

    def edit(
        self, article: Article, act: ArticleAct, *, role: str = ENGINEER, at: float = 40, **fields: Any
    ) -> Article:
        """One act on an article."""
        return act_on_article(article.number, act, fields, actor=self.person(role), now=after(40))


def make_library() -> Library:
    """Load the desk's small contract."""
    return Library(make_desk())


def count_entries() -> int:
    """How many entries the ledger holds."""
    return sum(map(len, read_streams(list(stream_names(""))).values()))
