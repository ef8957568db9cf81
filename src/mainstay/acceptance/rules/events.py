"""The events from which steps count: those that the contract itself dates, and what each is called. Pure."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from mainstay.contracts.rules.terms.contract import Contract
from mainstay.contracts.rules.terms.vocabulary import Trigger

from .words import Names

EVENT_NAMES: dict[str, Names] = {
    Trigger.CONTRACT_SIGNED: ("合同签订", "The contract was signed"),
    Trigger.CONTRACT_EFFECTIVE: ("合同生效", "The contract took effect"),
    Trigger.TERM_ENDED: ("合同期满", "The term ended"),
    Trigger.GOODS_DELIVERED: ("交货", "The goods were delivered"),
}
OTHER_EVENT: Names = ("合同约定的事件", "The event that the contract names")


def known_events(contract: Contract) -> dict[str, datetime]:
    """The events whose day stands in the contract, each as the last second of that day: the day itself never counts."""
    return {
        Trigger.CONTRACT_SIGNED: _end_of(contract, contract.signed),
        Trigger.CONTRACT_EFFECTIVE: _end_of(contract, contract.signed),
        Trigger.TERM_ENDED: _end_of(contract, contract.term.end),
    }


def _end_of(contract: Contract, day: date) -> datetime:
    zone = ZoneInfo(contract.timezone)
    after = datetime(day.year, day.month, day.day, tzinfo=zone) + timedelta(days=1)
    return (after - timedelta(seconds=1)).astimezone(ZoneInfo("UTC"))
