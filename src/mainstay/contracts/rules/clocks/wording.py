"""The words that explanations are put together from, in Chinese and English."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from mainstay.contracts.rules.calendars import to_moment
from mainstay.contracts.rules.terms.lengths import Length
from mainstay.contracts.rules.terms.vocabulary import Measure, Side, Unit

Words = tuple[str, str]

DEEDS: dict[Measure, Words] = {
    Measure.RESPOND: ("响应", "respond"),
    Measure.ENGAGE: ("协调第三方介入", "bring in the third party"),
    Measure.SUPPORT: ("开始技术支持", "start support"),
    Measure.DIAGNOSE: ("完成故障诊断", "diagnose the fault"),
    Measure.ARRIVE: ("到场", "arrive on site"),
    Measure.WORKAROUND: ("采取规避措施", "put a workaround in place"),
    Measure.RESOLVE: ("解决", "resolve the case"),
    Measure.REPORT: ("提交报告", "file the report"),
    Measure.CONFIRM: ("确认", "confirm"),
    Measure.PROMISE: ("解决", "resolve the case"),
}
EVENTS: dict[str, Words] = {
    "reported": ("报告", "the report"),
    "accepted": ("受理", "acceptance"),
    "responded": ("响应", "the response"),
    "support_started": ("开始技术支持", "the start of support"),
    "third_party_engaged": ("第三方介入", "the third party's engagement"),
    "diagnosed": ("确诊", "the diagnosis"),
    "visit_agreed": ("约定上门", "the agreement to visit"),
    "arrived": ("到场", "arrival"),
    "worked_around": ("采取规避措施", "the workaround"),
    "promised": ("作出承诺", "the promise"),
    "resolved": ("解决", "the resolution"),
    "report_filed": ("提交报告", "the filing of the report"),
    "confirmed": ("确认", "the confirmation"),
    "closed": ("关闭", "the closing"),
}
FLAGS: dict[tuple[str, bool], Words] = {
    ("stationed", True): ("驻场", "staff stationed on site"),
    ("stationed", False): ("非驻场", "no staff stationed on site"),
    ("visit", True): ("需上门", "a visit is needed"),
    ("visit", False): ("无需上门", "no visit is needed"),
    ("reported_on_workday", True): ("工作日", "reported on a working day"),
    ("reported_on_workday", False): ("非工作日", "reported on a day off"),
    ("reported_in_hours", True): ("工作时间", "reported in working hours"),
    ("reported_in_hours", False): ("非工作时间", "reported outside working hours"),
}
SIDES: dict[Side, Words] = {
    Side.CUSTOMER: ("甲方时间", "the customer's time"),
    Side.VENDOR: ("乙方时间", "the vendor's time"),
    Side.THIRD_PARTY: ("第三方时间", "a third party's time"),
    Side.NEUTRAL: ("不计入任何一方", "nobody's time"),
}
_UNITS: dict[Unit, Words] = {
    Unit.SECOND: (" 秒", "second"),
    Unit.MINUTE: (" 分钟", "minute"),
    Unit.HOUR: (" 小时", "hour"),
    Unit.WORKDAY: (" 个工作日", "working day"),
    Unit.DAY: (" 日", "day"),
    Unit.WEEK: (" 周", "week"),
    Unit.MONTH: (" 个月", "month"),
    Unit.YEAR: (" 年", "year"),
}


def length_words(length: Length) -> Words:
    """`30 分钟`, `30 minutes`."""
    zh, en = _UNITS[length.unit]
    return f"{length.count}{zh}", f"{length.count} {en}{'' if length.count == 1 else 's'}"


def duration_words(seconds: int) -> Words:
    """`1 小时 20 分钟`, `1 hour 20 minutes`; nothing below a second."""
    hours, rest = divmod(seconds, 3600)
    parts = [(hours, Unit.HOUR), (rest // 60, Unit.MINUTE), (rest % 60, Unit.SECOND)]
    shown = [length_words(Length(count, unit)) for count, unit in parts if count]
    shown = shown or [length_words(Length(0, Unit.MINUTE))]
    return " ".join(zh for zh, _ in shown), " ".join(en for _, en in shown)


def moment_words(second: int, zone: ZoneInfo, *, ending: bool = False) -> str:
    """`2026-10-03 10:00` in the contract's zone; midnight that ends something is 24:00 of the day before."""
    local = to_moment(second).astimezone(zone)
    if ending and (local.hour, local.minute, local.second) == (0, 0, 0):
        return f"{_day(local - timedelta(days=1))} 24:00"
    return f"{_day(local)} {local:%H:%M:%S}" if local.second else f"{_day(local)} {local:%H:%M}"


def day_words(second: int, zone: ZoneInfo) -> str:
    """`2026-10-03` in the contract's zone."""
    return _day(to_moment(second).astimezone(zone))


def _day(local: datetime) -> str:
    return local.date().isoformat()
