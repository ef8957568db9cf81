"""Authorisation, and data repair with the images before and after it (B-06)."""

from mainstay.desk.rules.acts.rule import (
    APPROVER,
    AT_WORK,
    FILES,
    NOTE,
    OPEN,
    WHEN,
    WHY,
    WORKERS,
    ActRule,
    Field,
    FieldType,
    Need,
)
from mainstay.desk.rules.words import Act, CaseType, Kind

AUTHORISED_TYPES = frozenset({CaseType.DATA_REPAIR, CaseType.REQUEST, CaseType.JOB})
REPAIRS = frozenset({CaseType.DATA_REPAIR})
SCOPE = Field("scope", FieldType.PARAGRAPH, True, "授权范围", "Scope")
UNTIL = Field("until", FieldType.MOMENT, False, "授权截止时间", "Authorised until")
BEFORE = Field("image", FieldType.PARAGRAPH, False, "修复前数据", "Data before")
AFTER = Field("image", FieldType.PARAGRAPH, False, "修复后数据", "Data after")
AUTHORISED = Need(
    Kind.AUTHORISED,
    "甲方审批人尚未授权，不能修改数据或进行处理。",
    "The customer's approver has not authorised this; nothing may be changed yet.",
)
BEFORE_IMAGE = Need(
    Kind.BEFORE_KEPT, "尚未留存修复前的数据。", "The data as it was before the repair has not been kept yet."
)
AFTER_IMAGE = Need(
    Kind.AFTER_KEPT, "尚未留存修复后的数据。", "The data as it is after the repair has not been kept yet."
)
STANDING = Need(Kind.AUTHORISED, "目前没有有效的授权，无可撤回。", "There is no authorisation to withdraw.")

# act, kind, names, by whom, in which states, once in a round, fields
ROWS = (
    ActRule(
        Act.AUTHORISE,
        Kind.AUTHORISED,
        "授权",
        "Authorise",
        APPROVER,
        OPEN,
        False,
        (SCOPE, UNTIL, NOTE, WHEN),
        types=AUTHORISED_TYPES,
        lasting=True,
    ),
    ActRule(
        Act.WITHDRAW_AUTHORISATION,
        Kind.AUTHORISATION_WITHDRAWN,
        "撤回授权",
        "Withdraw the authorisation",
        APPROVER,
        OPEN,
        False,
        (WHY,),
        types=AUTHORISED_TYPES,
        needs=(STANDING,),
        undoes=frozenset({Kind.AUTHORISED}),
    ),
    ActRule(
        Act.KEEP_BEFORE,
        Kind.BEFORE_KEPT,
        "留存修复前数据",
        "Keep the data before",
        WORKERS,
        AT_WORK,
        False,
        (BEFORE, FILES, NOTE, WHEN),
        types=REPAIRS,
        needs=(AUTHORISED,),
    ),
    ActRule(
        Act.KEEP_AFTER,
        Kind.AFTER_KEPT,
        "留存修复后数据",
        "Keep the data after",
        WORKERS,
        AT_WORK,
        False,
        (AFTER, FILES, NOTE, WHEN),
        types=REPAIRS,
        needs=(AUTHORISED, BEFORE_IMAGE),
    ),
)
