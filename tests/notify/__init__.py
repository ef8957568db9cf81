"""Tests of messages across processes and in a browser."""
