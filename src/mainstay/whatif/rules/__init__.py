"""The pure rules of what-if runs."""
