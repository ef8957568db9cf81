"""What the contracts say must happen at a moment: missed times, reports, incidents, silence that confirms."""

from collections.abc import Iterator

import pytest

from mainstay.desk.models import Case, Change
from mainstay.desk.public import Act
from mainstay.desk.queries.terms import terms_of
from mainstay.kernel.errors import Refused, Stale
from mainstay.kernel.ledger import read_stream
from mainstay.kernel.timers import timers_of

from .rehearsal import Rehearsal, china, rehearsal

pytestmark = pytest.mark.django_db
NINE = china("2026-10-12 09:00")
SUPERIOR, SALES, HEAD = "he.chengli@qiyan.example", "su.xiaolan@qiyan.example", "gu.mingyuan@hengyuan.example"
DAY = 24 * 60


@pytest.fixture
def desk(db: None) -> Iterator[Rehearsal]:
    with rehearsal("a-messaging-platform", NINE) as found:
        yield found


def mails(desk: Rehearsal, case: Case, address: str, kind: str) -> list[str]:
    return [one.subject for one in desk.sendings(case) if one.address == address and one.kind == kind]


def escalations(desk: Rehearsal, case: Case) -> list[tuple[str, float, int]]:
    """Target, minute and lateness of each."""
    found = [entry for entry in read_stream(case.stream) if entry.kind in ("escalated", "notified")]
    return [
        (one.payload.get("target", ""), desk.minutes(one), int(one.payload.get("late_seconds", 0))) for one in found
    ]


@pytest.mark.req("A-16")
def test_a_missed_time_reaches_the_superior_and_sales_at_the_second_once(desk: Rehearsal) -> None:
    case = desk.open("contact", level="I", stationed=False)
    for minute in (29.98, 30, 30.02, 45):
        desk.at(minute)
    assert [one for one in escalations(desk, case) if one[0] == "响应"] == [("响应", 30.0, 0)] * 2
    for address in (SUPERIOR, SALES):
        assert mails(desk, case, address, "case_late").count(f"[{case.number}] 超时告警：响应") == 1
    text = next(one.text for one in desk.sendings(case) if one.address == SUPERIOR and one.kind == "case_late")
    assert "超过的时限：响应" in text
    assert "应完成时间：2026-10-12 09:30" in text


@pytest.mark.req("A-16")
def test_what_is_done_in_time_reaches_nobody(desk: Rehearsal) -> None:
    case = desk.open("contact", level="I", stationed=False)
    desk.at(20)
    desk.do(case, "first", Act.RESPOND)
    desk.at(29)
    desk.do(case, "first", Act.WORK_AROUND, note="切换备用链路")
    desk.at(45)
    assert [one for one in escalations(desk, case) if one[0]] == []
    assert mails(desk, case, SUPERIOR, "case_late") == []


@pytest.mark.req("A-16")
def test_a_change_of_level_moves_what_is_still_to_come(desk: Rehearsal) -> None:
    case = desk.open("contact", level="III", stationed=False)
    before = {(one.clock, one.rung): one.due for one in timers_of([case.stream])[case.stream]}
    desk.at(5)
    desk.do(case, "first", Act.CLASSIFY, level="I")
    after = {(one.clock, one.rung): one.due for one in timers_of([case.stream])[case.stream]}
    resolve, respond = ("missed-time:resolve", "superior"), ("missed-time:respond", "superior")
    assert before[respond] == after[respond] == china("2026-10-12 09:30")
    assert before[resolve] == china("2026-10-26 18:00")
    assert after[resolve] == china("2026-10-12 21:00")


@pytest.mark.req("A-14")
@pytest.mark.parametrize("level", ["I", "II"])
def test_the_report_s_clock_opens_at_resolution_and_escalates_when_late(desk: Rehearsal, level: str) -> None:
    case = desk.open("contact", level=level, stationed=False)
    desk.do(case, "first", Act.RESPOND)
    desk.do(case, "first", Act.RESOLVE, note="更换交换机")
    desk.at(DAY - 0.1)
    assert "故障处理报告" not in {target for target, _, _ in escalations(desk, case)}
    desk.at(DAY)
    late = [one for one in escalations(desk, case) if one[0] == "故障处理报告"]
    assert late == [("故障处理报告", float(DAY), 0)] * 2
    assert len(mails(desk, case, SUPERIOR, "case_late")) == 1


@pytest.mark.req("A-14")
def test_a_report_in_time_stays_quiet(desk: Rehearsal) -> None:
    case = desk.open("contact", level="II", stationed=False)
    desk.do(case, "first", Act.RESPOND)
    desk.do(case, "first", Act.RESOLVE, note="更换交换机")
    desk.at(DAY - 1)
    desk.do(case, "first", Act.FILE_REPORT, note="故障种类、原因、处理方法和损失")
    desk.at(DAY + 60)
    assert mails(desk, case, SUPERIOR, "case_late") == []


