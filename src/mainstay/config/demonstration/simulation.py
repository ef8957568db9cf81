"""One simulated case: what people do about it and when, paced by the clocks that the contract sets."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from mainstay.contracts.public import CaseEntry, Clock, Side, TermsVersion, clocks
from mainstay.desk.public import Act, History, Opening, Order, Step
from mainstay.directory.public import Actor, RoleName

from .people import Cast
from .rhythm import at_work
from .stories import Profile, Story

ENTRY_KINDS = {
    Act.RESPOND: "responded",
    Act.ACCEPT: "accepted",
    Act.START_SUPPORT: "support_started",
    Act.ENGAGE_THIRD_PARTY: "third_party_engaged",
    Act.CLASSIFY: "classified",
    Act.DIAGNOSE: "diagnosed",
    Act.AGREE_VISIT: "visit_agreed",
    Act.ARRIVE: "arrived",
    Act.WORK_AROUND: "worked_around",
    Act.PROMISE: "promised",
    Act.MOVE_PROMISE: "promise_moved",
    Act.PAUSE: "paused",
    Act.RESUME: "resumed",
    Act.RESOLVE: "resolved",
    Act.FILE_REPORT: "report_filed",
    Act.CONFIRM: "confirmed",
    Act.CLOSE: "closed",
    Act.REOPEN: "reopened",
    Act.CALL_BACK: "called_back",
    Act.COMMENT: "commented",
    Act.CORRECT: "corrected",
}


class Over(Exception):
    """The present is reached: what would come next has not happened yet."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What every case of one contract shares."""

    terms: TermsVersion
    profile: Profile
    cast: Cast
    zone: ZoneInfo
    now: datetime


@dataclass(slots=True)
class Telling:
    """A case while it is being told: the time it has reached, its entries so far and the steps to record."""

    scene: Scene
    story: Story
    chance: Random
    at: datetime
    written: datetime
    entries: list[CaseEntry]
    steps: list[Step] = field(default_factory=list)
    missed: str | None = None

    def clock(self, measure: str) -> Clock | None:
        """The running clock of a measure that is due first."""
        running = [clock for clock in self.running() if clock.measure == measure]
        return min(running, key=lambda clock: clock.due or self.at, default=None)

    def running(self) -> list[Clock]:
        """The clocks that run at the time reached."""
        found = clocks(self.scene.terms.compiled, self.entries, self.at)
        return [clock for clock in found if clock.state == "running" and clock.due is not None]

    def person(self, *roles: RoleName) -> Actor:
        """Somebody in one of these roles."""
        return self.chance.choice(self.scene.cast.all_of(*roles))

    def wait(self, low: float, high: float) -> None:
        """Let some minutes pass, within the time that the clocks leave; long waits end in waking hours."""
        moment = self.at + timedelta(seconds=round(60 * self.chance.uniform(low, high)))
        if high > 240:
            moment = at_work(moment, zone=self.scene.zone, chance=self.chance)
        moment = min(moment, self.at + timedelta(seconds=self.left() * 0.3))
        self.at = moment.replace(microsecond=0)

    def pace(self, measure: str, *, otherwise: tuple[float, float]) -> bool:
        """Go on to when a measure is done: within its time, or past it when this case misses it.

        True when the contract sets a time for it; else some minutes pass.
        """
        clock = self.clock(measure)
        if clock is None or clock.due is None:
            self.wait(*otherwise)
            return False
        left = (clock.due - self.at).total_seconds()
        if self.missed == measure:
            self.missed = None
            self.at += timedelta(seconds=round(left * (1.02 + self.chance.expovariate(2.2))) + 60)
            return True
        left = min(left, self.left())
        moment = self.at + timedelta(seconds=int(left * self.chance.betavariate(2.0, 3.6)))
        if left > 6 * 3600:
            worked = at_work(moment, zone=self.scene.zone, chance=self.chance)
            moment = worked if worked < self.at + timedelta(seconds=left) else moment
        self.at = moment
        return True

    def left(self) -> float:
        """Seconds until the first of the clocks that this case keeps runs out."""
        kept = [clock.due for clock in self.running() if clock.due is not None and clock.measure != self.missed]
        return (min(kept) - self.at).total_seconds() if kept else 86_400.0 * 30

    def do(self, actor: Actor, order: Order) -> None:
        """Record an act at the time reached; some are written down a while later. Over when that is still to come."""
        late = self.chance.random() < 0.06 and order.act is not Act.COMMENT
        written = self.at + timedelta(seconds=self.chance.randint(600, 4200) if late else self.chance.randint(2, 40))
        written = max(written, self.written + timedelta(seconds=1))
        if written > self.scene.now:
            raise Over
        happened = written if order.act in {Act.COMMENT, Act.CORRECT} else self.at
        self.steps.append(Step(actor, replace(order, occurred_at=happened), written))
        self.entries.append(self._entry(order, happened, written))
        self.written = written

    def _entry(self, order: Order, happened: datetime, written: datetime) -> CaseEntry:
        return CaseEntry(
            seq=len(self.entries) + 1,
            kind=ENTRY_KINDS[order.act],
            at=_moment(order, "at") or happened,
            written=written,
            side=Side.CUSTOMER if order.act is Act.MOVE_PROMISE else Side.VENDOR,
            due=_moment(order, "due"),
            reason=_word(order, "reason"),
            corrects=_number(order, "corrects"),
        )


def _moment(order: Order, name: str) -> datetime | None:
    value = order.fields.get(name)
    return value if isinstance(value, datetime) else None


def _word(order: Order, name: str) -> str | None:
    value = order.fields.get(name)
    return value if isinstance(value, str) else None


def _number(order: Order, name: str) -> int | None:
    value = order.fields.get(name)
    return value if isinstance(value, int) else None


Chapter = Callable[[Telling], None]


def tell(
    scene: Scene,
    story: Story,
    *,
    level: str,
    facts: dict[str, str | bool],
    reported_at: datetime,
    chapters: Sequence[Chapter],
    chance: Random,
) -> History:
    """The history of one case up to now. It may be left lying after any chapter."""
    by_phone = chance.random() < 0.45
    reporter = chance.choice(scene.cast.all_of(RoleName.CUSTOMER_CONTACT))
    opener = chance.choice(scene.cast.all_of(RoleName.VENDOR_SEAT)) if by_phone else reporter
    place = chance.choice(scene.profile.places)
    stated = {"level": level, **facts}
    written = reported_at + timedelta(seconds=chance.randint(5, 240) if by_phone else 0)
    opening = Opening(
        contract_id=scene.terms.contract_id,
        title=story.title.format(place=place),
        description=story.description.format(place=place),
        reporter={"name": reporter.name},
        facts=dict(stated),
        reported_at=reported_at,
    )
    report = CaseEntry(seq=1, kind="reported", at=reported_at, written=written, side=Side.CUSTOMER, facts=stated)
    telling = Telling(scene, story, chance, reported_at, written, [report])
    try:
        for chapter in chapters:
            chapter(telling)
    except Over:
        pass
    return History(opener, opening, written, tuple(telling.steps))
