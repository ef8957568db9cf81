"""Checks of the tree's shape: each takes the root of a tree and returns what is wrong with it, one line a violation."""
