"""What is known in the demonstration: two problems that explain cases of the year, and articles made from them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from mainstay.contracts.public import list_contracts
from mainstay.desk.public import find_cases
from mainstay.directory.public import Actor, RoleName
from mainstay.knowledge.public import (
    ArticleAct,
    Audience,
    Drafting,
    Opening,
    ProblemAct,
    act_on_article,
    act_on_problem,
    draft_article,
    link_cases,
    open_problem,
)

from .people import Cast

NUMBERED = 400  # cases of a year among which those of one cause are looked for
LINKED = 4


@dataclass(frozen=True, slots=True)
class Known:
    """A problem of one contract: the words by which its cases are known, what was found, and the articles."""

    code: str
    title: str
    description: str
    words: str
    fields: Mapping[ProblemAct, Mapping[str, str]]
    articles: tuple[tuple[str, str, Audience, bool], ...]


CERTIFICATE = """现象：办件信息不再上传省平台，交换状态显示“失败”。

- 在交换服务器上查看证书到期日；
- 到期或已更换的，向省平台申请新证书并导入；
- 重启交换服务，补传积压办件，核对上传数量。

导入后十分钟内交换状态应恢复为“正常”。"""
MEMORY = """现象：各窗口提交后一直等待，应用服务器内存占用超过九成。

- 先将流量切换到备用服务，再重启主服务；
- 重启后核对待办数量与重启前一致；
- 记录内存占用曲线，附在工单中。"""
TEMPLATE = """打印受理通知书跑版时，请先确认浏览器版本。

- 使用浏览器自带的“打印”，缩放选择 100%；
- 仍有跑版的，截图后报修，注明窗口编号。"""

KNOWLEDGE = (
    Known(
        "B",
        "省平台更换证书后数据交换反复中断",
        "近一年多次出现，均在省平台更换证书之后。",
        "数据交换中断",
        {
            ProblemAct.KNOW: {"workaround": "更换证书并补传积压办件。"},
            ProblemAct.SOLVE: {
                "cause": "证书到期前无提醒，更换依赖人工通知。",
                "solution": "建立证书到期前三十日提醒。",
            },
        },
        (
            ("省平台数据交换中断的处理", CERTIFICATE, Audience.BOTH, True),
            ("交换服务器证书的检查要点", CERTIFICATE, Audience.VENDOR, True),
        ),
    ),
    Known(
        "B",
        "业务高峰时应用服务器内存耗尽",
        "月初申报集中，响应超时反复出现，原因尚在分析。",
        "响应超时",
        {ProblemAct.KNOW: {"workaround": "切换备用服务后重启主服务。"}},
        (
            ("系统整体响应超时的应急处理", MEMORY, Audience.BOTH, True),
            ("受理通知书打印跑版的自查办法", TEMPLATE, Audience.BOTH, False),
        ),
    ),
)


def write_knowledge(casts: Mapping[UUID, Cast], now: datetime) -> int:
    """Write the problems and articles of the contracts that are there; how many articles."""
    contracts = {contract.code: contract.id for contract in list_contracts(list(casts), now=now)}
    told = [_write(known, contracts[known.code], casts, now) for known in KNOWLEDGE if known.code in contracts]
    return sum(told)


def _write(known: Known, contract_id: UUID, casts: Mapping[UUID, Cast], now: datetime) -> int:
    cast, began = casts[contract_id], now - timedelta(days=20)
    engineer, expert = cast.all_of(RoleName.VENDOR_ENGINEER)[0], cast.all_of(RoleName.VENDOR_EXPERT)[0]
    opening = Opening(contract_id, known.title, known.description)
    number = open_problem(opening, actor=engineer, now=began)
    if cases := _cases(known, engineer, now):
        link_cases(number, cases, actor=engineer, now=began + timedelta(hours=1))
    for days, (act, fields) in enumerate(known.fields.items(), start=1):
        act_on_problem(number, act, fields, actor=expert, now=began + timedelta(days=days))
    for title, body, audience, published in known.articles:
        drafting = Drafting(contract_id, title, body, audience, problem=number)
        article = draft_article(drafting, actor=engineer, now=began + timedelta(days=5))
        for days, step in enumerate((ArticleAct.REVIEW, ArticleAct.PUBLISH) if published else (), start=6):
            act_on_article(article, step, {}, actor=expert, now=began + timedelta(days=days))
    return len(known.articles)


def _cases(known: Known, actor: Actor, now: datetime) -> list[str]:
    """The latest cases of the year that are told in the problem's words."""
    years = (now.year - 1, now.year)
    numbers = [f"{known.code}-{year}-{running:05d}" for year in years for running in range(1, NUMBERED)]
    alike = [case for case in find_cases(numbers, actor=actor).values() if known.words in case.title]
    alike.sort(key=lambda case: case.reported_at)
    return [case.number for case in alike[-LINKED:]]
