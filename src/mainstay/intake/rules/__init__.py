"""Pure decisions of the intake."""
