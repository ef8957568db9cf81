"""The closed vocabularies of duties."""

from enum import StrEnum


class DutyState(StrEnum):
    """How a duty stands."""

    OPEN = "open"
    SUBMITTED = "submitted"
    DONE = "done"
    EXCUSED = "excused"
    VOID = "void"


class DutyAct(StrEnum):
    """What people do to a duty."""

    SUBMIT = "submit"
    ACCEPT = "accept"
    SEND_BACK = "send_back"
    EXCUSE = "excuse"
    SET_DUE = "set_due"
    COMMENT = "comment"


class DutyKind(StrEnum):
    """The kinds of entries on a duty's stream; the last five are the system's own."""

    SUBMITTED = "duty_submitted"
    ACCEPTED = "duty_accepted"
    SENT_BACK = "duty_sent_back"
    EXCUSED = "duty_excused"
    DUE_SET = "duty_due_set"
    COMMENTED = "duty_commented"
    PLANNED = "duty_planned"
    MOVED = "duty_moved"
    LATE = "duty_late"
    ACCEPTED_BY_SILENCE = "duty_accepted_by_silence"
    VOIDED = "duty_voided"


UNFINISHED = frozenset({DutyState.OPEN, DutyState.SUBMITTED})
STATE_NAMES: dict[DutyState, tuple[str, str]] = {
    DutyState.OPEN: ("待履行", "To be done"),
    DutyState.SUBMITTED: ("待验收", "To be accepted"),
    DutyState.DONE: ("已履行", "Done"),
    DutyState.EXCUSED: ("已豁免", "Excused"),
    DutyState.VOID: ("无需履行", "Not needed"),
}
KIND_NAMES: dict[DutyKind, tuple[str, str]] = {
    DutyKind.SUBMITTED: ("提交履约凭据", "Evidence handed in"),
    DutyKind.ACCEPTED: ("验收通过", "Accepted"),
    DutyKind.SENT_BACK: ("退回补正", "Sent back"),
    DutyKind.EXCUSED: ("豁免", "Excused"),
    DutyKind.DUE_SET: ("确定期限", "Due time set"),
    DutyKind.COMMENTED: ("留言", "Comment"),
    DutyKind.PLANNED: ("义务产生", "Duty arises"),
    DutyKind.MOVED: ("期限变动", "Due time moved"),
    DutyKind.LATE: ("逾期", "Late"),
    DutyKind.ACCEPTED_BY_SILENCE: ("逾期未提异议，视为验收通过", "Accepted by silence"),
    DutyKind.VOIDED: ("无需履行", "Not needed"),
}
