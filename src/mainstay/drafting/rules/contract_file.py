"""A draft becomes the plain data of a contract file as far as it goes; what does not map is listed, not guessed."""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from .contract_money import penalties, price, stages
from .contract_scores import bands, score_sheets
from .contract_times import Times
from .draft import Draft, Term
from .unmapped import Open, missing, unmapped

_EVENTS = (
    ("验收", "acceptance_passed"),
    ("故障解决", "case_resolved"),
    ("解决后", "case_resolved"),
    ("巡检", "inspection_done"),
    ("变更", "contact_changed"),
    ("异议", "objection_raised"),
    ("不可抗力", "force_majeure"),
    ("签订", "contract_signed"),
    ("生效", "contract_effective"),
    ("服务结束", "term_ended"),
    ("终止", "term_ended"),
    ("期满", "term_ended"),
    ("更换", "staff_changed"),
    ("停止维护", "support_ending"),
    ("投诉", "complaint_received"),
    ("突发", "emergency"),
)


def clause_ids(draft: Draft) -> dict[str, str]:
    """The clause of a contract file that each passage stands in."""
    return {passage.id: _identity(passage.clause) for passage in draft.passages}


@dataclass
class ContractDraft:
    """The data of a contract file, and what a person has to add or to decide."""

    data: dict[str, Any]
    open: list[Open] = field(default_factory=list)


def contract_data(draft: Draft) -> ContractDraft:
    """The data of a contract file from a draft's terms; keys that nothing is known of are left out."""
    made = _Maker(draft)
    made.identity()
    made.period()
    made.parties()
    made.data["price"] = price(draft, made.clause_of, made.open)
    times = Times(draft, made.clause_of, made.data["clauses"][0]["id"], made.open)
    made.data |= times.data
    made.duties()
    made.data["payments"] = stages(draft, made.clause_of, made.open)
    made.data["score_sheets"] = score_sheets(draft, made.clause_of, made.open)
    made.data["bands"] = bands(draft, made.clause_of, made.data["score_sheets"], made.open)
    made.data["penalties"] = penalties(draft, made.clause_of, times.level_ids, made.open)
    made.others(times.role_ids)
    clauses = made.data.pop("clauses")
    data = {key: value for key, value in (*made.data.items(), ("clauses", clauses)) if value not in (None, [], {})}
    return ContractDraft(data, made.open)


