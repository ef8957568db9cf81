"""What single acts of the procedures demand beyond the table."""

from collections.abc import Mapping
from decimal import Decimal

from mainstay.desk.rules.acts.procedures.requests import NOT_FEASIBLE
from mainstay.desk.rules.allowances import plain, share_of
from mainstay.desk.rules.situation import Particular, Payload, Situation
from mainstay.desk.rules.words import Act, CaseType, Kind
from mainstay.kernel.errors import Malformed, Problem, Refused
from mainstay.kernel.time import read

from .addresses import address_rows
from .latest import payload_of_last
from .owners import OWNED, require_owner


def _answer_request(payload: Payload, situation: Situation) -> Payload:
    """What can be done is estimated in effort and in time; what the price does not cover is priced."""
    if payload["feasible"] == NOT_FEASIBLE:
        return payload
    missing = []
    if "effort" not in payload:
        missing.append(Problem("missing", "请填写“工作量（人日）”", "give the effort in person-days", "fields.effort"))
    if "ready_by" not in payload:
        missing.append(Problem("missing", "请填写“预计完成时间”", "say by when it is ready", "fields.ready_by"))
    if missing:
        raise Malformed("请补全必填项。", "Something is missing.", missing)
    _require_later(
        payload["ready_by"], situation, "预计完成时间应晚于答复时间。", "It can be ready only after the answer."
    )
    return payload | share_of(payload, situation.known.balance)


def _accept_estimate(payload: Payload, situation: Situation) -> Payload:
    """What the estimate says is free is drawn; Refused when others have drawn it meanwhile."""
    share = payload_of_last(situation.happened, Kind.ESTIMATED).get("allowance")
    if share is None:
        return payload
    balance = situation.known.balance
    if balance is None or Decimal(share["free"]) > balance.left:
        left = plain(balance.left) if balance else "0"
        raise Refused(
            f"合同包含的人日现余 {left} 人日，不足估算所列的 {share['free']} 人日，请乙方重新估算。",
            f"Only {left} person-days are left, fewer than the {share['free']} of the estimate: ask for a new one.",
        )
    if not Decimal(share["free"]):
        return payload
    return payload | {"draw": {"allowance": share["id"], "clause": share["clause"], "days": share["free"]}}


def _require_later(moment: str, situation: Situation, zh: str, en: str) -> None:
    if read(moment) <= situation.moment:
        raise Refused(zh, en)


def _authorise(payload: Payload, situation: Situation) -> Payload:
    if "until" in payload:
        _require_later(
            payload["until"],
            situation,
            "授权截止时间应晚于授权时间。",
            "The authorisation must end after it begins.",
        )
    return payload


def _keep_image(payload: Payload, situation: Situation) -> Payload:
    """An image is text, files or both; an authorisation that has run out no longer carries the repair."""
    if not payload.get("image") and not payload.get("files"):
        zh, en = "请填写数据内容，或上传文件", "write the data down, or hand in a file"
        raise Malformed("请补全必填项。", "Something is missing.", [Problem("missing", zh, en, "fields.image")])
    until = payload_of_last(situation.happened, Kind.AUTHORISED).get("until")
    if until is not None and read(until) < situation.moment:
        raise Refused("甲方的授权已过截止时间，请重新取得授权。", "The authorisation has run out; ask for a new one.")
    return payload


def _set_up_job(payload: Payload, _situation: Situation) -> Payload:
    wrong = [
        Problem("wrong_order", "完成时间应晚于开始时间", "it must end after it begins", f"fields.plan.{place}.end")
        for place, step in enumerate(payload["plan"])
        if read(step["end"]) <= read(step["start"])
    ]
    if wrong:
        raise Malformed("工作计划的时间有误。", "The times of the plan are wrong.", wrong)
    return payload


def _accept_job(payload: Payload, situation: Situation) -> Payload:
    """Each rule once, and all of them met; what is not met sends the job back to work."""
    rules = payload_of_last(situation.happened, Kind.JOB_SET_UP).get("rules", [])
    told = sorted(int(result["rule"]) for result in payload["results"])
    if told != list(range(1, len(rules) + 1)):
        zh = f"请对全部 {len(rules)} 条验收标准各填写一次结果"
        en = f"give one result for each of the {len(rules)} acceptance rules"
        raise Malformed(
            "验收结果不完整。", "The results are not complete.", [Problem("rules", zh, en, "fields.results")]
        )
    unmet = [str(result["rule"]) for result in payload["results"] if not result["met"]]
    if unmet:
        raise Refused(
            f"第 {'、'.join(unmet)} 条标准未达到，不能验收；请以“重新打开”退回整改。",
            f"Rule {', '.join(unmet)} is not met: it cannot be accepted. Reopen the case to send it back.",
        )
    return payload


def _review(payload: Payload, situation: Situation) -> Payload:
    """Verdicts name rows that there are, each once; what is not approved says why."""
    count = len(address_rows(situation.happened))
    problems = []
    seen: set[int] = set()
    for place, verdict in enumerate(payload["verdicts"]):
        row, path = int(verdict["row"]), f"fields.verdicts.{place}"
        if row > count or row in seen:
            zh, en = f"没有第 {row} 条地址，或已重复", f"there is no address {row}, or it comes twice"
            problems.append(Problem("row", zh, en, f"{path}.row"))
        if not verdict["approved"] and not verdict.get("reason"):
            problems.append(Problem("missing", "请填写未通过的理由", "say why it is not approved", f"{path}.reason"))
        seen.add(row)
    if problems:
        raise Malformed("审核意见有误。", "The verdicts are wrong.", problems)
    return payload


def _resolve(payload: Payload, situation: Situation) -> Payload:
    """An address report is done when every row has its verdict."""
    if situation.progress.type is CaseType.ADDRESS_REPORT:
        waiting = [str(row.number) for row in address_rows(situation.happened) if row.approved is None]
        if waiting:
            zh, en = "、".join(waiting), ", ".join(waiting)
            raise Refused(f"第 {zh} 条地址尚未审核。", f"Address {en} has not been reviewed yet.")
    return payload


def _file_report(payload: Payload, situation: Situation) -> Payload:
    """The end report of an emergency says something."""
    if situation.progress.type is CaseType.EMERGENCY and not payload.get("note"):
        zh, en = "请填写处置经过、原因和改进措施", "say what was done, the cause, and what will change"
        raise Malformed("请补全必填项。", "Something is missing.", [Problem("missing", zh, en, "note")])
    return payload


def _contact_sheet(payload: Payload, _situation: Situation) -> Payload:
    if read(payload["new_time"]) <= read(payload["planned"]):
        raise Refused("调整后时间应晚于原定时间。", "A plan that slips has a later time than before.")
    return payload


PARTICULARS: Mapping[Act, Particular] = {
    Act.ANSWER_REQUEST: _answer_request,
    Act.ACCEPT_ESTIMATE: _accept_estimate,
    Act.AUTHORISE: _authorise,
    Act.KEEP_BEFORE: _keep_image,
    Act.KEEP_AFTER: _keep_image,
    **dict.fromkeys(OWNED, require_owner),
    Act.SET_UP_JOB: _set_up_job,
    Act.ACCEPT_JOB: _accept_job,
    Act.REVIEW_ADDRESSES: _review,
    Act.RESOLVE: _resolve,
    Act.FILE_REPORT: _file_report,
    Act.SEND_CONTACT_SHEET: _contact_sheet,
}
