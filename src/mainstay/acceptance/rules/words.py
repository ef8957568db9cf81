"""The closed vocabularies of acceptance."""

from enum import StrEnum

Names = tuple[str, str]


class AcceptanceState(StrEnum):
    """How the acceptance of a contract stands."""

    OPEN = "open"
    RECTIFYING = "rectifying"
    PASSED = "passed"


class ItemState(StrEnum):
    """How a deliverable stands."""

    OPEN = "open"
    PART = "part"
    HANDED_OVER = "handed_over"
    CHECKED = "checked"


class StepState(StrEnum):
    """How a step stands: `apart` is one of a way that the verdict has not taken."""

    WAITING = "waiting"
    OPEN = "open"
    DONE = "done"
    APART = "apart"


class AcceptanceAct(StrEnum):
    """What people do."""

    HAND_OVER = "hand_over"
    CHECK = "check"
    SEND_BACK = "send_back"
    FINISH_STEP = "finish_step"
    NOTE_EVENT = "note_event"
    FILL_FORM = "fill_form"
    SIGN = "sign"
    COMMENT = "comment"


class AcceptanceKind(StrEnum):
    """The kinds of entries; the last three are the system's own."""

    HANDED_OVER = "deliverable_handed_over"
    CHECKED = "deliverable_checked"
    SENT_BACK = "deliverable_sent_back"
    STEP_DONE = "acceptance_step_done"
    EVENT_NOTED = "acceptance_event_noted"
    FORM_FILLED = "acceptance_form_filled"
    SIGNED = "acceptance_form_signed"
    COMMENTED = "acceptance_commented"
    OPENED = "acceptance_opened"
    TERMS_MOVED = "acceptance_terms_moved"
    STEP_LATE = "acceptance_step_late"


class Verdict(StrEnum):
    """The verdict of a step on which others wait."""

    PASSED = "passed"
    FAILED = "failed"


class Medium(StrEnum):
    """On what a deliverable is handed over."""

    ELECTRONIC = "electronic"
    PAPER = "paper"
    DISC = "disc"


STATE_NAMES: dict[AcceptanceState, Names] = {
    AcceptanceState.OPEN: ("进行中", "Under way"),
    AcceptanceState.RECTIFYING: ("整改中", "Being put right"),
    AcceptanceState.PASSED: ("验收通过", "Passed"),
}
KIND_NAMES: dict[AcceptanceKind, Names] = {
    AcceptanceKind.HANDED_OVER: ("移交交付物", "Deliverable handed over"),
    AcceptanceKind.CHECKED: ("核对通过", "Deliverable checked"),
    AcceptanceKind.SENT_BACK: ("退回补正", "Deliverable sent back"),
    AcceptanceKind.STEP_DONE: ("完成验收步骤", "Step done"),
    AcceptanceKind.EVENT_NOTED: ("登记事件", "Event noted"),
    AcceptanceKind.FORM_FILLED: ("填写验收单", "Form filled in"),
    AcceptanceKind.SIGNED: ("签署验收单", "Form signed"),
    AcceptanceKind.COMMENTED: ("留言", "Comment"),
    AcceptanceKind.OPENED: ("建立验收卷宗", "File of acceptance opened"),
    AcceptanceKind.TERMS_MOVED: ("改按新版合同", "Under a new version of the contract"),
    AcceptanceKind.STEP_LATE: ("步骤逾期", "Step late"),
}
VERDICT_NAMES: dict[Verdict, Names] = {Verdict.PASSED: ("合格", "Passed"), Verdict.FAILED: ("不合格", "Failed")}
MEDIUM_NAMES: dict[Medium, Names] = {
    Medium.ELECTRONIC: ("电子", "electronic"),
    Medium.PAPER: ("纸质", "paper"),
    Medium.DISC: ("光盘", "disc"),
}
