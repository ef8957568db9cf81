"""Decisions of the gateway: who may hear what, and the form of what is said."""
