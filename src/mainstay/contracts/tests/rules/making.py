"""Small contracts, cases and random ones for the tests of calendars and clocks."""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

from hypothesis import strategies as st

from mainstay.contracts.reading.holiday_files import load_holidays
from mainstay.contracts.rules.calendars import Calendar, HolidayTables, YearTable
from mainstay.contracts.rules.clocks import CaseEntry, CompiledTerms, compile_terms
from mainstay.contracts.rules.terms.contract import Contract
from mainstay.contracts.rules.terms.targets import CalendarTerms
from mainstay.contracts.rules.terms.vocabulary import Side

WEEK = ["mon", "tue", "wed", "thu", "fri"]
OFFICE = [{"days": WEEK, "start": "08:30", "end": "12:00"}, {"days": WEEK, "start": "13:30", "end": "18:00"}]
ALWAYS = {"id": "always", "name": "7×24", "clause": "c"}
OFFICE_HOURS = {
    "id": "office",
    "name": {"zh": "5×8 工作时间", "en": "5×8 working hours"},
    "clause": "c",
    "holidays": True,
    "windows": OFFICE,
}

Line = tuple[str, str] | tuple[str, str, dict[str, Any]]


@cache
def tables() -> HolidayTables:
    """The tables that ship."""
    return load_holidays()


def calendar(zone: str = "Asia/Shanghai", **terms: Any) -> Calendar:
    """A calendar of its own; office hours with holidays unless told."""
    return Calendar(CalendarTerms.model_validate(OFFICE_HOURS | terms), tables(), zone)


def second(text: str) -> int:
    """`2026-10-03 10:00` in Beijing, in seconds since 1970."""
    return int(datetime.fromisoformat(f"{text}+08:00").timestamp())


def beijing(seconds: int) -> str:
    """The other way round."""
    local = datetime.fromtimestamp(seconds, UTC) + timedelta(hours=8)
    return f"{local:%Y-%m-%d %H:%M}"


def contract(targets: list[dict[str, Any]], **terms: Any) -> Contract:
    """A contract around some targets; further keys replace its own."""
    whole = {
        "schema": 1,
        "code": "T",
        "number": "T-1",
        "title": "测试合同",
        "source": "测试.docx",
        "signed": "2025-12-20",
        "term": {"start": "2026-01-01", "end": "2026-12-31", "clause": "c"},
        "parties": {"customer": {"name": "甲方"}, "vendor": {"name": "乙方"}},
        "clauses": [{"id": "c", "number": "附件三 3.1", "heading": "时限", "text": "时限。", "place": {}}],
        "price": {"total": "1.00", "capitals": "壹元整", "clause": "c"},
        "calendars": [ALWAYS, OFFICE_HOURS],
        "levels": [{"id": "I", "name": "I 级"}, {"id": "II", "name": "II 级"}],
        "targets": [{"id": "t", "name": "时限", "clause": "c", "calendar": "always"} | target for target in targets],
    }
    return Contract.model_validate(whole | terms)


def compiled(targets: list[dict[str, Any]], **terms: Any) -> CompiledTerms:
    """The same, ready to run, with the tables that ship."""
    return compile_terms(contract(targets, **terms), tables())


def at(text: str) -> datetime:
    """`10-03 10:00` of 2026, or a whole date and time, in Beijing."""
    return datetime.fromisoformat(f"{text if len(text) > 11 else '2026-' + text}+08:00")


def entries(*lines: Line) -> list[CaseEntry]:
    """Entries from (when, kind) or (when, kind, further fields), numbered from 1."""
    return [
        CaseEntry(number, line[1], at(line[0]), **(line[2] if len(line) > 2 else {}))
        for number, line in enumerate(lines, 1)
    ]


TIMES = st.integers(0, 48).map(lambda half: f"{half // 2:02d}:{half % 2 * 30:02d}")
DAYS = st.integers(0, 60).map(lambda day: date(2026, 2, 20) + timedelta(days=day))


@st.composite
def windows(draw: st.DrawFn) -> dict[str, Any]:
    """A window of at least two hours on at least three weekdays."""
    days = draw(st.lists(st.sampled_from([*WEEK, "sat", "sun"]), min_size=3, unique=True))
    start = draw(st.integers(0, 22))
    end = draw(st.integers(start + 2, 24))
    return {"days": days, "start": f"{start:02d}:00", "end": f"{end:02d}:00"}


@st.composite
def calendar_terms(draw: st.DrawFn, name: str) -> dict[str, Any]:
    """A calendar with none to three windows, holidays and days of its own."""
    dates = DAYS.map(str)
    return {
        "id": name,
        "name": name,
        "clause": "c",
        "windows": draw(st.lists(windows(), max_size=3)),
        "holidays": draw(st.booleans()),
        "makeup_as": draw(st.sampled_from(WEEK)),
        "extra_off": draw(st.lists(dates, max_size=2)),
        "extra_work": draw(st.lists(dates, max_size=2)),
    }


@st.composite
def year_tables(draw: st.DrawFn) -> HolidayTables:
    """Tables of 2025 to 2027 with random days off and worked in the spring of 2026."""
    off = draw(st.frozensets(DAYS, max_size=9))
    worked = draw(st.frozensets(DAYS, max_size=4))
    years = {year: YearTable(year, frozenset(), frozenset()) for year in (2025, 2027)}
    return HolidayTables(years | {2026: YearTable(2026, off - worked, worked)})


