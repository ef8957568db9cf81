"""Reads of the intake."""
