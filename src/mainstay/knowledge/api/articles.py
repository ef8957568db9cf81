"""Routes of articles: list, draft, read, act, feedback."""

from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from mainstay.directory.public import actor_on
from mainstay.kernel.time import now
from mainstay.knowledge import services
from mainstay.knowledge.queries import lists, sight
from mainstay.knowledge.rules.words import ArticleState

from .problems import Cursor, Limit, Number, Words
from .schemas import ArticleDrafting, ArticleFull, ArticleOrder, ArticlePage, FeedbackOrder
from .showing import show_article, show_articles

router = Router(tags=["knowledge"])


@router.get("", response=ArticlePage, summary="List articles")
def list_articles(
    request: HttpRequest,
    contract: UUID | None = None,
    state: ArticleState | None = None,
    case: Words = "",
    q: Words = "",
    cursor: Cursor = None,
    limit: Limit = 50,
) -> ArticlePage:
    """Articles, those changed last first; the customer's side sees those published for both."""
    actor = actor_on(request)
    filters = lists.Filters(contract, state.value if state else None, case.strip().upper(), q)
    page = lists.list_articles(actor=actor, filters=filters, cursor=cursor, limit=limit)
    return ArticlePage(items=show_articles(page.items, actor=actor), next=page.next)


@router.post("", response={201: ArticleFull}, summary="Draft an article")
def draft_article(request: HttpRequest, body: ArticleDrafting) -> Status[ArticleFull]:
    """A first version from a solved case or problem; engineers, experts and project managers."""
    actor = actor_on(request)
    drafting = services.Drafting(
        contract_id=body.contract_id,
        title=body.title.strip(),
        body=body.body,
        audience=body.audience,
        case=body.case.upper(),
        problem=body.problem.upper(),
    )
    return Status(201, show_article(services.draft_article(drafting, actor=actor, now=now()), actor=actor))


@router.get("/{number}", response=ArticleFull, summary="An article")
def get_article(request: HttpRequest, number: Number) -> ArticleFull:
    """An article: its newest version for the vendor's people, the published one for the customer's."""
    actor = actor_on(request)
    return show_article(sight.access_article(number, actor=actor), actor=actor)


@router.post("/{number}/entries", response=ArticleFull, summary="Act on an article")
def act_on_article(request: HttpRequest, number: Number, body: ArticleOrder) -> ArticleFull:
    """Revise, approve (not one's own version), send back, publish, withdraw; 409 when stale or not to be done now."""
    actor = actor_on(request)
    fields = body.model_dump(exclude={"act", "expected_seq"}, exclude_defaults=True, mode="json")
    article = services.act_on_article(number, body.act, fields, expected_seq=body.expected_seq, actor=actor, now=now())
    return show_article(article, actor=actor)


@router.post("/{number}/feedback", response=ArticleFull, summary="Say whether an article helped")
def give_feedback(request: HttpRequest, number: Number, body: FeedbackOrder) -> ArticleFull:
    """Each reader's last word counts once."""
    actor = actor_on(request)
    article = services.give_feedback(number, helpful=body.helpful, note=body.note, actor=actor, now=now())
    return show_article(article, actor=actor)