LENGTHS = st.one_of(
    st.integers(0, 900).map(lambda n: f"{n}min"),
    st.integers(0, 12).map(lambda n: f"{n}h"),
    st.integers(0, 12).map(lambda n: f"{n}h"),
    st.integers(0, 60).map(lambda n: f"{n * 60}s"),
    st.integers(0, 4).map(lambda n: f"{n} workdays"),
    st.integers(0, 6).map(lambda n: f"{n} days"),
    st.sampled_from(["promised", "1 week", "1 month", "at_once", "none"]),
)
STARTS = ["reported", "responded", "diagnosed", "arrived", "resolved"]
MEASURES = [
    "respond",
    "engage",
    "support",
    "diagnose",
    "arrive",
    "workaround",
    "resolve",
    "report",
    "confirm",
    "promise",
]


@st.composite
def target_terms(draw: st.DrawFn, number: int) -> dict[str, Any]:
    """A table with a row for each level and each answer to one yes-or-no fact, with overrides."""
    fact = draw(st.sampled_from(["visit", "stationed", "reported_on_workday", "reported_in_hours"]))
    rows = []
    for level in ("I", "II"):
        for answer in (True, False):
            row = {"when": {"level": level, fact: answer}, "length": draw(LENGTHS)}
            row |= draw(st.fixed_dictionaries({}, optional={"start": st.sampled_from(STARTS)}))
            row |= draw(st.fixed_dictionaries({}, optional={"calendar": st.sampled_from(["one", "two"])}))
            rows.append(row)
    measure = draw(st.sampled_from(MEASURES))
    target = {"id": f"t{number}", "measure": measure, "name": measure, "clause": "c", "rows": rows}
    if draw(st.integers(0, 4)) == 0:
        target["ends"] = draw(st.sampled_from(["responded", "diagnosed", "worked_around", "confirmed"]))
    return target | {"calendar": draw(st.sampled_from(["one", "two"])), "start": draw(st.sampled_from(STARTS))}


@st.composite
def contracts(draw: st.DrawFn) -> Contract:
    """A contract with two calendars, three tables and three reasons to pause."""
    reason = st.fixed_dictionaries({"measures": st.lists(st.sampled_from(MEASURES), max_size=3)})
    pauses = [
        {"id": name, "name": name, "side": side, "clause": "c"} | draw(reason)
        for name, side in (("a", "customer"), ("b", "third_party"), ("v", "vendor"))
    ]
    facts: list[dict[str, Any]] = [{"name": "visit", "label": "上门", "default": False}]
    facts.append({"name": "stationed", "label": "驻场", "default": draw(st.booleans())})
    facts += [{"name": name, "label": name, "calendar": "one"} for name in ("reported_on_workday", "reported_in_hours")]
    return contract(
        [draw(target_terms(number)) for number in range(3)],
        calendars=[draw(calendar_terms("one")), draw(calendar_terms("two"))],
        facts=facts,
        pauses=pauses,
        exclusions=[{"id": name, "text": name, "clause": "c"} for name in ("storm", "misuse")],
        at_once={"length": "15min", "clause": "c"},
    )


FIRST = datetime(2026, 2, 27, 16, 0, tzinfo=UTC)
STEPS = ["responded", "diagnosed", "visit_agreed", "arrived", "worked_around", "support_started", "resolved"]
KINDS = [*STEPS, *["paused", "resumed"] * 4, *["reopened", "promised", "promise_moved", "classified", "corrected"] * 2]
KINDS += ["third_party_engaged", "report_filed", "confirmed", "closed", "commented", "excluded"]
REASONS = {"paused": ["a", "b", "v", "unknown"], "excluded": ["storm", "misuse", "unknown"]}
GAPS = [0, 15, 30, 45, 60, 120, 180, 360, 720, 1440, 2880, -30, -240]


@st.composite
def cases(draw: st.DrawFn) -> list[CaseEntry]:
    """A report and some more entries of any kind within days, on whole minutes, mostly in order."""
    level = st.sampled_from(["I", "II"])
    gap = st.sampled_from(GAPS).map(lambda minutes: timedelta(minutes=minutes))
    moment = FIRST + timedelta(minutes=15 * draw(st.integers(0, 200)))
    lines = [CaseEntry(1, "reported", moment, facts={"level": draw(level)})]
    for seq, kind in enumerate(draw(st.lists(st.sampled_from(KINDS), min_size=4, max_size=14)), 2):
        moment += draw(gap)
        lines.append(
            CaseEntry(
                seq,
                kind,
                moment,
                side=draw(st.sampled_from([Side.CUSTOMER, Side.VENDOR])),
                facts={"level": draw(level), "visit": draw(st.booleans())} if kind == "classified" else {},
                due=moment + 4 * draw(gap) if kind.startswith("promise") else None,
                reason=draw(st.sampled_from(REASONS[kind])) if kind in REASONS else None,
                corrects=draw(st.integers(1, seq - 1)) if kind == "corrected" else None,
                void=kind == "corrected" and draw(st.booleans()),
            )
        )
    return lines
