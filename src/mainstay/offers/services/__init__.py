"""Verbs on offers."""

from .answering import answer_offer
from .offering import offer_renewal, quote_from_card

__all__ = ["answer_offer", "offer_renewal", "quote_from_card"]