@pytest.mark.req("A-17")
def test_a_sudden_incident_reaches_the_responsible_person_at_once(desk: Rehearsal) -> None:
    case = desk.open("contact", level="I", stationed=False)
    assert len(mails(desk, case, HEAD, "case_incident")) == 1
    assert [(one.channel, one.address) for one in desk.sendings(case) if one.kind == "case_incident"] == [
        ("mail", HEAD),
        ("sms", "0990-555-0201"),
    ]


@pytest.mark.req("A-17")
def test_a_report_asked_for_by_a_moment_escalates_at_that_moment(desk: Rehearsal) -> None:
    case = desk.open("contact", level="I", stationed=False)
    desk.at(1)
    desk.do(case, "approver", Act.ASK_REPORT, due=china("2026-10-12 09:20"), note="请说明影响范围")
    assert ("case_report_asked", "mail") in desk.told(case, "leader")
    desk.at(20)
    assert [one for one in escalations(desk, case) if one[0] == "提交书面报告"] == [("提交书面报告", 20.0, 0)]
    assert len(mails(desk, case, SUPERIOR, "case_late")) == 1


@pytest.mark.req("A-17")
def test_a_report_given_in_time_ends_it(desk: Rehearsal) -> None:
    case = desk.open("contact", level="I", stationed=False)
    desk.do(case, "approver", Act.ASK_REPORT, due=china("2026-10-12 09:20"))
    desk.at(10)
    desk.do(case, "leader", Act.GIVE_REPORT, note="影响三个科室，预计十点恢复")
    desk.at(25)
    assert "提交书面报告" not in {target for target, _, _ in escalations(desk, case)}
    assert mails(desk, case, HEAD, "case_update") != []


@pytest.mark.req("A-17")
def test_a_report_is_asked_for_the_future_and_given_only_when_asked(desk: Rehearsal) -> None:
    case = desk.open("contact", level="I", stationed=False)
    count = len(read_stream(case.stream))
    with pytest.raises(Refused):
        desk.do(case, "approver", Act.ASK_REPORT, due=NINE)
    with pytest.raises(Refused):
        desk.do(case, "leader", Act.GIVE_REPORT, note="未经要求")
    assert len(read_stream(case.stream)) == count


@pytest.mark.req("D-04")
def test_silence_confirms_when_the_contract_says_so() -> None:
    with rehearsal("d-website-and-account", NINE) as desk:
        case = desk.open("contact")
        desk.do(case, "first", Act.CLASSIFY, level=level_of(case))
        desk.do(case, "first", Act.RESPOND)
        desk.do(case, "first", Act.RESOLVE, note="已恢复")
        (timer,) = [one for one in timers_of([case.stream])[case.stream] if one.kind == "desk.silence"]
        minutes = (timer.due - NINE).total_seconds() / 60
        desk.at(minutes - 1)
        assert [kind for kind, _, _ in desk.entries(case) if kind == "confirmed"] == []
        desk.at(minutes)
        assert desk.entries(case)[-1] == ("confirmed", "系统", minutes)


@pytest.mark.req("D-04")
def test_where_the_contract_is_silent_nobody_confirms_by_silence(desk: Rehearsal) -> None:
    case = desk.open("contact", level="IV", stationed=False)
    desk.do(case, "first", Act.RESPOND)
    desk.do(case, "first", Act.RESOLVE, note="已恢复")
    desk.at(60 * DAY)
    case.refresh_from_db()
    assert case.state == "resolved"


def test_a_case_taken_over_is_not_told_again(desk: Rehearsal) -> None:
    case = desk.open("contact", level="I", stationed=False)
    count = len(desk.sendings(case))
    Change.objects.create(case_id=case.id, seq=case.seq, history=True)
    desk.settle()
    assert len(desk.sendings(case)) == count


def level_of(case: Case) -> str:
    """The first level of the case's contract."""
    return terms_of(case.contract_id, case.contract_version).vocabulary.levels[0].id


def test_what_a_ladder_noted_makes_nobody_s_page_stale(desk: Rehearsal) -> None:
    case = desk.open("contact", level="I", stationed=False)
    assert [kind for kind, _, _ in desk.entries(case)] == ["reported", "notified"]
    desk.do(case, "first", Act.RESPOND, expected_seq=1)
    with pytest.raises(Stale):
        desk.do(case, "second", Act.DIAGNOSE, note="光模块故障", expected_seq=1)


@pytest.mark.req("E-18")
def test_who_is_mentioned_is_told_and_an_inner_note_keeps_its_words(desk: Rehearsal) -> None:
    case = desk.open("contact", level="I", stationed=False)
    desk.do(case, "first", Act.COMMENT, note="请协助查看日志", mentions=[str(desk.people["contact"])])
    desk.do(case, "first", Act.NOTE, note="备件尚未到货", mentions=[str(desk.people["second"])])
    assert ("case_mention", "mail") in desk.told(case, "contact")
    assert ("case_mention", "mail") in desk.told(case, "second")
    assert [one.name for one in desk.sendings(case) if "备件尚未到货" in one.text] == []
