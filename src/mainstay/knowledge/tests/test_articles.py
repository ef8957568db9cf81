"""Articles: drafted, approved by somebody else, published for one side or both, revised without losing a version."""

from collections.abc import Callable

import pytest

from mainstay.desk.tests.make import after
from mainstay.kernel.errors import Forbidden, MainstayError, Malformed, NotFound, Refused
from mainstay.kernel.ledger import Head, check_chain, read_stream
from mainstay.knowledge.models import Article, Feedback
from mainstay.knowledge.queries.lists import Filters, list_articles, list_hints, list_problems
from mainstay.knowledge.queries.sight import access_article, stream_of_article
from mainstay.knowledge.rules.articles import versions_of
from mainstay.knowledge.rules.words import ArticleAct, Audience, ProblemAct
from mainstay.knowledge.services import Drafting, draft_article, give_feedback, index_knowledge

from .make import CUSTOMER, ENGINEER, EXPERT, Library, count_entries, make_library

pytestmark = pytest.mark.django_db


@pytest.fixture
def library() -> Library:
    return make_library()


def titles(library: Library, role: str, words: str = "") -> list[str]:
    page = list_articles(actor=library.person(role), filters=Filters(words=words))
    return [one.title for one in page.items]


def test_an_article_from_draft_to_published(library: Library) -> None:
    article = library.article()
    assert (article.number, article.state, article.version, article.case) == ("K-T-2026-1", "draft", 1, "T-2026-00001")
    assert library.edit(article, ArticleAct.REVIEW, role=EXPERT).state == "reviewed"
    article = library.edit(article, ArticleAct.PUBLISH, role=EXPERT)
    assert (article.state, article.published_version, article.published_at) == ("published", 1, after(40))


def test_every_version_stays(library: Library) -> None:
    article = library.article(published=True)
    article = library.edit(article, ArticleAct.REVISE, title="新版", body="先备份。", audience="vendor")
    assert (article.state, article.version, article.published_version) == ("draft", 2, 1)
    assert (article.published_title, article.published_audience) == ("无法登录的处理", "both")
    entries = read_stream(stream_of_article(article.id))
    assert check_chain(entries, Head(article.seq, bytes(article.head_hash))) is None
    assert [(one.version, one.body) for one in versions_of(entries)] == [(1, "重启认证服务。"), (2, "先备份。")]


def test_the_customer_reads_what_is_published_for_both(library: Library) -> None:
    article = library.article()
    assert (titles(library, ENGINEER), titles(library, CUSTOMER)) == (["无法登录的处理"], [])
    with pytest.raises(NotFound):
        access_article(article.number, actor=library.person(CUSTOMER))
    library.publish(article)
    assert titles(library, CUSTOMER) == ["无法登录的处理"]
    library.edit(article, ArticleAct.WITHDRAW, role=EXPERT, note="有误")
    assert titles(library, CUSTOMER) == []


def test_what_is_for_the_vendor_stays_with_the_vendor(library: Library) -> None:
    article = library.article(audience=Audience.VENDOR, published=True)
    assert (titles(library, ENGINEER, "认证"), titles(library, CUSTOMER, "认证")) == (["无法登录的处理"], [])
    with pytest.raises(NotFound):
        give_feedback(article.number, helpful=True, note="", actor=library.person(CUSTOMER), now=after(50))
    assert list_hints("无法登录认证服务", actor=library.person(CUSTOMER)) == ()


def test_a_draft_over_a_published_version_is_not_found_by_the_customer(library: Library) -> None:
    article = library.article(published=True)
    library.edit(article, ArticleAct.REVISE, title="新版", body="内部口令见值班室", audience="both")
    assert (titles(library, ENGINEER, "口令"), titles(library, CUSTOMER, "口令")) == (["新版"], [])
    assert titles(library, CUSTOMER, "wfdl") == ["新版"]  # by the published title, which both may find


@pytest.mark.parametrize("words", ["认证", "wfdl", "K-T-2026-1", "无法 重启", "k-t-2026"])
def test_what_finds_an_article(library: Library, words: str) -> None:
    library.article()
    assert titles(library, ENGINEER, words) == ["无法登录的处理"]
    assert titles(library, ENGINEER, f"{words} 打印机") == []


