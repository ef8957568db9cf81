"""Reads of problems and articles, always of what their reader may see."""
