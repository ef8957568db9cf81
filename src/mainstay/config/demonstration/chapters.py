"""The chapters of a case, and how often each of them is told."""

from datetime import datetime, timedelta
from random import Random

from mainstay.desk.public import Act, Order
from mainstay.directory.public import RoleName

from .simulation import Chapter, Telling
from .stories import Rank

CONTACT, APPROVER = RoleName.CUSTOMER_CONTACT, RoleName.CUSTOMER_APPROVER
SEAT, ENGINEER, EXPERT = RoleName.VENDOR_SEAT, RoleName.VENDOR_ENGINEER, RoleName.VENDOR_EXPERT
LEADER = RoleName.VENDOR_PROJECT_MANAGER

MISSES = (("respond", 12), ("arrive", 18), ("diagnose", 8), ("workaround", 12), ("resolve", 42), ("report", 8))
REMARKS = (
    "现在进展如何？窗口还在等。",
    "请尽快处理，领导在关注。",
    "刚才试了一次，还是不行。",
    "已通知相关科室，处理好请告知。",
    "补充一张截图，见邮件。",
)
ANSWERS = ("正在处理，预计很快恢复。", "已定位到原因，正在修复。", "工程师正在赶往现场。", "备件已在路上。")
REPLIES = ("已收到，马上处理。", "电话已联系，正在了解情况。", "已受理，工程师跟进中。")
UNDONE = ("问题又出现了，请继续处理。", "恢复半天后再次异常。", "仍有个别用户受影响。")


def chapters_for(chance: Random, *, promises: float, rank: Rank, stuck: bool) -> list[Chapter]:
    """The chapters of one case; `stuck` cases are left lying after one of the first few."""
    told: list[Chapter] = [_miss_something, _respond, _engage]
    told += [_visit, _diagnose] if chance.random() < 0.75 else [_visit]
    told += [_work_around]
    if chance.random() < promises:
        told.append(_promise)
    if chance.random() < 0.3:
        told.append(_talk)
    if chance.random() < (0.12 if rank is Rank.LIGHT else 0.2):
        told.append(_pause)
    if stuck:
        return told[: chance.randint(2, len(told))]
    told += [_resolve, _report]
    if chance.random() < 0.04:
        told += [_reopen, _resolve]
    return [*told, _confirm, _close, _call_back]


def _miss_something(telling: Telling) -> None:
    """About every ninth case misses one of its times."""
    if telling.chance.random() < 0.19:
        measures, weights = zip(*MISSES, strict=True)
        telling.missed = telling.chance.choices(measures, weights)[0]


def _respond(telling: Telling) -> None:
    if telling.chance.random() < 0.5:
        telling.at += timedelta(seconds=telling.chance.randint(3, 20))
        telling.do(telling.person(SEAT), Order(Act.ACCEPT))
    telling.pace("respond", otherwise=(2, 25))
    worker = telling.person(SEAT, ENGINEER)
    telling.do(worker, Order(Act.RESPOND, note=telling.chance.choice(REPLIES)))
    if telling.chance.random() < 0.03:
        _correct_last(telling)
    if telling.clock("support") is not None:
        telling.pace("support", otherwise=(1, 10))
        telling.do(telling.person(ENGINEER), Order(Act.START_SUPPORT))


def _correct_last(telling: Telling) -> None:
    """The engineer had answered by telephone a little earlier."""
    last, before = telling.entries[-1], telling.entries[-2]
    middle = before.at + (last.at - before.at) / 2
    author = telling.steps[-1].actor
    telling.do(
        author, Order(Act.CORRECT, note="实际为电话响应，补正时间。", fields={"corrects": last.seq, "at": middle})
    )


def _engage(telling: Telling) -> None:
    if telling.clock("engage") is None:
        return
    telling.pace("engage", otherwise=(5, 20))
    telling.do(telling.person(SEAT, ENGINEER), Order(Act.ENGAGE_THIRD_PARTY, fields={"party": "省平台运维单位"}))


def _visit(telling: Telling) -> None:
    if telling.clock("arrive") is None:
        return
    telling.pace("arrive", otherwise=(30, 90))
    telling.do(telling.person(ENGINEER), Order(Act.ARRIVE, note="已到现场。"))


def _diagnose(telling: Telling) -> None:
    telling.pace("diagnose", otherwise=(1, 6) if telling.clock("workaround") else (5, 60))
    role = ENGINEER if telling.story.rank is Rank.LIGHT else EXPERT
    telling.do(telling.person(ENGINEER, role), Order(Act.DIAGNOSE, note=telling.story.finding))


