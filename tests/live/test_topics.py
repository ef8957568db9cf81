"""What pages hear: their own topics, what is announced, and what they may not hear."""

from uuid import uuid4

from mainstay.gateway.public import case_subject
from tests.live.site import Site, make_pass

MINE, OTHERS = uuid4(), uuid4()
CASE = f"contract.{MINE}.case.A-2026-00001"


def test_a_page_hears_of_its_case_and_its_lists(site: Site) -> None:
    async def go() -> None:
        page = await site.greet(make_pass([MINE]), CASE, "contracts", f"contract.{MINE}")
        await site.announce(case_subject(MINE, "A-2026-00001"), seq=7, secret="not passed on")
        assert await page.next("event") == {"t": "event", "topic": CASE, "seq": 7}
        assert {(await page.next("event"))["topic"] for _ in range(2)} == {"contracts", f"contract.{MINE}"}

    site.drive(go)


def test_many_changes_reach_lists_as_one(site: Site) -> None:
    async def go() -> None:
        page = await site.greet(make_pass([MINE]), "contracts", CASE)
        for number in range(50):
            await site.announce(case_subject(MINE, f"A-2026-1{number:04d}"), seq=1)
        await site.announce(case_subject(MINE, "A-2026-00001"), seq=1)
        heard = [(await page.next("event"))["topic"] for _ in range(2)]
        assert set(heard) == {CASE, "contracts"}
        assert page.frames.empty()

    site.drive(go)


def test_somebody_elses_contract_is_refused(site: Site) -> None:
    async def go() -> None:
        page = await site.greet(make_pass([MINE]), "contracts")
        wanted = [f"contract.{OTHERS}", f"contract.{OTHERS}.case.B-2026-00001", CASE]
        page.say(t="sub", topics=wanted)
        told = await page.next("subscribed")
        assert (told["topics"], told["refused"]) == ([CASE], wanted[:2])
        await site.announce(case_subject(OTHERS, "B-2026-00001"), seq=2)
        await site.announce(case_subject(MINE, "A-2026-00001"), seq=3)
        assert (await page.next("event"))["seq"] == 3
        assert (await page.next("event"))["topic"] == "contracts"

    site.drive(go)


def test_who_sees_all_hears_all(site: Site) -> None:
    async def go() -> None:
        page = await site.greet(make_pass(None), "contracts", f"contract.{OTHERS}.case.B-2026-00001")
        await site.announce(case_subject(OTHERS, "B-2026-00001"), seq=2)
        assert (await page.next("event"))["seq"] == 2

    site.drive(go)


def test_what_is_let_go_is_heard_no_more(site: Site) -> None:
    async def go() -> None:
        page = await site.greet(make_pass([MINE]), CASE, "contracts")
        page.say(t="unsub", topics=[CASE])
        await site.announce(case_subject(MINE, "A-2026-00001"), seq=9)
        assert (await page.next("event"))["topic"] == "contracts"

    site.drive(go)


def test_pages_hear_when_announcements_stop(passing_site: Site) -> None:
    """The message server ends."""

    async def go() -> None:
        page = await passing_site.greet(make_pass([MINE]), CASE)
        passing_site.running["bus"].terminate()
        assert (await page.next("state"))["live"] is False

    passing_site.drive(go)
