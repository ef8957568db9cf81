"""The columns that a list may show, with their headings."""

from enum import StrEnum


class Column(StrEnum):
    """A column of a list. The number and the title are always there on a page."""

    NUMBER = "number"
    TITLE = "title"
    CONTRACT = "contract"
    TYPE = "type"
    LEVEL = "level"
    STATE = "state"
    ASSIGNEE = "assignee"
    LINE = "line"
    CHANNEL = "channel"
    SYSTEM = "system"
    ASSET = "asset"
    MAKER = "maker"
    KIND = "kind"
    CAUSE = "cause"
    REPORTED = "reported"
    DUE = "due"
    OVERDUE = "overdue"
    EXCLUSION = "exclusion"
    RESOLVED = "resolved"
    CLOSED = "closed"
    CHANGED = "changed"


COLUMN_NAMES = {
    Column.NUMBER: ("工单编号", "Number"),
    Column.TITLE: ("标题", "Title"),
    Column.CONTRACT: ("合同", "Contract"),
    Column.TYPE: ("类型", "Type"),
    Column.LEVEL: ("故障级别", "Level"),
    Column.STATE: ("状态", "State"),
    Column.ASSIGNEE: ("处理人", "Assignee"),
    Column.LINE: ("处理环节", "Line"),
    Column.CHANNEL: ("来源", "Came by"),
    Column.SYSTEM: ("所属系统", "System"),
    Column.ASSET: ("所涉资产", "Asset"),
    Column.MAKER: ("原厂", "Maker"),
    Column.KIND: ("故障类别", "Kind"),
    Column.CAUSE: ("故障原因", "Cause"),
    Column.REPORTED: ("报修时间", "Reported"),
    Column.DUE: ("下一到期时间", "Next due"),
    Column.OVERDUE: ("是否超时", "Overdue"),
    Column.EXCLUSION: ("除外情形", "Excluded by"),
    Column.RESOLVED: ("解决时间", "Resolved"),
    Column.CLOSED: ("办结时间", "Closed"),
    Column.CHANGED: ("最近更新", "Last change"),
}
USUAL = (
    Column.NUMBER,
    Column.TITLE,
    Column.CONTRACT,
    Column.TYPE,
    Column.LEVEL,
    Column.STATE,
    Column.ASSIGNEE,
    Column.REPORTED,
    Column.DUE,
    Column.OVERDUE,
    Column.CLOSED,
)