class _Maker:
    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.open: list[Open] = []
        self._clause_of_passage = clause_ids(draft)
        self.data: dict[str, Any] = {"schema": 1, "code": "DRAFT", "source": draft.source.name}
        self.data["clauses"] = self._clauses()

    def clause_of(self, term: Term) -> str:
        """The clause that a term's first passage stands in."""
        return self._clause_of_passage[term.evidence[0].passage]

    def of(self, kind: str) -> list[Term]:
        """The terms of a kind."""
        return [term for term in self.draft.terms if term.kind == kind]

    def _clauses(self) -> list[dict[str, Any]]:
        texts: dict[str, list[str]] = {}
        pages: dict[str, int | None] = {}
        for passage in self.draft.passages:
            own = _identity(passage.clause)
            texts.setdefault(own, []).append(passage.text)
            pages.setdefault(own, passage.page)
        known = {_identity(clause.id): clause for clause in self.draft.clauses}
        told = {self.clause_of(term) for term in self.draft.terms}
        return [
            {
                "id": own,
                "number": (known[own].number if own in known else "") or "首部",
                "heading": ((known[own].heading if own in known else "") or lines[0])[:200],
                "text": "\n".join(lines)[:20_000],
                "place": {"page": pages[own], "section": ""} if pages[own] else {"section": ""},
                **({} if own in told else {"silent": True}),
            }
            for own, lines in texts.items()
        ]

    def identity(self) -> None:
        """Number, title and day of signing."""
        numbers = sorted(self.of("number"), key=lambda term: term.value["of"] != "contract")
        self.data["number"] = str(numbers[0].value["text"])[:80] if numbers else "待补"
        if not numbers:
            self.open.append(missing("number", "合同编号", "the contract's number"))
        titles = self.of("title")
        self.data["title"] = str(titles[0].value["text"]) if titles else self.draft.source.name
        signed = sorted((str(term.value["day"]) for term in self.of("date") if term.value["of"] == "signed"), key=len)
        if signed:
            self.data["signed"] = _whole_day(signed[-1])
            if len(signed[-1]) < 10:
                self.open.append(
                    missing(
                        "signed", f"签订日（原文只写到 {signed[-1]}）", f"the day of signing, only {signed[-1]} is said"
                    )
                )
        else:
            self.open.append(missing("signed", "签订日", "the day of signing"))

    def period(self) -> None:
        """First and last day of service, from days or from a first day and a length."""
        dated = [term for term in self.of("service_period") if term.value.get("start")]
        upkeep = [
            term
            for term in self.of("maintenance")
            if re.fullmatch(r"\d+ (?:day|week|month|year)s?", str(term.value["length"]))
        ]
        if upkeep:
            begins = "final_acceptance" if "终验" in str(upkeep[0].value.get("begins")) else "acceptance_passed"
            self.data["maintenance"] = {
                "length": upkeep[0].value["length"],
                "begins": begins,
                "clause": self.clause_of(upkeep[0]),
            }
        if dated:
            first = _whole_day(str(dated[0].value["start"]))
            last = dated[0].value.get("end") or _after(first, str(dated[0].value.get("length", "")))
            if last:
                self.data["term"] = {"start": first, "end": _whole_day(str(last)), "clause": self.clause_of(dated[0])}
                return
        length = next(
            (str(term.value["length"]) for term in (*self.of("service_period"), *upkeep) if term.value.get("length")),
            "",
        )
        begin = self.data.get("signed")
        last = _after(begin, length) if begin else None
        if last:
            clause = self.clause_of((*self.of("service_period"), *upkeep)[0])
            self.data["term"] = {"start": begin, "end": last, "clause": clause}
        self.open.append(
            missing("term", "服务起止日（原文未写明，暂由签订日和期限推出）", "first and last day of service")
        )

    def parties(self) -> None:
        """Both sides with who signs for them."""
        for term in self.of("party"):
            if term.value["side"] in ("customer", "vendor"):
                side = {
                    "name": term.value["name"],
                    "signatory": term.value.get("representative"),
                    "address": term.value.get("address"),
                }
                self.data.setdefault("parties", {})[str(term.value["side"])] = {k: v for k, v in side.items() if v}

    def duties(self) -> None:
        """Obligations that recur or that a known event opens, and deliverables."""
        made: list[dict[str, Any]] = []
        for term in self.of("obligation"):
            value = term.value
            trigger = next((name for word, name in _EVENTS if word in str(value.get("event") or "")), None)
            if not value.get("every") and trigger is None:
                self.open.append(unmapped(term, "由什么事件引起，须选定", "which event opens it"))
                continue
            duty: dict[str, Any] = {
                "id": f"duty-{len(made) + 1}",
                "name": str(value["what"])[:40],
                "what": value["what"],
                "clause": self.clause_of(term),
                "calendar": "workdays" if "workday" in str(value.get("due")) else "always",
                "owner": value.get("owner") or "vendor",
            }
            if value.get("owner") == "either":
                duty["owner"] = "neutral"
            due = value.get("due")
            if value.get("every"):
                duty["recurrence"] = {"every": value["every"], **({"due": due} if due else {})}
            else:
                duty |= {
                    "trigger": trigger,
                    **({"due": due} if due else {}),
                    **({"before": True} if value.get("before") else {}),
                }
            made.append(duty)
        self.data["obligations"] = made
        self.data["deliverables"] = [
            {
                "id": f"deliverable-{at}",
                "name": term.value["name"],
                "clause": self.clause_of(term),
                "quantity": term.value["quantity"],
                "unit": term.value.get("unit") or "份",
                "media": _list(term.value.get("media")),
            }
            for at, term in enumerate((term for term in self.of("deliverable") if term.value.get("quantity")), 1)
        ]

    def others(self, role_ids: dict[str, str]) -> None:
        """Exclusions, allowances, staff and contacts; what has no place in the file is listed."""
        self.data["exclusions"] = [
            {"id": f"exclusion-{at}", "text": term.value["text"], "clause": self.clause_of(term)}
            for at, term in enumerate(self.of("exclusion"), 1)
        ]
        self.data["allowances"] = [
            {
                "id": f"allowance-{at}",
                "name": term.value["name"],
                "clause": self.clause_of(term),
                "quantity": term.value["quantity"],
                "unit": term.value.get("unit") or "项",
            }
            for at, term in enumerate(self.of("allowance"), 1)
        ]
        self.data["staffing"] = [
            {
                "id": f"staff-{at}",
                "name": term.value.get("role") or "人员",
                "clause": self.clause_of(term),
                "heads": int(str(term.value["heads"])),
                "calendar": "workdays",
                "stationed": bool(term.value.get("stationed")),
            }
            for at, term in enumerate(self.of("staffing"), 1)
        ]
        roles = [{"id": own, "name": role} for role, own in role_ids.items()]
        people = []
        for term in self.of("contact"):
            if term.value.get("name"):
                person = {
                    "name": term.value["name"],
                    "side": term.value.get("side") or "vendor",
                    "roles": ["contact"],
                    "phone": term.value.get("phone"),
                    "mail": term.value.get("mail"),
                    "clause": self.clause_of(term),
                }
                people.append({key: value for key, value in person.items() if value})
        self.data["contacts"] = people
        self.data["roles"] = [*roles, *([{"id": "contact", "name": "联系人"}] if people else [])]
        self.open += [unmapped(term, "须由人写入通知条款", "to be written by a person") for term in self.of("notice")]


def _identity(clause: str) -> str:
    return re.sub(r"[^A-Za-z0-9_.-]", "-", clause)[:60] or "0"


def _list(value: object) -> list[Any]:
    return list(value) if isinstance(value, list) else []


def _whole_day(day: str) -> str:
    return (day + "-01-01")[:10] if len(day) == 4 else (day + "-01")[:10]


def _after(first: str, length: str) -> str | None:
    """The last day of a length in days, weeks, months or years that begins with the first day."""
    match = re.fullmatch(r"(\d+) (day|week|month|year)s?", length)
    if match is None:
        return None
    begin, count, unit = date.fromisoformat(first), int(match[1]), match[2]
    if unit in ("day", "week"):
        return (begin + timedelta(days=count * (7 if unit == "week" else 1) - 1)).isoformat()
    months = begin.month - 1 + count * (12 if unit == "year" else 1)
    year, month = begin.year + months // 12, months % 12 + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    return (date(year, month, min(begin.day, last)) - timedelta(days=1)).isoformat()