@pytest.mark.parametrize("words", ["%", "_", "\\", "x" * 200, "网中"])
def test_hostile_words_find_nothing(library: Library, words: str) -> None:
    library.article()
    assert titles(library, ENGINEER, words) == []


def test_feedback_counts_each_reader_once(library: Library) -> None:
    article = library.article(published=True)
    for helpful in (True, False):
        give_feedback(article.number, helpful=helpful, note="", actor=library.person(CUSTOMER), now=after(50))
    assert list(Feedback.objects.values_list("version", "helpful")) == [(1, False)]


@pytest.mark.req("D-02")
def test_a_report_is_met_with_what_is_known(library: Library) -> None:
    library.article(published=True)
    known = library.act(library.problem(title="认证服务无法登录"), ProblemAct.KNOW, workaround="每日重启")
    library.problem(title="认证服务无法登录，原因不明")
    hints = list_hints("今天认证服务又无法登录", actor=library.person(CUSTOMER))
    assert [hint.subject.number for hint in hints] == ["K-T-2026-1", known.number]
    assert list_hints("打印机缺纸", actor=library.person(CUSTOMER)) == ()
    assert list_hints("", actor=library.person(CUSTOMER)) == ()


def test_texts_are_written_anew(library: Library) -> None:
    library.article()
    library.problem()
    assert index_knowledge() == 2
    assert titles(library, ENGINEER, "认证") == ["无法登录的处理"]
    found = list_problems(actor=library.person(CUSTOMER), filters=Filters(words="内存泄漏")).items
    assert [one.number for one in found] == ["P-T-2026-1"]


def draft(library: Library, *, role: str = ENGINEER, **source: str) -> Article:
    drafting = Drafting(library.desk.contract_id, "标题", "正文", Audience.BOTH, **source)
    return draft_article(drafting, actor=library.person(role), now=after(31))


def say_helpful(library: Library) -> object:
    return give_feedback("K-T-2026-1", helpful=True, note="", actor=library.person(ENGINEER), now=after(9))


def review_own(library: Library, article: Article) -> object:
    library.edit(article, ArticleAct.REVISE, role=EXPERT, title="t", body="b", audience="both")
    return library.edit(article, ArticleAct.REVIEW, role=EXPERT)


REFUSED: list[tuple[Callable[[Library, Article], object], type[MainstayError]]] = [
    (lambda library, article: library.edit(article, ArticleAct.REVIEW), Forbidden),
    (lambda library, article: library.edit(article, ArticleAct.PUBLISH, role=EXPERT), Refused),
    (lambda library, article: library.edit(article, ArticleAct.WITHDRAW, role=EXPERT, note="x"), Refused),
    (lambda library, article: library.edit(article, ArticleAct.REVISE, title="x"), Malformed),
    (lambda library, article: library.edit(article, ArticleAct.REVIEW, role=CUSTOMER), NotFound),
    (lambda library, article: draft(library), Refused),
    (lambda library, article: draft(library, case="T-2026-09999"), NotFound),
    (lambda library, article: draft(library, case=article.case, role=CUSTOMER), Forbidden),
    (lambda library, article: say_helpful(library), Refused),
]


@pytest.mark.parametrize(("deed", "error"), REFUSED)
def test_what_is_refused_changes_nothing(
    library: Library, deed: Callable[[Library, Article], object], error: type[MainstayError]
) -> None:
    article = library.article()
    before = (list(Article.objects.values()), count_entries(), Feedback.objects.count())
    with pytest.raises(error):
        deed(library, article)
    assert (list(Article.objects.values()), count_entries(), Feedback.objects.count()) == before


def test_nobody_approves_his_own_version(library: Library) -> None:
    article = library.article()
    with pytest.raises(Refused):
        review_own(library, article)
    article.refresh_from_db()
    assert (article.state, article.version) == ("draft", 2)


def test_a_source_must_be_solved(library: Library) -> None:
    reported = library.desk.open()
    problem = library.problem()
    for source in ({"case": reported.number}, {"problem": problem.number}):
        with pytest.raises(Refused):
            draft(library, **source)
    assert (Article.objects.count(), draft(library, case=library.solved_case().number).version) == (0, 1)
