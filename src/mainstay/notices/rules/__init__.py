"""When a notice counts as delivered, what silence makes of an objection, which address counts. Pure."""
