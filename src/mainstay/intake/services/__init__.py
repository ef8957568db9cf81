"""Verbs of the intake: receive, settle what is parked, register calls, keep inlets and contacts."""
