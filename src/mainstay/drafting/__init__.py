"""Contracts as offices have them: a document goes in, a draft of running terms comes out."""
