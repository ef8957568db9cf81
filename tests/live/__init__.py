"""Pages, the gateway and the message server together."""
