"""Prices for services after the term: what a renewal may cost, and quotes from a rate card. Pure."""
