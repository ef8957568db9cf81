"""Who may see what is due next. Pure."""

from mainstay.kernel.permissions import Permission, Reach

LIST = Permission("agenda.list", "查看待办事项", "See what is due next", Reach.SEEN, None, ("GET /api/agenda",))

PERMISSIONS = (LIST,)