def _work_around(telling: Telling) -> None:
    if telling.clock("workaround") is None or telling.chance.random() < 0.08:
        return
    telling.pace("workaround", otherwise=(10, 40))
    telling.do(telling.person(ENGINEER, EXPERT), Order(Act.WORK_AROUND, note="已切换备用方案，业务先行恢复。"))


def _promise(telling: Telling) -> None:
    telling.wait(3, 20)
    promised = _half_hour(telling.at + timedelta(hours=telling.chance.choice((4, 8, 24, 48, 72))))
    telling.do(telling.person(ENGINEER, LEADER), Order(Act.PROMISE, fields={"due": promised}))
    if telling.chance.random() < 0.15:
        telling.wait(20, 120)
        later = promised + timedelta(hours=telling.chance.choice((4, 24)))
        telling.do(
            telling.person(CONTACT), Order(Act.MOVE_PROMISE, note="同意顺延，不影响业务。", fields={"due": later})
        )


def _talk(telling: Telling) -> None:
    telling.wait(2, 15)
    telling.do(telling.person(CONTACT), Order(Act.COMMENT, note=telling.chance.choice(REMARKS)))
    if telling.chance.random() < 0.7:
        telling.wait(1, 10)
        telling.do(telling.person(SEAT, ENGINEER), Order(Act.COMMENT, note=telling.chance.choice(ANSWERS)))


def _pause(telling: Telling) -> None:
    reasons = [pause.id for pause in telling.scene.terms.contract.pauses if "majeure" not in pause.id]
    if not reasons:
        return
    telling.wait(3, 30)
    telling.do(telling.person(ENGINEER), Order(Act.PAUSE, fields={"reason": telling.chance.choice(reasons)}))
    telling.wait(30, telling.chance.choice((90, 239, 1500, 3000)))
    telling.do(telling.person(ENGINEER, CONTACT), Order(Act.RESUME))


def _resolve(telling: Telling) -> None:
    promise = telling.clock("promise")
    resolve = telling.clock("resolve")
    if promise is not None and (resolve is None or (promise.due or telling.at) < (resolve.due or telling.at)):
        telling.missed = "promise" if telling.missed == "resolve" else telling.missed
        telling.pace("promise", otherwise=(30, 240))
    else:
        telling.pace("resolve", otherwise=(20, 1800))
    telling.do(telling.person(ENGINEER, EXPERT), Order(Act.RESOLVE, note=telling.story.solution))


def _report(telling: Telling) -> None:
    if telling.clock("report") is None:
        return
    telling.pace("report", otherwise=(60, 600))
    telling.do(telling.person(ENGINEER, LEADER), Order(Act.FILE_REPORT, note="故障报告已提交。"))


def _reopen(telling: Telling) -> None:
    telling.wait(30, 1500)
    telling.do(telling.person(CONTACT), Order(Act.REOPEN, note=telling.chance.choice(UNDONE)))
    telling.wait(5, 20)
    telling.do(telling.person(ENGINEER), Order(Act.RESPOND, note="收到，继续处理。"))


def _confirm(telling: Telling) -> None:
    confirm = telling.clock("confirm")
    silent = telling.scene.terms.contract.confirm_timeout is not None and telling.chance.random() < 0.15
    if silent and confirm is not None and confirm.due is not None:
        telling.at = max(confirm.due + timedelta(minutes=telling.chance.randint(5, 300)), telling.written)
        return
    telling.pace("confirm", otherwise=(5, telling.chance.choice((60, 239, 1600))))
    telling.do(telling.person(CONTACT, APPROVER), Order(Act.CONFIRM))


def _close(telling: Telling) -> None:
    telling.wait(1, telling.chance.choice((10, 120, 900)))
    telling.do(telling.person(SEAT, CONTACT), Order(Act.CLOSE))


def _call_back(telling: Telling) -> None:
    """Most are asked on the next working morning how it went; a few are still to be asked."""
    if telling.chance.random() < 0.04:
        return
    telling.wait(200, 1400)
    result = telling.chance.choices(("satisfied", "fair", "dissatisfied", "not_reached"), (80, 12, 3, 5))[0]
    telling.do(telling.person(SEAT), Order(Act.CALL_BACK, fields={"result": result}))


def _half_hour(moment: datetime) -> datetime:
    return moment.replace(minute=30 if moment.minute >= 30 else 0, second=0, microsecond=0)
