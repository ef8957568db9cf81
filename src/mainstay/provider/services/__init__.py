"""Verbs of the provider: clients, consent, grants, keys."""
