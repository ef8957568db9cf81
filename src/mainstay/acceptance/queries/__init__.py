"""Reads of acceptance."""
