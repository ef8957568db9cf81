"""Rows for the tests of drafting: people, an uploaded contract, a review that has been read."""

from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.test import Client

from mainstay.directory.public import RoleName, add_person, get_actor, grant_role
from mainstay.drafting.queries import access_review, settling_of
from mainstay.drafting.reading.document import read_document
from mainstay.drafting.reading.lexicon import standard_lexicon
from mainstay.drafting.rules.assembling import draft
from mainstay.drafting.rules.draft import Draft
from mainstay.drafting.rules.reviewing import Said
from mainstay.drafting.services import Saying, accept_terms, begin_review, keep_file, read_review, say
from mainstay.kernel.files import store_bytes
from mainstay.kernel.time import now

TEXT = """机房运维服务合同
合同编号：JF-2025-01
甲方：青石市数据中心
乙方：远山科技有限公司
一、合同总价为人民币120,000.00元，税率6%。
二、一级故障30分钟内响应，2小时内修复。
三、乙方每月5日前提交运维月报。
"""

# A contract whose draft holds as it stands once it has a code, with one place that no rule understands.
SIGNABLE = """机房运维服务合同
合同编号：JF-2025-01
甲方：青石市数据中心
乙方：远山科技有限公司
第一条 服务期限自2025年1月1日起至2030年12月31日止。
第二条 合同总价为人民币120,000.00元（大写：壹拾贰万元整），税率6%。
第三条 一级故障是指机房断电。一级故障，乙方应在30分钟内响应，2小时内修复。
第四条 二级故障是指单台设备停机。二级故障，乙方应在1小时内响应，8小时内修复。
第五条 乙方每月5日前提交运维月报。
第六条 乙方保存监控录像不少于90天。
签订日期：2024年12月20日
"""


def person(login: str, role: RoleName) -> UUID:
    """Somebody with one role on everything."""
    moment = now()
    key = add_person(login, name=login, password="seven grey herons wade", organisation_id=None, now=moment)
    grant_role(key, role=role, contract_id=None, since=moment)
    return key


def client_of(key: UUID) -> Client:
    client = Client()
    client.force_login(get_user_model().objects.get(pk=key))
    return client


def uploaded(key: UUID, content: bytes = TEXT.encode(), name: str = "合同.txt") -> UUID:
    """A file that this person has uploaded and nothing keeps yet."""
    return store_bytes(content, name=name, uploaded_by=key, now=now()).id


def reviewed(key: UUID, content: bytes = TEXT.encode(), name: str = "合同.txt") -> UUID:
    """A review whose document the worker has read."""
    moment = now()
    review = begin_review(uploaded(key, content, name), actor=get_actor(key, now=moment), now=moment)
    read_review(review.id)
    return review.id


def term_of(page: dict[str, Any], kind: str) -> dict[str, Any]:
    """The first term of a kind in a review as the API shows it."""
    found: dict[str, Any] = next(one for one in page["drafted"] if one["kind"] == kind)
    return found


def ready_to_sign(key: UUID) -> UUID:
    """A review on which everything is decided and whose contract file is kept without faults."""
    moment = now()
    actor = get_actor(key, now=moment)
    review = reviewed(key, SIGNABLE.encode())
    page = settling_of(access_review(review, actor=actor), actor=actor)
    accept_terms(review, page.undecided.terms, actor=actor, now=moment)
    for place in page.undecided.passages:
        say(review, Saying(Said.READ, place), actor=actor, now=moment)
    keep_file(review, page.fresh.replace("code: DRAFT", "code: JF25"), actor=actor, now=moment)
    return review


def draft_of_text(text: str) -> Draft:
    """The draft of a plain text."""
    document, source = read_document(text.encode(), "合同.txt")
    return draft(document, source, standard_lexicon())
