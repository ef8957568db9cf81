"""The words of a statement on paper, in Chinese and English."""

import re
from decimal import Decimal

from mainstay.kernel.capitals import write_capitals

TOTAL_NAMES = {
    "stages": ("到期付款", "Stages due"),
    "scores": ("考核扣款", "Off by scores"),
    "vendor_penalties": ("乙方违约金及扣减", "Vendor's penalties and deductions"),
    "customer_penalties": ("甲方违约金", "Customer's penalties"),
    "net": ("本期合计", "This period"),
    "opening": ("期初余额", "Balance before"),
    "paid": ("本期已付", "Paid in the period"),
    "closing": ("期末余额", "Balance after"),
}
KIND_NAMES = {
    "stage": ("到期付款", "Stage due"),
    "score": ("考核扣款", "Off by scores"),
    "penalty": ("违约金及扣减", "Penalty or deduction"),
}
SIDES = {"customer": ("甲方", "Customer"), "vendor": ("乙方", "Vendor")}
WORDS = {
    "title": ("结算单", "Statement"),
    "preview": ("预览", "PREVIEW"),
    "preview_note": ("预览：本结算单尚未出具，不作为结算依据。", "Preview: not issued, no ground for payment."),
    "running_note": (
        "预览：结算期尚未结束，金额截至 {moment}，不作为结算依据。",
        "Preview: the period still runs, sums through {moment}; no ground for payment.",
    ),
    "pages": ("第 {page} 页 共 {pages} 页", "Page {page} of {pages}"),
    "number": ("合同编号", "Contract number"),
    "contract": ("合同名称", "Contract"),
    "period": ("结算期", "Period"),
    "days": ("{start} 至 {end}", "{start} to {end}"),
    "revision": ("结算单版次", "Revision"),
    "version": ("合同版本", "Contract version"),
    "nth": ("第 {n} 版", "No. {n}"),
    "place": ("台账位置", "Ledger position"),
    "nth_record": ("结算记录第 {n} 条", "settlement record {n}"),
    "issued_at": ("出具时间", "Issued"),
    "issued_by": ("出具人", "Issued by"),
    "made_at": ("生成时间", "Made"),
    "not_issued": ("未出具", "not issued"),
    "currency": ("币种及单位", "Currency"),
    "cny": ("人民币，元", "CNY, yuan"),
    "sums": ("合计", "Sums"),
    "in_period": ("本期金额", "In the period"),
    "balance": ("余额", "Balance"),
    "upheld_net": (
        "有异议尚未了结；异议全部成立时，本期合计为 {amount} 元（{capitals}）。",
        "Disputes are open; if every one is upheld the period comes to {amount} ({capitals}).",
    ),
    "item": ("项目", "Item"),
    "amount": ("金额（元）", "Sum (yuan)"),
    "capitals": ("人民币大写", "In Chinese capitals"),
    "lines": ("明细", "Lines"),
    "no_lines": ("本期没有款项、扣款和违约金。", "Nothing falls due, comes off or is to be paid in this period."),
    "place_in_row": ("序号", "No."),
    "matter": ("事项", "Matter"),
    "kind": ("类别", "Kind"),
    "arithmetic": ("计算", "Arithmetic"),
    "evidence": ("凭据", "Evidence"),
    "dispute": ("异议", "Dispute"),
    "if_upheld": ("有异议，异议成立时为 {amount} 元", "disputed; {amount} if upheld"),
    "clause": ("合同条款", "Clause"),
    "day": ("日期", "Day"),
    "due": ("到期日", "Due"),
    "scores": ("考核", "Scores"),
    "head": ("考核项目", "Head"),
    "full": ("满分", "Of"),
    "score": ("得分", "Score"),
    "total_score": ("总分", "Total"),
    "upheld_score": ("异议全部成立时得 {score} 分", "{score} if every dispute is upheld"),
    "rule": ("扣分项", "Rule"),
    "reason": ("事由", "Reason"),
    "state": ("状态", "State"),
    "counted": ("计入", "counted"),
    "waived": ("已免除", "waived"),
    "disputed": ("有异议", "disputed"),
    "marked": ("评分 {mark}", "marked {mark}"),
    "off": ("扣分", "Off"),
    "unmarked": ("待评分的条目：{rules}", "without points so far: {rules}"),
    "open_facts": ("待归类的事实：{facts}", "facts that wait for a rule: {facts}"),
    "payments": ("付款阶段", "Stages of payment"),
    "stage": ("阶段", "Stage"),
    "missing": ("尚缺资料", "Missing"),
    "paid": ("已付（元）", "Paid (yuan)"),
    "rights": ("权利及期限", "Rights and periods"),
    "holder": ("{side}自 {day} 起可行使", "open to the {side} from {day}"),
    "holder_until": ("{side}自 {day} 起至 {until} 可行使", "open to the {side} from {day} to {until}"),
    "extended": ("{day} 起顺延，至 {ends}", "extended from {day} to {ends}"),
    "extended_open": ("{day} 起顺延，期限待定", "extended from {day}, its end not known yet"),
    "upkeep": ("维保期：{begins} 至 {ends}", "Maintenance period: {begins} to {ends}"),
    "readings": ("计算规则和采用的读法", "Rounding, and readings chosen"),
    "check": ("核对", "How to check"),
    "check_note": (
        (
            "本结算单由规范数据（JSON）排版而成，每项凭据的哈希值载于其中。在系统的结算页下载该版数据文件并计算SHA-256，"
            "结果应与下列数值相同；此后没有增加记录的，执行下列命令由记录重新计算，结果也应相同。"
        ),
        (
            "This paper is set from canonical data (JSON), which also holds the hash of each piece of evidence. The "
            "data file of this revision, downloaded from its page, has the SHA-256 below; as long as no record was "
            "added, so has what the command computes anew from the records."
        ),
    ),
    "told": ("{words}：{more}", "{words}: {more}"),
    "bracketed": ("{words}（{more}）", "{words} ({more})"),
    "by_case": ("工单 {id} 第 {seq} 条", "case {id} entry {seq}"),
    "by_duty": ("履约义务 {id} 第 {seq} 条", "duty {id} entry {seq}"),
    "by_acceptance": ("验收记录第 {seq} 条", "acceptance record {seq}"),
    "by_record": ("结算记录第 {seq} 条", "settlement record {seq}"),
    "by_contract": ("合同约定", "the contract"),
    "party": ("{side}：{name}", "{side}: {name}"),
    "clerk": ("经办人（签字）：", "Prepared by (signature):"),
    "head_of": ("负责人（签字）：", "Approved by (signature):"),
    "seal": ("单位（盖章）：", "Seal:"),
    "date": ("日期：　　　　年　　　月　　　日", "Date:"),
}
QUARTERS = "一二三四"
MONTH, QUARTER, YEAR = re.compile(r"(\d{4})-(\d{2})"), re.compile(r"(\d{4})-Q([1-4])"), re.compile(r"\d{4}")


def period_name(name: str, language: str) -> str:
    """A period as people write it: 2026年3月, 2026年第一季度, 2026年度; in English as it is."""
    if language == "en":
        return name.replace("..", " to ")
    if found := MONTH.fullmatch(name):
        return f"{found[1]}年{int(found[2])}月"
    if found := QUARTER.fullmatch(name):
        return f"{found[1]}年第{QUARTERS[int(found[2]) - 1]}季度"
    return f"{name}年度" if YEAR.fullmatch(name) else name.replace("..", " 至 ")


def capitals(amount: Decimal) -> str:
    """A sum in Chinese capitals; one below nought begins with 负."""
    return f"{'负' if amount < 0 else ''}{write_capitals(abs(amount))}"
