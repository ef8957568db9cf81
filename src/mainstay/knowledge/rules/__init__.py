"""What the knowledge module decides: states, who may do what, and read-outs. Pure."""
