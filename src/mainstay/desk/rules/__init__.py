"""Pure decisions of the desk: which act in which state, what an entry must hold, what a case looks like."""
