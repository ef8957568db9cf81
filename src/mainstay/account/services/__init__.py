"""Verbs of the account: trying, showing second factors, keeping sessions and devices."""
