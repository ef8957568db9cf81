"""The times of a draft as the plain data of a contract file: calendars, levels, facts, target tables, ladders."""

import re
from collections.abc import Sequence
from typing import Any

from .draft import Draft, Term
from .unmapped import ClauseOf, Open, missing, unmapped

MEASURES = ("respond", "support", "diagnose", "arrive", "workaround", "resolve")
_CONDITIONS = {
    "stationed": "stationed",
    "workday": "reported_on_workday",
    "in_hours": "reported_in_hours",
    "visit": "visit",
}
_MODES = {"phone": "电话", "remote": "远程", "on_site": "现场"}


class Times:
    """Levels, targets and ladders of a draft; `data` are the keys of the file, `level_ids` and `role_ids` their ids."""

    def __init__(self, draft: Draft, clause_of: ClauseOf, first: str, todo: list[Open]) -> None:
        self._draft, self._clause_of, self._first, self._open = draft, clause_of, first, todo
        self.level_ids: dict[str, str] = {}
        self.role_ids: dict[str, str] = {}
        self.data: dict[str, Any] = {}
        self._times()

    def _of(self, kind: str) -> list[Term]:
        return [term for term in self._draft.terms if term.kind == kind]

    def _times(self) -> None:
        """Calendars, levels, facts, target tables and ladders."""
        targets = [term for term in self._of("target") if term.value["measure"] in MEASURES]
        clause = self._clause_of(targets[0]) if targets else self._first
        days = ["mon", "tue", "wed", "thu", "fri"]
        self.data["calendars"] = [
            {"id": "always", "name": "7×24小时", "clause": clause},
            {
                "id": "workdays",
                "name": "工作日",
                "clause": clause,
                "holidays": True,
                "windows": [{"days": days, "start": "00:00", "end": "24:00"}],
            },
        ]
        self._levels(clause)
        self._facts(targets)
        self.data["targets"] = [table for measure in MEASURES if (table := self._table(measure, targets))]
        for term in self._of("target"):
            if term.value["measure"] not in MEASURES:
                self._open.append(unmapped(term, "此项时限没有对应的计时", "no clock runs for this measure"))
        self._ladders()

    def _levels(self, clause: str) -> None:
        levels: list[dict[str, Any]] = []
        for term in self._of("level"):
            own = _plain(str(term.value["level"]), f"level-{len(levels) + 1}")
            self.level_ids[str(term.value["level"])] = own
            level = {
                "id": own,
                "name": term.value["name"],
                "meaning": term.value.get("meaning"),
                "clause": self._clause_of(term),
            }
            levels.append({key: value for key, value in level.items() if value})
        levels += self._named_by_targets()
        if not levels:
            levels = [{"id": "all", "name": "全部", "clause": clause}]
            self._open.append(missing("levels", "故障级别（原文未分级）", "levels of faults: the text has none"))
        self.data["levels"] = levels

    def _named_by_targets(self) -> list[dict[str, Any]]:
        """Levels that times are set for and nothing defines: 普通问题及时处理,较大问题当天处理."""
        found: list[dict[str, Any]] = []
        for term in self._of("target"):
            name = str(term.value.get("level", ""))
            if name and name not in self.level_ids:
                self.level_ids[name] = _plain(name, f"level-{len(self.level_ids) + 1}")
                found.append({"id": self.level_ids[name], "name": name, "clause": self._clause_of(term)})
                self._open.append(missing("levels", f"级别“{name}”的含义", f"what the level {name} means"))
        return found

    def _facts(self, targets: Sequence[Term]) -> None:
        labels = {"stationed": "有人员驻场", "workday": "工作日报修", "in_hours": "工作时间内报修", "visit": "需要到场"}
        facts: list[dict[str, Any]] = []
        for name, label in labels.items():
            if any(name in term.value for term in targets):
                calendar = {"calendar": "workdays"} if name in ("workday", "in_hours") else {}
                facts.append({"name": _CONDITIONS[name], "label": label, **calendar})
        if any("mode" in term.value for term in targets):
            facts.append(
                {"name": "mode", "label": "服务方式", "values": [{"id": k, "name": v} for k, v in _MODES.items()]}
            )
        self._subjects = {
            subject: f"kind-{at}"
            for at, subject in enumerate(
                dict.fromkeys(str(term.value["subject"]) for term in targets if term.value.get("subject")), 1
            )
        }
        if self._subjects:
            values = [{"id": own, "name": subject} for subject, own in self._subjects.items()]
            facts.append({"name": "kind", "label": "事项", "values": values})
        self.data["facts"] = facts

    def _table(self, measure: str, targets: Sequence[Term]) -> dict[str, Any] | None:
        rows = []
        own = [term for term in targets if term.value["measure"] == measure]
        for term in own:
            if term.value["length"] == "at_once":
                self._open.append(unmapped(term, "“立即”多长，合同须另行约定", "how long is at once"))
                continue
            row: dict[str, Any] = {
                "when": self._when(term),
                "length": term.value["length"],
                "clause": self._clause_of(term),
            }
            if term.value.get("start") in ("arrived", "diagnosed", "responded", "resolved"):
                row["start"] = term.value["start"]
            if "workday" in str(term.value["length"]):
                row["calendar"] = "workdays"
            rows.append(row)
        if not rows:
            return None
        names = {
            "respond": "响应",
            "support": "支持",
            "diagnose": "确诊",
            "arrive": "到场",
            "workaround": "规避",
            "resolve": "解决",
        }
        return {
            "id": measure,
            "measure": measure,
            "name": names[measure],
            "clause": rows[0]["clause"],
            "calendar": "always",
            "rows": rows,
        }

    def _when(self, term: Term) -> dict[str, Any]:
        when: dict[str, Any] = {}
        level = str(term.value.get("level") or "")
        if level in self.level_ids:
            when["level"] = self.level_ids[level]
        when |= {fact: term.value[name] for name, fact in _CONDITIONS.items() if name in term.value}
        if term.value.get("mode"):
            when["mode"] = term.value["mode"]
        if term.value.get("subject"):
            when["kind"] = self._subjects[str(term.value["subject"])]
        return when

    def _ladders(self) -> None:
        terms = self._of("ladder_rung")
        roles = list(dict.fromkeys(str(role) for term in terms for role in _list(term.value["roles"])))
        self.role_ids = {role: f"role-{at}" for at, role in enumerate(roles, 1)}
        rungs = []
        for at, term in enumerate(terms, 1):
            level = self.level_ids.get(str(term.value.get("level") or ""))
            ids = [self.role_ids[str(role)] for role in _list(term.value["roles"])]
            rungs.append(
                {
                    "id": f"rung-{at}",
                    "after": term.value["after"],
                    "roles": ids,
                    "clause": self._clause_of(term),
                    **({"when": {"level": level}} if level else {}),
                }
            )
        if rungs:
            self.data["ladders"] = [
                {"id": "escalation", "name": "升级", "clause": rungs[0]["clause"], "calendar": "always", "rungs": rungs}
            ]


def _plain(level: str, otherwise: str) -> str:
    return level if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}", level) else otherwise


def _list(value: object) -> list[Any]:
    return list(value) if isinstance(value, list) else []
